//! This year's marks beside last year's, or why they can't be compared.

use super::figures::pairs_of;
use super::view::{Listed, View};
use crate::report::is_new;
use model::overview::{Changed, Comparison, Item, Transitions, merge_schemes};
use model::plan::{Mark, MarkKind};
use model::year::FiscalYear;
use std::collections::HashSet;

/// 評価が変わった項目; 計画の１年目; or that last year's list is not there.
pub(super) fn compare_marks(view: &View<'_>) -> Comparison {
    let new = begun(view);
    if view.plans_before().next().is_some() {
        return changed(view, new);
    }
    let years: Vec<_> = view.plans.iter().filter_map(|plan| plan.years).collect();
    match years.first() {
        Some((first, last)) if years.len() == view.plans.len() && years.iter().all(|it| it.0 == view.year) => {
            Comparison::FirstYear { first: *first, last: *last, before: year_of_figures(view), new }
        }
        // Whether it is a plan's first year nobody has said; the list of the plan before is there all the same.
        _ if view.plans_followed().next().is_some() => changed(view, new),
        _ => Comparison::NotImported { new },
    }
}

/// 前年度, where one of the figures has a number for it.
fn year_of_figures(view: &View<'_>) -> Option<FiscalYear> {
    let mut pairs = view.measures.iter().flat_map(|listed| pairs_of(view, listed.item.measure));
    pairs.any(|it| it.base().is_some()).then(|| view.year.previous()).flatten()
}

fn begun(view: &View<'_>) -> Vec<Item> {
    let new = |listed: &&Listed<'_>| is_new(view.snapshot, listed.placement, listed.plan.id);
    view.measures.iter().filter(new).map(|listed| listed.item.clone()).collect()
}

/// Worse first, then better, then states; the worst and the best first.
fn changed(view: &View<'_>, new: Vec<Item>) -> Comparison {
    let mut items = Vec::new();
    let (mut same, mut pairs) = (0, Vec::new());
    for listed in &view.measures {
        if view.was_listed(listed.item.measure) {
            pairs.push((view.mark_before(listed.item.measure), listed.mark.clone()));
        }
        let (Some(from), Some(to)) = (view.mark_before(listed.item.measure), listed.mark.clone()) else { continue };
        if from.symbol == to.symbol {
            same += 1;
        } else {
            items.push(Changed { item: listed.item.clone(), from, to });
        }
    }
    items.sort_by_key(|it| urgency(&it.from, &it.to));
    let scheme = merge_schemes(view.plans.iter().map(|plan| plan.scheme.marks()));
    Comparison::Changed { items, same, transitions: Transitions::count(&scheme, &pairs), new, ended: ended(view) }
}

/// 項目 of last year's lists that this year's don't have.
fn ended(view: &View<'_>) -> Vec<Item> {
    let Some(before) = view.year.previous() else { return Vec::new() };
    let listed: HashSet<_> = view.measures.iter().map(|it| it.item.measure).collect();
    let plans = view.plans.iter().copied().chain(view.plans_followed()).collect();
    let last = View::new(view.snapshot, plans, before).measures.into_iter().map(|it| it.item);
    last.filter(|it| !listed.contains(&it.measure)).collect()
}

/// A key that sorts the most urgent change first. Changes to or from a state can't be better or worse.
fn urgency(from: &Mark, to: &Mark) -> (u8, i16) {
    match (from.kind, to.kind) {
        (MarkKind::Ladder(from), MarkKind::Ladder(to)) if to > from => (0, -i16::from(to)),
        (MarkKind::Ladder(_), MarkKind::Ladder(to)) => (1, i16::from(to)),
        _ => (2, 0),
    }
}
