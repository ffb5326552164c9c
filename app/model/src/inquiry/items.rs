//! 聞く項目と担当: what an opened year asks of whom, and what it could still ask.

use super::ProposedItem;
use crate::id::{DepartmentId, MeasureId, PlanId, PolicyId, ReportId};
use crate::report::{Responsible, StateKind};
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// An opened year's items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemsPage {
    /// The plan.
    pub plan: PlanId,
    /// Its title.
    pub title: String,
    /// The year.
    pub year: FiscalYear,
    /// What is asked, in printed order.
    pub asked: Vec<AskedItem>,
    /// What the list before has, and nobody is asked for.
    pub left: Vec<ProposedItem>,
    /// 基本施策 under which an item can begin.
    pub policies: Vec<ItemPolicy>,
    /// Every 課・団体 that can answer, by its name of the year.
    pub departments: Vec<(DepartmentId, String)>,
}

/// One item that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedItem {
    /// The report.
    pub report: ReportId,
    /// The measure.
    pub measure: MeasureId,
    /// 「1-(2)」.
    pub place: String,
    /// Its title.
    pub title: String,
    /// State: who answers can change while it is open.
    pub state: StateKind,
    /// Who answers.
    pub responsible: Responsible,
    /// Whether it begins with this year.
    pub begins: Begins,
}

/// Whether an item begins with this year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Begins {
    /// It stands in the list before.
    Before,
    /// It was begun in Ayumi.
    Now,
}

/// 基本施策.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemPolicy {
    /// Key.
    pub policy: PolicyId,
    /// 「1　支え合う地域づくり」.
    pub words: String,
    /// The number that its next item would have: 「(7)」.
    pub next: String,
}
