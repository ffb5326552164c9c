//! What an import is asked to do, and what it says came of it.

use crate::publication::plan_key;
use crate::{Error, Site};
use model::department::assumes_lead;
use model::id::PublicationId;
use model::intake::{Doubt, Passage};
use model::publication::{Provenance, Publication};
use model::sheet::{PlanTable, Reading, Revised, Table};
use model::year::FiscalYear;
use serde::Serialize;

/// Lists to take in, all or none.
#[derive(Clone, Debug)]
pub struct Order {
    /// The lists.
    pub sources: Vec<Source>,
    /// What becomes known of the city by them.
    pub site: Site,
    /// What to do with them.
    pub how: How,
    /// Now.
    pub at: crate::Moment,
}

/// What to do with what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Store it, with its doubts.
    Store,
    /// Store it if it raises no doubt that was not there before.
    StoreIfClear,
    /// Only say what would be stored.
    Try,
}

/// One printed list.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its text.
    pub text: String,
    /// First and last year of its plans, which a list doesn't say.
    pub plan_years: Vec<PlanYears>,
    /// Whose words and figures it holds.
    pub provenance: Provenance,
}

impl Source {
    /// Years given for a plan that the list doesn't have were meant for another one.
    pub(super) fn refuse_unlisted(&self, table: &Table) -> Result<(), Error> {
        let listed = |title: &str| table.plans.iter().any(|plan| plan_key(&plan.title) == plan_key(title));
        let mut titles = self.plan_years.iter().filter_map(|it| it.title.as_deref());
        let Some(unlisted) = titles.find(|title| !listed(title)) else { return Ok(()) };
        let titles: Vec<_> = table.plans.iter().map(|plan| format!("「{}」", plan.title)).collect();
        Err(Error::Refused(format!(
            "年度を添えた計画「{unlisted}」は、この一覧表にありません。一覧表の計画は{}です。題名を確かめてください。",
            titles.join("")
        )))
    }
}

/// First and last 年度 of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanYears {
    /// Which plan; `None`: every plan of the list.
    pub title: Option<String>,
    /// First 年度.
    pub first: FiscalYear,
    /// Last 年度.
    pub last: FiscalYear,
}

/// What came of one list.
#[derive(Debug)]
pub struct Imported {
    /// The publication that it is; its key counts once it is stored.
    pub publication: Publication,
    /// How it relates to what was stored before.
    pub outcome: Outcome,
    /// Counts of what was taken.
    pub taken: Taken,
    /// The reading: table, doubts of reading, lines that were left.
    pub reading: Reading,
    /// Everything undecided about it and its plans.
    pub doubts: Vec<Doubt>,
    /// What became of its plans between its year and the listed years before and after, if it counts.
    pub passages: Vec<Passage>,
    /// Titles of its plans whose 項目 and 指標 are joined to no other year's, though lists of other years are stored.
    pub unjoined: Vec<String>,
    /// Of a 訂正版: what it says otherwise than the newest edition before it.
    pub revised: Vec<Revised>,
    /// Samples that retell it, and don't count any more.
    pub replaced: Vec<PublicationId>,
    /// Whether it is in the database now.
    pub stored: bool,
}

/// What came of a withdrawal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Withdrawal {
    /// The publication no longer counts.
    Done(Publication),
    /// It had been withdrawn before; nothing changed.
    Already(Publication),
}

/// How a list relates to what was stored before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The first of its meeting and 資料番号.
    New,
    /// 訂正版: another text of the same meeting and 資料番号.
    Correction,
    /// The same text is stored; there may be newer editions.
    Unchanged {
        /// The newest edition.
        newest: i32,
    },
    /// The same text, and something about it is known better now (its plans' years, its reading).
    Updated,
    /// The same text had been withdrawn, and counts again.
    Restored,
}

/// Counts of what was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// By plan, in printed order.
    pub plans: Vec<PlanTaken>,
}

/// Counts of one plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanTaken {
    /// Its title.
    pub title: String,
    /// 基本施策
    pub policies: usize,
    /// 項目 as printed, 再掲 included.
    pub rows: usize,
    /// 項目, 再掲 counted once.
    pub measures: usize,
    /// 評価 by symbol in the order of the legend, 再掲 counted once; those that don't occur too.
    pub marks: Vec<(String, usize)>,
    /// 項目 without a mark.
    pub unmarked: usize,
    /// 項目 with several 担当, of which the first printed is taken as 主担当; 再掲 counted once.
    pub leads_assumed: usize,
    /// Figures, 再掲 counted once.
    pub figures: usize,
    /// Figures with a number for the year before.
    pub with_previous: usize,
}

impl Taken {
    /// Counts a table.
    #[must_use]
    pub fn of(table: &Table) -> Self {
        Self { plans: table.plans.iter().map(PlanTaken::of).collect() }
    }
}

impl PlanTaken {
    fn of(plan: &PlanTable) -> Self {
        let all = || plan.policies.iter().flat_map(|policy| &policy.rows);
        let own: Vec<_> = all().filter(|row| row.relisted_from.is_none()).collect();
        let marked = |symbol: &str| own.iter().filter(|row| row.mark.as_deref() == Some(symbol)).count();
        let figures = || own.iter().flat_map(|row| &row.indicators);
        Self {
            title: plan.title.clone(),
            policies: plan.policies.len(),
            rows: all().count(),
            measures: own.len(),
            marks: plan.mark_scheme.iter().map(|mark| (mark.symbol.clone(), marked(&mark.symbol))).collect(),
            unmarked: own.iter().filter(|row| row.mark.is_none()).count(),
            leads_assumed: own.iter().filter(|row| assumes_lead(&row.departments)).count(),
            figures: figures().count(),
            with_previous: figures().filter(|it| it.previous.is_some_and(|it| it.value().is_some())).count(),
        }
    }
}
