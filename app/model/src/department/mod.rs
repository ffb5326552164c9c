//! 担当課・団体: who answers for a measure, under its name of the year.

use crate::id::DepartmentId;
use crate::year::FiscalYear;
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

/// How the 主担当 among a report's departments is known; it is always the first, the others are 共同.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lead {
    /// There is no other.
    Alone,
    /// Assumed from the order in which a list prints them, as no list says who leads.
    Order,
}

impl Lead {
    /// What a list tells by the departments that it prints; `None` where it prints none.
    #[must_use]
    pub const fn printed<T>(departments: &[T]) -> Option<Self> {
        match departments {
            [] => None,
            [_] => Some(Self::Alone),
            _ => Some(Self::Order),
        }
    }
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
