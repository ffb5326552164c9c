//! From stored values to what charts draw: one series an indicator, on an axis that all indicators of a plan share, so
//! that small charts beside each other can be compared by eye.

use crate::store::Snapshot;
use model::id::PlanId;
use model::indicator::{Beginning, Change, Indicator, Point, Series, note_of_remark};
use model::year::FiscalYear;

/// First and last year of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// The first year of which anything is known.
    pub first: FiscalYear,
    /// The year of the newest list.
    pub last: FiscalYear,
}

impl Axis {
    /// From the first stored value of these plans to their newest list; `None` where there is no list.
    #[must_use]
    pub fn of(now: &Snapshot, plans: &[PlanId]) -> Option<Self> {
        let years = || plans.iter().flat_map(|plan| now.years_of(*plan));
        let valued = plans.iter().filter_map(|plan| now.first_value_of(*plan));
        Some(Self { first: valued.chain(years()).min()?, last: years().max()? })
    }

    /// Whether a year lies on it.
    #[must_use]
    pub fn holds(self, year: FiscalYear) -> bool {
        self.first <= year && year <= self.last
    }

    fn years(self) -> impl Iterator<Item = FiscalYear> {
        std::iter::successors(Some(self.first), |it| it.next()).take_while(move |it| *it <= self.last)
    }
}

/// What a chart of this indicator draws. Years without a stored value are there, with nothing in them.
#[must_use]
pub fn series_of(now: &Snapshot, indicator: &Indicator, selected: FiscalYear, axis: Axis) -> Series {
    let point = |year: FiscalYear| {
        let observation = now.observation(indicator.id, year);
        Point {
            year,
            figure: observation.map(|it| it.figure),
            approximate: observation.is_some_and(|it| it.approximate),
            note: observation.and_then(|it| it.note.clone()).or_else(|| remark_of(now, indicator, year)),
        }
    };
    Series {
        name: indicator.name.clone(),
        unit: indicator.unit.clone(),
        counting: indicator.counting,
        timing: indicator.timing,
        points: axis.years().map(point).collect(),
        beginning: beginning_of(now, indicator, axis),
        breaks: indicator.breaks.clone(),
        selected,
    }
}

fn remark_of(now: &Snapshot, indicator: &Indicator, year: FiscalYear) -> Option<String> {
    note_of_remark(now.report(indicator.measure, year)?.remark.as_deref()?)
}

/// What is known of the years before the first figure that the axis shows; of one before the axis nothing is said here.
fn beginning_of(now: &Snapshot, indicator: &Indicator, axis: Axis) -> Beginning {
    let measure = now.measure(indicator.measure);
    // What has begun and has no figure yet begins with the newest year.
    let first = now.observations_of(indicator.id).next().map_or(axis.last, |it| it.year);
    let first = Some(first).filter(|it| *it >= axis.first);
    let (Some(measure), Some(first)) = (measure, first) else { return Beginning::Open };
    let listed = |year: FiscalYear| now.placements_of_measure(measure.id).any(|it| it.year == year);
    let answered = |year: FiscalYear| now.report(measure.id, year).is_some_and(|it| !it.narrative.trim().is_empty());
    let plans = std::iter::successors(now.plan(measure.plan), |plan| now.plan_before(plan.id));
    let years = plans.flat_map(|plan| now.years_of(plan.id));
    Beginning::of(first, years.filter(|year| !listed(*year) || answered(*year)))
}

/// How an indicator moved against the year before; 比べられません across a redefinition.
#[must_use]
pub fn change_of(now: &Snapshot, indicator: &Indicator, year: FiscalYear) -> Change {
    let figure = |year: FiscalYear| now.observation(indicator.id, year).map(|it| &it.figure);
    indicator.compare(year, year.previous().and_then(figure), figure(year))
}
