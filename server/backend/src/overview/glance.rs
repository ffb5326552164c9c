//! 全項目の早見表: every 掲載 in printed order, 再掲 too, each with its representative indicator.

use super::figures::pairs_of;
use super::view::{View, is_named};
use crate::indicator::representative_of;
use crate::report::{is_new, mark_of, place_of, title_of};
use model::overview::{Glance, GlanceGroup, GlanceRow};
use model::plan::{Placement, Plan};
use model::report::{StripBlock, StripPlan};

/// One group a policy; one for all policies that a report answers together.
pub(super) fn list_groups(view: &View<'_>, strip: &[StripPlan]) -> Vec<GlanceGroup> {
    let mut groups = Vec::new();
    for (at, (plan, part)) in view.plans.iter().zip(strip).enumerate() {
        let alone = part.blocks.len() == 1;
        for (position, block) in part.blocks.iter().enumerate() {
            let named = position == 0 && is_named(at, view.plans.len());
            // A shared report needs no heading under its plan's title when it answers all of that plan.
            let titled = alone && named && block.is_shared();
            groups.push(GlanceGroup {
                plan: named.then(|| plan.title.clone()),
                policy: if titled { None } else { heading(block) },
                rows: rows(view, plan, block),
            });
        }
    }
    groups
}

/// Number and title; of a shared report its place and what it answers.
fn heading(block: &StripBlock) -> Option<(String, String)> {
    let first = block.policies.first()?;
    if !block.is_shared() {
        return Some((first.number.clone(), first.title.clone()));
    }
    let titles: Vec<_> = block.policies.iter().map(|it| it.title.as_str()).collect();
    Some((block.tiles.first().map(|it| it.place.clone()).unwrap_or_default(), titles.join("、")))
}

fn rows(view: &View<'_>, plan: &Plan, block: &StripBlock) -> Vec<GlanceRow> {
    let Some(policy) = block.policies.first().and_then(|it| view.snapshot.policy(it.policy)) else {
        return Vec::new();
    };
    view.snapshot.placements_of(policy.id, view.year).map(|it| row(view, plan, it)).collect()
}

fn row(view: &View<'_>, plan: &Plan, placement: &Placement) -> GlanceRow {
    let place = || place_of(view.snapshot, placement.measure, view.year);
    GlanceRow {
        measure: placement.measure,
        number: placement.number.clone().unwrap_or_else(place),
        title: title_of(view.snapshot, placement),
        new: !placement.relisted && is_new(view.snapshot, placement, plan.id),
        mark: mark_of(view.snapshot, placement.measure, view.year),
        departments: view.departments(placement),
        figure: if placement.relisted { Glance::Relisted(place()) } else { representative(view, placement) },
    }
}

fn representative(view: &View<'_>, placement: &Placement) -> Glance {
    let chosen = representative_of(view.snapshot, placement.measure, view.year).map(|it| it.id);
    let mut pairs = pairs_of(view, placement.measure).into_iter();
    let Some(pair) = pairs.find(|it| Some(it.indicator.id) == chosen) else { return Glance::NoFigures };
    let (before, now) = pair.amounts();
    Glance::Indicator { id: pair.indicator.id, name: pair.indicator.name.clone(), before, now, change: pair.change }
}
