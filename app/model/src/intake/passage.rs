//! What became of a plan's 項目, 指標 and 担当 from one listed year to the next: what an import says of the years that
//! it joins. How they are joined is in `collate`.

use crate::indicator::Counting;
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// One plan, from one listed year to the next one, which may be of the plan that goes on from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The plan's title in the later year.
    pub plan: String,
    /// Title of the plan of another 期 that it goes on from, whose list the earlier one is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<String>,
    /// The earlier year.
    pub from: FiscalYear,
    /// The later year; years without a list may lie between.
    pub to: FiscalYear,
    /// 基本施策; `renamed` are those with another title under the same number.
    pub policies: Turnover<ListedPolicy>,
    /// 項目, 再掲 counted once; `renamed` are those whose title changed.
    pub measures: Turnover<ListedMeasure>,
    /// 項目 that stand under another 基本施策 now; each also counts as kept.
    pub moved: Vec<Renamed<ListedMeasure>>,
    /// 項目 under the same 基本施策 with another number and the same title; each also counts as kept.
    pub renumbered: Vec<Renamed<ListedMeasure>>,
    /// 評価 that changed, of the 項目 that stand in both years; of a plan that goes on from another one only what its own
    /// 評価 could say too.
    pub marks: Vec<MarkTurn>,
    /// 指標 of the 項目 that stand in both years.
    pub indicators: Turnover<ListedIndicator>,
    /// 指標 that one 項目 lost and another has now, by name and unit. They are not joined.
    pub shifted: Vec<Renamed<ListedIndicator>>,
    /// 担当課・団体 by name.
    pub departments: Turnover<String>,
    /// 担当 whose work another took over, as a person has said; it counts among those that ended.
    pub succeeded: Vec<Renamed<String>>,
}

/// A 基本施策 as one list has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedPolicy {
    /// Half width.
    pub number: String,
    /// As printed.
    pub title: String,
}

/// A 評価 that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkTurn {
    /// The 項目 in the later list.
    pub measure: ListedMeasure,
    /// Earlier symbol; `None`: 未報告.
    pub from: Option<String>,
    /// Later symbol; `None`: 未報告.
    pub to: Option<String>,
}

/// What stays, what is called otherwise, what is gone and what is new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turnover<T> {
    /// In both years, renamed ones included.
    pub kept: usize,
    /// In both years under different names.
    pub renamed: Vec<Renamed<T>>,
    /// In the earlier year alone.
    pub ended: Vec<T>,
    /// In the later year alone.
    pub began: Vec<T>,
}

/// The same thing in the earlier and in the later year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renamed<T> {
    /// Earlier.
    pub from: T,
    /// Later.
    pub to: T,
}

/// A 項目 as one list has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedMeasure {
    /// 「1-(2)」, of a shared report 「1〜4」.
    pub place: String,
    /// As printed; of a shared report the titles of its policies.
    pub title: String,
}

/// A 指標 as one list has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedIndicator {
    /// Place of its 項目 in that list.
    pub place: String,
    /// Heading + space + label.
    pub name: String,
    /// Unit as printed.
    pub unit: Option<String>,
    /// 延べ / 実: two indicators of one name may differ in it alone.
    #[serde(default)]
    pub counting: Option<Counting>,
}

impl<T> Turnover<T> {
    /// Whether all is as it was.
    #[must_use]
    pub fn is_still(&self) -> bool {
        self.renamed.is_empty() && self.ended.is_empty() && self.began.is_empty()
    }
}

impl<T> Default for Turnover<T> {
    fn default() -> Self {
        Self { kept: 0, renamed: Vec::new(), ended: Vec::new(), began: Vec::new() }
    }
}
