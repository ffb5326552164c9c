//! Who acts, and as what.

use super::ChangeRefused;
use crate::id::{AccountId, DepartmentId};
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// What someone is in a 課・団体. Each role includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DepartmentRole {
    /// 閲覧: reads the department's drafts.
    Reader,
    /// 入力: writes its reports.
    Writer,
    /// 承認（課長）: signs and submits them.
    Approver,
}

/// What someone is to the whole city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OfficeRole {
    /// 事務局: opens the year, chases, confirms and publishes.
    Secretariat,
    /// 管理: accounts, rights and the audit log; nothing of the reports.
    Administrator,
}

/// A role in a department, in the 年度 in which it is held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The department.
    pub department: DepartmentId,
    /// What the person is there.
    pub role: DepartmentRole,
    /// First 年度.
    pub first: FiscalYear,
    /// Last 年度; `None`: until further notice.
    pub last: Option<FiscalYear>,
}

/// Someone signed in, with what they are at this moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The account.
    pub account: AccountId,
    /// The 年度 in which they act, by today's date: a report of last year is written by those who are there now.
    pub today: FiscalYear,
    /// Departments, past and coming ones too.
    pub memberships: Vec<Membership>,
    /// To the whole city.
    pub offices: Vec<OfficeRole>,
}

impl Membership {
    /// Whether the role is held in that year.
    #[must_use]
    pub fn holds_in(&self, year: FiscalYear) -> bool {
        self.first <= year && self.last.is_none_or(|last| year <= last)
    }

    /// The same, if it ends no earlier than it begins.
    ///
    /// # Errors
    /// When it does.
    pub fn in_order(self) -> Result<Self, ChangeRefused> {
        if self.last.is_some_and(|last| last < self.first) { Err(ChangeRefused::YearsReversed) } else { Ok(self) }
    }
}

impl Actor {
    /// The highest role held today in a department.
    #[must_use]
    pub fn role_in(&self, department: DepartmentId) -> Option<DepartmentRole> {
        self.held().filter(|it| it.department == department).map(|it| it.role).max()
    }

    /// Whether the person holds that office.
    #[must_use]
    pub fn is(&self, office: OfficeRole) -> bool {
        self.offices.contains(&office)
    }

    /// Departments of today, each once.
    #[must_use]
    pub fn departments(&self) -> Vec<DepartmentId> {
        let mut departments: Vec<_> = self.held().map(|it| it.department).collect();
        departments.sort_unstable();
        departments.dedup();
        departments
    }

    fn held(&self) -> impl Iterator<Item = &Membership> {
        self.memberships.iter().filter(|it| it.holds_in(self.today))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn year(year: i32) -> FiscalYear {
        FiscalYear::new(year).unwrap()
    }

    /// Someone with these roles in 令和７年度, without an end.
    pub(crate) fn actor(roles: &[(i64, DepartmentRole)], offices: &[OfficeRole]) -> Actor {
        let membership = |(department, role): &(i64, DepartmentRole)| Membership {
            department: DepartmentId(*department),
            role: *role,
            first: year(2025),
            last: None,
        };
        Actor {
            account: AccountId(1),
            today: year(2025),
            memberships: roles.iter().map(membership).collect(),
            offices: offices.to_vec(),
        }
    }

    #[test]
    fn a_role_counts_in_its_years_alone() {
        let mut moved = actor(&[(1, DepartmentRole::Writer), (2, DepartmentRole::Approver)], &[]);
        moved.memberships[0].last = Some(year(2025));
        moved.memberships[1].first = year(2026);
        assert_eq!(moved.role_in(DepartmentId(1)), Some(DepartmentRole::Writer));
        assert_eq!(moved.role_in(DepartmentId(2)), None);
        moved.today = year(2026);
        assert_eq!(moved.departments(), [DepartmentId(2)]);
        assert_eq!(moved.role_in(DepartmentId(1)), None);
    }

    #[test]
    fn of_two_roles_in_one_department_the_higher_counts() {
        let both = actor(&[(1, DepartmentRole::Reader), (1, DepartmentRole::Approver)], &[]);
        assert_eq!(both.role_in(DepartmentId(1)), Some(DepartmentRole::Approver));
        assert_eq!(both.departments(), [DepartmentId(1)]);
    }
}
