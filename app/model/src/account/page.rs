//! What the pages of people show: one struct a page.

use super::{AuditEntry, MailRow, Membership, Person, PersonName, SessionEntry};
use crate::calendar::Calendar;
use crate::department::Department;
use crate::id::{AccountId, DepartmentId, SessionId};
use crate::moment::Moment;
use crate::text::search_key;
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// 自分の設定.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPage {
    /// The person.
    pub person: Person,
    /// The departments, under their names of all years.
    pub departments: Vec<Department>,
    /// The 年度 of today.
    pub today: FiscalYear,
    /// Recovery codes left.
    pub recovery_codes: u64,
    /// Where they are signed in, the newest first.
    pub sessions: Vec<SessionEntry>,
    /// By which of these the page is read.
    pub here: SessionId,
}

/// 利用者: everybody with an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeoplePage {
    /// In the order in which they came.
    pub people: Vec<Person>,
    /// The departments, under their names of all years.
    pub departments: Vec<Department>,
    /// The 年度 of today.
    pub today: FiscalYear,
}

/// One person, as the 管理 sees them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonPage {
    /// The person.
    pub person: Person,
    /// The departments, under their names of all years.
    pub departments: Vec<Department>,
    /// The 年度 of today.
    pub today: FiscalYear,
    /// Where they are signed in, the newest first.
    pub sessions: Vec<SessionEntry>,
    /// The last mail with a link for them.
    pub mail: Option<MailRow>,
}

/// 監査記録, one page of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditPage {
    /// The newest first.
    pub entries: Vec<AuditEntry>,
    /// Everybody with an account, in the order in which they came.
    pub people: Vec<(AccountId, PersonName)>,
    /// The departments, under their names of all years.
    pub departments: Vec<Department>,
    /// The 年度 of today.
    pub today: FiscalYear,
    /// The row below which there are more.
    pub more: Option<i64>,
    /// What rows of other rooms concern, in words, by what is kept of it: 「report 12」.
    pub subjects: BTreeMap<String, String>,
}

/// 「福祉総務課　承認（令和６年度から）」. The department bears its name of today, or the nearest to it in which the role is
/// held.
#[must_use]
pub fn role_words(held: &Membership, departments: &[Department], today: FiscalYear) -> String {
    let year = today.min(held.last.unwrap_or(today)).max(held.first);
    let found = departments.iter().find(|it| it.id == held.department);
    let name = found.map_or_else(|| format!("課・団体 {}", held.department), |it| it.name_in(year).to_owned());
    format!("{name}　{}（{}）", held.role.words(), held.years())
}

/// Whom of all people a page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleFilter {
    /// Part of a name; empty: any.
    pub words: String,
    /// Of this department today or later.
    pub department: Option<DepartmentId>,
}

impl PeoplePage {
    /// Those whom the filter lets through.
    pub fn list(&self, filter: &PeopleFilter) -> impl Iterator<Item = &Person> {
        let words = search_key(&filter.words);
        let (today, department) = (self.today, filter.department);
        self.people.iter().filter(move |it| {
            let names = [it.identity.name.as_str(), it.identity.sign_in.as_str()];
            let named = words.is_empty() || names.iter().any(|name| search_key(name).contains(&words));
            let lasts = |held: &Membership| held.last.is_none_or(|last| today <= last);
            named && department.is_none_or(|id| it.memberships.iter().any(|held| held.department == id && lasts(held)))
        })
    }
}

impl AuditPage {
    /// What somebody is called in the log.
    #[must_use]
    pub fn name_of(&self, account: AccountId) -> Option<&PersonName> {
        self.people.iter().find(|it| it.0 == account).map(|it| &it.1)
    }

    /// Whom or what a row concerns, in words: an account by its owner's name, a department by its own of today.
    #[must_use]
    pub fn subject_of(&self, entry: &AuditEntry) -> String {
        let subject = entry.subject.as_str();
        if let Some(words) = self.subjects.get(subject) {
            return words.clone();
        }
        let number = |kind: &str| subject.strip_prefix(kind).and_then(|id| id.parse().ok());
        if let Some(name) = number("account ").and_then(|id| self.name_of(AccountId(id))) {
            return name.as_str().to_owned();
        }
        let department = number("department ").map(DepartmentId);
        if let Some(it) = self.departments.iter().find(|it| Some(it.id) == department) {
            return it.name_in(self.today).to_owned();
        }
        if let Some(day) = number("backup ").and_then(|at| Moment(at).day()) {
            return format!("{}の控え", Calendar::Japanese.day(day));
        }
        match subject {
            "first account" => "最初のアカウント".to_owned(),
            "unknown" => "登録のない名前".to_owned(),
            other => other.replace("foreign page: ", "ほかのサイトのページからの送信　"),
        }
    }

