//! The rows of what was joined, flat, in an order that doesn't depend on how they were found.

use super::departments::Departments;
use super::ids::{Ids, id_of};
use super::run::{Joined, Known, Settled};
use super::sheets::PlanSheets;
use crate::department::Department;
use crate::id::{DepartmentId, IndicatorId, MeasureId, PlanId, PolicyId};
use crate::indicator::{Indicator, Observation};
use crate::intake::{Difference, Facts};
use crate::plan::{MarkScheme, Measure, OwnReport, Placement, Plan, Policy, fold_symbol};
use crate::report::Report;
use crate::sheet::Row;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn assemble(joined: &[Joined<'_>], departments: &Departments) -> Facts {
    let ids = Ids::give(joined);
    let mut facts = Facts { departments: write_departments(departments), ..Facts::default() };
    for (at, it) in joined.iter().enumerate() {
        let schemes: Vec<_> = (0..it.plan.periods.len()).map(|period| read_scheme(&it.plan, period)).collect();
        for (measure, known) in it.measures.iter().enumerate() {
            let id = ids.measures[&(at, measure)];
            facts.measures.extend(known.thread.seen.last().map(|seen| {
                let (plan, title) = (ids.plan(at, &it.plan.sheets[seen.sheet]), seen.item.title.clone());
                Measure { id, plan, title }
            }));
            write_placements(&mut facts, &ids, departments, (at, it, &schemes), (id, known));
            write_reports(&mut facts, departments, (&it.plan, &schemes), (id, known));
            write_indicators(&mut facts, &ids, (at, it), (measure, known));
        }
        let plans = schemes.into_iter().enumerate();
        facts.plans.extend(plans.filter_map(|(period, scheme)| write_plan(&ids, (at, &it.plan), period, scheme)));
    }
    facts.policies = write_policies(joined, &ids);
    sort(&mut facts);
    facts
}

fn order_of(at: usize) -> i32 {
    i32::try_from(at).unwrap_or(i32::MAX)
}

fn write_departments(departments: &Departments) -> Vec<Department> {
    let id = |at: usize| DepartmentId(id_of(at));
    let list = departments.list.iter().enumerate();
    list.map(|(at, it)| Department { id: id(at), names: it.names.clone(), successor: it.successor.map(id) }).collect()
}

fn ids_of(departments: &Departments, names: &[String]) -> Vec<DepartmentId> {
    let mut ids = Vec::new();
    for at in names.iter().filter_map(|name| departments.find(name)) {
        let id = DepartmentId(id_of(at));
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// Title and order of the newest list.
fn write_plan(ids: &Ids, (at, plan): (usize, &PlanSheets<'_>), period: usize, scheme: MarkScheme) -> Option<Plan> {
    let newest = plan.sheets_of(period).next_back()?;
    let (title, order, years) = (newest.title.to_owned(), order_of(newest.order), plan.periods[period].years);
    Some(Plan { id: ids.plan(at, newest), title, order, years, scheme })
}

/// The newest legend of a plan, followed by the signs that only older ones have, so that every report's mark has its words.
fn read_scheme(plan: &PlanSheets<'_>, period: usize) -> MarkScheme {
    let mut seen = BTreeSet::new();
    let newest_first = plan.sheets_of(period).rev().flat_map(|sheet| sheet.legend);
    let legend = newest_first.filter(|mark| seen.insert(fold_symbol(&mark.symbol)));
    MarkScheme::from_legend(legend.map(|mark| (mark.symbol.as_str(), mark.words.as_str()))).unwrap_or_default()
}

/// Policies of the lists that count, each under the number and title that it has there.
fn write_policies(joined: &[Joined<'_>], ids: &Ids) -> Vec<Policy> {
    let mut titles: BTreeMap<PolicyId, Policy> = BTreeMap::new();
    for (at, it) in joined.iter().enumerate() {
        let listed = it.plan.sheets.iter().flat_map(|sheet| sheet.policies.iter().map(move |policy| (sheet, policy)));
        for (sheet, policy) in listed {
            let Some(id) = ids.policy(at, sheet, policy) else { continue };
            let (number, title) = (policy.number.clone(), policy.title.clone());
            titles.insert(id, Policy { id, plan: ids.plan(at, sheet), number, title });
        }
    }
    titles.into_values().collect()
}

fn write_placements(
    facts: &mut Facts,
    ids: &Ids,
    departments: &Departments,
    (at, it, schemes): (usize, &Joined<'_>, &[MarkScheme]),
    (measure, known): (MeasureId, &Known<'_>),
) {
    for seen in &known.thread.seen {
        let sheet = &it.plan.sheets[seen.sheet];
        for place in &seen.item.places {
            let Some(policy) = ids.policy(at, sheet, sheet.policies[place.policy]) else { continue };
            facts.placements.push(Placement {
                measure,
                policy,
                year: sheet.year,
                number: place.row.number.clone(),
                order: order_of(place.order),
                title: place.row.title.clone(),
                commitment: place.row.commitment.clone(),
                relisted: place.relisted,
                new: place.row.new,
                departments: ids_of(departments, &place.row.departments),
                own_report: (place.relisted && says_otherwise(seen.item.row, place.row)).then(|| OwnReport {
                    mark: place.row.mark.as_deref().map(|printed| symbol_of(&schemes[sheet.period], printed)),
                    narrative: place.row.narrative.clone(),
                    remark: place.row.remark.clone(),
                }),
            });
        }
    }
}

/// A 再掲 without a report of its own only refers to its source; letters are compared, not wraps, nor the sign that it is
/// one.
fn says_otherwise(source: &Row, again: &Row) -> bool {
    let letters = |text: &str| text.split_whitespace().collect::<String>().replace("【再掲】", "");
    let report = |row: &Row| (row.mark.clone(), letters(&row.narrative), row.remark.as_deref().map(letters));
    let (source, again) = (report(source), report(again));
    again != (None, String::new(), None) && again != source
}

fn symbol_of(scheme: &MarkScheme, printed: &str) -> String {
    scheme.read(printed).map_or_else(|| printed.to_owned(), |mark| mark.symbol.clone())
}

fn write_reports(
    facts: &mut Facts,
    departments: &Departments,
    (plan, schemes): (&PlanSheets<'_>, &[MarkScheme]),
    (measure, known): (MeasureId, &Known<'_>),
) {
    for seen in &known.thread.seen {
        let (sheet, row) = (&plan.sheets[seen.sheet], seen.item.row);
        facts.reports.push(Report {
            measure,
            year: sheet.year,
            mark: seen.mark.map(|printed| symbol_of(&schemes[sheet.period], printed)),
            narrative: row.narrative.clone(),
            remark: row.remark.clone(),
            departments: ids_of(departments, &row.departments),
            publication: sheet.publication.id,
        });
    }
}

fn write_indicators(
    facts: &mut Facts,
    ids: &Ids,
    (at, it): (usize, &Joined<'_>),
    (measure, known): (usize, &Known<'_>),
) {
    let orders = order_lines(known);
    for (line, settled) in known.lines.iter().enumerate() {
        let Some(newest) = settled.line.printed.last().map(|printed| printed.figure) else { continue };
        let id = ids.indicators[&(at, measure, line)];
        let twin = it.twins.get(&(measure, line));
        facts.indicators.push(Indicator {
            id,
            measure: ids.measures[&(at, measure)],
            order: order_of(orders[&line]),
            name: newest.name.clone(),
            unit: newest.unit.clone(),
            counting: newest.counting,
            timing: newest.timing,
            desired: None,
            breaks: settled.breaks.clone(),
            explanation: None,
            same_as: twin.map(|(measure, line)| ids.indicators[&(at, *measure, *line)]),
        });
        write_values(facts, id, settled);
    }
}

/// Order of the newest list; those that it doesn't have follow in the order of the newest list that has them.
fn order_lines(known: &Known<'_>) -> BTreeMap<usize, usize> {
    let mut lines: Vec<_> = known.lines.iter().enumerate().collect();
    let place =
        |it: &Settled<'_>| it.line.printed.last().map(|printed| (std::cmp::Reverse(printed.year), printed.order));
    lines.sort_by_key(|(at, it)| (place(it), *at));
    lines.into_iter().enumerate().map(|(order, (at, _))| (at, order)).collect()
}

fn write_values(facts: &mut Facts, indicator: IndicatorId, settled: &Settled<'_>) {
    facts.observations.extend(settled.values.iter().map(|it| Observation {
        indicator,
        year: it.year,
        figure: it.figure,
        approximate: it.approximate,
        as_printed: it.as_printed.clone(),
        note: it.note.clone(),
        origin: it.origin,
        publication: it.publication,
    }));
    facts.differences.extend(settled.differences.iter().map(|it| Difference {
        doubt: it.doubt.clone(),
        indicator,
        year: it.year,
        stored: it.stored,
        printed: it.printed,
        publication: it.publication,
    }));
}

/// Flat rows in an order that doesn't depend on how they were found.
fn sort(facts: &mut Facts) {
    let numbers: BTreeMap<PolicyId, (PlanId, u32)> =
        facts.policies.iter().map(|it| (it.id, (it.plan, it.number.parse().unwrap_or(u32::MAX)))).collect();
    facts.policies.sort_by_key(|it| (numbers[&it.id], it.id));
    facts.measures.sort_by_key(|it| it.id);
    facts.placements.sort_by_key(|it| (it.year, numbers.get(&it.policy).copied(), it.policy, it.order, it.measure));
    facts.reports.sort_by_key(|it| (it.year, it.measure));
    facts.indicators.sort_by_key(|it| it.id);
    facts.observations.sort_by_key(|it| (it.indicator, it.year));
    facts.differences.sort_by_key(|it| (it.indicator, it.year));
}
