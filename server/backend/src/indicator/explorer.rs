//! Snapshot → the explorer of 指標: what is listed in a year, filtered, ordered, under its headings.

use super::awaited::is_unsaid;
use super::card::{DrawCard, card_of, departments_of};
use super::representative::representative_of;
use super::series::{Axis, change_of};
use crate::report::{place_of, title_of};
use crate::store::Snapshot;
use model::date::Date;
use model::id::{DepartmentId, IndicatorId, PlanId, PolicyId};
use model::indicator::filter::{CountedAs, IndicatorFilter, Moved, Order, Scope, View};
use model::indicator::page::{Card, Choices, ExplorerPage, Group};
use model::indicator::{Change, Decimal, Indicator};
use model::plan::{Placement, Plan};
use model::text::search_key;
use model::year::FiscalYear;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};

/// The explorer; `None` where the plan doesn't exist or no plan has a list of that year.
#[must_use]
pub fn build_explorer(
    now: &Snapshot,
    year: Option<FiscalYear>,
    filter: IndicatorFilter,
    draw: DrawCard<'_>,
) -> Option<ExplorerPage> {
    let filter = known(now, filter);
    let plans: Vec<&Plan> = now.plans().collect();
    let asked = |plan: &Plan| filter.plan.is_none_or(|it| it == plan.id);
    let chosen = plans.iter().filter(|it| asked(it));
    let years: BTreeSet<FiscalYear> = chosen.flat_map(|it| now.years_of(it.id)).collect();
    let year = year.or_else(|| years.last().copied()).filter(|it| years.contains(it))?;
    let listed: Vec<&Plan> = plans.into_iter().filter(|it| now.years_of(it.id).any(|it| it == year)).collect();
    let axis = Axis::of(now, &listed.iter().map(|it| it.id).collect::<Vec<_>>())?;
    let wanted: Vec<&Plan> = listed.iter().copied().filter(|it| asked(it)).collect();
    let entries: Vec<Entry<'_>> = wanted.iter().flat_map(|plan| entries_of(now, plan, year)).collect();
    let choices = choices(now, (&listed, &entries), years.iter().rev().copied().collect(), year);
    let answering = entries.iter().filter(|it| it.answers(now, &filter, year));
    let (mut shown, further): (Vec<&Entry<'_>>, Vec<&Entry<'_>>) = match filter.scope {
        Scope::All => (answering.collect(), Vec::new()),
        Scope::Representative => {
            let speaking = speaking(now, (&listed, &wanted), year);
            answering.partition(|it| speaking.contains(&it.indicator.id))
        }
    };
    sort(&mut shown, filter.order);
    let draw = (filter.view == View::Chart).then_some(draw);
    let heads = Heads::of(&filter, listed.len());
    let groups = group(now, &shown, (year, heads), |it| card_of(now, it.indicator, (year, axis), draw));
    Some(ExplorerPage {
        year,
        choices,
        plans: wanted.iter().map(|it| it.title.clone()).collect(),
        as_of: as_of(now, &entries, year),
        total: entries.len(),
        further: further.len(),
        has_older: axis.first < year.previous().unwrap_or(year),
        groups,
        filter,
    })
}

/// The filter without a policy, a department or a unit that no list has: what nothing is called filters nothing.
fn known(now: &Snapshot, filter: IndicatorFilter) -> IndicatorFilter {
    let measured = |unit: &String| now.facts.indicators.iter().any(|it| it.unit.as_ref() == Some(unit));
    IndicatorFilter {
        policy: filter.policy.filter(|it| now.policy(*it).is_some()),
        department: filter.department.filter(|it| now.department(*it).is_some()),
        unit: filter.unit.filter(measured),
        ..filter
    }
}

