//! Who may do what with a report before it is published. What is published anyone may read.

use crate::account::{Actor, DepartmentRole, OfficeRole};
use crate::id::DepartmentId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Who answers for a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Responsible {
    /// 主担当.
    pub lead: DepartmentId,
    /// 共同.
    pub joint: Vec<DepartmentId>,
}

/// What can be done with a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportAct {
    /// Reading what is not published.
    Read,
    /// Writing in it.
    Write,
    /// Signing for a joint department.
    Sign(DepartmentId),
    /// 提出
    Submit,
    /// 取下げ
    Withdraw,
    /// 差戻し
    SendBack,
    /// 確定
    Confirm,
    /// 再開
    Reopen,
    /// 公表
    Publish,
}

/// Why not; the sentence says who may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReportRefused {
    /// Not of a department that answers for it.
    #[error("この報告の担当課・団体の人だけが見られます。")]
    OthersReport,
    /// 閲覧 alone.
    #[error("書きこむには、担当課・団体の「入力」の役割が要ります。管理の担当にお知らせください。")]
    ReadersOnlyRead,
    /// Needs 承認 in the lead department.
    #[error("提出と取下げは、主担当の「承認」の役割の人ができます。")]
    LeadApproves,
    /// Needs 承認 in that joint department.
    #[error("署名は、その課・団体の「承認」の役割の人ができます。")]
    OwnApproverSigns,
    /// Needs 事務局.
    #[error("この操作は事務局だけができます。")]
    SecretariatOnly,
}

impl Responsible {
    /// Lead first, then the joint ones.
    pub fn all(&self) -> impl Iterator<Item = DepartmentId> {
        std::iter::once(self.lead).chain(self.joint.iter().copied())
    }

    /// The same with one department in place of another; who answers already answers once.
    #[must_use]
    pub fn hand_over(&self, (from, to): (DepartmentId, DepartmentId)) -> Self {
        let moved = |it: DepartmentId| if it == from { to } else { it };
        let mut all: Vec<DepartmentId> = Vec::new();
        for it in self.all().map(moved) {
            if !all.contains(&it) {
                all.push(it);
            }
        }
        let joint = all.split_off(1);
        Self { lead: moved(self.lead), joint }
    }

    /// Whether a department stands in it more than once.
    #[must_use]
    pub fn names_twice(&self) -> bool {
        let departments: BTreeSet<DepartmentId> = self.all().collect();
        departments.len() <= self.joint.len()
    }

    /// The highest role that the actor has today in one of them.
    fn role_of(&self, actor: &Actor) -> Option<DepartmentRole> {
        self.all().filter_map(|it| actor.role_in(it)).max()
    }
}

/// Whether the actor may do it, whatever the report's state.
///
/// # Errors
/// When not.
pub fn may(actor: &Actor, act: ReportAct, responsible: &Responsible) -> Result<(), ReportRefused> {
    let office = actor.is(OfficeRole::Secretariat);
    let role = responsible.role_of(actor);
    if !office && role.is_none() {
        return Err(ReportRefused::OthersReport);
    }
    let approves = |department| actor.role_in(department) == Some(DepartmentRole::Approver);
    let (allowed, refused) = match act {
        ReportAct::Read => (true, ReportRefused::OthersReport),
        ReportAct::Write => (office || role >= Some(DepartmentRole::Writer), ReportRefused::ReadersOnlyRead),
        ReportAct::Sign(own) => (responsible.joint.contains(&own) && approves(own), ReportRefused::OwnApproverSigns),
        ReportAct::Submit | ReportAct::Withdraw => (approves(responsible.lead), ReportRefused::LeadApproves),
        ReportAct::SendBack | ReportAct::Confirm | ReportAct::Reopen | ReportAct::Publish => {
            (office, ReportRefused::SecretariatOnly)
        }
    };
    if allowed { Ok(()) } else { Err(refused) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::tests::actor;

    #[test]
    fn who_takes_over_answers_once() {
        let it = Responsible { lead: DepartmentId(1), joint: vec![DepartmentId(2), DepartmentId(3)] };
        for (pair, lead, joint) in
            [((1, 9), 9, vec![2, 3]), ((1, 3), 3, vec![2]), ((2, 1), 1, vec![3]), ((2, 9), 1, vec![9, 3])]
        {
            let after = it.hand_over((DepartmentId(pair.0), DepartmentId(pair.1)));
            let found: Vec<_> = after.joint.iter().map(|it| it.0).collect();
            assert_eq!((after.lead.0, found), (lead, joint), "{pair:?}");
        }
    }

    const LEAD: i64 = 1;
    const JOINT: i64 = 2;
    const OTHER: i64 = 3;

    fn allowed(actor: &Actor) -> Vec<ReportAct> {
        let responsible = Responsible { lead: DepartmentId(LEAD), joint: vec![DepartmentId(JOINT)] };
        let acts = [
            ReportAct::Read,
            ReportAct::Write,
            ReportAct::Sign(DepartmentId(JOINT)),
            ReportAct::Submit,
            ReportAct::Withdraw,
            ReportAct::SendBack,
            ReportAct::Confirm,
            ReportAct::Reopen,
            ReportAct::Publish,
        ];
        acts.into_iter().filter(|act| may(actor, *act, &responsible).is_ok()).collect()
    }

    #[test]
    fn each_role_may_its_own_and_nothing_else() {
        use DepartmentRole::{Approver, Reader, Writer};
        use ReportAct::{Confirm, Publish, Read, Reopen, SendBack, Sign, Submit, Withdraw, Write};
        let check = |roles: &[(i64, DepartmentRole)], offices: &[OfficeRole], acts: &[ReportAct]| {
            assert_eq!(allowed(&actor(roles, offices)), acts, "{roles:?} {offices:?}");
        };
        check(&[], &[], &[]);
        check(&[], &[OfficeRole::Administrator], &[]);
        check(&[], &[OfficeRole::Secretariat], &[Read, Write, SendBack, Confirm, Reopen, Publish]);
        check(&[(OTHER, Approver)], &[], &[]);
        check(&[(LEAD, Reader)], &[], &[Read]);
        check(&[(JOINT, Writer)], &[], &[Read, Write]);
        check(&[(LEAD, Approver)], &[], &[Read, Write, Submit, Withdraw]);
        check(&[(JOINT, Approver)], &[], &[Read, Write, Sign(DepartmentId(JOINT))]);
        check(&[(LEAD, Reader), (JOINT, Writer)], &[], &[Read, Write]);
    }

    #[test]
    fn nobody_signs_for_a_department_that_has_no_part_in_it() {
        let everywhere = actor(&[(LEAD, DepartmentRole::Approver), (OTHER, DepartmentRole::Approver)], &[]);
        let responsible = Responsible { lead: DepartmentId(LEAD), joint: vec![DepartmentId(JOINT)] };
        for department in [LEAD, JOINT, OTHER] {
            let act = ReportAct::Sign(DepartmentId(department));
            assert_eq!(may(&everywhere, act, &responsible), Err(ReportRefused::OwnApproverSigns));
        }
    }
}
