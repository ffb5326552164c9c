//! Derives the facts of some plans anew from all their publications and decisions, and finds what has to change in
//! the tables for it. Plans that may go on from each other are collated together, and apart from all others, so that
//! other plans' lists can't touch them.

use super::entity::doubt;
use super::identity::{Begun, BegunIndicator, BegunMeasure, keep_keys};
use super::rows::{Changes, Rows};
use super::store::{self, Scope};
use super::successions::{Lists, by_plan, split, with_successions};
use super::{decode::decode, encode};
use crate::Error;
use crate::publication::{self, plan_key};
use crate::report::draft::store as drafts;
use crate::store::ledger::Keys;
use crate::store::save::Change;
use crate::store::write_word;
use model::id::{DepartmentId, IndicatorId, MeasureId, PlanId, PolicyId};
use model::intake::{Decisions, Doubt, Facts, Listing, Passage, collate};
use model::report::{Outline, Outlined};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What deriving came to.
pub(crate) struct Derived {
    /// What has to change in the derived tables.
    pub rows: Changes,
    /// What has to change among the doubts about these plans.
    pub doubts: Change<doubt::Model>,
    /// Doubts about plans that may go on from each other, by the key of their succession.
    pub raised: Vec<(String, Vec<Doubt>)>,
    /// What became of these plans from year to year.
    pub passages: Vec<Passage>,
}

/// Derives the facts of the plans with these keys, and of those that they may go on from or that go on from them.
pub(crate) async fn derive(
    db: &impl ConnectionTrait,
    plan_keys: &BTreeSet<String>,
    keys: &mut Keys,
) -> Result<Derived, Error> {
    let plan_keys = &with_successions(db, plan_keys).await?;
    let listings = publication::store::list_counting(db, plan_keys).await?;
    let decisions = store::list_decisions(db).await?;
    let stored_plans = store::list_plan_ids(db, plan_keys).await?;
    let mut old = store::list_rows(db, &Scope::Plans(stored_plans.clone())).await?;
    let Joined { facts, owners, doubts: raised, about, passages } = join(listings, plan_keys, &decisions);

    let names = old.department.clone();
    let stored = decode(&mut old)?;
    let facts = keep_keys(&stored, facts, &list_begun(db).await?, keys);
    let by_key: HashMap<String, PlanId> = facts.plans.iter().map(|it| (plan_key(&it.title), it.id)).collect();
    let owners = owners.into_iter().filter_map(|(id, key)| Some((id, *by_key.get(&key)?))).collect();
    let mut new = Rows { department: names, ..Rows::default() };
    let names = encode::Names::new(&facts, &mut new, keys);
    encode::encode(&facts, &owners, &names, &mut new);

    let raised_about: Vec<_> =
        about.iter().filter_map(|(key, doubts)| Some((About::Plan(by_key.get(key)?.0), doubts.as_slice()))).collect();
    let stored_doubts = store::list_doubts(db, &[], &stored_plans).await?;
    let doubts = compare_doubts(stored_doubts, &raised_about, &decisions, keys)?;
    Ok(Derived { rows: Changes::between(old, new), doubts, raised, passages })
}

/// What reports begin, before any list prints it.
async fn list_begun(db: &impl ConnectionTrait) -> Result<Begun, Error> {
    let mut begun = Begun::default();
    for report in drafts::list_beginning(db).await? {
        begun.measures.extend(report.item.map(|item| BegunMeasure {
            id: report.measure,
            plan: report.plan,
            year: report.year,
            title: item.title().to_owned(),
        }));
    }
    for report in drafts::list_altering(db).await? {
        let outline = Outline::of((report.measure, report.year), std::iter::empty(), &report.alterations);
        begun.indicators.extend(outline.iter().map(|Outlined { indicator: it, .. }| BegunIndicator {
            id: it.id,
            measure: it.measure,
            name: it.name.clone(),
            counting: it.counting,
            timing: it.timing,
        }));
    }
    Ok(begun)
}

/// What a doubt is about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum About {
    Publication(i64),
    Plan(i64),
}

/// What has to change among stored doubts. One that is decided stays, so that people can see and undo what they
/// decided, though nothing asks it any more.
pub(crate) fn compare_doubts(
    stored: Vec<doubt::Model>,
    raised: &[(About, &[Doubt])],
    decisions: &Decisions,
    keys: &mut Keys,
) -> Result<Change<doubt::Model>, Error> {
    let place = |row: &doubt::Model| (row.doubt_key.clone(), row.publication, row.plan);
    let known: HashMap<_, _> = stored.iter().map(|row| (place(row), row.id)).collect();
    let mut new: BTreeMap<_, doubt::Model> = BTreeMap::new();
    for (about, doubts) in raised {
        for (position, doubt) in (0..).zip(*doubts) {
            let mut row = write_doubt(doubt, *about, position)?;
            row.id = known.get(&place(&row)).copied().unwrap_or_else(|| keys.next("doubt"));
            new.entry(place(&row)).or_insert(row);
        }
    }
    for row in &stored {
        let gone = |id: Option<i64>, all: &dyn Fn(&About) -> Option<i64>| {
            id.is_some() && !raised.iter().any(|(about, _)| all(about) == id)
        };
        let scope_gone = gone(row.plan, &|about| match about {
            About::Plan(id) => Some(*id),
            About::Publication(_) => None,
        }) || gone(row.publication, &|about| match about {
            About::Publication(id) => Some(*id),
            About::Plan(_) => None,
        });
        if !scope_gone && decisions.contains_key(&row.doubt_key) {
            new.entry(place(row)).or_insert_with(|| row.clone());
        }
    }
    Ok(Change::between(stored, new.into_values().collect()))
}

