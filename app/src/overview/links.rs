//! Where 概況 leads, keeping the plan, year and writing that the reader has chosen.

use crate::site::Ask;
use crate::ui::StripLinks;
use model::id::{IndicatorId, MeasureId, PlanId, PolicyId};
use model::report::{StripPolicy, StripTile};
use model::writing::Writing;
use model::year::FiscalYear;

/// What the reader has chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Links {
    /// `None`: all plans.
    pub plan: Option<PlanId>,
    /// The year shown.
    pub year: FiscalYear,
    /// Calendar and language.
    pub writing: Writing,
}

impl Links {
    /// The same as an address says it.
    pub const fn ask(&self) -> Ask {
        Ask { plan: self.plan, year: Some(self.year), writing: self.writing }
    }

    /// This page with another choice.
    pub fn overview(&self) -> String {
        self.with_plan("/", "")
    }

    /// 一覧表 of the same plan and year.
    pub fn table(&self) -> String {
        self.with_plan("/table", "")
    }

    /// A policy's head in 一覧表.
    pub fn table_policy(&self, policy: PolicyId) -> String {
        format!("{}#policy-{policy}", self.table())
    }

    /// One 項目.
    pub fn measure(&self, measure: MeasureId) -> String {
        self.plain(&format!("/measures/{measure}"))
    }

    /// The explorer with every 指標.
    pub fn indicators(&self) -> String {
        self.with_plan("/indicators", "&scope=all")
    }

    /// One 指標.
    pub fn indicator(&self, indicator: IndicatorId) -> String {
        self.plain(&format!("/indicators/{indicator}"))
    }

    /// What else the page is asked for stands before calendar and language, as in every address.
    fn with_plan(&self, path: &str, more: &str) -> String {
        let plan = self.plan.map(|plan| format!("plan={plan}&")).unwrap_or_default();
        format!("{path}?{plan}year={}{more}{}", self.year.western(), self.writing_part())
    }

    fn plain(&self, path: &str) -> String {
        format!("{path}?year={}{}", self.year.western(), self.writing_part())
    }

    fn writing_part(&self) -> String {
        self.writing.parts().map(|(key, value)| format!("&{key}={value}")).collect()
    }
}

impl StripLinks for Links {
    fn plan(&self, plan: PlanId) -> String {
        Self { plan: Some(plan), ..*self }.overview()
    }

    fn policy(&self, policy: &StripPolicy) -> String {
        self.table_policy(policy.policy)
    }

    fn tile(&self, tile: &StripTile) -> String {
        self.measure(tile.measure)
    }
}
