//! Opening a year: what is asked, of whom, until when.

use crate::date::Date;
use crate::id::{DepartmentId, MeasureId, PlanId};
use crate::plan::Placement;
use crate::report::Responsible;
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most letters of the message that goes with an inquiry.
pub const MAX_MESSAGE: usize = 4_000;

/// One measure's report that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The measure.
    pub measure: MeasureId,
    /// Who answers.
    pub responsible: Responsible,
}

/// 照会 as it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inquiry {
    plan: PlanId,
    year: FiscalYear,
    message: String,
    due: Date,
    exceptions: BTreeMap<DepartmentId, Date>,
    questions: Vec<Question>,
}

/// Why a year is not opened; the sentence says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InquiryRefused {
    /// No measure is left.
    #[error("照会する項目がありません。項目を一つ以上選んでください。")]
    NothingAsked,
    /// A due date lies before the day of opening.
    #[error("締切が今日より前です。今日から後の日にしてください。")]
    DuePast,
    /// Over [`MAX_MESSAGE`].
    #[error("案内の文は{MAX_MESSAGE}文字までにしてください。")]
    LongMessage,
}

impl Inquiry {
    /// An inquiry about a plan's year, opened on a day.
    ///
    /// # Errors
    /// When nothing is asked, a due date is past, or the message too long.
    pub fn new(
        (plan, year): (PlanId, FiscalYear),
        message: &str,
        (due, exceptions, today): (Date, BTreeMap<DepartmentId, Date>, Date),
        questions: Vec<Question>,
    ) -> Result<Self, InquiryRefused> {
        if questions.is_empty() {
            return Err(InquiryRefused::NothingAsked);
        }
        if due < today || exceptions.values().any(|it| *it < today) {
            return Err(InquiryRefused::DuePast);
        }
        if message.chars().count() > MAX_MESSAGE {
            return Err(InquiryRefused::LongMessage);
        }
        Ok(Self { plan, year, message: message.trim().to_owned(), due, exceptions, questions })
    }

    /// The plan.
    #[must_use]
    pub const fn plan(&self) -> PlanId {
        self.plan
    }

    /// The year that is reported on.
    #[must_use]
    pub const fn year(&self) -> FiscalYear {
        self.year
    }

    /// What the 事務局 wrote to all.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What is asked, in printed order.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The day by which a department answers.
    #[must_use]
    pub fn due_of(&self, department: DepartmentId) -> Date {
        self.exceptions.get(&department).copied().unwrap_or(self.due)
    }
}

/// What a plan's last list leads to ask: each measure once, where it stands first, of the departments named there. 再掲
/// asks nothing of its own; a measure without departments is left to the person who opens the year.
#[must_use]
pub fn list_questions(placements: &[Placement]) -> (Vec<Question>, Vec<MeasureId>) {
    let (mut questions, mut nobody): (Vec<Question>, Vec<MeasureId>) = (Vec::new(), Vec::new());
    for placement in placements.iter().filter(|it| !it.relisted) {
        let measure = placement.measure;
        if nobody.contains(&measure) || questions.iter().any(|it| it.measure == measure) {
            continue;
        }
        match placement.departments.split_first() {
            Some((lead, joint)) => {
                questions.push(Question { measure, responsible: Responsible { lead: *lead, joint: joint.to_vec() } });
            }
            None => nobody.push(measure),
        }
    }
    (questions, nobody)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::PolicyId;

    fn placement(measure: i64, policy: i64, departments: &[i64], relisted: bool) -> Placement {
        Placement {
            own_report: None,
            measure: MeasureId(measure),
            policy: PolicyId(policy),
            year: FiscalYear::new(2024).unwrap(),
            number: None,
            order: 0,
            title: None,
            commitment: None,
            relisted,
            new: false,
            departments: departments.iter().copied().map(DepartmentId).collect(),
        }
    }

    fn question(measure: i64, lead: i64, joint: &[i64]) -> Question {
        let joint = joint.iter().copied().map(DepartmentId).collect();
        Question { measure: MeasureId(measure), responsible: Responsible { lead: DepartmentId(lead), joint } }
    }

    #[test]
    fn each_measure_is_asked_for_once_where_it_stands_first() {
        let list = [
            placement(1, 1, &[1, 2], false),
            placement(2, 2, &[3], true),
            placement(3, 2, &[], false),
            placement(2, 3, &[2], false),
            placement(4, 4, &[1], false),
            placement(4, 5, &[1], false),
        ];
        let expected = vec![question(1, 1, &[2]), question(2, 2, &[]), question(4, 1, &[])];
        assert_eq!(list_questions(&list), (expected, vec![MeasureId(3)]));
    }

    #[test]
    fn a_year_is_opened_with_something_to_ask_and_a_day_to_come() {
        let (today, year) = (Date::constant(2025, 4, 1), FiscalYear::new(2024).unwrap());
        let open = |due: Date, exception: Date, message: &str, questions: Vec<Question>| {
            let exceptions = BTreeMap::from([(DepartmentId(2), exception)]);
            Inquiry::new((PlanId(1), year), message, (due, exceptions, today), questions)
        };
        let (due, later) = (Date::constant(2025, 4, 25), Date::constant(2025, 5, 2));
        let opened = open(due, later, "　よろしくお願いします。\n", vec![question(1, 1, &[2])]).unwrap();
        assert_eq!((opened.due_of(DepartmentId(1)), opened.due_of(DepartmentId(2))), (due, later));
        assert_eq!((opened.message(), opened.plan(), opened.year()), ("よろしくお願いします。", PlanId(1), year));
        assert_eq!(opened.questions(), [question(1, 1, &[2])]);
        let asked = || vec![question(1, 1, &[])];
        assert_eq!(open(due, later, "", Vec::new()), Err(InquiryRefused::NothingAsked));
        assert_eq!(open(Date::constant(2025, 3, 31), later, "", asked()), Err(InquiryRefused::DuePast));
        assert_eq!(open(due, Date::constant(2025, 3, 31), "", asked()), Err(InquiryRefused::DuePast));
        assert_eq!(open(today, today, "", asked()).map(|it| it.due_of(DepartmentId(1))), Ok(today));
        let long = "字".repeat(MAX_MESSAGE + 1);
        assert_eq!(open(due, later, &long, asked()), Err(InquiryRefused::LongMessage));
    }
}
