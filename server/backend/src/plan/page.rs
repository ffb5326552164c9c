//! Snapshot → 項目: one measure in one year, what was promised and what was done, and how it came there.

use super::eras::eras_of;
use crate::indicator::{Axis, DrawCard, card_of, change_of, is_unsaid};
use crate::report::{
    commitment_of, departments_of, is_new, mark_of, narrative_of, place_of, prose_of, stands_at, text_of, title_of,
};
use crate::store::Snapshot;
use model::id::MeasureId;
use model::indicator::{Change, Decimal, Indicator, Moved, Origin, find_falls, is_ranked};
use model::overview::find_reason;
use model::plan::{Despite, LastYear, Mark, MarkShape, MeasurePage, Neighbour, PastReport, Placement, Plan, Policy};
use model::report::{Line, Report, compare, shared_title};
use model::sheet::{CorrectedEdition, Revised};
use model::text::name_key;
use model::year::FiscalYear;

/// 項目 of that year, or of the newest in which it is listed; `None` where there is no such measure or listing.
#[must_use]
pub fn build_measure(
    now: &Snapshot,
    id: MeasureId,
    (year, against): (Option<FiscalYear>, Option<FiscalYear>),
    draw: DrawCard<'_>,
) -> Option<MeasurePage> {
    let newest = now.placements_of_measure(id).next_back()?.year;
    let year = year.unwrap_or(newest);
    let placement = own_placement(now, id, year)?;
    let plan = now.plan(now.policy(placement.policy)?.plan)?;
    let report = now.report(id, year);
    let mark = mark_of(now, id, year);
    let indicators: Vec<&Indicator> = indicators_in(now, id, year).collect();
    let axis = Axis::of(now, &[plan.id])?;
    let (previous, next) = neighbours(now, plan, placement);
    let policies = policies(now, id, year);
    let comparable: Vec<FiscalYear> = reported(now, id).into_iter().rev().filter(|it| *it != year).collect();
    let against = against.filter(|it| comparable.contains(it));
    let older = against.and_then(|it| now.report(id, it));
    Some(MeasurePage {
        measure: id,
        year,
        plan: plan.id,
        plan_title: plan.title.clone(),
        place: place_of(now, id, year),
        title: if policies.len() > 1 { shared_title(policies.len()) } else { title_of(now, placement) },
        policies: policies.into_iter().map(|it| (it.id, it.number.clone(), it.title.clone())).collect(),
        new: is_new(now, placement, plan.id),
        before: last_year(now, id, year),
        eras: eras_of(now, id),
        commitment: commitment_of(now, id, year).map(|it| compare(it, None)).unwrap_or_default(),
        narrative: report.map(|it| narrative_of(now, it, against)).unwrap_or_default(),
        remark: report.map(|it| remark(it, older)).unwrap_or_default(),
        departments: departments_of(now, placement),
        despite: despite(now, mark.as_ref(), &indicators, year),
        copied: report.is_some_and(|it| is_copied(now, it)),
        unexplained: report.map(|it| unexplained(now, it, &indicators)).unwrap_or_default(),
        against,
        comparable,
        indicators: indicators.iter().map(|it| card_of(now, it, (year, axis), Some(draw))).collect(),
        placements: placements(now, id, year),
        publication: report.and_then(|it| now.publication(it.publication)).cloned(),
        corrected: report.map(|it| corrected(now, plan, it)).unwrap_or_default(),
        reports: reports(now, id),
        previous,
        next,
        mark,
    })
}

/// The measure's 掲載 of that year; 再掲 only where there is no other.
fn own_placement(now: &Snapshot, id: MeasureId, year: FiscalYear) -> Option<&Placement> {
    let of_year = || now.placements_of_measure(id).filter(|it| it.year == year);
    of_year().find(|it| !it.relisted).or_else(|| of_year().next())
}

fn policies(now: &Snapshot, id: MeasureId, year: FiscalYear) -> Vec<&Policy> {
    let of_year = now.placements_of_measure(id).filter(|it| it.year == year && !it.relisted);
    of_year.filter_map(|it| now.policy(it.policy)).collect()
}

/// Every 掲載 of that year; a shared report is one, whatever the number of its policies.
fn placements(now: &Snapshot, id: MeasureId, year: FiscalYear) -> Vec<(String, bool)> {
    let number = |it: &Placement| {
        let policy = now.policy(it.policy)?;
        it.number.as_ref().map(|number| (format!("{}-{number}", policy.number), it.relisted))
    };
    let numbered: Vec<_> = now.placements_of_measure(id).filter(|it| it.year == year).filter_map(number).collect();
    if numbered.is_empty() { vec![(place_of(now, id, year), false)] } else { numbered }
}

/// What 訂正版 have corrected of it.
fn corrected(now: &Snapshot, plan: &Plan, report: &Report) -> Vec<CorrectedEdition> {
    let title = name_key(&plan.title);
    let placements: Vec<_> =
        now.placements_of_measure(report.measure).filter(|it| it.year == report.year && !it.relisted).collect();
    let here =
        |it: &Revised| name_key(&it.plan) == title && placements.iter().any(|own| stands_at(now, own, &it.place));
    now.revisions_to(report.publication).filter_map(|it| CorrectedEdition::of(it, here)).collect()
}