/// 基準日 of the newest list of that year that the figures come from.
fn as_of(now: &Snapshot, entries: &[Entry<'_>], year: FiscalYear) -> Option<Date> {
    let observed = entries.iter().filter_map(|it| now.observation(it.indicator.id, year));
    let lists = observed.filter_map(|it| now.publication(it.publication)).filter(|it| it.year == year);
    lists.filter_map(|it| it.as_of).max()
}

/// An indicator of that year's list, with where its 項目 stands first.
struct Entry<'a> {
    plan: &'a Plan,
    placement: &'a Placement,
    indicator: &'a Indicator,
    departments: Vec<DepartmentId>,
    change: Change,
}

/// Every indicator with something in that year's list, or of which it should tell, once, in printed order; those agreed to be another one left out.
fn entries_of<'a>(now: &'a Snapshot, plan: &'a Plan, year: FiscalYear) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for placement in first_listings(now, plan, year) {
        let departments = departments_of(now, placement.measure, year);
        for indicator in told(now, placement, year) {
            let change = change_of(now, indicator, year);
            entries.push(Entry { plan, placement, indicator, departments: departments.clone(), change });
        }
    }
    entries
}

/// What that year's list tells of a 項目, or should.
fn told<'a>(now: &'a Snapshot, placement: &Placement, year: FiscalYear) -> impl Iterator<Item = &'a Indicator> {
    let listed = now.indicators_of(placement.measure).filter(|it| it.same_as.is_none());
    listed.filter(move |it| now.observation(it.id, year).is_some() || is_unsaid(now, it.id, year))
}

/// The indicators that speak for their 項目 in the wanted plans; of a figure printed twice the one that it is agreed to be,
/// which another plan may print.
fn speaking(now: &Snapshot, (listed, wanted): (&[&Plan], &[&Plan]), year: FiscalYear) -> HashSet<IndicatorId> {
    let doubling: HashSet<PlanId> = now
        .doubles()
        .flat_map(|it| now.placements_of_measure(it.measure))
        .filter_map(|it| now.plan_of(it))
        .chain(wanted.iter().copied())
        .map(|it| it.id)
        .collect();
    let plans = listed.iter().filter(|it| doubling.contains(&it.id));
    let listings = plans.flat_map(|plan| first_listings(now, plan, year));
    let chosen = listings.filter_map(|it| representative_of(now, it.measure, year));
    chosen.map(|it| it.same_as.unwrap_or(it.id)).collect()
}

/// Each measure's first 掲載; 再掲 only where nothing else names it.
fn first_listings<'a>(now: &'a Snapshot, plan: &Plan, year: FiscalYear) -> Vec<&'a Placement> {
    let all: Vec<&Placement> =
        now.policies_of(plan.id, year).flat_map(|policy| now.placements_of(policy.id, year)).collect();
    let originals: HashSet<_> = all.iter().filter(|it| !it.relisted).map(|it| it.measure).collect();
    let mut seen = HashSet::new();
    let wanted = |it: &&Placement| !it.relisted || !originals.contains(&it.measure);
    all.into_iter().filter(wanted).filter(|it| seen.insert(it.measure)).collect()
}

impl Entry<'_> {
    fn answers(&self, now: &Snapshot, filter: &IndicatorFilter, year: FiscalYear) -> bool {
        let is_under = |policy: PolicyId| {
            let mut placements = now.placements_of_measure(self.placement.measure);
            placements.any(|it| it.year == year && it.policy == policy)
        };
        filter.policy.is_none_or(is_under)
            && filter.department.is_none_or(|it| self.departments.contains(&it))
            && filter.unit.as_ref().is_none_or(|it| self.indicator.unit.as_ref() == Some(it))
            && filter.counting.is_none_or(|it| CountedAs::of(self.indicator.counting) == it)
            && filter.moved.is_none_or(|it| Moved::of(self.change) == it)
            && filter.word.as_deref().is_none_or(|it| self.names(now, &search_key(it)))
    }

    fn names(&self, now: &Snapshot, key: &str) -> bool {
        search_key(&self.indicator.name).contains(key) || search_key(&title_of(now, self.placement)).contains(key)
    }

    /// The change as one number, falls negative; `None` where there is no rate.
    fn rate(&self) -> Option<Decimal> {
        match self.change {
            Change::Up(rate) => Some(rate),
            Change::Down(rate) => Some(-rate),
            Change::Same => Some(Decimal::ZERO),
            _ => None,
        }
    }
}

