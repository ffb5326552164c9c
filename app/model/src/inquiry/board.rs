//! 進み方: who has answered and who is waited for.

use crate::date::Date;
use crate::id::{DepartmentId, MeasureId};
use crate::moment::Moment;
use crate::report::{Progress, Responsible, StateKind};
use serde::{Deserialize, Serialize};

/// A report that was asked for, as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The measure.
    pub measure: MeasureId,
    /// Who answers.
    pub responsible: Responsible,
    /// State and signatures.
    pub progress: Progress,
    /// The last change by anybody.
    pub touched: Option<Moment>,
}

/// One department's reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardRow {
    /// The department.
    pub department: DepartmentId,
    /// Positions of the answers that it leads, in printed order.
    pub leads: Vec<usize>,
    /// Positions of those in which it has a share.
    pub joins: Vec<usize>,
    /// What the 事務局 waits for on its side.
    pub waiting: Waiting,
}

/// How pressing a department's answers are, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Waiting {
    /// Something is to be written or signed; days until the due date, negative when it is past.
    Days(i64),
    /// All is with the 事務局, or done.
    Nothing,
}

/// How many reports stand in each state, from done to not begun; a state without any stands too.
#[must_use]
pub fn count_states(answers: &[Answer]) -> [(StateKind, usize); 6] {
    StateKind::ALL.map(|kind| (kind, answers.iter().filter(|it| it.progress.state.kind() == kind).count()))
}

/// The board's rows: departments by how pressing they are, those alike in printed order.
#[must_use]
pub fn list_rows(answers: &[Answer], due_of: impl Fn(DepartmentId) -> Date, today: Date) -> Vec<BoardRow> {
    let mut rows: Vec<BoardRow> = Vec::new();
    for (at, answer) in answers.iter().enumerate() {
        for department in answer.responsible.all() {
            let known = rows.iter().position(|it| it.department == department).unwrap_or_else(|| {
                rows.push(BoardRow { department, leads: Vec::new(), joins: Vec::new(), waiting: Waiting::Nothing });
                rows.len() - 1
            });
            let row = &mut rows[known];
            let share = if department == answer.responsible.lead { &mut row.leads } else { &mut row.joins };
            share.push(at);
            if is_waited_for(answer, department) {
                row.waiting = Waiting::Days(days_until(due_of(department), today));
            }
        }
    }
    rows.sort_by_key(|it| it.waiting);
    rows
}

/// Whether a report lies with this department: the lead writes until it submits, the others until they have signed.
#[must_use]
pub fn is_waited_for(answer: &Answer, department: DepartmentId) -> bool {
    let open = answer.progress.state.is_open();
    open && (department == answer.responsible.lead
        || answer.progress.unsigned(&answer.responsible).contains(&department))
}

/// Whole days from a day to another, negative when that is past.
#[must_use]
pub fn days_until(due: Date, today: Date) -> i64 {
    today.until(due).map_or(0, |it| i64::from(it.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AccountId;
    use crate::report::ReportState;
    use crate::report::Signature;

    const TODAY: Date = Date::constant(2025, 5, 1);

    fn answer(measure: i64, lead: i64, joint: &[i64], state: ReportState) -> Answer {
        let joint = joint.iter().copied().map(DepartmentId).collect();
        let progress = Progress { state, signatures: Vec::new() };
        let responsible = Responsible { lead: DepartmentId(lead), joint };
        Answer { measure: MeasureId(measure), responsible, progress, touched: None }
    }

    fn submitted() -> ReportState {
        ReportState::Submitted { by: AccountId(1), at: Moment(1) }
    }

    fn rows(answers: &[Answer]) -> Vec<(i64, Vec<usize>, Vec<usize>, Waiting)> {
        let due = |department: DepartmentId| Date::constant(2025, if department.0 == 3 { 4 } else { 5 }, 25);
        let plain = |it: BoardRow| (it.department.0, it.leads, it.joins, it.waiting);
        list_rows(answers, due, TODAY).into_iter().map(plain).collect()
    }

    #[test]
    fn the_late_come_first_and_who_has_answered_last() {
        let answers = [
            answer(1, 1, &[2], submitted()),
            answer(2, 2, &[], ReportState::Drafting),
            answer(3, 3, &[1], ReportState::NotStarted),
            answer(4, 4, &[], submitted()),
        ];
        assert_eq!(
            rows(&answers),
            [
                (3, vec![2], vec![], Waiting::Days(-6)),
                (1, vec![0], vec![2], Waiting::Days(24)),
                (2, vec![1], vec![0], Waiting::Days(24)),
                (4, vec![3], vec![], Waiting::Nothing),
            ]
        );
    }

    #[test]
    fn who_has_signed_is_not_waited_for() {
        let mut shared = answer(1, 1, &[2], ReportState::Drafting);
        shared.progress.signatures.push(Signature { department: DepartmentId(2), by: AccountId(1), at: Moment(1) });
        let waiting: Vec<_> = rows(&[shared]).into_iter().map(|it| (it.0, it.3)).collect();
        assert_eq!(waiting, [(1, Waiting::Days(24)), (2, Waiting::Nothing)]);
    }

    #[test]
    fn months_are_counted_in_days() {
        assert_eq!(days_until(Date::constant(2025, 7, 1), TODAY), 61);
        assert_eq!(days_until(TODAY, TODAY), 0);
    }

    #[test]
    fn every_state_is_counted_none_too() {
        let answers = [
            answer(1, 1, &[], submitted()),
            answer(2, 1, &[], submitted()),
            answer(3, 1, &[], ReportState::NotStarted),
        ];
        let counts = count_states(&answers);
        assert_eq!(counts.map(|it| it.1), [0, 0, 2, 0, 0, 1]);
        assert_eq!(counts[2].0, StateKind::Submitted);
    }
}
