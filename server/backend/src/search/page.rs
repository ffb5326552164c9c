//! Snapshot → 検索. A 項目 is found once, by the newest of its years that has the words; the older ones are named.

use crate::report::{departments_of, mark_of, place_of, title_of};
use crate::store::{Snapshot, Source};
use model::id::{DepartmentId, IndicatorId, MeasureId};
use model::indicator::Amount;
use model::plan::{Placement, Plan};
use model::search::{Field, Found, Hit, Kind, Piece, SearchFilter, SearchPage, excerpt, marked, words_of};
use model::text::seek_key;
use model::year::FiscalYear;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many are shown at a time.
pub const PAGE: usize = 20;

/// What a question finds.
#[must_use]
pub fn build_search(now: &Snapshot, filter: SearchFilter) -> SearchPage {
    let filter = SearchFilter { plan: filter.plan.filter(|it| now.plan(*it).is_some()), ..filter };
    let words = words_of(&filter.words);
    let all = Everything::of(now, &filter, &words);
    let counts = [all.measures.len(), all.indicators.len(), all.departments.len()];
    let count = counts[filter.kind as usize];
    let pages = count.div_ceil(PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    let shown = (page - 1) * PAGE..count.min(page * PAGE);
    let hits = match filter.kind {
        Kind::Measures => all.measures[shown].iter().map(|it| it.show(now, &words)).collect(),
        Kind::Indicators => all.indicators[shown].iter().filter_map(|it| it.show(now, &words)).collect(),
        Kind::Departments => all.departments[shown].iter().map(|it| it.show(&words)).collect(),
    };
    let years: BTreeSet<FiscalYear> = now.plans().flat_map(|it| now.years_of(it.id)).collect();
    SearchPage {
        plans: now.plans().map(|it| (it.id, it.title.clone())).collect(),
        years: years.into_iter().rev().collect(),
        counts,
        pages,
        hits,
        filter: SearchFilter { page, ..filter },
    }
}

/// Everything found, sorted.
struct Everything<'a> {
    measures: Vec<FoundMeasure<'a>>,
    indicators: Vec<FoundIndicator>,
    departments: Vec<FoundDepartment>,
}

impl<'a> Everything<'a> {
    fn of(now: &'a Snapshot, filter: &SearchFilter, words: &[String]) -> Self {
        let mut placements: BTreeMap<MeasureId, Vec<&'a Placement>> = BTreeMap::new();
        let (mut indicators, mut departments) = (Vec::new(), Vec::new());
        for source in now.words().find(words) {
            match source {
                Source::Placement(at) => {
                    let placement = &now.facts.placements[at];
                    if is_wanted(now, placement, filter) {
                        placements.entry(placement.measure).or_default().push(placement);
                    }
                }
                Source::Indicator(id) => indicators.extend(FoundIndicator::of(now, filter, id)),
                Source::Department(id, name) => departments.push((id, name)),
            }
        }
        let ranks = ranks(now);
        let mut measures: Vec<_> = placements.into_values().filter_map(|it| FoundMeasure::of(now, it, words)).collect();
        measures.sort_by_cached_key(|it| {
            (!it.titled, Reverse(it.newest.year), ranks.get(&it.plan.id), rank(now, it.newest))
        });
        indicators
            .sort_by_cached_key(|it| (Reverse(it.year), now.indicator(it.indicator).map(|it| (it.measure, it.order))));
        Self { measures, indicators, departments: found_departments(now, filter, departments) }
    }
}

fn ranks(now: &Snapshot) -> HashMap<model::id::PlanId, usize> {
    now.plans().enumerate().map(|(at, it)| (it.id, at)).collect()
}

/// Where a 掲載 stands in its list.
fn rank(now: &Snapshot, placement: &Placement) -> (usize, i32) {
    let number = |it: &str| it.parse().unwrap_or(usize::MAX);
    (now.policy(placement.policy).map_or(usize::MAX, |it| number(&it.number)), placement.order)
}

fn is_wanted(now: &Snapshot, placement: &Placement, filter: &SearchFilter) -> bool {
    filter.year.is_none_or(|it| it == placement.year)
        && filter.plan.is_none_or(|plan| now.policy(placement.policy).is_some_and(|it| it.plan == plan))
}

struct FoundMeasure<'a> {
    newest: &'a Placement,
    plan: &'a Plan,
    /// Whether its title has all the words.
    titled: bool,
    others: Vec<FiscalYear>,
}

impl<'a> FoundMeasure<'a> {
    fn of(now: &'a Snapshot, placements: Vec<&'a Placement>, words: &[String]) -> Option<Self> {
        let newest = placements.iter().rev().max_by_key(|it| it.year)?;
        let years: BTreeSet<FiscalYear> = placements.iter().map(|it| it.year).filter(|it| *it != newest.year).collect();
        let title = seek_key(&title_of(now, newest));
        Some(Self {
            newest,
            plan: now.plan_of(newest)?,
            titled: words.iter().all(|it| title.contains(it.as_str())),
            others: years.into_iter().rev().collect(),
        })
    }

