//! What goes into collating and what comes out: the lists of several years, and the facts made of them. How they are
//! made is in `collate`.

use super::{Doubt, Passage};
use crate::department::Department;
use crate::id::PublicationId;
use crate::indicator::{Figure, Indicator, Observation};
use crate::plan::{Measure, Placement, Plan, Policy};
use crate::publication::Publication;
use crate::report::Report;
use crate::sheet::Table;
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// One publication with its table as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Which.
    pub publication: Publication,
    /// What it says.
    pub table: Table,
    /// First and last year of each plan by title, where somebody has said them.
    pub plan_years: Vec<(String, FiscalYear, FiscalYear)>,
}

/// Everything that readers' pages are made of, flat, tied by ids.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// 計画
    pub plans: Vec<Plan>,
    /// 基本施策
    pub policies: Vec<Policy>,
    /// 項目
    pub measures: Vec<Measure>,
    /// 掲載, by year
    pub placements: Vec<Placement>,
    /// 進捗報告
    pub reports: Vec<Report>,
    /// 担当課・団体
    pub departments: Vec<Department>,
    /// 指標
    pub indicators: Vec<Indicator>,
    /// 実績値
    pub observations: Vec<Observation>,
    /// Printed values that differ from what is stored.
    pub differences: Vec<Difference>,
}

/// A printed value (前年度 of a later list, a 再掲, the same indicator under another 項目) that differs from what the
/// year's own row prints; both are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The doubt under which a person decides.
    pub doubt: String,
    /// The observation's indicator
    pub indicator: crate::id::IndicatorId,
    /// and year.
    pub year: FiscalYear,
    /// What that year's own row says.
    pub stored: Figure,
    /// What is printed elsewhere.
    pub printed: Figure,
    /// The publication that prints it.
    pub publication: PublicationId,
}

/// Facts with provisional ids (1, 2, 3… in order of appearance) and what a person has to decide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collated {
    /// What is known.
    pub facts: Facts,
    /// What is doubtful about it.
    pub doubts: Vec<Doubt>,
    /// What became of it from each listed year to the next.
    pub passages: Vec<Passage>,
}
