//! What the pages 指標 show, as the server hands it to the browser.

use crate::id::IndicatorId;
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// The page `/indicators`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorsPage {
    /// The year looked at.
    pub year: FiscalYear,
    /// One an indicator, in the order of the plans.
    pub lines: Vec<IndicatorLine>,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorLine {
    /// Key.
    pub id: IndicatorId,
    /// Full name.
    pub name: String,
}
