//! Snapshot → 概況. Chooses plan and year, then asks each part.

use super::compare::compare_marks;
use super::figures::count_moves;
use super::glance::list_groups;
use super::talk::{list_attention, list_unreported};
use super::view::View;
use crate::report::{count_measures, strip_of};
use crate::store::Snapshot;
use model::id::{PlanId, PublicationId};
use model::overview::{MarkCount, OverviewPage, PlanTab, Source, count_marks, merge_schemes};
use model::plan::{Mark, Plan};
use model::year::FiscalYear;
use std::collections::BTreeSet;

/// What the address asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// `None`: all plans.
    pub plan: Option<PlanId>,
    /// `None`: the latest.
    pub year: Option<FiscalYear>,
}

/// Why there is no page to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotShown {
    /// No list has been published yet.
    NothingYet,
    /// There is no such plan, or no list of it for that year.
    Unknown,
}

/// 概況 of the chosen plan and year.
///
/// # Errors
/// When nothing is published, or the plan or the year doesn't exist.
pub fn build_overview(snapshot: &Snapshot, choice: Choice) -> Result<OverviewPage, NotShown> {
    let chosen: Vec<&Plan> = snapshot.plans().filter(|it| choice.plan.is_none_or(|plan| plan == it.id)).collect();
    let years: BTreeSet<FiscalYear> = chosen.iter().flat_map(|plan| snapshot.years_of(plan.id)).collect();
    let latest = years.last().copied().ok_or_else(|| missing(snapshot))?;
    let year = choice.year.unwrap_or(latest);
    if !years.contains(&year) {
        return Err(NotShown::Unknown);
    }
    let listed = |plan: &&Plan| snapshot.years_of(plan.id).any(|it| it == year);
    let view = View::new(snapshot, chosen.into_iter().filter(listed).collect(), year);
    let tally = tally(&view);
    let strip = strip_of(snapshot, &view.plans, year);
    Ok(OverviewPage {
        year,
        years: years.into_iter().collect(),
        plan: choice.plan,
        plans: snapshot.plans().filter(listed).map(|plan| tab(snapshot, plan, year)).collect(),
        sources: sources(&view),
        tally,
        moves: count_moves(&view),
        comparison: compare_marks(&view),
        attention: list_attention(&view),
        unreported: list_unreported(&view),
        glance: list_groups(&view, &strip),
        legends: legends(&view),
        strip,
    })
}

fn missing(snapshot: &Snapshot) -> NotShown {
    if snapshot.facts.placements.is_empty() { NotShown::NothingYet } else { NotShown::Unknown }
}

fn tab(snapshot: &Snapshot, plan: &Plan, year: FiscalYear) -> PlanTab {
    PlanTab { plan: plan.id, title: plan.title.clone(), measures: count_measures(snapshot, plan.id, year) }
}

/// Last year is compared only when every plan shown has a list of it: else its counts would speak of fewer 項目.
fn tally(view: &View<'_>) -> Vec<MarkCount> {
    let scheme = merge_schemes(view.plans.iter().map(|plan| plan.scheme.marks()));
    let now: Vec<_> = view.measures.iter().map(|it| it.mark.clone()).collect();
    let complete = view.plans_before().count() == view.plans.len();
    let before = view.year.previous().filter(|_| complete).map(|year| {
        let last = View::new(view.snapshot, view.plans.clone(), year);
        last.measures.into_iter().map(|it| it.mark).collect::<Vec<_>>()
    });
    count_marks(&scheme, &now, before.as_deref())
}

/// The publications that the shown reports come from, newest first.
fn sources(view: &View<'_>) -> Vec<Source> {
    let used: BTreeSet<PublicationId> =
        view.measures.iter().filter_map(|it| it.report).map(|report| report.publication).collect();
    let shown = view.snapshot.publications.iter().filter(|it| used.contains(&it.id));
    shown
        .map(|it| Source {
            as_of: it.as_of,
            meeting: it.meeting.clone(),
            meeting_date: it.meeting_date,
            material_number: it.material_number.clone(),
            edition: it.edition,
            sample: it.provenance.is_invented(),
        })
        .collect()
}

fn legends(view: &View<'_>) -> Vec<Vec<Mark>> {
    let mut legends: Vec<Vec<Mark>> = Vec::new();
    for plan in &view.plans {
        let marks = plan.scheme.marks().to_vec();
        if !legends.contains(&marks) {
            legends.push(marks);
        }
    }
    legends
}
