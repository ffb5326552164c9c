//! Snapshot → 一覧表: the rows of one year that a filter wants, as printed. A measure counts once, however often the
//! list shows it.

use super::filter::Sieve;
use crate::report::{commitment_of, departments_of, narrative_of, place_of, strip_of};
use crate::store::Snapshot;
use model::id::{DepartmentId, MeasureId, PublicationId};
use model::plan::{Mark, OwnReport, Placement, Plan};
use model::publication::Publication;
use model::report::{Block, Line, Report, StripBlock, StripTile, compare};
use model::sheet::{CorrectedEdition, TableFilter, TableGroup, TablePage, TablePart, TableRow, Toggle};
use model::text::name_key;
use model::year::FiscalYear;
use std::collections::BTreeSet;

/// 一覧表 of the wanted plans and year; `None` where there is no such list.
#[must_use]
pub fn build_table(now: &Snapshot, filter: &TableFilter) -> Option<TablePage> {
    let wanted: Vec<&Plan> = now.plans().filter(|it| filter.plan.is_none_or(|plan| plan == it.id)).collect();
    let years: BTreeSet<FiscalYear> = wanted.iter().flat_map(|plan| now.years_of(plan.id)).collect();
    let year = filter.year.or_else(|| years.last().copied()).filter(|year| years.contains(year))?;
    let listed = |plan: &Plan| now.years_of(plan.id).any(|it| it == year);
    let plans: Vec<&Plan> = wanted.into_iter().filter(|plan| listed(plan)).collect();
    let against = year.previous().filter(|_| filter.differences == Toggle::On);
    let compared = against.is_some_and(|before| plans.iter().any(|it| now.has_list(it.id, before)));
    let mut sieve = Sieve::new(now, filter);
    let sources = sources(now, &plans, year);
    let parts = plans.iter().map(|plan| part(now, plan, year, against.filter(|_| compared), &mut sieve)).collect();
    Some(TablePage {
        year,
        years: years.into_iter().collect(),
        plans: now.plans().filter(|plan| listed(plan)).map(|it| (it.id, it.title.clone())).collect(),
        marks: marks(&plans),
        departments: departments(now, &plans, year),
        corrected: corrected(now, &plans, &sources),
        sources,
        measures: sieve.seen(),
        found: sieve.found(),
        parts: Vec::into_iter(parts).filter(|part: &TablePart| !part.groups.is_empty()).collect(),
        nothing_to_compare: against.is_some() && !compared,
    })
}

/// 掲載 of a plan's list, in printed order.
fn placements<'a>(now: &'a Snapshot, plan: &Plan, year: FiscalYear) -> impl Iterator<Item = &'a Placement> {
    let policies: Vec<_> = now.policies_of(plan.id, year).map(|it| it.id).collect();
    policies.into_iter().flat_map(move |policy| now.placements_of(policy, year))
}

fn part(
    now: &Snapshot,
    plan: &Plan,
    year: FiscalYear,
    against: Option<FiscalYear>,
    sieve: &mut Sieve<'_>,
) -> TablePart {
    let strip = strip_of(now, &[plan], year);
    let blocks = strip.into_iter().flat_map(|it| it.blocks);
    let groups = blocks.map(|block| group(now, block, year, against, sieve));
    TablePart {
        plan: plan.id,
        title: plan.title.clone(),
        legend: plan.scheme.marks().to_vec(),
        groups: groups.filter(|it| !it.rows.is_empty()).collect(),
    }
}

fn group(
    now: &Snapshot,
    block: StripBlock,
    year: FiscalYear,
    against: Option<FiscalYear>,
    sieve: &mut Sieve<'_>,
) -> TableGroup {
    let all = block.tiles.len();
    let placements: Vec<&Placement> =
        block.policies.first().into_iter().flat_map(|policy| now.placements_of(policy.policy, year)).collect();
    let mut rows = Vec::new();
    for (tile, placement) in block.tiles.into_iter().zip(placements) {
        if sieve.keeps(placement, &tile) {
            rows.push(row(now, tile, placement, against));
        }
    }
    TableGroup { policies: block.policies, all, rows }
}