/// Indicators without a rate stand at the end, in printed order.
fn sort(entries: &mut [&Entry<'_>], order: Order) {
    match order {
        Order::Plan => {}
        Order::Rise => entries.sort_by_key(|it| (it.rate().is_none(), Reverse(it.rate()))),
        Order::Fall => entries.sort_by_key(|it| (it.rate().is_none(), it.rate())),
    }
}

/// What cards stand under.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Heads {
    /// Titles of plans.
    plans: bool,
    /// 基本施策.
    policies: bool,
}

impl Heads {
    /// In another order than the plan's, cards are one row of all; representative ones are too few for a head a policy.
    fn of(filter: &IndicatorFilter, plans: usize) -> Self {
        let ordered = filter.order == Order::Plan;
        Self { plans: ordered && plans > 1 && filter.plan.is_none(), policies: ordered && filter.scope == Scope::All }
    }
}

fn group<'a>(
    now: &Snapshot,
    entries: &[&Entry<'a>],
    (year, heads): (FiscalYear, Heads),
    card: impl Fn(&Entry<'a>) -> Card,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut before: Option<&Entry<'_>> = None;
    for entry in entries {
        let same_plan = before.is_some_and(|it| it.plan.id == entry.plan.id);
        let same_policy = same_plan && before.is_some_and(|it| it.placement.policy == entry.placement.policy);
        if groups.is_empty() || (heads.policies && !same_policy) || (heads.plans && !same_plan) {
            groups.push(Group {
                plan: (heads.plans && !same_plan).then(|| entry.plan.title.clone()),
                policy: heads.policies.then(|| heading(now, entry.placement, year)).flatten(),
                cards: Vec::new(),
            });
        }
        if let Some(group) = groups.last_mut() {
            group.cards.push(card(entry));
        }
        before = Some(entry);
    }
    groups
}

/// 基本施策 of a 掲載: number and title; of a report that several share their numbers and what it is.
fn heading(now: &Snapshot, placement: &Placement, year: FiscalYear) -> Option<(String, String)> {
    if placement.number.is_none() {
        return Some((place_of(now, placement.measure, year), title_of(now, placement)));
    }
    now.policy(placement.policy).map(|it| (it.number.clone(), it.title.clone()))
}

fn choices(
    now: &Snapshot,
    (listed, entries): (&[&Plan], &[Entry<'_>]),
    years: Vec<FiscalYear>,
    year: FiscalYear,
) -> Choices {
    let mut choices = Choices { years, ..Choices::default() };
    let listings = |plan: &Plan| now.policies_of(plan.id, year).flat_map(|policy| now.placements_of(policy.id, year));
    let telling = |plan: &&&Plan| listings(plan).any(|it| told(now, it, year).next().is_some());
    choices.plans = listed.iter().filter(telling).map(|it| (it.id, it.title.clone())).collect();
    let mut seen = (HashSet::new(), HashSet::new(), HashSet::new());
    let first_plan = entries.first().map(|it| it.plan.id);
    for entry in entries {
        let plan = if Some(entry.plan.id) == first_plan { "" } else { entry.plan.title.as_str() };
        if seen.0.insert(entry.placement.policy)
            && let Some((number, title)) = heading(now, entry.placement, year)
        {
            let words = [plan, &number, &title].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
            choices.policies.push((entry.placement.policy, words));
        }
        for id in &entry.departments {
            if let Some(department) = now.department(*id).filter(|_| seen.1.insert(*id)) {
                choices.departments.push((*id, department.name_in(year).to_owned()));
            }
        }
        if let Some(unit) = entry.indicator.unit.clone().filter(|it| seen.2.insert(it.clone())) {
            choices.units.push(unit);
        }
    }
    choices
}
