//! The value type of a 年度.

use serde::{Deserialize, Serialize};

/// 年度. An integer named by the western year of its April (2024 = 令和６年度); never a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct FiscalYear(i32);

/// A year outside what a plan could be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a fiscal year between 1868 and 2200")]
pub struct YearRefused(pub i32);

impl FiscalYear {
    /// From the western year of its April.
    ///
    /// # Errors
    /// When the year is not between 1868 (明治元年) and 2200.
    pub const fn new(western: i32) -> Result<Self, YearRefused> {
        if western < 1868 || western > 2200 { Err(YearRefused(western)) } else { Ok(Self(western)) }
    }

    /// The western year of its April.
    #[must_use]
    pub const fn western(self) -> i32 {
        self.0
    }

    /// The year after, if it still is one.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::new(self.0 + 1).ok()
    }

    /// The year before (前年度), if it still is one.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        Self::new(self.0 - 1).ok()
    }
}

impl TryFrom<i32> for FiscalYear {
    type Error = YearRefused;
    fn try_from(western: i32) -> Result<Self, YearRefused> {
        Self::new(western)
    }
}

impl From<FiscalYear> for i32 {
    fn from(year: FiscalYear) -> Self {
        year.0
    }
}
