//! A report that is being written, as this room hands it out.

use crate::Moment;
use crate::store::Snapshot;
use model::id::{AccountId, DepartmentId, MeasureId, PlanId, ReportId};
use model::report::{Alteration, Draft, NewItem, Outline, Progress, Responsible, StateKind, StepKind};
use model::year::FiscalYear;

/// A report that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftReport {
    /// Key.
    pub report: ReportId,
    /// The plan.
    pub plan: PlanId,
    /// The year that is reported on.
    pub year: FiscalYear,
    /// The measure.
    pub measure: MeasureId,
    /// Position among the year's reports, in printed order.
    pub order: i32,
    /// Who answers.
    pub responsible: Responsible,
    /// State and signatures.
    pub progress: Progress,
    /// What stands in it.
    pub draft: Draft,
    /// Who changed anything last, and when.
    pub touched: Option<(AccountId, Moment)>,
    /// How many steps it has taken.
    pub steps: i32,
    /// What it changes about its indicators, oldest first, with what was taken back.
    pub alterations: Vec<Alteration>,
    /// The 項目 itself, where it begins with this report.
    pub item: Option<NewItem>,
}

/// A report as somebody saw it before they decided: another step since then makes the decision stale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The report.
    pub report: ReportId,
    /// Its steps then.
    pub steps: i32,
}

/// A step that a report took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastStep {
    /// From 1, without gaps.
    pub number: i32,
    /// Which.
    pub step: StepKind,
    /// State before.
    pub from: StateKind,
    /// State after.
    pub to: StateKind,
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: Moment,
    /// For whom it was signed.
    pub department: Option<DepartmentId>,
    /// Why it went back.
    pub reason: Option<String>,
    /// What stood in it.
    pub draft: Draft,
}

impl DraftReport {
    /// Its indicators, with what it changes about them.
    #[must_use]
    pub fn outline(&self, now: &Snapshot) -> Outline {
        Outline::of((self.measure, self.year), now.indicators_of(self.measure), &self.alterations)
    }

    /// Grows with every step and every change of its indicators.
    #[must_use]
    pub fn count_deeds(&self) -> usize {
        let undone = self.alterations.iter().filter(|it| it.undone.is_some()).count();
        usize::try_from(self.steps).unwrap_or(0) + self.alterations.len() + undone
    }

    /// As it is seen now.
    #[must_use]
    pub const fn seen(&self) -> Seen {
        Seen { report: self.report, steps: self.steps }
    }
}
