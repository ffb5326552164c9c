//! 組織改正, entered by hand before any list prints it: a new department, another name, one that goes over into another.
//! The years before keep their names.

use super::{Department, DepartmentName};
use crate::calendar::Calendar;
use crate::id::DepartmentId;
use crate::text::name_key;
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// Most letters of a name.
const MAX_NAME: usize = 60;

/// What happens to a department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Happening {
    /// 新設, under this name.
    Founded(String),
    /// 名称変更: the same department under this name.
    Renamed(String),
    /// 統合: its work goes over to another.
    Merged(DepartmentId),
}

/// One 組織改正 of one department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reorganisation {
    /// The department.
    pub department: DepartmentId,
    /// What happens to it.
    pub what: Happening,
    /// From which 年度 on.
    pub first: FiscalYear,
}

/// One that was entered, under its number: later ones have higher numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// Its number.
    pub number: i64,
    /// What was entered.
    pub change: Reorganisation,
}

/// Why it can't happen; the sentence says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReorganisationRefused {
    /// No name, or too long a one.
    #[error("新しい名前を{MAX_NAME}文字までで書いてください。")]
    Name,
    /// Another department bears the name.
    #[error("「{0}」という課・団体は、もうあります。仕事が移るときは「統合」を使ってください。")]
    NameTaken(String),
    /// The present name began later, or in that year.
    #[error("今の名前は、選んだ年度より前から使われていません。それより後の年度を選んでください。")]
    TooEarly,
    /// Merging with itself.
    #[error("移る先には、別の課・団体を選んでください。")]
    Itself,
    /// It has gone over into another already.
    #[error("この課・団体は、もうほかに統合されています。")]
    Gone,
    /// A later one builds on it.
    #[error("この変更の後に、同じ課・団体の変更があります。新しいものから順に取り消してください。")]
    BuiltOn,
    /// A list prints the name by now.
    #[error("この名前は、もう一覧表に載っているため、取り消せません。")]
    Printed,
    /// Somebody has a role in the new department.
    #[error("この課・団体の役割を持つ人がいます。先に、その役割を外してください。")]
    Peopled,
    /// A list of that year or a later one has it under its name.
    #[error(
        "この課・団体は、選んだ年度かそれより後の一覧表に、今の名前で載っています。まだ一覧表のない年度を選んでください。"
    )]
    Listed,
    /// The other one goes over into this one.
    #[error("移る先の課・団体は、この課・団体に統合されることになっています。")]
    Circle,
}

/// A name as it is to be borne.
///
/// # Errors
/// When it is none, or another department bears it.
pub fn new_name(typed: &str, departments: &[Department]) -> Result<String, ReorganisationRefused> {
    let name = typed.trim();
    let fits = (1..=MAX_NAME).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    if !fits || name_key(name).is_empty() {
        return Err(ReorganisationRefused::Name);
    }
    let key = name_key(name);
    match departments.iter().flat_map(|it| &it.names).find(|it| name_key(&it.name) == key) {
        Some(taken) => Err(ReorganisationRefused::NameTaken(taken.name.clone())),
        None => Ok(name.to_owned()),
    }
}

impl Reorganisation {
    /// 「令和８年度から「健康福祉課」に名称変更」.
    #[must_use]
    pub fn words(&self, departments: &[Department]) -> String {
        let from = Calendar::Japanese.year(self.first);
        match &self.what {
            Happening::Founded(name) => format!("{from}から「{name}」を新設"),
            Happening::Renamed(name) => format!("{from}から「{name}」に名称変更"),
            Happening::Merged(into) => {
                let into = departments.iter().find(|it| it.id == *into).map_or("", |it| it.name_in(self.first));
                format!("{from}から「{into}」に統合")
            }
        }
    }

    fn concerns(&self, other: &Self) -> bool {
        let both = |it: &Self| match it.what {
            Happening::Merged(into) => [it.department, into],
            _ => [it.department; 2],
        };
        both(self).iter().any(|id| both(other).contains(id))
    }
}

/// The one of that number, if it may be taken back; `None`: there is none.
///
/// # Errors
/// When a later one of the same departments builds on it.
pub fn take_back(all: &[Entered], number: i64) -> Result<Option<&Reorganisation>, ReorganisationRefused> {
    let Some(it) = all.iter().find(|it| it.number == number) else { return Ok(None) };
    let built_on = all.iter().any(|later| later.number > number && later.change.concerns(&it.change));
    if built_on { Err(ReorganisationRefused::BuiltOn) } else { Ok(Some(&it.change)) }
}

