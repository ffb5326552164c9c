//! What readers' pages 担当課・団体 hold: who answers for what in a year, and one of them. They carry facts, not addresses
//! or markup. Because they show what later rooms know, they name their types; no rule of this room does.

use super::DepartmentName;
use crate::id::{DepartmentId, MeasureId};
use crate::indicator::page::Group;
use crate::plan::Mark;
use crate::report::StripTile;
use crate::year::FiscalYear;

/// 担当課・団体 of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweringPage {
    /// The year shown.
    pub year: FiscalYear,
    /// Years that can be chosen, oldest first.
    pub years: Vec<FiscalYear>,
    /// Those that answer for something in that year, in the order in which the list names them.
    pub departments: Vec<Answering>,
    /// Those that answer in other years alone: under their last name, and their last year.
    pub elsewhen: Vec<(DepartmentId, String, FiscalYear)>,
}

/// One of them, in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answering {
    /// Key.
    pub department: DepartmentId,
    /// Name of that year.
    pub name: String,
    /// 項目 that it leads, in printed order.
    pub leads: Vec<StripTile>,
    /// 項目 that it answers beside others, in printed order.
    pub joins: Vec<StripTile>,
}

/// 担当課・団体 in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentPage {
    /// Key.
    pub department: DepartmentId,
    /// The year shown.
    pub year: FiscalYear,
    /// Years in which it answers for something, oldest first.
    pub years: Vec<FiscalYear>,
    /// Name of that year.
    pub name: String,
    /// All its names, oldest first.
    pub names: Vec<DepartmentName>,
    /// Those whose work it took over, under their last names.
    pub before: Vec<(DepartmentId, String)>,
    /// The one that took over its work.
    pub successor: Option<(DepartmentId, String)>,
    /// 項目 in printed order, by plan.
    pub plans: Vec<DepartmentPlan>,
    /// 指標 of these 項目.
    pub figures: Vec<Group>,
}

/// What a department answers for in one plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentPlan {
    /// The plan's title.
    pub title: String,
    /// In printed order, each measure once.
    pub items: Vec<DepartmentItem>,
}

/// A 項目 that a department answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentItem {
    /// The measure.
    pub measure: MeasureId,
    /// 「1-(2)」「１〜４」.
    pub place: String,
    /// Title as printed that year.
    pub title: String,
    /// 【新規】.
    pub new: bool,
    /// As what it answers.
    pub part: Part,
    /// Who answers beside it, in printed order.
    pub others: Vec<String>,
    /// 評価 of the years up to the one shown, oldest first; `None`: 未報告. Years without the 項目 are left out.
    pub marks: Vec<(FiscalYear, Option<Mark>)>,
}

/// As what a department answers for a 項目.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// It alone.
    Alone,
    /// 主担当: the first that the list prints.
    Lead,
    /// 共同
    Joint,
}

impl Part {
    /// Of the one that stands at this place among those printed.
    #[must_use]
    pub const fn of(at: usize, printed: usize) -> Self {
        match (at, printed) {
            (0, 0 | 1) => Self::Alone,
            (0, _) => Self::Lead,
            _ => Self::Joint,
        }
    }

    /// The words on the page; empty where nobody else answers.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Alone => "",
            Self::Lead => "主担当",
            Self::Joint => "共同",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_several_leads() {
        assert_eq!(Part::of(0, 1), Part::Alone);
        assert_eq!((Part::of(0, 2), Part::of(1, 2), Part::of(2, 3)), (Part::Lead, Part::Joint, Part::Joint));
    }
}
