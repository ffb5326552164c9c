//! One indicator in small, for the explorer and beside its sisters.

use super::series::{Axis, change_of, series_of};
use crate::report::{place_of, title_of};
use crate::store::Snapshot;
use model::id::MeasureId;
use model::indicator::page::{Card, CardYear};
use model::indicator::{Amount, Indicator, Series};
use model::plan::Placement;
use model::year::FiscalYear;

/// Draws a small chart.
pub type DrawCard<'a> = &'a dyn Fn(&Series) -> String;

/// The card of an indicator in that year; without `draw` it bears no chart.
#[must_use]
pub fn card_of(
    now: &Snapshot,
    indicator: &Indicator,
    (year, axis): (FiscalYear, Axis),
    draw: Option<DrawCard<'_>>,
) -> Card {
    let unit = indicator.unit.as_deref();
    let before = year.previous().and_then(|it| now.observation(indicator.id, it));
    let placement = listing(now, indicator.measure, year);
    let drawn = draw.map(|draw| (draw, series_of(now, indicator, year, axis)));
    Card {
        id: indicator.id,
        place: placement.map(|it| place_of(now, it.measure, it.year)).unwrap_or_default(),
        title: placement.map(|it| title_of(now, it)).unwrap_or_default(),
        name: indicator.name.clone(),
        timing: indicator.timing,
        counting: indicator.counting,
        before: Amount::of(before, unit),
        now: Amount::of(now.observation(indicator.id, year), unit),
        change: change_of(now, indicator, year),
        desired: indicator.desired,
        chart: drawn.as_ref().map(|(draw, series)| draw(series)).unwrap_or_default(),
        years: drawn.map(|(_, series)| CardYear::list(&series)).unwrap_or_default(),
    }
}

/// Where a measure is listed in that year, else in the nearest year before, else first of all; no 再掲 if it can be.
pub(super) fn listing(now: &Snapshot, measure: MeasureId, year: FiscalYear) -> Option<&Placement> {
    let all = || now.placements_of_measure(measure);
    let newest = all().map(|it| it.year).filter(|it| *it <= year).max();
    let listed = newest.or_else(|| all().map(|it| it.year).min())?;
    let of_year = || all().filter(move |it| it.year == listed);
    of_year().find(|it| !it.relisted).or_else(|| of_year().next())
}

/// Departments of a measure's report in that year, else of its listing.
pub(super) fn departments_of(now: &Snapshot, measure: MeasureId, year: FiscalYear) -> Vec<model::id::DepartmentId> {
    let reported = now.report(measure, year).map(|it| it.departments.clone()).filter(|it| !it.is_empty());
    reported.or_else(|| listing(now, measure, year).map(|it| it.departments.clone())).unwrap_or_default()
}