fn row(now: &Snapshot, tile: StripTile, placement: &Placement, against: Option<FiscalYear>) -> TableRow {
    let report = now.report(placement.measure, placement.year);
    let older = against.and_then(|year| now.report(placement.measure, year));
    let remark = |report: &Report| report.remark.clone().unwrap_or_default();
    let promised = against.and_then(|year| commitment_of(now, placement.measure, year));
    let row = TableRow {
        measure: placement.measure,
        place: tile.place,
        title: tile.title,
        new: tile.new,
        relisted_from: placement.relisted.then(|| place_of(now, placement.measure, placement.year)),
        commitment: placement.commitment.as_deref().map(|it| compare(it, promised)).unwrap_or_default(),
        mark: tile.mark,
        changed_from: tile.changed_from,
        narrative: report.map(|it| narrative_of(now, it, against)).unwrap_or_default(),
        remark: report.map(|it| compared(&remark(it), older.map(remark))).unwrap_or_default(),
        departments: departments_of(now, placement).into_iter().map(|it| it.1).collect(),
        differs: false,
    };
    match &placement.own_report {
        Some(own) => show_own(now, row, placement, own),
        None => row,
    }
}

/// A 再掲 says what is printed there, compared with nothing: its original is.
fn show_own(now: &Snapshot, row: TableRow, placement: &Placement, own: &OwnReport) -> TableRow {
    let plan = now.plan_of(placement);
    let lines = compare(&own.narrative, None);
    TableRow {
        differs: true,
        mark: own.mark.as_deref().and_then(|symbol| plan?.scheme.get(symbol).cloned()),
        changed_from: None,
        narrative: if lines.is_empty() { Vec::new() } else { vec![Block::Lines(lines)] },
        remark: own.remark.as_deref().map(|it| compare(it, None)).unwrap_or_default(),
        ..row
    }
}

fn compared(text: &str, older: Option<String>) -> Vec<Line> {
    compare(text, older.as_deref())
}

/// The signs of all plans shown, each once.
fn marks(plans: &[&Plan]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for mark in plans.iter().flat_map(|plan| plan.scheme.marks()) {
        if !marks.iter().any(|it| it.symbol == mark.symbol) {
            marks.push(mark.clone());
        }
    }
    marks
}

fn departments(now: &Snapshot, plans: &[&Plan], year: FiscalYear) -> Vec<(DepartmentId, String)> {
    let mut all: Vec<(DepartmentId, String)> = Vec::new();
    for placement in plans.iter().flat_map(|plan| placements(now, plan, year)) {
        for department in departments_of(now, placement) {
            if !all.iter().any(|it| it.0 == department.0) {
                all.push(department);
            }
        }
    }
    all
}

fn sources(now: &Snapshot, plans: &[&Plan], year: FiscalYear) -> Vec<Publication> {
    let measures: BTreeSet<MeasureId> =
        plans.iter().flat_map(|plan| placements(now, plan, year)).map(|it| it.measure).collect();
    let used: BTreeSet<PublicationId> =
        measures.iter().filter_map(|it| now.report(*it, year)).map(|it| it.publication).collect();
    now.publications.iter().filter(|it| used.contains(&it.id)).cloned().collect()
}

fn corrected(now: &Snapshot, plans: &[&Plan], sources: &[Publication]) -> Vec<CorrectedEdition> {
    let titles: Vec<String> = plans.iter().map(|it| name_key(&it.title)).collect();
    let revisions = sources.iter().flat_map(|it| now.revisions_to(it.id));
    revisions.filter_map(|it| CorrectedEdition::of(it, |it| titles.contains(&name_key(&it.plan)))).collect()
}