/// What the year's list tells of, and what it should.
fn indicators_in(now: &Snapshot, id: MeasureId, year: FiscalYear) -> impl Iterator<Item = &Indicator> {
    let printed = move |it: &&Indicator| {
        now.observation(it.id, year).is_some_and(|observation| observation.origin != Origin::PrintedAsPrevious)
    };
    now.indicators_of(id).filter(move |it| printed(it) || is_unsaid(now, it.id, year))
}

fn last_year(now: &Snapshot, id: MeasureId, year: FiscalYear) -> LastYear {
    let before = year.previous().filter(|before| own_placement(now, id, *before).is_some());
    before.map_or(LastYear::Unknown, |before| LastYear::Marked(mark_of(now, id, before)))
}

/// ☆ ○ with an indicator that fell far, by the rule of 気をつけて見る項目.
fn despite(now: &Snapshot, mark: Option<&Mark>, indicators: &[&Indicator], year: FiscalYear) -> Option<Despite> {
    mark.filter(|it| matches!(it.shape, MarkShape::Star | MarkShape::Ring))?;
    let base = |it: &Indicator| year.previous().and_then(|before| now.observation(it.id, before)?.figure.value());
    let moved = |it: &&Indicator| Moved { base: base(it), change: change_of(now, it, year), desired: it.desired };
    let moved: Vec<Moved> = indicators.iter().map(moved).collect();
    let falls = find_falls(&moved);
    let least = falls.iter().filter_map(|at| moved[*at].far_fall()).min()?;
    let tenths = (least * Decimal::TEN).trunc();
    let told = |at: usize| (indicators[at].name.clone(), moved[at].change.rate_words().unwrap_or_default());
    Some(Despite {
        indicators: indicators.len(),
        tenths: usize::try_from(tenths.mantissa()).unwrap_or(3),
        falls: falls.into_iter().map(told).collect(),
    })
}

/// 備考, compared with an older report's where one is given.
fn remark(report: &Report, older: Option<&Report>) -> Vec<Line> {
    let words = |it: &Report| it.remark.clone().unwrap_or_default();
    compare(&words(report), older.map(words).as_deref())
}

/// Words that are fewer than these may be the same by chance.
const FEW: usize = 20;

/// Whether a report says, beside its figures, what the report of the year before says.
fn is_copied(now: &Snapshot, report: &Report) -> bool {
    let before = report.year.previous().and_then(|year| now.report(report.measure, year));
    let words = |it: &Report| name_key(&prose_of(now, it));
    before.is_some_and(|before| words(report).chars().count() >= FEW && words(report) == words(before))
}

/// 指標 that rose or fell by 30 % or more from a base that is not small, of which no reason is printed.
fn unexplained(now: &Snapshot, report: &Report, indicators: &[&Indicator]) -> Vec<String> {
    let year = report.year;
    let far = |it: &Indicator| {
        let base = year.previous().and_then(|before| now.observation(it.id, before)?.figure.value());
        let least = Decimal::new(3, 1);
        let rate = match change_of(now, it, year) {
            Change::Up(rate) | Change::Down(rate) => rate,
            _ => return false,
        };
        is_ranked(base) && rate >= least
    };
    let printed = |it: &Indicator| {
        let now = now.observation(it.id, year);
        now.is_some_and(|it| find_reason(report.remark.as_deref(), &report.narrative, &it.as_printed).is_some())
    };
    indicators.iter().filter(|it| far(it) && !printed(it)).map(|it| it.name.clone()).collect()
}

/// Years of which there is a report, oldest first.
fn reported(now: &Snapshot, id: MeasureId) -> Vec<FiscalYear> {
    let years: std::collections::BTreeSet<FiscalYear> = now.placements_of_measure(id).map(|it| it.year).collect();
    years.into_iter().filter(|year| now.report(id, *year).is_some()).collect()
}

/// All reports, newest first, each compared with the one before it.
fn reports(now: &Snapshot, id: MeasureId) -> Vec<PastReport> {
    let reports: Vec<&Report> = reported(now, id).into_iter().filter_map(|year| now.report(id, year)).collect();
    let past = |(at, report): (usize, &&Report)| PastReport {
        year: report.year,
        mark: mark_of(now, id, report.year),
        text: text_of(now, report, at.checked_sub(1).map(|before| reports[before])),
    };
    let mut all: Vec<PastReport> = reports.iter().enumerate().map(past).collect();
    all.reverse();
    all
}

/// The 項目 before and after it in the plan's list of that year; 再掲 and further policies of one report are passed over.
fn neighbours(now: &Snapshot, plan: &Plan, placement: &Placement) -> (Option<Neighbour>, Option<Neighbour>) {
    let year = placement.year;
    let policies: Vec<_> = now.policies_of(plan.id, year).map(|it| it.id).collect();
    let all = policies.into_iter().flat_map(|policy| now.placements_of(policy, year)).filter(|it| !it.relisted);
    let mut listed: Vec<&Placement> = Vec::new();
    for it in all {
        if listed.iter().all(|other| other.measure != it.measure) {
            listed.push(it);
        }
    }
    let neighbour = |at: usize| {
        listed.get(at).map(|it| Neighbour {
            measure: it.measure,
            place: place_of(now, it.measure, year),
            title: title_of(now, it),
        })
    };
    let Some(at) = listed.iter().position(|it| it.measure == placement.measure) else { return (None, None) };
    (at.checked_sub(1).and_then(neighbour), neighbour(at + 1))
}
