//! What the page of departments shows.

use super::{Department, Entered};
use crate::id::DepartmentId;
use crate::year::FiscalYear;

/// 課・団体, as the 管理 sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentsPage {
    /// All of them, under their names of all years.
    pub departments: Vec<Department>,
    /// 組織改正 that were entered by hand, oldest first.
    pub entered: Vec<Entered>,
    /// How many people have a role there today.
    pub people: Vec<(DepartmentId, usize)>,
    /// The 年度 of today.
    pub today: FiscalYear,
}

impl DepartmentsPage {
    /// How many people have a role in a department today.
    #[must_use]
    pub fn count_people(&self, department: DepartmentId) -> usize {
        self.people.iter().find(|it| it.0 == department).map_or(0, |it| it.1)
    }

    /// The name of today, or of the next year that has one.
    #[must_use]
    pub fn name_of(&self, department: DepartmentId) -> &str {
        self.departments.iter().find(|it| it.id == department).map_or("", |it| it.name_in(self.today))
    }
}
