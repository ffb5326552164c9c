//! Snapshot → several indicators side by side.

use super::series::{Axis, series_of};
use crate::report::place_of;
use crate::store::Snapshot;
use model::id::IndicatorId;
use model::indicator::page::{Charts, ComparePage, Compared};
use model::indicator::{Amount, Comparison, Indicator, MOST_COMPARED, Series};
use model::year::FiscalYear;

/// The page of these indicators; those that are unknown or too many are left out, and one that is agreed to be another
/// gives way to it.
#[must_use]
pub fn build_comparison(now: &Snapshot, asked: &[IndicatorId], draw: &dyn Fn(&Comparison) -> Charts) -> ComparePage {
    let (chosen, series) = choose(now, asked);
    let comparison = (!series.is_empty()).then(|| Comparison::of(&series));
    let years: Vec<FiscalYear> =
        comparison.iter().flat_map(|it| it.drawn[0].points.iter().map(|point| point.year)).collect();
    ComparePage {
        lines: chosen.iter().zip(&series).map(|(it, series)| compared(now, it, series, &years)).collect(),
        charts: comparison.as_ref().map(draw),
        comparison,
        others: others(now, &chosen),
    }
}

/// What the chart of these indicators draws; `None` where none of them is known.
#[must_use]
pub fn comparison_of(now: &Snapshot, asked: &[IndicatorId]) -> Option<Comparison> {
    let (_, series) = choose(now, asked);
    (!series.is_empty()).then(|| Comparison::of(&series))
}

/// Those of them that are known, each once, with their years.
fn choose<'a>(now: &'a Snapshot, asked: &[IndicatorId]) -> (Vec<&'a Indicator>, Vec<Series>) {
    let (mut chosen, mut series): (Vec<&Indicator>, Vec<Series>) = (Vec::new(), Vec::new());
    for known in asked.iter().filter_map(|id| now.indicator(*id)) {
        let known = known.same_as.and_then(|id| now.indicator(id)).unwrap_or(known);
        let new = chosen.len() < MOST_COMPARED && !chosen.iter().any(|it| it.id == known.id);
        if let Some(all) = whole_series(now, known).filter(|_| new) {
            chosen.push(known);
            series.push(all);
        }
    }
    (chosen, series)
}

/// All years of an indicator, on the axis of its plan; `None` where its plan has no list.
fn whole_series(now: &Snapshot, indicator: &Indicator) -> Option<Series> {
    let axis = Axis::of(now, &[now.measure(indicator.measure)?.plan])?;
    Some(series_of(now, indicator, axis.last, axis))
}

fn compared(now: &Snapshot, indicator: &Indicator, series: &Series, years: &[FiscalYear]) -> Compared {
    let amount = |year: &FiscalYear| (*year, Amount::of(now.observation(indicator.id, *year), None));
    Compared {
        id: indicator.id,
        place: place_of(now, indicator.measure, series.selected),
        name: indicator.name.clone(),
        unit: series.unit.clone(),
        counting: series.counting,
        figures: years.iter().map(amount).collect(),
    }
}

/// What is left to choose from, under the 基本施策 of each plan's newest list, in printed order.
fn others(now: &Snapshot, chosen: &[&Indicator]) -> Vec<(String, Vec<(IndicatorId, String)>)> {
    let mut groups = Vec::new();
    let mut seen: Vec<IndicatorId> = chosen.iter().map(|it| it.id).collect();
    for plan in now.plans() {
        let Some(year) = now.years_of(plan.id).max() else { continue };
        for policy in now.policies_of(plan.id, year) {
            let measures = now.placements_of(policy.id, year).map(|it| it.measure);
            let indicators = measures.flat_map(|it| now.indicators_of(it)).filter(|it| it.same_as.is_none());
            let mut listed = Vec::new();
            for it in indicators.filter(|it| now.observations_of(it.id).next().is_some()) {
                if !seen.contains(&it.id) {
                    seen.push(it.id);
                    let unit = it.unit.as_ref().map(|unit| format!("（{unit}）")).unwrap_or_default();
                    listed.push((it.id, format!("{} {}{unit}", place_of(now, it.measure, year), it.name)));
                }
            }
            if !listed.is_empty() {
                groups.push((format!("{}　{} {}", plan.title, policy.number, policy.title), listed));
            }
        }
    }
    groups
}
