//! Opening a year: what is asked, of whom, until when.

use crate::date::Date;
use crate::id::{DepartmentId, MeasureId, PlanId};
use crate::plan::{Mark, MarkShape, Placement};
use crate::report::Responsible;
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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

/// Days by which answers are due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadlines {
    /// Of everybody,
    pub due: Date,
    /// but for these.
    pub exceptions: BTreeMap<DepartmentId, Date>,
}

/// What goes with an inquiry: the words to all, and until when they answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    message: String,
    /// Until when.
    pub deadlines: Deadlines,
}

/// 照会 as it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inquiry {
    plan: PlanId,
    year: FiscalYear,
    notice: Notice,
    questions: Vec<Question>,
}

/// Why a year is not opened, or not changed; the sentence says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum InquiryRefused {
    /// No measure is left.
    #[error("照会する項目がありません。項目を一つ以上選んでください。")]
    NothingAsked,
    /// A measure, or a department of one, stands twice.
    #[error("同じ項目、または一つの項目に同じ担当課・団体が二度あります。一度だけにしてください。")]
    AskedTwice,
    /// A due date lies before the day of opening.
    #[error("締切が今日より前です。今日から後の日にしてください。")]
    DuePast,
    /// Over [`MAX_MESSAGE`].
    #[error("案内の文は{MAX_MESSAGE}文字までにしてください。")]
    LongMessage,
    /// The year has not begun.
    #[error("まだ始まっていない年度は照会できません。年度を確かめてください。")]
    YearAhead,
    /// A list of that year, or of a later one, is published.
    #[error("この年度か、それより後の年度の一覧表がすでにあります。次の年度を選んでください。")]
    AlreadyListed,
    /// The year is open.
    #[error("この計画のこの年度の照会は、もう始まっています。仕事場の「進み方」でご覧ください。")]
    AlreadyOpened,
    /// A measure or department that the plan's last list doesn't have.
    #[error("計画の一覧表にない項目か担当課・団体が選ばれています。画面を読み直してください。")]
    Unknown,
    /// The measure is asked for already.
    #[error("この項目はもう聞いています。画面を読み直してください。")]
    AskedAlready,
    /// A list of the plan, or this inquiry, has such an item.
    #[error("同じ題名の項目が、この計画にもうあります。その項目を加えるか、別の題名にしてください。")]
    SameTitle,
    /// Another item of the policy has the number.
    #[error("この基本施策には、同じ番号の項目がもうあります。別の番号にしてください。")]
    SameNumber,
    /// Who answers can't be changed while the report is frozen.
    #[error("提出・確定された報告の担当は変えられません。差し戻すか再開してから変えてください。")]
    Frozen,
}

impl Deadlines {
    /// The day by which a department answers.
    #[must_use]
    pub fn due_of(&self, department: DepartmentId) -> Date {
        self.exceptions.get(&department).copied().unwrap_or(self.due)
    }

    /// Whether a day of these is past that was not so before.
    fn has_new_past(&self, before: Option<&Self>, today: Date) -> bool {
        let past = |day: Date, before: Option<Date>| day < today && before != Some(day);
        let exception = |(department, day): (&DepartmentId, &Date)| past(*day, before.map(|it| it.due_of(*department)));
        past(self.due, before.map(|it| it.due)) || self.exceptions.iter().any(exception)
    }
}

impl Notice {
    /// Words and days; blanks around the words go.
    ///
    /// # Errors
    /// When the words are too many.
    pub fn new(message: &str, deadlines: Deadlines) -> Result<Self, InquiryRefused> {
        if message.chars().count() > MAX_MESSAGE {
            return Err(InquiryRefused::LongMessage);
        }
        Ok(Self { message: message.trim().to_owned(), deadlines })
    }

    /// What the 事務局 wrote to all.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The same, if it may take the place of the one before. What is past already may stay so.
    ///
    /// # Errors
    /// When a due date would be past.
    pub fn after(self, before: Option<&Self>, today: Date) -> Result<Self, InquiryRefused> {
        let past = self.deadlines.has_new_past(before.map(|it| &it.deadlines), today);
        if past { Err(InquiryRefused::DuePast) } else { Ok(self) }
    }
}

