//! Where a report stands.

use super::step::{Reason, Step, StepRefused};
use crate::account::Actor;
use crate::id::{AccountId, DepartmentId, PublicationId};
use crate::moment::Moment;
use crate::report::may::{Responsible, may};
use serde::{Deserialize, Serialize};

/// State of a report, with the facts of that state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReportState {
    /// 未着手: nobody has written yet.
    NotStarted,
    /// 入力中
    Drafting,
    /// 提出: waits for the 事務局; nobody writes.
    Submitted {
        /// Who submitted.
        by: AccountId,
        /// When.
        at: Moment,
    },
    /// 差戻し: to be written again, and why.
    Returned {
        /// Who sent it back.
        by: AccountId,
        /// When.
        at: Moment,
        /// What is to be mended.
        reason: Reason,
    },
    /// 確定: ready to be published; nobody writes.
    Confirmed {
        /// Who confirmed.
        by: AccountId,
        /// When.
        at: Moment,
    },
    /// 公表: readers see it; what changes later is a 訂正.
    Published {
        /// Where.
        publication: PublicationId,
    },
}

/// Which state, without its facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StateKind {
    /// 未着手
    NotStarted,
    /// 入力中
    Drafting,
    /// 提出
    Submitted,
    /// 差戻し
    Returned,
    /// 確定
    Confirmed,
    /// 公表
    Published,
}

/// A joint department's word that it agrees with what is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// For whom.
    pub department: DepartmentId,
    /// Who signed.
    pub by: AccountId,
    /// When.
    pub at: Moment,
}

/// State and signatures of a report. A joint department's signature holds until the text goes back to be written again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// State.
    pub state: ReportState,
    /// At most one a department, in the order in which they were given.
    pub signatures: Vec<Signature>,
}

impl StateKind {
    /// All of them, from done to not begun.
    pub const ALL: [Self; 6] =
        [Self::Published, Self::Confirmed, Self::Submitted, Self::Returned, Self::Drafting, Self::NotStarted];

    /// Its word.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotStarted => "未着手",
            Self::Drafting => "入力中",
            Self::Submitted => "提出",
            Self::Returned => "差戻し",
            Self::Confirmed => "確定",
            Self::Published => "公表",
        }
    }

    /// Whether the text may change: 提出 and 確定 freeze it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::NotStarted | Self::Drafting | Self::Returned)
    }
}

impl ReportState {
    /// Which it is.
    #[must_use]
    pub const fn kind(&self) -> StateKind {
        match self {
            Self::NotStarted => StateKind::NotStarted,
            Self::Drafting => StateKind::Drafting,
            Self::Submitted { .. } => StateKind::Submitted,
            Self::Returned { .. } => StateKind::Returned,
            Self::Confirmed { .. } => StateKind::Confirmed,
            Self::Published { .. } => StateKind::Published,
        }
    }

    /// Its word in the list of states.
    #[must_use]
    pub const fn words(&self) -> &'static str {
        self.kind().words()
    }

    /// Whether the text may change: 提出 and 確定 freeze it.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.kind().is_open()
    }
}

impl Progress {
    /// A report of a year just opened.
    #[must_use]
    pub const fn new() -> Self {
        Self { state: ReportState::NotStarted, signatures: Vec::new() }
    }

    /// Joint departments that have not signed.
    pub fn unsigned(&self, responsible: &Responsible) -> Vec<DepartmentId> {
        let signed = |it: &DepartmentId| self.signatures.iter().any(|signature| signature.department == *it);
        responsible.joint.iter().copied().filter(|it| !signed(it)).collect()
    }

    /// The same with one department in place of another, where these answer since: what was signed stays signed.
    #[must_use]
    pub fn hand_over(mut self, (from, to): (DepartmentId, DepartmentId), responsible: &Responsible) -> Self {
        let mut signed = Vec::new();
        self.signatures.retain_mut(|it| {
            if it.department == from {
                it.department = to;
            }
            let stays = responsible.joint.contains(&it.department) && !signed.contains(&it.department);
            signed.push(it.department);
            stays
        });
        self
    }

    /// The report after somebody who may has written in it.
    ///
    /// # Errors
    /// When it is frozen.
    pub fn write(self, (by, at): (AccountId, Moment)) -> Result<Self, StepRefused> {
        Ok(Self { state: self.state.after(Step::Begin, by, at)?, ..self })
    }

    /// The report after a step of the actor.
    ///
    /// # Errors
    /// When the actor may not, the state does not lead there, or a signature is missing.
    pub fn take(
        self,
        step: Step,
        (actor, at): (&Actor, Moment),
        responsible: &Responsible,
    ) -> Result<Self, StepRefused> {
        may(actor, step.act(), responsible)?;
        let by = actor.account;
        if step == Step::Submit && self.state.is_written() {
            let missing = self.unsigned(responsible);
            if !missing.is_empty() {
                return Err(StepRefused::Unsigned(missing));
            }
        }
        let signatures = sign(self.signatures, &step, by, at);
        Ok(Self { state: self.state.after(step, by, at)?, signatures })
    }
}

impl Default for Progress {
    fn default() -> Self {
        Self::new()
    }
}

impl ReportState {
    /// Whether somebody has written and may go on.
    const fn is_written(&self) -> bool {
        matches!(self, Self::Drafting | Self::Returned { .. })
    }

