//! Plan, policy, measure and placement as they are stored.

use super::MarkScheme;
use crate::id::{DepartmentId, MeasureId, PlanId, PolicyId};
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// 計画: what the city adopted for some years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Key.
    pub id: PlanId,
    /// 「第６期地域福祉計画」.
    pub title: String,
    /// Printed position among the city's plans (１ ２).
    pub order: i32,
    /// First and last 年度, once somebody has said them; the list doesn't.
    pub years: Option<(FiscalYear, FiscalYear)>,
    /// Its 評価.
    pub scheme: MarkScheme,
}

/// 基本施策: a numbered heading of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Key.
    pub id: PolicyId,
    /// Its plan.
    pub plan: PlanId,
    /// Printed number, half width: 「1」.
    pub number: String,
    /// Title as printed.
    pub title: String,
}

/// 項目: what is promised; one identity through all years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Key.
    pub id: MeasureId,
    /// Its plan.
    pub plan: PlanId,
    /// Title of the newest list that names it; for a report that several policies share, the policies' titles serve.
    pub title: String,
}

/// 掲載: where a measure stands in the list of one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    /// The measure.
    pub measure: MeasureId,
    /// Under this policy,
    pub policy: PolicyId,
    /// in the list of this year,
    pub year: FiscalYear,
    /// with this printed number, half width 「(2)」; `None` where one report answers whole policies.
    pub number: Option<String>,
    /// Position within the policy, from 0.
    pub order: i32,
    /// Title as printed that year, without flags.
    pub title: Option<String>,
    /// 計画の記載 as printed that year.
    pub commitment: Option<String>,
    /// 【再掲】: a second placement; totals skip it.
    pub relisted: bool,
    /// 【新規】.
    pub new: bool,
    /// Departments then, in printed order; the first is assumed to lead.
    pub departments: Vec<DepartmentId>,
    /// What a 再掲 prints, where it is not what its source prints.
    pub own_report: Option<OwnReport>,
}

/// The report as a 再掲 prints it. It is shown there and counts nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnReport {
    /// Symbol of the plan's 評価; `None`: not marked.
    pub mark: Option<String>,
    /// 説明（進捗状況）, figures included.
    pub narrative: String,
    /// 備考（特殊要因等）.
    pub remark: Option<String>,
}