impl Inquiry {
    /// An inquiry about a plan's year, opened on a day.
    ///
    /// # Errors
    /// When nothing is asked, something twice, or a due date is past.
    pub fn new(
        (plan, year): (PlanId, FiscalYear),
        notice: Notice,
        questions: Vec<Question>,
        today: Date,
    ) -> Result<Self, InquiryRefused> {
        if questions.is_empty() {
            return Err(InquiryRefused::NothingAsked);
        }
        let measures: BTreeSet<MeasureId> = questions.iter().map(|it| it.measure).collect();
        if measures.len() < questions.len() || questions.iter().any(|it| it.responsible.names_twice()) {
            return Err(InquiryRefused::AskedTwice);
        }
        Ok(Self { plan, year, notice: notice.after(None, today)?, questions })
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

    /// The words to all, and until when they answer.
    #[must_use]
    pub const fn notice(&self) -> &Notice {
        &self.notice
    }

    /// What is asked, in printed order.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }
}

/// Whether a report is not asked for any more: its last mark says that it is done or given up (完了, 中止).
#[must_use]
pub fn has_ended(last: Option<&Mark>) -> bool {
    last.is_some_and(|it| matches!(it.shape, MarkShape::Target | MarkShape::Bar))
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
    use crate::plan::MarkKind;

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

    const TODAY: Date = Date::constant(2025, 4, 1);

    fn notice(due: Date, exception: Date) -> Notice {
        let deadlines = Deadlines { due, exceptions: BTreeMap::from([(DepartmentId(2), exception)]) };
        Notice::new("　よろしくお願いします。\n", deadlines).unwrap()
    }

    #[test]
    fn a_year_is_opened_with_something_to_ask_and_a_day_to_come() {
        let open = |notice: Notice, questions: Vec<Question>| {
            Inquiry::new((PlanId(1), FiscalYear::new(2024).unwrap()), notice, questions, TODAY)
        };
        let (due, later) = (Date::constant(2025, 4, 25), Date::constant(2025, 5, 2));
        let opened = open(notice(due, later), vec![question(1, 1, &[2])]).unwrap();
        let due_of = |department| opened.notice().deadlines.due_of(DepartmentId(department));
        assert_eq!((due_of(1), due_of(2)), (due, later));
        assert_eq!((opened.notice().message(), opened.plan()), ("よろしくお願いします。", PlanId(1)));
        assert_eq!((opened.year().western(), opened.questions()), (2024, &[question(1, 1, &[2])][..]));
        let asked = || vec![question(1, 1, &[])];
        let past = Date::constant(2025, 3, 31);
        assert_eq!(open(notice(due, later), Vec::new()), Err(InquiryRefused::NothingAsked));
        assert_eq!(open(notice(past, later), asked()), Err(InquiryRefused::DuePast));
        assert_eq!(open(notice(due, past), asked()), Err(InquiryRefused::DuePast));
        assert!(open(notice(TODAY, TODAY), asked()).is_ok());
        let twice = vec![question(1, 1, &[]), question(1, 2, &[])];
        assert_eq!(open(notice(due, later), twice), Err(InquiryRefused::AskedTwice));
        assert_eq!(open(notice(due, later), vec![question(1, 1, &[2, 1])]), Err(InquiryRefused::AskedTwice));
        let long = "字".repeat(MAX_MESSAGE + 1);
        let deadlines = Deadlines { due, exceptions: BTreeMap::new() };
        assert_eq!(Notice::new(&long, deadlines), Err(InquiryRefused::LongMessage));
    }

    #[test]
    fn a_day_that_has_passed_meanwhile_may_stay_but_none_is_moved_into_the_past() {
        let (past, earlier, later) =
            (Date::constant(2025, 3, 25), Date::constant(2025, 3, 20), Date::constant(2025, 4, 25));
        let before = notice(past, later);
        let check = |after: Notice, fits: bool| assert_eq!(after.after(Some(&before), TODAY).is_ok(), fits);
        check(notice(past, later), true);
        check(notice(later, later), true);
        check(notice(earlier, later), false);
        check(notice(past, earlier), false);
    }

    #[test]
    fn what_is_done_or_given_up_is_not_asked_for_again() {
        let mark = |shape: MarkShape| Mark {
            symbol: "◎".to_owned(),
            words: "完了".to_owned(),
            short: "完了".to_owned(),
            kind: MarkKind::State,
            shape,
        };
        let check = |shape: Option<MarkShape>, ended| assert_eq!(has_ended(shape.map(mark).as_ref()), ended);
        check(Some(MarkShape::Target), true);
        check(Some(MarkShape::Bar), true);
        check(Some(MarkShape::Square), false);
        check(Some(MarkShape::Cross), false);
        check(None, false);
    }
}
