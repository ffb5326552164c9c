//! Snapshot → the page of one 指標: its value, its large charts, the same numbers as a table, what else belongs to it.

use super::awaited::is_unsaid;
use super::card::{DrawCard, card_of, departments_of, listing};
use super::own::{Former, former_figures, own_figure};
use super::series::{Axis, change_of, series_of};
use crate::store::Snapshot;
use model::id::{IndicatorId, PublicationId};
use model::indicator::page::{Charts, Elsewhere, Head, IndicatorPage, List, Printed, Source, YearRow};
use model::indicator::{Amount, Change, Indicator, Remark, Series};
use model::year::FiscalYear;

/// How the page's charts are drawn.
#[derive(Clone, Copy)]
pub struct Drawing<'a> {
    /// The large chart in all its sizes.
    pub large: &'a dyn Fn(&Series) -> Charts,
    /// A card's chart.
    pub card: DrawCard<'a>,
}

/// The page of one indicator; `None` where it is unknown, or the year has no list.
#[must_use]
pub fn build_indicator(
    now: &Snapshot,
    id: IndicatorId,
    year: Option<FiscalYear>,
    draw: Drawing<'_>,
) -> Option<IndicatorPage> {
    let (indicator, series, axis) = chart_of(now, id, year)?;
    let year = series.selected;
    if !is_listed(now, year) {
        return None;
    }
    let remarks = series.remarks();
    Some(IndicatorPage {
        head: head(now, indicator, (year, axis)),
        charts: (draw.large)(&series),
        rows: rows(now, indicator, &series, &remarks),
        unit: series.unit.clone(),
        remarks,
        explanation: indicator.explanation.clone(),
        sisters: sisters(now, indicator, (year, axis), draw.card),
        also: also(now, indicator, year),
    })
}

/// Whether there is a list of that year; of a year without one only the 前年度 of the next is known, and there are no pages.
fn is_listed(now: &Snapshot, year: FiscalYear) -> bool {
    now.plans().any(|plan| now.years_of(plan.id).any(|it| it == year))
}

/// An indicator and the series of its large chart; `None` where it or the year is unknown. Without a year, the newest
/// one with something written.
#[must_use]
pub fn chart_of(now: &Snapshot, id: IndicatorId, year: Option<FiscalYear>) -> Option<(&Indicator, Series, Axis)> {
    let indicator = now.indicator(id)?;
    let axis = Axis::of(now, &[now.measure(indicator.measure)?.plan])?;
    let newest = || now.observations_of(id).map(|it| it.year).rfind(|it| axis.holds(*it) && is_listed(now, *it));
    let year = year.or_else(newest).unwrap_or(axis.last);
    axis.holds(year).then(|| (indicator, series_of(now, indicator, year, axis), axis))
}

fn head(now: &Snapshot, indicator: &Indicator, at: (FiscalYear, Axis)) -> Head {
    let (measure, year) = (indicator.measure, at.0);
    let name = |id| now.department(id).map(|it| it.name_in(year).to_owned());
    let publications = now.observations_of(indicator.id).filter_map(|it| now.publication(it.publication));
    Head {
        card: card_of(now, indicator, at, None),
        measure,
        year,
        listed: listing(now, measure, year).map_or(year, |it| it.year),
        departments: departments_of(now, measure, year).into_iter().filter_map(name).collect(),
        same_as: indicator.same_as.and_then(|id| elsewhere(now, now.indicator(id)?, year)),
        sample: publications.into_iter().any(|it| it.provenance.is_invented()),
    }
}

fn elsewhere(now: &Snapshot, indicator: &Indicator, year: FiscalYear) -> Option<Elsewhere> {
    let listing = listing(now, indicator.measure, year)?;
    let place = crate::report::place_of(now, listing.measure, listing.year);
    Some(Elsewhere { id: indicator.id, place, name: indicator.name.clone() })
}

fn also(now: &Snapshot, indicator: &Indicator, year: FiscalYear) -> Vec<Elsewhere> {
    let same = now.doubles().filter(|it| it.same_as == Some(indicator.id));
    same.filter_map(|it| elsewhere(now, it, year)).collect()
}

fn sisters(
    now: &Snapshot,
    indicator: &Indicator,
    (year, axis): (FiscalYear, Axis),
    draw: DrawCard<'_>,
) -> Vec<model::indicator::page::Card> {
    let others = now.indicators_of(indicator.measure).filter(|it| it.id != indicator.id && it.same_as.is_none());
    let of_year = others.filter(|it| now.observation(it.id, year).is_some() || is_unsaid(now, it.id, year));
    of_year.map(|it| card_of(now, it, (year, axis), Some(draw))).collect()
}

/// One row a year, from the first of which anything is known; of what has just begun the last.
fn rows(now: &Snapshot, indicator: &Indicator, series: &Series, remarks: &[Remark]) -> Vec<YearRow> {
    let first = series.points.iter().position(|it| it.figure.is_some()).unwrap_or(series.points.len().max(1) - 1);
    let known = series.points.iter().skip(first).map(|it| it.year);
    known.enumerate().map(|(at, year)| row(now, indicator, (at, year), remarks)).collect()
}

fn row(now: &Snapshot, indicator: &Indicator, (at, year): (usize, FiscalYear), remarks: &[Remark]) -> YearRow {
    let observation = now.observation(indicator.id, year);
    let change = change_of(now, indicator, year);
    let number = |year: FiscalYear| now.observation(indicator.id, year)?.figure.value();
    let comparable = !matches!(change, Change::Incomparable | Change::NoBase | Change::NoValue);
    let difference = || number(year)?.checked_sub(number(year.previous()?)?);
    YearRow {
        year,
        listed: is_listed(now, year),
        amount: Amount::of(observation, indicator.unit.as_deref()),
        difference: if comparable { difference() } else { None },
        change: (at > 0 && change != Change::NoValue).then_some(change),
        remarks: remarks.iter().filter(|it| it.year == year).cloned().collect(),
        source: observation.and_then(|it| Some(Source { origin: it.origin, list: list_of(now, it.publication)? })),
        printed: printed(now, indicator, year),
    }
}

/// What is printed otherwise than it is stored: by the year's own list, by its editions before a 訂正, then by later ones.
fn printed(now: &Snapshot, indicator: &Indicator, year: FiscalYear) -> Vec<Printed> {
    let stored = now.observation(indicator.id, year);
    let here = now.facts.differences.iter().filter(|it| it.indicator == indicator.id && it.year == year);
    let own = || Some((stored.and_then(|it| own_figure(now, it))?, now.report(indicator.measure, year)?.publication));
    let plain = |(figure, publication)| (Former { figure, approximate: false, publication }, false);
    let former = former_figures(now, indicator, year).map(|it| (it, true));
    let said = own().into_iter().map(plain).chain(former).chain(here.map(|it| plain((it.printed, it.publication))));
    let other = said.filter(|(it, _)| stored.is_none_or(|stored| stored.figure != it.figure));
    let printed = |(it, former): (Former, bool)| {
        let list = list_of(now, it.publication)?;
        Some(Printed { figure: it.figure, approximate: it.approximate, list, former })
    };
    other.filter_map(printed).collect()
}

fn list_of(now: &Snapshot, publication: PublicationId) -> Option<List> {
    let it = now.publication(publication)?;
    Some(List {
        year: it.year,
        material_number: it.material_number.clone(),
        meeting_date: it.meeting_date,
        edition: it.edition,
    })
}