    fn after(self, step: Step, by: AccountId, at: Moment) -> Result<Self, StepRefused> {
        match (self, step) {
            (Self::NotStarted, Step::Begin) => Ok(Self::Drafting),
            // who goes on writing in a report sent back keeps the reason before their eyes
            (state, Step::Begin | Step::Sign(_)) if state.is_written() => Ok(state),
            (Self::Drafting | Self::Returned { .. }, Step::Submit) => Ok(Self::Submitted { by, at }),
            (Self::Submitted { .. }, Step::Withdraw) => Ok(Self::Drafting),
            (Self::Submitted { .. }, Step::SendBack(reason))
            | (Self::Confirmed { .. } | Self::Published { .. }, Step::Reopen(reason)) => {
                Ok(Self::Returned { by, at, reason })
            }
            (Self::Submitted { .. }, Step::Confirm) => Ok(Self::Confirmed { by, at }),
            (Self::Confirmed { .. }, Step::Publish(publication)) => Ok(Self::Published { publication }),
            (state, step) => Err(StepRefused::Elsewhere { from: state.words(), step: step.kind().words() }),
        }
    }
}

/// A new signature takes the place of the department's older one; what is written again has to be agreed to again.
fn sign(mut signatures: Vec<Signature>, step: &Step, by: AccountId, at: Moment) -> Vec<Signature> {
    match step {
        Step::Sign(department) => {
            signatures.retain(|it| it.department != *department);
            signatures.push(Signature { department: *department, by, at });
        }
        Step::Withdraw | Step::SendBack(_) | Step::Reopen(_) => signatures.clear(),
        Step::Begin | Step::Submit | Step::Confirm | Step::Publish(_) => {}
    }
    signatures
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::tests::actor;
    use crate::account::{DepartmentRole, OfficeRole};
    use crate::report::may::ReportRefused;
    use proptest::prelude::*;

    fn responsible() -> Responsible {
        Responsible { lead: DepartmentId(1), joint: vec![DepartmentId(2)] }
    }

    /// Somebody who may take every step.
    fn everybody() -> Actor {
        actor(&[(1, DepartmentRole::Approver), (2, DepartmentRole::Approver)], &[OfficeRole::Secretariat])
    }

    fn reason() -> Reason {
        Reason::new("数字をもう一度お確かめください。").unwrap()
    }

    fn steps() -> Vec<Step> {
        vec![
            Step::Begin,
            Step::Sign(DepartmentId(2)),
            Step::Submit,
            Step::Withdraw,
            Step::SendBack(reason()),
            Step::Confirm,
            Step::Reopen(reason()),
            Step::Publish(PublicationId(1)),
        ]
    }

    fn walk(steps: impl IntoIterator<Item = Step>) -> Result<Progress, StepRefused> {
        let at = Moment(1);
        steps.into_iter().try_fold(Progress::new(), |it, step| it.take(step, (&everybody(), at), &responsible()))
    }

    #[test]
    fn each_state_leads_to_these_and_to_no_other() {
        let sign = Step::Sign(DepartmentId(2));
        let written = vec![Step::Begin, sign.clone()];
        let submitted = [written.clone(), vec![Step::Submit]].concat();
        let confirmed = [submitted.clone(), vec![Step::Confirm]].concat();
        let check = |way: &[Step], leads: &[&str]| {
            let found: Vec<_> = steps()
                .into_iter()
                .filter_map(|step| walk([way, &[step]].concat()).ok())
                .map(|it| it.state.words())
                .collect();
            assert_eq!(found, leads, "{way:?}");
        };
        check(&[], &["入力中"]);
        check(&written, &["入力中", "入力中", "提出"]);
        check(&submitted, &["入力中", "差戻し", "確定"]);
        check(&[submitted.clone(), vec![Step::SendBack(reason()), sign]].concat(), &["差戻し", "差戻し", "提出"]);
        check(&confirmed, &["差戻し", "公表"]);
        check(&[confirmed, vec![Step::Publish(PublicationId(1))]].concat(), &["差戻し"]);
    }

    #[test]
    fn the_lead_submits_once_every_joint_department_has_signed() {
        assert_eq!(walk([Step::Begin, Step::Submit]), Err(StepRefused::Unsigned(vec![DepartmentId(2)])));
        let signed = [Step::Begin, Step::Sign(DepartmentId(2)), Step::Submit];
        assert!(walk(signed.clone()).is_ok());
        let again = walk([&signed[..], &[Step::Withdraw, Step::Submit]].concat());
        assert_eq!(again, Err(StepRefused::Unsigned(vec![DepartmentId(2)])));
    }

    #[test]
    fn who_writes_begins_and_what_is_frozen_takes_nothing() {
        let writer = (AccountId(1), Moment(1));
        let begun = Progress::new().write(writer).unwrap();
        assert_eq!(begun.state, ReportState::Drafting);
        let submitted = Progress { state: ReportState::Submitted { by: AccountId(1), at: Moment(1) }, ..begun };
        assert_eq!(submitted.write(writer), Err(StepRefused::Elsewhere { from: "提出", step: "入力" }));
    }

    #[test]
    fn who_may_not_is_told_so_before_the_state_is_looked_at() {
        let writer = actor(&[(1, DepartmentRole::Writer)], &[]);
        let found = Progress::new().take(Step::Submit, (&writer, Moment(1)), &responsible());
        assert_eq!(found, Err(StepRefused::MayNot(ReportRefused::LeadApproves)));
    }

    proptest! {
        #[test]
        fn nothing_is_published_that_was_not_confirmed(choices in prop::collection::vec(0..8_usize, 0..40)) {
            let mut progress = Progress::new();
            let mut confirmed = false;
            for choice in choices {
                let step = steps()[choice].clone();
                if let Ok(next) = progress.clone().take(step, (&everybody(), Moment(1)), &responsible()) {
                    if matches!(next.state, ReportState::Published { .. }) {
                        prop_assert!(confirmed);
                    }
                    confirmed = matches!(next.state, ReportState::Confirmed { .. });
                    prop_assert!(next.signatures.len() <= 1);
                    progress = next;
                }
            }
        }
    }
}
