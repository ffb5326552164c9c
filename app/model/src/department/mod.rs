//! 担当課・団体: who answers for a measure, under its name of the year.

mod answering;
mod page;
mod reorganisation;

use crate::id::DepartmentId;
use crate::year::FiscalYear;
pub use answering::{Answering, AnsweringPage, DepartmentItem, DepartmentPage, DepartmentPlan, Part};
pub use page::DepartmentsPage;
pub use reorganisation::{
    Entered, Happening, Reorganisation, ReorganisationRefused, list_ended, new_name, reorganise, take_back,
};
use serde::{Deserialize, Serialize};

/// 担当課・団体, with its names by year and its successor (組織改正).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Department {
    /// Key.
    pub id: DepartmentId,
    /// Names, oldest first; never empty.
    pub names: Vec<DepartmentName>,
    /// The department that took over its work.
    pub successor: Option<DepartmentId>,
}

/// A name and the years in which it is borne.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepartmentName {
    /// As printed.
    pub name: String,
    /// First 年度 seen.
    pub first: FiscalYear,
    /// Last 年度, once another name has followed.
    pub last: Option<FiscalYear>,
}

/// Whether who leads is an assumption: the first that a list prints is taken as 主担当, and where others stand beside it,
/// no list says so.
#[must_use]
pub const fn assumes_lead<T>(printed: &[T]) -> bool {
    printed.len() > 1
}

impl Department {
    /// The name borne in that year, else the nearest one known.
    #[must_use]
    pub fn name_in(&self, year: FiscalYear) -> &str {
        let fits = |name: &&DepartmentName| name.first <= year && name.last.is_none_or(|last| year <= last);
        let nearest = || {
            if self.names.first().is_some_and(|name| year < name.first) {
                self.names.first()
            } else {
                self.names.last()
            }
        };
        self.names.iter().rev().find(fits).or_else(nearest).map_or("", |name| &name.name)
    }
}
