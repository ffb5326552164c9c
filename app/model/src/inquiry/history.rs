//! What the pages of 変更の記録 show: the versions of a report, and what one of them changed.

use crate::id::ReportId;
use crate::moment::Moment;
use crate::plan::Mark;
use crate::report::{Line, Part, StepKind};
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// Of which report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryHead {
    /// Key.
    pub report: ReportId,
    /// Title of the plan.
    pub plan_title: String,
    /// The year that is reported on.
    pub year: FiscalYear,
    /// 「1-(2)」.
    pub place: String,
    /// Title of the 項目.
    pub title: String,
}

/// 変更の記録 of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryPage {
    /// Of which.
    pub head: HistoryHead,
    /// Newest first.
    pub versions: Vec<VersionRow>,
    /// Who has written since the newest of them; `None`: nothing has changed.
    pub since: Option<Vec<Wrote>>,
}

/// A version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionRow {
    /// From 1, without gaps.
    pub number: i32,
    /// When it stood there.
    pub at: Moment,
    /// The step that was taken then, and by whom; `None`: nobody had written for a while.
    pub step: Option<(StepKind, String)>,
    /// Who has written since the version before.
    pub wrote: Vec<Wrote>,
}

/// Somebody and what they wrote in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrote {
    /// Who.
    pub by: String,
    /// In which fields.
    pub parts: Vec<Part>,
}

/// With what a version is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Against {
    /// The version before: what it brought.
    #[default]
    Before,
    /// What stands there now: what came after it.
    Now,
}

/// One version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionPage {
    /// Of which report.
    pub head: HistoryHead,
    /// Which.
    pub version: VersionRow,
    /// Compared with this.
    pub against: Against,
    /// How the two differ.
    pub changes: Changes,
    /// Whether there is a newer one.
    pub next: Option<i32>,
    /// What stands in the report now, as short as a form can carry it; `None` where the reader may not write, or nobody may
    /// at the moment, or it is this very version.
    pub restorable: Option<String>,
}

/// How two versions of a report differ, from the older to the newer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// 評価 of both.
    pub mark: [Option<Mark>; 2],
    /// 説明, with what came and went.
    pub narrative: Vec<Line>,
    /// 備考, with what came and went.
    pub remark: Vec<Line>,
    /// Every 実績値 that stands in one of them.
    pub values: Vec<ValueChange>,
}

/// A figure in two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueChange {
    /// Name of the indicator.
    pub name: String,
    /// In the older and in the newer version, as words.
    pub words: [String; 2],
}

impl ValueChange {
    /// Whether the two are the same.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.words[0] == self.words[1]
    }
}

impl Changes {
    /// Whether nothing came or went.
    #[must_use]
    pub fn are_none(&self) -> bool {
        let same = |lines: &[Line]| lines.iter().flatten().all(|span| span.kind.is_same());
        let [older, newer] = &self.mark;
        older == newer && same(&self.narrative) && same(&self.remark) && self.values.iter().all(ValueChange::is_same)
    }
}
