//! What the page 一覧表 holds: one struct, read by one component. It carries facts, not addresses or markup.

use super::CorrectedEdition;
use crate::id::{DepartmentId, MeasureId, PlanId};
use crate::plan::Mark;
use crate::publication::Publication;
use crate::report::{Block, Line, StripPolicy};
use crate::year::FiscalYear;

/// What a reader asks 一覧表 to show. It is the page's address, decoded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableFilter {
    /// `None`: all plans.
    pub plan: Option<PlanId>,
    /// `None`: the newest.
    pub year: Option<FiscalYear>,
    /// 評価.
    pub mark: MarkWanted,
    /// 担当, whatever its name of the year.
    pub department: Option<DepartmentId>,
    /// ことば; all of them must be found.
    pub words: String,
    /// 文の違い.
    pub differences: Toggle,
}

/// Which 評価 are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum MarkWanted {
    /// すべて
    #[default]
    Any,
    /// 未報告
    Missing,
    /// 評価が変わった項目
    Changed,
    /// This sign.
    Symbol(String),
}

/// Something that is shown or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Toggle {
    /// Not shown.
    #[default]
    Off,
    /// Shown.
    On,
}

impl MarkWanted {
    /// The value of `mark=` in addresses.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Any => "",
            Self::Missing => "missing",
            Self::Changed => "changed",
            Self::Symbol(symbol) => symbol,
        }
    }

    /// From an address.
    #[must_use]
    pub fn from_key(key: &str) -> Self {
        match key.trim() {
            "" => Self::Any,
            "missing" => Self::Missing,
            "changed" => Self::Changed,
            symbol => Self::Symbol(symbol.to_owned()),
        }
    }
}

/// 一覧表 of one year, as far as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablePage {
    /// The year shown.
    pub year: FiscalYear,
    /// Years that can be chosen, oldest first.
    pub years: Vec<FiscalYear>,
    /// Plans that can be chosen in that year, in printed order.
    pub plans: Vec<(PlanId, String)>,
    /// 評価 that can be chosen: the signs of the plans shown, each once.
    pub marks: Vec<Mark>,
    /// 担当 that can be chosen, in order of appearance.
    pub departments: Vec<(DepartmentId, String)>,
    /// The publications shown, newest first.
    pub sources: Vec<Publication>,
    /// What 訂正版 among them say otherwise than the editions before, newest first.
    pub corrected: Vec<CorrectedEdition>,
    /// 項目 of the plans shown, each counted once.
    pub measures: usize,
    /// Those found, each counted once.
    pub found: usize,
    /// The plans shown that have something to show.
    pub parts: Vec<TablePart>,
    /// 文の違い is wanted but last year's list isn't there.
    pub nothing_to_compare: bool,
}

/// One plan's part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablePart {
    /// The plan.
    pub plan: PlanId,
    /// Its title.
    pub title: String,
    /// 評価の凡例.
    pub legend: Vec<Mark>,
    /// 基本施策 in printed order.
    pub groups: Vec<TableGroup>,
}

/// A policy with its rows; several policies where one report answers them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableGroup {
    /// One; more where the report is shared.
    pub policies: Vec<StripPolicy>,
    /// Rows of the whole list under it.
    pub all: usize,
    /// The rows shown.
    pub rows: Vec<TableRow>,
}

/// One printed 項目.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The measure.
    pub measure: MeasureId,
    /// 「1-(2)」「１〜４」.
    pub place: String,
    /// Title as printed that year.
    pub title: String,
    /// 【新規】.
    pub new: bool,
    /// 再掲: where the original stands, 「3-(1)」.
    pub relisted_from: Option<String>,
    /// A 再掲 whose report is printed otherwise than the original's: it is shown as printed, and the original counts.
    pub differs: bool,
    /// 計画の記載.
    pub commitment: Vec<Line>,
    /// `None`: 未報告.
    pub mark: Option<Mark>,
    /// Last year's mark, where it was another one.
    pub changed_from: Option<Mark>,
    /// 説明（進捗状況）.
    pub narrative: Vec<Block>,
    /// 備考（特殊要因等）.
    pub remark: Vec<Line>,
    /// 担当 in printed order.
    pub departments: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_in_an_address_is_read_back() {
        for wanted in [MarkWanted::Any, MarkWanted::Missing, MarkWanted::Changed, MarkWanted::Symbol("△".to_owned())]
        {
            assert_eq!(MarkWanted::from_key(wanted.key()), wanted);
        }
    }
}
