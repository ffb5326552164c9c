//! 担当課・団体 through the years, over all plans: by folded name. Where one name vanishes and another appears in all
//! its places, somebody has to say whether it was renamed (組織改正).

use super::asking::{Asking, Question, Where, year_words};
use super::likeness::likeness;
use super::measures;
use super::run::Joined;
use crate::department::DepartmentName;
use crate::intake::DoubtKind;
use crate::text::name_key;
use crate::year::FiscalYear;
use std::collections::{BTreeMap, BTreeSet};

/// Departments in order of appearance.
pub(super) struct Departments {
    pub list: Vec<Named>,
    by_key: BTreeMap<String, usize>,
}

/// One department.
pub(super) struct Named {
    /// Oldest first.
    pub names: Vec<DepartmentName>,
    /// Index of the one that took over its work.
    pub successor: Option<usize>,
}

impl Departments {
    /// The department that bears this name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.by_key.get(&name_key(name)).copied()
    }
}

/// A name as far as the lists tell.
struct Seen {
    name: String,
    first: FiscalYear,
    last: FiscalYear,
}

/// What became of a name.
enum Became {
    /// The same department under this name.
    Renamed(String),
    /// Another department, which took over.
    Succeeded(String),
}

/// Joins the names of all plans.
pub(super) fn join_departments(joined: &[Joined<'_>], asking: &mut Asking<'_>) -> Departments {
    let (order, seen) = read_names(joined);
    let became = find_renamed(joined, &order, &seen, asking);
    let followers: BTreeSet<&str> = became.values().filter_map(Became::renamed).collect();
    let mut departments = Departments { list: Vec::new(), by_key: BTreeMap::new() };
    for root in order.iter().filter(|key| !followers.contains(key.as_str())) {
        let at = departments.list.len();
        let mut names = Vec::new();
        let mut next = Some(root.as_str());
        while let Some(key) = next.filter(|key| !departments.by_key.contains_key(*key)) {
            departments.by_key.insert(key.to_owned(), at);
            next = became.get(key).and_then(Became::renamed);
            let name = &seen[key];
            names.push(DepartmentName { name: name.name.clone(), first: name.first, last: next.map(|_| name.last) });
        }
        departments.list.push(Named { names, successor: None });
    }
    for (key, became) in &became {
        if let Became::Succeeded(by) = became {
            let (from, to) = (departments.by_key[key], departments.by_key.get(by).copied());
            departments.list[from].successor = to.filter(|to| *to != from);
        }
    }
    departments
}

impl Became {
    fn renamed(&self) -> Option<&str> {
        match self {
            Self::Renamed(to) => Some(to),
            Self::Succeeded(_) => None,
        }
    }
}

/// Keys in order of appearance, and what is known of each; the newest spelling stands.
fn read_names(joined: &[Joined<'_>]) -> (Vec<String>, BTreeMap<String, Seen>) {
    let mut printed: Vec<_> = Vec::new();
    for (plan, it) in joined.iter().enumerate() {
        for seen in it.measures.iter().flat_map(|known| &known.thread.seen) {
            let sheet = &it.plan.sheets[seen.sheet];
            for place in &seen.item.places {
                let names = place.row.departments.iter().enumerate();
                printed.extend(names.map(|(at, name)| ((sheet.year, sheet.order, plan, seen.item.at, at), name)));
            }
        }
    }
    printed.sort();
    let (mut order, mut names) = (Vec::new(), BTreeMap::<String, Seen>::new());
    for ((year, ..), name) in printed {
        let key = name_key(name);
        let seen = names.entry(key.clone()).or_insert_with(|| {
            order.push(key);
            Seen { name: name.clone(), first: year, last: year }
        });
        (seen.last, seen.name) = (year, name.clone());
    }
    (order, names)
}

/// Names that vanish from one list to the next, with the names that are new in all places which they leave.
fn find_renamed(
    joined: &[Joined<'_>],
    order: &[String],
    seen: &BTreeMap<String, Seen>,
    asking: &mut Asking<'_>,
) -> BTreeMap<String, Became> {
    let years: BTreeSet<_> = joined.iter().flat_map(|it| it.plan.sheets.iter().map(|sheet| sheet.year)).collect();
    let mut candidates: BTreeMap<String, Candidates> = BTreeMap::new();
    for (before, after) in joined.iter().flat_map(passages) {
        if years.range(before.year..).nth(1) != Some(&after.year) {
            continue;
        }
        let is_new = |key: &&String| seen[*key].first == after.year;
        let new: BTreeSet<_> = after.names.iter().filter(is_new).cloned().collect();
        for key in before.names.into_iter().filter(|key| seen[key].last == before.year) {
            let all = candidates.entry(key).or_insert_with(|| Candidates { names: new.clone(), at: after.at });
            all.names.retain(|name| new.contains(name));
        }
    }
    settle_renamed(&candidates, order, seen, asking)
}

/// Names that may have taken a vanished one's place.
struct Candidates {
    names: BTreeSet<String>,
    /// The first row that it left.
    at: Where,
}

/// Folded names that one measure has in one year.
struct Here {
    year: FiscalYear,
    at: Where,
    names: BTreeSet<String>,
}

/// Each measure's departments in two of its lists that follow each other.
fn passages(joined: &Joined<'_>) -> Vec<(Here, Here)> {
    let here = |seen: &measures::Seen<'_>| {
        let names = seen.item.places.iter().flat_map(|place| &place.row.departments);
        let (sheet, line) = (&joined.plan.sheets[seen.sheet], seen.item.row.line);
        let at = Where(sheet.publication.id, line);
        Here { year: sheet.year, at, names: names.map(|name| name_key(name)).collect() }
    };
    let threads = joined.measures.iter().map(|known| &known.thread.seen);
    threads.flat_map(|seen| seen.windows(2)).map(|pair| (here(&pair[0]), here(&pair[1]))).collect()
}

fn settle_renamed(
    candidates: &BTreeMap<String, Candidates>,
    order: &[String],
    seen: &BTreeMap<String, Seen>,
    asking: &mut Asking<'_>,
) -> BTreeMap<String, Became> {
    let mut became = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let likely = pair_off(candidates, order);
    for key in order {
        if let Some(name) = asking.renamed(key).filter(|name| seen.contains_key(*name) && *name != key) {
            if taken.insert(name.to_owned()) {
                became.insert(key.clone(), Became::Renamed(name.to_owned()));
            }
            continue;
        }
        let Some((best, at)) = likely.get(key) else { continue };
        let answer = ask([key, best], [&seen[key], &seen[*best]], *at, asking);
        match answer {
            "renamed" if taken.insert((*best).clone()) => {
                became.insert(key.clone(), Became::Renamed((*best).clone()));
            }
            "renamed" | "successor" => {
                became.insert(key.clone(), Became::Succeeded((*best).clone()));
            }
            _ => {}
        }
    }
    became
}

/// For each vanished name the one that most likely took its place. Who has but one to choose from goes first, then the
/// likest, and nobody is given what another has: of two that were renamed at once each is asked about with its own.
fn pair_off<'c>(
    candidates: &'c BTreeMap<String, Candidates>,
    order: &[String],
) -> BTreeMap<&'c String, (&'c String, Where)> {
    let places: BTreeMap<&String, usize> = order.iter().enumerate().map(|(at, name)| (name, at)).collect();
    let mut open: Vec<_> = candidates.iter().filter(|(_, it)| !it.names.is_empty()).collect();
    open.sort_by_cached_key(|(key, it)| {
        let likest = it.names.iter().map(|name| likeness(key, name)).max();
        (it.names.len() > 1, std::cmp::Reverse(likest), places.get(*key).copied())
    });
    let (mut likely, mut given) = (BTreeMap::new(), BTreeSet::new());
    for (key, it) in open {
        let rank = |name: &&String| (!given.contains(*name), likeness(key, name), std::cmp::Reverse(places.get(*name)));
        if let Some(name) = it.names.iter().max_by_key(rank) {
            likely.insert(key, (name, it.at));
            given.insert(name);
        }
    }
    likely
}

fn ask([key, best]: [&String; 2], [old, new]: [&Seen; 2], at: Where, asking: &mut Asking<'_>) -> &'static str {
    let (was, is) = (year_words(old.last), year_words(new.first));
    let question = Question {
        kind: DoubtKind::Joining,
        about: vec!["department".to_owned(), key.clone(), best.clone()],
        at,
        text: format!("{was}「{}」 → {is}「{}」", old.name, new.name),
        why: format!(
            "{was}まで担当だった「{}」が{is}の一覧表になく、その項目のすべてに「{}」が新しく現れました。",
            old.name, new.name
        ),
        assumed: "別の課・団体とします。".to_owned(),
        choices: vec![
            ("new", "別の課・団体とする".to_owned()),
            ("renamed", format!("「{}」が「{}」に名前を変えたものとする", old.name, new.name)),
            ("successor", format!("「{}」の仕事を別の「{}」が引き継いだものとする", old.name, new.name)),
        ],
    };
    asking.ask(question).key
}
