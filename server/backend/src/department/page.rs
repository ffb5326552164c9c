//! Snapshot → 担当課・団体: who answers for what in a year, under its name of that year.

use crate::indicator::{DrawCard, build_explorer};
use crate::report::{departments_of, is_new, mark_of, place_of, strip_of, title_of};
use crate::store::Snapshot;
use model::department::{Answering, AnsweringPage, Department, DepartmentItem, DepartmentPage, DepartmentPlan, Part};
use model::id::{DepartmentId, MeasureId};
use model::indicator::filter::{IndicatorFilter, Scope, View};
use model::plan::{Placement, Plan};
use model::report::StripTile;
use model::year::FiscalYear;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// 担当課・団体 of that year, or of the newest that has a list; `None` where there is no list of it.
#[must_use]
pub fn build_answering(now: &Snapshot, year: Option<FiscalYear>) -> Option<AnsweringPage> {
    let years: BTreeSet<FiscalYear> = now.plans().flat_map(|it| now.years_of(it.id)).collect();
    let year = year.or_else(|| years.last().copied()).filter(|it| years.contains(it))?;
    let departments = answering(now, year);
    let here: HashSet<DepartmentId> = departments.iter().map(|it| it.department).collect();
    Some(AnsweringPage { year, years: years.into_iter().collect(), elsewhen: elsewhen(now, &here), departments })
}

/// Those of one year, in the order in which its lists name them.
fn answering(now: &Snapshot, year: FiscalYear) -> Vec<Answering> {
    let (mut all, mut at) = (Vec::<Answering>::new(), HashMap::new());
    for plan in listed(now, year) {
        let mut tiles: HashMap<MeasureId, StripTile> = HashMap::new();
        for tile in strip_of(now, &[plan], year).into_iter().flat_map(|it| it.blocks).flat_map(|it| it.tiles) {
            if !tile.relisted {
                tiles.entry(tile.measure).or_insert(tile);
            }
        }
        for placement in originals(now, plan, year) {
            let names = departments_of(now, placement);
            // A tile alone says where in the whole list it stands.
            let tile = tiles.get(&placement.measure).map(|it| StripTile { number: it.place.clone(), ..it.clone() });
            for (part, (department, name)) in (0..).map(|it| Part::of(it, names.len())).zip(names.clone()) {
                let at = *at.entry(department).or_insert_with(|| {
                    all.push(Answering { department, name, leads: Vec::new(), joins: Vec::new() });
                    all.len() - 1
                });
                let into = if part == Part::Joint { &mut all[at].joins } else { &mut all[at].leads };
                into.extend(tile.clone());
            }
        }
    }
    all
}

/// Those that answer in other years alone, with their last year; the latest first.
fn elsewhen(now: &Snapshot, here: &HashSet<DepartmentId>) -> Vec<(DepartmentId, String, FiscalYear)> {
    let mut last: BTreeMap<DepartmentId, FiscalYear> = BTreeMap::new();
    for (department, year) in years_of_all(now) {
        let known = last.entry(department).or_insert(year);
        *known = year.max(*known);
    }
    let named =
        |(id, year): (DepartmentId, FiscalYear)| now.department(id).map(|it| (id, it.name_in(year).to_owned(), year));
    let mut all: Vec<_> = last.into_iter().filter(|it| !here.contains(&it.0)).filter_map(named).collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.2), it.0));
    all
}

/// Every department with every year in which it answers for something; pairs may come again.
fn years_of_all(now: &Snapshot) -> impl Iterator<Item = (DepartmentId, FiscalYear)> {
    let of_report = |it: &Placement| departments_of(now, it).into_iter().map(move |department| department.0);
    now.facts.placements.iter().flat_map(move |it| of_report(it).map(|id| (id, it.year)))
}

/// One of them in that year, or in the newest in which it answers for something; `None` where it doesn't.
#[must_use]
pub fn build_department(now: &Snapshot, id: DepartmentId, year: Option<FiscalYear>) -> Option<DepartmentPage> {
    let department = now.department(id)?;
    let years: BTreeSet<FiscalYear> = years_of_all(now).filter(|it| it.0 == id).map(|it| it.1).collect();
    let year = year.or_else(|| years.last().copied()).filter(|it| years.contains(it))?;
    let plans = listed(now, year).map(|plan| DepartmentPlan {
        title: plan.title.clone(),
        items: originals(now, plan, year).filter_map(|it| item(now, plan, it, id)).collect(),
    });
    let name_of = |it: &Department| (it.id, it.names.last().map(|it| it.name.clone()).unwrap_or_default());
    Some(DepartmentPage {
        department: id,
        year,
        years: years.into_iter().collect(),
        name: department.name_in(year).to_owned(),
        names: department.names.clone(),
        before: now.facts.departments.iter().filter(|it| it.successor == Some(id)).map(name_of).collect(),
        successor: department.successor.and_then(|it| now.department(it)).map(name_of),
        plans: plans.filter(|it| !it.items.is_empty()).collect(),
        figures: figures(now, id, year),
    })
}

fn figures(now: &Snapshot, id: DepartmentId, year: FiscalYear) -> Vec<model::indicator::page::Group> {
    let filter =
        IndicatorFilter { department: Some(id), scope: Scope::All, view: View::Table, ..IndicatorFilter::default() };
    let draw: DrawCard<'_> = &|_| String::new();
    build_explorer(now, Some(year), filter, draw).map(|it| it.groups).unwrap_or_default()
}

fn item(now: &Snapshot, plan: &Plan, placement: &Placement, id: DepartmentId) -> Option<DepartmentItem> {
    let names = departments_of(now, placement);
    let at = names.iter().position(|it| it.0 == id)?;
    Some(DepartmentItem {
        measure: placement.measure,
        place: place_of(now, placement.measure, placement.year),
        title: title_of(now, placement),
        new: is_new(now, placement, plan.id),
        part: Part::of(at, names.len()),
        others: names.into_iter().filter(|it| it.0 != id).map(|it| it.1).collect(),
        marks: marks(now, placement),
    })
}

/// Marks of the last years up to this one.
fn marks(now: &Snapshot, placement: &Placement) -> Vec<(FiscalYear, Option<model::plan::Mark>)> {
    const MOST: usize = 6;
    let until = now.placements_of_measure(placement.measure).map(|it| it.year).filter(|it| *it <= placement.year);
    let years: BTreeSet<FiscalYear> = until.collect();
    let late = years.len().saturating_sub(MOST);
    years.into_iter().skip(late).map(|year| (year, mark_of(now, placement.measure, year))).collect()
}

/// Plans that have a list of that year.
fn listed(now: &Snapshot, year: FiscalYear) -> impl Iterator<Item = &Plan> {
    now.plans().filter(move |plan| now.years_of(plan.id).any(|it| it == year))
}

/// Each measure of a plan's list once, in printed order, 再掲 left out.
fn originals<'a>(now: &'a Snapshot, plan: &Plan, year: FiscalYear) -> impl Iterator<Item = &'a Placement> {
    let policies: Vec<_> = now.policies_of(plan.id, year).map(|it| it.id).collect();
    let mut seen = HashSet::new();
    let all = policies.into_iter().flat_map(move |policy| now.placements_of(policy, year));
    all.filter(move |it| !it.relisted && seen.insert(it.measure))
}