    fn show(&self, now: &Snapshot, words: &[String]) -> Hit {
        let (measure, year) = (self.newest.measure, self.newest.year);
        let found = |(field, text): (Field, String)| excerpt(&text, words).map(|pieces| Found { field, pieces });
        Hit::Measure {
            measure,
            year,
            plan: self.plan.title.clone(),
            place: place_of(now, measure, year),
            title: marked(&title_of(now, self.newest), words),
            mark: mark_of(now, measure, year),
            found: texts(now, self.newest).into_iter().filter_map(found).collect(),
            others: self.others.clone(),
        }
    }
}

/// The texts of a 掲載 beside its title, in the order in which they are shown.
fn texts(now: &Snapshot, placement: &Placement) -> Vec<(Field, String)> {
    let report = now.report(placement.measure, placement.year);
    let names: Vec<String> = departments_of(now, placement).into_iter().map(|it| it.1).collect();
    let texts = [
        (Field::Narrative, report.map(|it| it.narrative.clone())),
        (Field::Remark, report.and_then(|it| it.remark.clone())),
        (Field::Commitment, placement.commitment.clone()),
        (Field::Policy, now.policy(placement.policy).map(|it| it.title.clone())),
        (Field::Departments, Some(names.join("・"))),
    ];
    texts.into_iter().filter_map(|(field, text)| Some((field, text?))).collect()
}

struct FoundIndicator {
    indicator: IndicatorId,
    year: FiscalYear,
}

impl FoundIndicator {
    /// In the year that is asked for, else the newest of which something is known.
    fn of(now: &Snapshot, filter: &SearchFilter, id: IndicatorId) -> Option<Self> {
        let indicator = now.indicator(id).filter(|it| it.same_as.is_none())?;
        let years = || now.observations_of(id).map(|it| it.year).rev();
        let year = years().find(|year| filter.year.is_none_or(|it| it == *year))?;
        let mut listed = now.placements_of_measure(indicator.measure);
        let asked = |plan| now.plan_of(listed.next_back()?).map(|it| it.id == plan);
        let wanted = filter.plan.is_none_or({
            let mut asked = asked;
            move |plan| asked(plan) == Some(true)
        });
        wanted.then_some(Self { indicator: id, year })
    }

    fn show(&self, now: &Snapshot, words: &[String]) -> Option<Hit> {
        let indicator = now.indicator(self.indicator)?;
        // The list of that year, else the nearest one that names its 項目.
        let listed = now.placements_of_measure(indicator.measure);
        let near = listed.min_by_key(|it| (it.year.western() - self.year.western()).abs())?;
        Some(Hit::Indicator {
            indicator: self.indicator,
            year: self.year,
            name: marked(&indicator.name, words),
            place: place_of(now, indicator.measure, near.year),
            title: title_of(now, near),
            amount: Amount::of(now.observation(self.indicator, self.year), indicator.unit.as_deref()),
        })
    }
}

struct FoundDepartment {
    department: DepartmentId,
    name: String,
    year: FiscalYear,
    measures: usize,
}

impl FoundDepartment {
    fn show(&self, words: &[String]) -> Hit {
        let name: Vec<Piece> = marked(&self.name, words);
        Hit::Department { department: self.department, name, year: self.year, measures: self.measures }
    }
}

/// Each department once, by its last name that has the words, with the last year in which it answers for something.
fn found_departments(now: &Snapshot, filter: &SearchFilter, found: Vec<(DepartmentId, usize)>) -> Vec<FoundDepartment> {
    let named: BTreeMap<DepartmentId, usize> = found.into_iter().collect();
    let mut answered: HashMap<DepartmentId, BTreeMap<FiscalYear, BTreeSet<MeasureId>>> = HashMap::new();
    if named.is_empty() {
        return Vec::new();
    }
    for placement in now.facts.placements.iter().filter(|it| is_wanted(now, it, filter)) {
        for (id, _) in departments_of(now, placement).iter().filter(|it| named.contains_key(&it.0)) {
            answered.entry(*id).or_default().entry(placement.year).or_default().insert(placement.measure);
        }
    }
    let mut all: Vec<FoundDepartment> = named
        .into_iter()
        .filter_map(|(department, name)| {
            let (year, measures) = answered.get(&department)?.last_key_value()?;
            let name = now.department(department)?.names.get(name)?.name.clone();
            Some(FoundDepartment { department, name, year: *year, measures: measures.len() })
        })
        .collect();
    all.sort_by_key(|it| (Reverse(it.year), Reverse(it.measures), it.department));
    all
}