impl Department {
    /// Whether another name may follow from that year on.
    ///
    /// # Errors
    /// When the present one has just begun, or the department has gone over into another.
    pub fn may_change(&self, first: FiscalYear) -> Result<(), ReorganisationRefused> {
        if self.successor.is_some() {
            return Err(ReorganisationRefused::Gone);
        }
        let begun = self.names.last().is_none_or(|name| name.first < first);
        if begun { Ok(()) } else { Err(ReorganisationRefused::TooEarly) }
    }

    /// Whether its work may go over to another from that year on.
    ///
    /// # Errors
    /// When the other one is no other, or goes over into this one.
    pub fn may_merge(&self, into: &Self, first: FiscalYear) -> Result<(), ReorganisationRefused> {
        if self.id == into.id {
            return Err(ReorganisationRefused::Itself);
        }
        if into.successor == Some(self.id) {
            return Err(ReorganisationRefused::Circle);
        }
        self.may_change(first)
    }
}

/// Departments as the lists tell them, with what was entered by hand; what a list tells since then stands.
pub fn reorganise<'a>(departments: &mut Vec<Department>, all: impl IntoIterator<Item = &'a Reorganisation>) {
    for it in all {
        let at = departments.iter().position(|known| known.id == it.department);
        match (&it.what, at) {
            (Happening::Founded(name), None) => {
                let names = vec![DepartmentName { name: name.clone(), first: it.first, last: None }];
                departments.push(Department { id: it.department, names, successor: None });
            }
            (Happening::Renamed(name), Some(at)) => rename(&mut departments[at], name, it.first),
            (Happening::Merged(into), Some(at)) if departments.iter().any(|known| known.id == *into) => {
                let merged = &mut departments[at];
                merged.successor = Some(*into);
                if let Some(last) = merged.names.last_mut() {
                    last.last = last.last.or(it.first.previous());
                }
            }
            _ => {}
        }
    }
}

/// Adds the name, or begins it where it was entered to begin, as a list prints it later than it is borne.
fn rename(department: &mut Department, name: &str, first: FiscalYear) {
    let key = name_key(name);
    let at = department.names.iter().position(|it| name_key(&it.name) == key).unwrap_or_else(|| {
        department.names.push(DepartmentName { name: name.to_owned(), first, last: None });
        department.names.len() - 1
    });
    department.names[at].first = first;
    if let Some(before) = at.checked_sub(1) {
        department.names[before].last = first.previous();
    }
}

