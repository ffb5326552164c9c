//! Provisional ids: 1, 2, 3… in order of appearance, by year, printed order of the plans, printed order.

use super::run::Joined;
use crate::id::{IndicatorId, MeasureId, PlanId, PolicyId};
use crate::text::name_key;
use std::collections::{BTreeMap, BTreeSet};

/// Ids of everything, by where it stands among what was joined.
pub(super) struct Ids {
    /// By plan, number and folded title.
    pub policies: BTreeMap<(usize, String, String), PolicyId>,
    pub measures: BTreeMap<(usize, usize), MeasureId>,
    pub indicators: BTreeMap<(usize, usize, usize), IndicatorId>,
}

impl Ids {
    pub(super) fn give(joined: &[Joined<'_>]) -> Self {
        Self {
            policies: number_policies(joined),
            measures: number_measures(joined),
            indicators: number_indicators(joined),
        }
    }
}

pub(super) fn plan_id(at: usize) -> PlanId {
    PlanId(id_of(at))
}

pub(super) fn id_of(at: usize) -> i64 {
    i64::try_from(at + 1).unwrap_or(i64::MAX)
}

/// Gives numbers in the order of the sort key.
fn number<K: Ord, T: Ord, I>(mut all: Vec<(K, T)>, id: impl Fn(i64) -> I) -> BTreeMap<T, I> {
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    all.into_iter().enumerate().map(|(at, (_, it))| (it, id(id_of(at)))).collect()
}

fn number_policies(joined: &[Joined<'_>]) -> BTreeMap<(usize, String, String), PolicyId> {
    let mut first = BTreeMap::new();
    for (at, it) in joined.iter().enumerate() {
        let used: BTreeSet<usize> =
            it.measures.iter().flat_map(|known| &known.thread.seen).map(|seen| seen.sheet).collect();
        for sheet in used.into_iter().map(|sheet| &it.plan.sheets[sheet]) {
            for (order, policy) in sheet.policies.iter().enumerate() {
                let key = (at, policy.number.clone(), name_key(&policy.title));
                first.entry(key).or_insert((sheet.year, sheet.order, at, order));
            }
        }
    }
    number(first.into_iter().map(|(key, place)| (place, key)).collect(), PolicyId)
}

fn number_measures(joined: &[Joined<'_>]) -> BTreeMap<(usize, usize), MeasureId> {
    let mut all = Vec::new();
    for (at, it) in joined.iter().enumerate() {
        for (measure, known) in it.measures.iter().enumerate() {
            let place = known.thread.seen.first().map(|seen| {
                let sheet = &it.plan.sheets[seen.sheet];
                (sheet.year, sheet.order, at, seen.item.at)
            });
            all.push(((place, measure), (at, measure)));
        }
    }
    number(all, MeasureId)
}

fn number_indicators(joined: &[Joined<'_>]) -> BTreeMap<(usize, usize, usize), IndicatorId> {
    let mut all = Vec::new();
    for (at, it) in joined.iter().enumerate() {
        for (measure, known) in it.measures.iter().enumerate() {
            for (line, settled) in known.lines.iter().enumerate() {
                let place = settled.line.printed.first().map(|printed| {
                    let seen = &known.thread.seen[printed.seen];
                    let sheet = &it.plan.sheets[seen.sheet];
                    (sheet.year, sheet.order, at, seen.item.at, printed.order)
                });
                all.push(((place, measure, line), (at, measure, line)));
            }
        }
    }
    number(all, IndicatorId)
}
