//! Keeps keys: which stored plan, 基本施策, 項目 or 指標 a newly derived one is. It is the stored one with which it
//! shares most of what it is known by: placements of a measure, values of an indicator. What shares nothing is new.

use crate::publication::plan_key;
use crate::store::ledger::Keys;
use model::id::{IndicatorId, MeasureId, PlanId, PolicyId};
use model::indicator::{Counting, Timing};
use model::intake::Facts;
use model::text::name_key;
use model::year::FiscalYear;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Something by which a thing is known, and how much it weighs.
type Sign = (u64, u32);

/// Signs of each thing, by its key.
type Signs = HashMap<i64, Vec<Sign>>;

/// What begins in reports, before any list prints it: it has had its key since somebody began it there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Begun {
    pub measures: Vec<BegunMeasure>,
    pub indicators: Vec<BegunIndicator>,
}

/// A 項目 that begins.
#[derive(Clone, Debug)]
pub(crate) struct BegunMeasure {
    pub id: MeasureId,
    pub plan: PlanId,
    pub year: FiscalYear,
    pub title: String,
}

/// A 指標 that begins.
#[derive(Clone, Debug)]
pub(crate) struct BegunIndicator {
    pub id: IndicatorId,
    pub measure: MeasureId,
    pub name: String,
    pub counting: Option<Counting>,
    pub timing: Option<Timing>,
}

/// Gives stored keys to derived facts; `old` are the stored facts of the same plans, `begun` what reports begin.
pub(crate) fn keep_keys(old: &Facts, mut new: Facts, begun: &Begun, keys: &mut Keys) -> Facts {
    let plans = pair(&sign_plans(old), &sign_plans(&new), || keys.next("plan"));
    let plan_of = |id: PlanId| PlanId(plans.get(&id.0).copied().unwrap_or(id.0));
    new.plans.iter_mut().for_each(|it| it.id = plan_of(it.id));
    new.policies.iter_mut().for_each(|it| it.plan = plan_of(it.plan));
    new.measures.iter_mut().for_each(|it| it.plan = plan_of(it.plan));

    let policies = pair(&sign_policies(old), &sign_policies(&new), || keys.next("policy"));
    let policy_of = |id: PolicyId| PolicyId(policies.get(&id.0).copied().unwrap_or(id.0));
    new.policies.iter_mut().for_each(|it| it.id = policy_of(it.id));
    new.placements.iter_mut().for_each(|it| it.policy = policy_of(it.policy));

    let mut known = sign_measures(old);
    for it in &begun.measures {
        let title = name_key(&it.title);
        let own = known.entry(it.id.0).or_default();
        own.push(sign((it.plan, "measure", &title), 1));
        own.push(sign((Some(it.plan), it.year, "title", Some(&title), false), 4));
    }
    let measures = pair(&known, &sign_measures(&new), || keys.next("measure"));
    let measure_of = |id: MeasureId| MeasureId(measures.get(&id.0).copied().unwrap_or(id.0));
    new.measures.iter_mut().for_each(|it| it.id = measure_of(it.id));
    new.placements.iter_mut().for_each(|it| it.measure = measure_of(it.measure));
    new.reports.iter_mut().for_each(|it| it.measure = measure_of(it.measure));
    new.indicators.iter_mut().for_each(|it| it.measure = measure_of(it.measure));

    let mut known = sign_indicators(old);
    for it in &begun.indicators {
        let named = sign_name(it.measure, &it.name, it.counting, it.timing);
        known.entry(it.id.0).or_default().push(named);
    }
    let indicators = pair(&known, &sign_indicators(&new), || keys.next("indicator"));
    let indicator_of = |id: IndicatorId| IndicatorId(indicators.get(&id.0).copied().unwrap_or(id.0));
    new.indicators.iter_mut().for_each(|it| {
        it.id = indicator_of(it.id);
        it.same_as = it.same_as.map(indicator_of);
    });
    new.observations.iter_mut().for_each(|it| it.indicator = indicator_of(it.indicator));
    new.differences.iter_mut().for_each(|it| it.indicator = indicator_of(it.indicator));
    new
}

fn sign(of: impl Hash, weight: u32) -> Sign {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    (hasher.finish(), weight)
}

