//! Who acts, and as what.

use super::ChangeRefused;
use crate::calendar::Calendar;
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

impl DepartmentRole {
    /// The lowest first.
    pub const ALL: [Self; 3] = [Self::Reader, Self::Writer, Self::Approver];

    /// As forms say it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Writer => "writer",
            Self::Approver => "approver",
        }
    }

    /// From a form.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }

    /// 「閲覧」「入力」「承認」.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Reader => "閲覧",
            Self::Writer => "入力",
            Self::Approver => "承認",
        }
    }

    /// What it allows, in a few words.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Reader => "書きかけの報告を読む",
            Self::Writer => "報告を書く",
            Self::Approver => "報告を書き、署名して提出する（課長など）",
        }
    }
}

impl OfficeRole {
    /// In the order in which they are given.
    pub const ALL: [Self; 2] = [Self::Secretariat, Self::Administrator];

    /// As forms say it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Secretariat => "secretariat",
            Self::Administrator => "administrator",
        }
    }

    /// From a form.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }

    /// 「事務局」「管理」.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Secretariat => "事務局",
            Self::Administrator => "管理",
        }
    }

    /// What it allows, in a few words.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Secretariat => "照会を始め、どの課・団体の報告も書き、確定し、公表する",
            Self::Administrator => "利用者と権限を決め、監査記録を読む",
        }
    }
}

impl Membership {
    /// Whether the role is held in that year.
    #[must_use]
    pub fn holds_in(&self, year: FiscalYear) -> bool {
        self.first <= year && self.last.is_none_or(|last| year <= last)
    }

    /// 「令和６年度から」「令和６〜７年度」.
    #[must_use]
    pub fn years(&self) -> String {
        match self.last {
            Some(last) if last == self.first => Calendar::Japanese.year(self.first),
            Some(last) => Calendar::Japanese.span(self.first, last),
            None => format!("{}から", Calendar::Japanese.year(self.first)),
        }
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
    fn years_are_said_as_the_city_says_them() {
        let check = |first, last: Option<i32>, words: &str| {
            let (department, role) = (DepartmentId(1), DepartmentRole::Reader);
            let held = Membership { department, role, first: year(first), last: last.map(year) };
            assert_eq!(held.years(), words);
        };
        check(2024, None, "令和６年度から");
        check(2024, Some(2024), "令和６年度");
        check(2018, Some(2024), "平成30年度〜令和６年度");
    }

    #[test]
    fn of_two_roles_in_one_department_the_higher_counts() {
        let both = actor(&[(1, DepartmentRole::Reader), (1, DepartmentRole::Approver)], &[]);
        assert_eq!(both.role_in(DepartmentId(1)), Some(DepartmentRole::Approver));
        assert_eq!(both.departments(), [DepartmentId(1)]);
    }
}