/// Departments that bear no name any more in that year, each with the one that has its work by then.
#[must_use]
pub fn list_ended(all: &[Department], year: FiscalYear) -> Vec<(DepartmentId, DepartmentId)> {
    let ended = |it: &Department| {
        let last = it.names.last().and_then(|name| name.last);
        it.successor.filter(|_| last.is_some_and(|last| last < year))
    };
    let follow = |first: &Department| {
        let mut to = ended(first)?;
        // Each takes over from the one before; no more than there are.
        for _ in all {
            let Some(next) = all.iter().find(|it| it.id == to).and_then(ended) else { break };
            to = next;
        }
        (to != first.id).then_some((first.id, to))
    };
    all.iter().filter_map(follow).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(western: i32) -> FiscalYear {
        FiscalYear::new(western).unwrap()
    }

    fn department(id: i64, names: &[(&str, i32, Option<i32>)]) -> Department {
        let name = |(name, first, last): &(&str, i32, Option<i32>)| DepartmentName {
            name: (*name).to_owned(),
            first: year(*first),
            last: last.map(year),
        };
        Department { id: DepartmentId(id), names: names.iter().map(name).collect(), successor: None }
    }

    fn happens(id: i64, what: Happening, first: i32) -> Reorganisation {
        Reorganisation { department: DepartmentId(id), what, first: year(first) }
    }

    fn after(departments: &[Department], all: &[Reorganisation]) -> Vec<Department> {
        let mut departments = departments.to_vec();
        reorganise(&mut departments, all);
        departments
    }

    #[test]
    fn a_new_name_holds_from_its_year_on_and_the_old_one_before() {
        let renamed = happens(1, Happening::Renamed("健康福祉課".to_owned()), 2026);
        let found = after(&[department(1, &[("福祉課", 2020, None)])], &[renamed]);
        assert_eq!(found, [department(1, &[("福祉課", 2020, Some(2025)), ("健康福祉課", 2026, None)])]);
        assert_eq!((found[0].name_in(year(2025)), found[0].name_in(year(2026))), ("福祉課", "健康福祉課"));
    }

    #[test]
    fn a_list_that_prints_the_new_name_later_does_not_double_it() {
        let renamed = happens(1, Happening::Renamed("健康福祉課".to_owned()), 2026);
        let printed = department(1, &[("福祉課", 2020, Some(2024)), ("健康 福祉課", 2027, None)]);
        let found = after(&[printed], &[renamed]);
        assert_eq!(found, [department(1, &[("福祉課", 2020, Some(2025)), ("健康 福祉課", 2026, None)])]);
    }

    #[test]
    fn a_department_is_founded_until_a_list_names_it_and_merged_into_one_that_is_there() {
        let one = department(1, &[("福祉課", 2020, None)]);
        let founded = happens(2, Happening::Founded("新しい課".to_owned()), 2026);
        let merged = happens(1, Happening::Merged(DepartmentId(2)), 2026);
        let found = after(std::slice::from_ref(&one), &[founded.clone(), merged.clone()]);
        assert_eq!(
            (found.len(), found[0].successor, found[0].names[0].last),
            (2, Some(DepartmentId(2)), Some(year(2025)))
        );
        assert_eq!(found[1], department(2, &[("新しい課", 2026, None)]));
        assert_eq!(after(&found, &[founded]).len(), 2);
        assert_eq!(after(std::slice::from_ref(&one), &[merged])[0], one, "into one that no list tells any more");
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_a_reason() {
        let one = department(1, &[("福祉課", 2020, Some(2023)), ("健康福祉課", 2024, None)]);
        let mut two = department(2, &[("総務課", 2020, None)]);
        let all = [one.clone(), two.clone()];
        let name = |typed: &str| new_name(typed, &all);
        assert_eq!(name(" 地域課 "), Ok("地域課".to_owned()));
        assert_eq!(name("　"), Err(ReorganisationRefused::Name));
        assert_eq!(name(&"課".repeat(61)), Err(ReorganisationRefused::Name));
        assert_eq!(name("福祉 課"), Err(ReorganisationRefused::NameTaken("福祉課".to_owned())));
        assert_eq!(one.may_change(year(2024)), Err(ReorganisationRefused::TooEarly));
        assert_eq!(one.may_change(year(2025)), Ok(()));
        assert_eq!(one.may_merge(&one, year(2025)), Err(ReorganisationRefused::Itself));
        assert_eq!(one.may_merge(&two, year(2025)), Ok(()));
        two.successor = Some(DepartmentId(1));
        assert_eq!(one.may_merge(&two, year(2025)), Err(ReorganisationRefused::Circle));
        assert_eq!(two.may_merge(&one, year(2025)), Err(ReorganisationRefused::Gone));
    }

    #[test]
    fn the_newest_change_of_a_department_is_taken_back_first() {
        let entered = |number, change| Entered { number, change };
        let all = [
            entered(1, happens(9, Happening::Founded("こども課".to_owned()), 2026)),
            entered(2, happens(1, Happening::Renamed("健康福祉課".to_owned()), 2026)),
            entered(3, happens(2, Happening::Merged(DepartmentId(9)), 2027)),
        ];
        let words = |number| {
            take_back(&all, number).map(|it| it.map(|it| it.words(&[department(9, &[("子ども課", 2020, None)])])))
        };
        assert_eq!(words(1), Err(ReorganisationRefused::BuiltOn));
        assert_eq!(words(2), Ok(Some("令和８年度から「健康福祉課」に名称変更".to_owned())));
        assert_eq!(words(3), Ok(Some("令和９年度から「子ども課」に統合".to_owned())));
        assert_eq!(words(4), Ok(None));
        assert_eq!(take_back(&all[..1], 1).unwrap().unwrap().words(&[]), "令和８年度から「こども課」を新設");
    }

    #[test]
    fn work_goes_to_who_has_it_in_that_year() {
        let merged = |id, last, into| Department {
            successor: Some(DepartmentId(into)),
            ..department(id, &[("前の課", 2019, Some(last))])
        };
        let all = [merged(1, 2023, 2), merged(2, 2024, 3), department(3, &[("後の課", 2019, None)])];
        let ended = |western| list_ended(&all, year(western)).iter().map(|it| (it.0.0, it.1.0)).collect::<Vec<_>>();
        assert_eq!(ended(2023), [] as [(i64, i64); 0]);
        assert_eq!(ended(2024), [(1, 2)]);
        assert_eq!(ended(2025), [(1, 3), (2, 3)]);
    }
}