fn sign_plans(facts: &Facts) -> Signs {
    facts.plans.iter().map(|it| (it.id.0, vec![sign(plan_key(&it.title), 1)])).collect()
}

fn sign_policies(facts: &Facts) -> Signs {
    let mut signs: Signs = HashMap::new();
    let plans: HashMap<_, _> = facts.policies.iter().map(|it| (it.id, it.plan)).collect();
    for it in &facts.policies {
        let own = signs.entry(it.id.0).or_default();
        own.push(sign((it.plan, "title", name_key(&it.title)), 3));
        own.push(sign((it.plan, "number", &it.number), 1));
    }
    for it in &facts.placements {
        let placed = (plans.get(&it.policy), it.year, it.order, it.number.as_deref(), it.title.as_deref());
        signs.entry(it.policy.0).or_default().push(sign(placed, 2));
    }
    signs
}

fn sign_measures(facts: &Facts) -> Signs {
    let mut signs: Signs = HashMap::new();
    let plans: HashMap<_, _> = facts.policies.iter().map(|it| (it.id, it.plan)).collect();
    for it in &facts.measures {
        signs.entry(it.id.0).or_default().push(sign((it.plan, "measure", name_key(&it.title)), 1));
    }
    for it in &facts.placements {
        let own = signs.entry(it.measure.0).or_default();
        // The first placement names the measure; a 再掲 follows it.
        let weight = if it.relisted { 1 } else { 4 };
        own.push(sign((it.policy, it.year, "number", it.number.as_deref()), weight));
        let title = it.title.as_deref().map(name_key);
        own.push(sign((plans.get(&it.policy), it.year, "title", title, it.relisted), weight));
    }
    signs
}

fn sign_name(measure: MeasureId, name: &str, counting: Option<Counting>, timing: Option<Timing>) -> Sign {
    sign((measure, name_key(name), counting, timing), 2)
}

fn sign_indicators(facts: &Facts) -> Signs {
    let mut signs: Signs = HashMap::new();
    let plans: HashMap<_, _> = facts.measures.iter().map(|it| (it.id, it.plan)).collect();
    let measures: HashMap<_, _> = facts.indicators.iter().map(|it| (it.id, it.measure)).collect();
    for it in &facts.indicators {
        let named = sign_name(it.measure, &it.name, it.counting, it.timing);
        signs.entry(it.id.0).or_default().push(named);
    }
    for it in &facts.observations {
        let own = signs.entry(it.indicator.0).or_default();
        let measure = measures.get(&it.indicator);
        own.push(sign((measure, it.year, &it.as_printed), 3));
        own.push(sign((measure.and_then(|id| plans.get(id)), it.year, "plan", &it.as_printed), 1));
    }
    signs
}

/// Pairs each new thing with the old one with which it shares most, heaviest first; what is left gets a fresh key.
/// Ties go to the lower keys, so that the outcome is the same every time.
fn pair(old: &Signs, new: &Signs, mut fresh: impl FnMut() -> i64) -> HashMap<i64, i64> {
    let mut owners: HashMap<u64, Vec<i64>> = HashMap::new();
    for (id, signs) in old {
        signs.iter().for_each(|(sign, _)| owners.entry(*sign).or_default().push(*id));
    }
    let mut shared: HashMap<(i64, i64), u32> = HashMap::new();
    for (id, signs) in new {
        for (sign, weight) in signs {
            for owner in owners.get(sign).into_iter().flatten() {
                *shared.entry((*id, *owner)).or_default() += weight;
            }
        }
    }
    let mut ranked: Vec<_> = shared.into_iter().collect();
    ranked.sort_by_key(|((id, owner), weight)| (std::cmp::Reverse(*weight), *owner, *id));
    let (mut pairs, mut taken) = (HashMap::new(), HashSet::new());
    for ((id, owner), _) in ranked {
        if !pairs.contains_key(&id) && taken.insert(owner) {
            pairs.insert(id, owner);
        }
    }
    let mut alone: Vec<_> = new.keys().filter(|id| !pairs.contains_key(*id)).copied().collect();
    alone.sort_unstable();
    for id in alone {
        pairs.insert(id, fresh());
    }
    pairs
}