    /// Who did what a row tells.
    #[must_use]
    pub fn actor_of(&self, entry: &AuditEntry) -> String {
        match entry.by {
            Some(by) => self.name_of(by).map_or_else(|| format!("アカウント {by}"), |it| it.as_str().to_owned()),
            None if entry.address.is_none() => "サーバー上のコマンド".to_owned(),
            None => "ログインしていない人".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::actor::tests::year;
    use crate::account::{Deed, DepartmentRole, Identity, SecondFactor, SignInName, Standing};
    use crate::department::DepartmentName;

    #[test]
    fn a_row_names_people_and_not_numbers() {
        let entry = |by: Option<i64>, subject: &str, address: Option<&str>| AuditEntry {
            number: 1,
            at: Moment(0),
            by: by.map(AccountId),
            deed: Deed::SignedIn,
            subject: subject.to_owned(),
            before: None,
            after: None,
            address: address.map(str::to_owned),
        };
        let people = vec![(AccountId(3), PersonName::new("山田　花子").unwrap())];
        let name = |name: &str, first, last: Option<i32>| DepartmentName {
            name: name.to_owned(),
            first: year(first),
            last: last.map(year),
        };
        let names = vec![name("福祉課", 2020, Some(2024)), name("健康課", 2025, None)];
        let departments = vec![Department { id: DepartmentId(1), names, successor: None }];
        let held = |last: Option<i32>| {
            let (department, role) = (DepartmentId(1), DepartmentRole::Reader);
            role_words(
                &Membership { department, role, first: year(2020), last: last.map(year) },
                &departments,
                year(2025),
            )
        };
        assert_eq!(
            (held(None).as_str(), held(Some(2024)).as_str()),
            ("健康課　閲覧（令和２年度から）", "福祉課　閲覧（令和２〜６年度）")
        );
        let page = AuditPage {
            entries: Vec::new(),
            people,
            departments,
            today: year(2025),
            more: None,
            subjects: BTreeMap::new(),
        };
        let check = |entry: &AuditEntry, actor: &str, subject: &str| {
            assert_eq!((page.actor_of(entry).as_str(), page.subject_of(entry).as_str()), (actor, subject));
        };
        check(&entry(Some(3), "account 3", Some("192.0.2.1")), "山田　花子", "山田　花子");
        check(&entry(Some(4), "account 4", Some("192.0.2.1")), "アカウント 4", "account 4");
        check(&entry(None, "unknown", Some("192.0.2.1")), "ログインしていない人", "登録のない名前");
        check(&entry(None, "first account", None), "サーバー上のコマンド", "最初のアカウント");
        check(&entry(Some(3), "department 1", Some("192.0.2.1")), "山田　花子", "健康課");
        check(&entry(None, "backup 1748736000", None), "サーバー上のコマンド", "令和７年６月１日の控え");
    }

    fn person(id: i64, name: &str, held: &[(i64, Option<i32>)]) -> Person {
        let membership = |(department, last): &(i64, Option<i32>)| Membership {
            department: DepartmentId(*department),
            role: DepartmentRole::Reader,
            first: year(2020),
            last: last.map(year),
        };
        let (sign_in, name) = (SignInName::new(&format!("number{id}")).unwrap(), PersonName::new(name).unwrap());
        Person {
            account: AccountId(id),
            identity: Identity { sign_in, name, mail: None },
            standing: Standing::Active,
            second_factor: SecondFactor::Off,
            memberships: held.iter().map(membership).collect(),
            offices: Vec::new(),
        }
    }

    #[test]
    fn people_are_found_by_name_and_by_where_they_are_and_not_where_they_were() {
        let people = vec![person(1, "山田　花子", &[(1, None)]), person(2, "ヤマモト", &[(1, Some(2024)), (2, None)])];
        let page = PeoplePage { people, departments: Vec::new(), today: year(2025) };
        let check = |words: &str, department: Option<i64>, expected: &[i64]| {
            let filter = PeopleFilter { words: words.to_owned(), department: department.map(DepartmentId) };
            let found: Vec<i64> = page.list(&filter).map(|it| it.account.0).collect();
            assert_eq!(found, expected, "{words} {department:?}");
        };
        check("", None, &[1, 2]);
        check("山田花子", None, &[1]);
        check("やまもと", None, &[2]);
        check("NUMBER2", None, &[2]);
        check("", Some(1), &[1]);
        check("", Some(2), &[2]);
        check("山田", Some(2), &[]);
    }
}
