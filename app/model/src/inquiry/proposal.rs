//! What the 事務局 sees before it opens a year.

use super::InquiryRefused;
use crate::id::{DepartmentId, MeasureId, PlanId};
use crate::report::Responsible;
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// What a plan's last list leads to ask about the next year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The plan.
    pub plan: PlanId,
    /// Its title.
    pub title: String,
    /// The year to be reported on.
    pub year: FiscalYear,
    /// The year of the list that it follows.
    pub basis: FiscalYear,
    /// Why the year can't be opened now.
    pub closed: Option<InquiryRefused>,
    /// 項目 in printed order, each once.
    pub items: Vec<ProposedItem>,
    /// Every 課・団体 that can answer, by its name of the year.
    pub departments: Vec<(DepartmentId, String)>,
}

/// One 項目 that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedItem {
    /// The measure.
    pub measure: MeasureId,
    /// 「1-(2)」.
    pub place: String,
    /// Its title.
    pub title: String,
    /// Who answered last, the first printed as 主担当; `None`: nobody is printed.
    pub responsible: Option<Responsible>,
    /// The last mark's words, where they say that it has ended: it is then left out unless somebody asks for it.
    pub ended: Option<String>,
}
