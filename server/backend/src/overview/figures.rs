//! Figures of the year beside those of the year before: changes, the largest moves, their printed reasons.

use super::view::{Listed, View};
use model::id::MeasureId;
use model::indicator::{Amount, Change, Decimal, Figure, Indicator, Moved, Observation, Reason};
use model::overview::{Move, Moves, find_reason, rank_moves};

/// One indicator's figure of the year, with last year's.
pub(super) struct Pair<'a> {
    pub indicator: &'a Indicator,
    pub before: Option<&'a Observation>,
    pub now: &'a Observation,
    pub change: Change,
}

impl Pair<'_> {
    /// Last year's number.
    pub fn base(&self) -> Option<Decimal> {
        self.before.and_then(|it| it.figure.value())
    }

    pub fn moved(&self) -> Moved {
        Moved { base: self.base(), change: self.change, desired: self.indicator.desired }
    }

    pub fn amounts(&self) -> (Amount, Amount) {
        let unit = self.indicator.unit.as_deref();
        (Amount::of(self.before, unit), Amount::of(Some(self.now), unit))
    }
}

/// A measure's indicators that have something in this year's list, in printed order.
pub(super) fn pairs_of<'a>(view: &View<'a>, measure: MeasureId) -> Vec<Pair<'a>> {
    let pair = |indicator: &'a Indicator| {
        let now = view.snapshot.observation(indicator.id, view.year)?;
        let before = view.year.previous().and_then(|year| view.snapshot.observation(indicator.id, year));
        let change = indicator.compare(view.year, before.map(|it| &it.figure), Some(&now.figure));
        Some(Pair { indicator, before, now, change })
    };
    view.snapshot.indicators_of(measure).filter_map(pair).collect()
}

/// 大きく動いた指標. Indicators that people agreed to be another one don't count again.
pub(super) fn count_moves(view: &View<'_>) -> Moves {
    let pairs: Vec<(&Listed<'_>, Pair<'_>)> = view
        .measures
        .iter()
        .flat_map(|listed| pairs_of(view, listed.item.measure).into_iter().map(move |pair| (listed, pair)))
        .filter(|(_, pair)| pair.indicator.same_as.is_none())
        .collect();
    let changes: Vec<_> = pairs.iter().map(|(_, pair)| (pair.base(), pair.change)).collect();
    let (up, down) = rank_moves(&changes);
    let shown = |chosen: Vec<usize>| chosen.into_iter().map(|at| moved(pairs[at].0, &pairs[at].1)).collect();
    let count = |wanted: fn(&Change) -> bool| changes.iter().filter(|(_, change)| wanted(change)).count();
    Moves {
        indicators: pairs.len(),
        rose: count(|it| matches!(it, Change::Up(_) | Change::UpFromZero(_))),
        same: count(|it| matches!(it, Change::Same)),
        fell: count(|it| matches!(it, Change::Down(_))),
        incomparable: count(|it| matches!(it, Change::Incomparable)),
        valueless: count(|it| matches!(it, Change::NoValue)),
        without: without(&pairs),
        up: shown(up),
        down: shown(down),
    }
}

/// Indicators without a number for last year, by what is written there instead; nothing written last.
fn without(pairs: &[(&Listed<'_>, Pair<'_>)]) -> Vec<(Option<Reason>, usize)> {
    let mut counts: Vec<(Option<Reason>, usize)> = Vec::new();
    for (_, pair) in pairs.iter().filter(|(_, pair)| pair.change == Change::NoBase) {
        let reason = pair.before.and_then(|it| match it.figure {
            Figure::Absent(reason) => Some(reason),
            Figure::Value(_) => None,
        });
        match counts.iter_mut().find(|it| it.0 == reason) {
            Some(known) => known.1 += 1,
            None => counts.push((reason, 1)),
        }
    }
    counts.sort_by_key(|(reason, _)| (reason.is_none(), reason.map(Reason::words)));
    counts
}

fn moved(listed: &Listed<'_>, pair: &Pair<'_>) -> Move {
    let (before, now) = pair.amounts();
    Move {
        indicator: pair.indicator.id,
        name: pair.indicator.name.clone(),
        place: listed.item.place.clone(),
        before,
        now,
        change: pair.change,
        reason: listed
            .report
            .and_then(|report| find_reason(report.remark.as_deref(), &report.narrative, &pair.now.as_printed)),
    }
}
