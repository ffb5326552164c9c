//! The strip of years of a measure, with the borders of the plans it stood in. Years to come are spoken of only where
//! somebody has said the plan's years.

use crate::report::mark_of;
use crate::store::Snapshot;
use model::id::{MeasureId, PlanId};
use model::plan::{Era, EraState, EraYear, Plan};
use model::year::FiscalYear;
use std::collections::{BTreeMap, BTreeSet};

/// The plans in which a measure is listed, oldest first, with their years.
pub(super) fn eras_of(now: &Snapshot, id: MeasureId) -> Vec<Era> {
    let mut listed: BTreeMap<PlanId, BTreeSet<FiscalYear>> = BTreeMap::new();
    for placement in now.placements_of_measure(id) {
        if let Some(policy) = now.policy(placement.policy) {
            listed.entry(policy.plan).or_default().insert(placement.year);
        }
    }
    let mut eras: Vec<Era> =
        listed.iter().filter_map(|(plan, years)| Some(era(now, id, now.plan(*plan)?, years))).collect();
    eras.sort_by_key(|era| era.years.first().map(|it| it.year));
    eras
}

fn era(now: &Snapshot, id: MeasureId, plan: &Plan, listed: &BTreeSet<FiscalYear>) -> Era {
    let known = plan.years.into_iter().flat_map(|(first, last)| [first, last]);
    let years: BTreeSet<FiscalYear> = listed.iter().copied().chain(known).collect();
    let lists: BTreeSet<FiscalYear> = now.years_of(plan.id).collect();
    let state = |year: FiscalYear| match (listed.contains(&year), lists.contains(&year)) {
        (true, _) => EraState::Listed(mark_of(now, id, year)),
        (false, true) => EraState::NotListed,
        (false, false) if lists.last().is_some_and(|last| year > *last) => EraState::ToCome,
        (false, false) => EraState::NoList,
    };
    let (first, last) = (years.first().copied(), years.last().copied());
    let span = std::iter::successors(first, |it| it.next()).take_while(|it| Some(*it) <= last);
    Era {
        title: plan.title.clone(),
        span: plan.years,
        years: span.map(|year| EraYear { year, state: state(year) }).collect(),
    }
}
