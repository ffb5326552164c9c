//! Which indicators a year's list is expected to tell of, from what is stored of them.

use crate::store::Snapshot;
use model::id::IndicatorId;
use model::indicator::Origin;
use model::year::FiscalYear;

/// Whether a list of that year is expected to tell of an indicator: one of the years before does,
/// or it has begun with the newest list, which says no figure of it.
#[must_use]
pub fn is_awaited(now: &Snapshot, indicator: IndicatorId, year: FiscalYear) -> bool {
    match now.observations_of(indicator).rfind(|it| it.year < year) {
        Some(last) => model::indicator::is_awaited((last.year, last.figure), year),
        None => now.observations_of(indicator).next().is_none() && has_begun(now, indicator, year),
    }
}

/// Whether a list of that year is the newest of the indicator's plan, or still to come.
fn has_begun(now: &Snapshot, indicator: IndicatorId, year: FiscalYear) -> bool {
    let measure = now.indicator(indicator).and_then(|it| now.measure(it.measure));
    measure.and_then(|it| now.years_of(it.plan).next_back()).is_none_or(|newest| newest <= year)
}

/// Whether the year's own list says nothing of an indicator that it is expected to tell of.
#[must_use]
pub fn is_unsaid(now: &Snapshot, indicator: IndicatorId, year: FiscalYear) -> bool {
    let said = now.observation(indicator, year).is_some_and(|it| it.origin != Origin::PrintedAsPrevious);
    !said && is_awaited(now, indicator, year)
}
