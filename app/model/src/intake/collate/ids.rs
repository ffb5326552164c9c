//! Provisional ids: 1, 2, 3… in order of appearance, by year, printed order of the plans, printed order.

use super::run::Joined;
use super::sheets::Sheet;
use crate::id::{IndicatorId, MeasureId, PlanId, PolicyId};
use crate::sheet::PolicyTable;
use crate::text::name_key;
use std::collections::{BTreeMap, BTreeSet};

/// Ids of everything, by where it stands among what was joined.
pub(super) struct Ids {
    /// By succession and plan within it.
    plans: BTreeMap<(usize, usize), PlanId>,
    /// By plan, number and folded title.
    policies: BTreeMap<(PlanId, String, String), PolicyId>,
    pub measures: BTreeMap<(usize, usize), MeasureId>,
    pub indicators: BTreeMap<(usize, usize, usize), IndicatorId>,
}

impl Ids {
    pub(super) fn give(joined: &[Joined<'_>]) -> Self {
        let plans = number_plans(joined);
        Self {
            policies: number_policies(joined, &plans),
            plans,
            measures: number_measures(joined),
            indicators: number_indicators(joined),
        }
    }

    /// The plan that a list of this succession is of.
    pub(super) fn plan(&self, at: usize, sheet: &Sheet<'_>) -> PlanId {
        self.plans[&(at, sheet.period)]
    }

    /// The 基本施策 of this number and title in such a list, if a measure stands in it.
    pub(super) fn policy(&self, at: usize, sheet: &Sheet<'_>, policy: &PolicyTable) -> Option<PolicyId> {
        let key = (self.plan(at, sheet), policy.number.clone(), name_key(&policy.title));
        self.policies.get(&key).copied()
    }
}

pub(super) fn id_of(at: usize) -> i64 {
    i64::try_from(at + 1).unwrap_or(i64::MAX)
}

/// Gives numbers in the order of the sort key.
fn number<K: Ord, T: Ord, I>(mut all: Vec<(K, T)>, id: impl Fn(i64) -> I) -> BTreeMap<T, I> {
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    all.into_iter().enumerate().map(|(at, (_, it))| (it, id(id_of(at)))).collect()
}

fn number_plans(joined: &[Joined<'_>]) -> BTreeMap<(usize, usize), PlanId> {
    let plans =
        joined.iter().enumerate().flat_map(|(at, it)| (0..it.plan.periods.len()).map(move |plan| (at, it, plan)));
    let place = |(at, it, plan): (usize, &Joined<'_>, usize)| {
        (it.plan.sheets_of(plan).next().map(|sheet| (sheet.year, sheet.order)), (at, plan))
    };
    number(plans.map(place).collect(), PlanId)
}

fn number_policies(
    joined: &[Joined<'_>],
    plans: &BTreeMap<(usize, usize), PlanId>,
) -> BTreeMap<(PlanId, String, String), PolicyId> {
    let mut first = BTreeMap::new();
    for (at, it) in joined.iter().enumerate() {
        let used: BTreeSet<usize> =
            it.measures.iter().flat_map(|known| &known.thread.seen).map(|seen| seen.sheet).collect();
        for sheet in used.into_iter().map(|sheet| &it.plan.sheets[sheet]) {
            for (order, policy) in sheet.policies.iter().enumerate() {
                let key = (plans[&(at, sheet.period)], policy.number.clone(), name_key(&policy.title));
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