fn write_doubt(doubt: &Doubt, about: About, position: i32) -> Result<doubt::Model, Error> {
    let choices = serde_json::to_string(&doubt.choices);
    let (publication, plan) = match about {
        About::Publication(id) => (Some(id), None),
        About::Plan(id) => (None, Some(id)),
    };
    Ok(doubt::Model {
        id: 0,
        doubt_key: doubt.id.clone(),
        publication,
        plan,
        position,
        kind: write_word(&doubt.kind),
        line: i32::try_from(doubt.line).unwrap_or(i32::MAX),
        source: doubt.source.map(|id| id.0),
        text: doubt.text.clone(),
        why: doubt.why.clone(),
        assumed: doubt.assumed.clone(),
        choices: choices.map_err(|error| Error::Inconsistent(format!("doubt.choices: {error}")))?,
    })
}

/// Facts of several plans in one, under provisional keys that don't overlap.
#[derive(Default)]
struct Joined {
    facts: Facts,
    /// From which plan's lists a department is known.
    owners: Vec<(DepartmentId, String)>,
    /// By succession.
    doubts: Vec<(String, Vec<Doubt>)>,
    /// The same by the plan whose list makes somebody ask; of every plan, though nothing be asked.
    about: Vec<(String, Vec<Doubt>)>,
    passages: Vec<Passage>,
}

fn join(listings: Vec<Listing>, plan_keys: &BTreeSet<String>, decisions: &Decisions) -> Joined {
    let mut joined = Joined::default();
    let mut shift = 0;
    for (key, Lists { listings, orders }) in split(listings, plan_keys) {
        let collated = collate(&listings, decisions);
        let mut facts = collated.facts;
        facts.plans.iter_mut().for_each(|plan| plan.order = orders.get(&plan_key(&plan.title)).copied().unwrap_or(0));
        let next = move_keys(&mut facts, shift);
        let newest = facts.plans.last().map(|plan| plan_key(&plan.title)).unwrap_or_default();
        joined.owners.extend(facts.departments.iter().map(|it| (it.id, newest.clone())));
        joined.about.extend(by_plan(&orders, &listings, &collated.doubts));
        joined.passages.extend(collated.passages);
        joined.doubts.push((key, collated.doubts));
        append(&mut joined.facts, facts);
        shift = next;
    }
    joined
}

fn append(all: &mut Facts, more: Facts) {
    all.plans.extend(more.plans);
    all.policies.extend(more.policies);
    all.measures.extend(more.measures);
    all.placements.extend(more.placements);
    all.reports.extend(more.reports);
    all.departments.extend(more.departments);
    all.indicators.extend(more.indicators);
    all.observations.extend(more.observations);
    all.differences.extend(more.differences);
}

/// Moves all provisional keys up by `by`; gives the highest there is now.
fn move_keys(facts: &mut Facts, by: i64) -> i64 {
    let plan = |id: &mut PlanId| id.0 += by;
    let policy = |id: &mut PolicyId| id.0 += by;
    let measure = |id: &mut MeasureId| id.0 += by;
    let indicator = |id: &mut IndicatorId| id.0 += by;
    let departments = |ids: &mut Vec<DepartmentId>| ids.iter_mut().for_each(|id| id.0 += by);
    facts.plans.iter_mut().for_each(|it| plan(&mut it.id));
    for it in &mut facts.policies {
        policy(&mut it.id);
        plan(&mut it.plan);
    }
    for it in &mut facts.measures {
        measure(&mut it.id);
        plan(&mut it.plan);
    }
    for it in &mut facts.placements {
        measure(&mut it.measure);
        policy(&mut it.policy);
        departments(&mut it.departments);
    }
    for it in &mut facts.reports {
        measure(&mut it.measure);
        departments(&mut it.departments);
    }
    for it in &mut facts.departments {
        it.id.0 += by;
        it.successor = it.successor.map(|id| DepartmentId(id.0 + by));
    }
    for it in &mut facts.indicators {
        indicator(&mut it.id);
        measure(&mut it.measure);
        it.same_as.iter_mut().for_each(indicator);
    }
    facts.observations.iter_mut().for_each(|it| indicator(&mut it.indicator));
    facts.differences.iter_mut().for_each(|it| indicator(&mut it.indicator));
    highest(facts).max(by)
}

fn highest(facts: &Facts) -> i64 {
    let plans = facts.plans.iter().map(|it| it.id.0).chain(facts.policies.iter().map(|it| it.id.0));
    let measures = facts.measures.iter().map(|it| it.id.0).chain(facts.departments.iter().map(|it| it.id.0));
    plans.chain(measures).chain(facts.indicators.iter().map(|it| it.id.0)).max().unwrap_or(0)
}
