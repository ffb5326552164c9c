//! Which plans' lists are collated together: those of plans whose titles differ at most in 期 and years. Whether one goes
//! on from another, the model tells.

use crate::Error;
use crate::publication::{plan_key, store as published};
use model::intake::{Doubt, Listing};
use model::plan::succession_key;
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};

/// With the keys of all plans whose titles differ from one of these at most in 期 and years.
pub(super) async fn with_successions(
    db: &impl ConnectionTrait,
    plan_keys: &BTreeSet<String>,
) -> Result<BTreeSet<String>, Error> {
    let wanted: BTreeSet<String> = plan_keys.iter().map(|key| succession_key(key)).collect();
    let listed = published::list_plan_keys(db).await?;
    let alike = listed.into_iter().filter(|key| wanted.contains(&succession_key(key)));
    Ok(alike.chain(plan_keys.iter().cloned()).collect())
}

/// The lists of plans that may go on from each other.
#[derive(Default)]
pub(super) struct Lists {
    /// Cut down to these plans.
    pub listings: Vec<Listing>,
    /// Each plan's printed position in the newest of them, by its key.
    pub orders: BTreeMap<String, i32>,
}

/// The lists of these plans, by succession.
pub(super) fn split(listings: Vec<Listing>, plan_keys: &BTreeSet<String>) -> BTreeMap<String, Lists> {
    let mut split: BTreeMap<String, Lists> = BTreeMap::new();
    for mut listing in listings {
        let plans = std::mem::take(&mut listing.table.plans);
        let years = std::mem::take(&mut listing.plan_years);
        for (order, plan) in (0..).zip(plans) {
            let (key, succession) = (plan_key(&plan.title), succession_key(&plan.title));
            if !plan_keys.contains(&key) {
                continue;
            }
            let lists = split.entry(succession).or_default();
            // A second plan of the succession stands in the same list, which is not another edition of it.
            if lists.listings.last().is_none_or(|last| last.publication.id != listing.publication.id) {
                lists.listings.push(listing.clone());
            }
            lists.orders.insert(key.clone(), order);
            if let Some(own) = lists.listings.last_mut() {
                own.plan_years.extend(years.iter().filter(|(title, _, _)| plan_key(title) == key).cloned());
                own.table.plans.push(plan);
            }
        }
    }
    split
}

/// Doubts of each plan: those that its lists make somebody ask.
pub(super) fn by_plan(
    orders: &BTreeMap<String, i32>,
    listings: &[Listing],
    doubts: &[Doubt],
) -> Vec<(String, Vec<Doubt>)> {
    let mut plans: BTreeMap<String, Vec<Doubt>> = orders.keys().map(|key| (key.clone(), Vec::new())).collect();
    let plan_of = |doubt: &Doubt| {
        let listing = listings.iter().find(|it| Some(it.publication.id) == doubt.source)?;
        listing.table.plans.first().map(|plan| plan_key(&plan.title))
    };
    for doubt in doubts {
        if let Some(own) = plan_of(doubt).and_then(|key| plans.get_mut(&key)) {
            own.push(doubt.clone());
        }
    }
    plans.into_iter().collect()
}
