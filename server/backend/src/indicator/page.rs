//! The page 指標 from a snapshot. Pure: no clock, no I/O.

use crate::store::Snapshot;
use model::id::PlanId;
use model::indicator::page::{IndicatorLine, IndicatorsPage};
use model::year::FiscalYear;

/// The indicators that have a value in a year, in the order of the plans; `None` where that year has no list.
#[must_use]
pub fn indicators_page(now: &Snapshot, plan: Option<PlanId>, year: Option<FiscalYear>) -> Option<IndicatorsPage> {
    let plans: Vec<PlanId> = now.plans().map(|it| it.id).filter(|id| plan.is_none_or(|plan| plan == *id)).collect();
    let newest = plans.iter().filter_map(|plan| now.years_of(*plan).next_back()).max()?;
    let year = year.unwrap_or(newest);
    plans.iter().any(|plan| now.years_of(*plan).any(|it| it == year)).then_some(())?;
    let measures = now.facts.measures.iter().filter(|measure| plans.contains(&measure.plan));
    let of_year = measures.flat_map(|measure| now.indicators_of(measure.id));
    let lines = of_year.filter(|it| now.observation(it.id, year).is_some());
    let lines = lines.map(|it| IndicatorLine { id: it.id, name: it.name.clone() }).collect();
    Some(IndicatorsPage { year, lines })
}
