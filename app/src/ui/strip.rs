//! 升 and 帯. A tile is always a link; where it leads is the page's business.

use super::heard;
use super::mark::{Mark, name};
use crate::site::{ja, piece, say, use_lang};
use leptos::prelude::*;
use model::id::PlanId;
use model::report::{StripBlock, StripPlan, StripPolicy, StripTile};

/// 升: one 項目, its mark and its number. Corner ◥ = another mark than last year, 新 = begins this year; both are in
/// the name that a screen reader says.
#[component]
pub fn Tile(
    /// What it shows.
    tile: StripTile,
    /// Where it leads.
    href: String,
    /// How tall it is.
    #[prop(optional)]
    reach: TileReach,
    /// 「共同、」: said before its name.
    #[prop(optional)]
    part: &'static str,
) -> impl IntoView {
    let shape = tile.mark.as_ref().map(|it| it.shape);
    let spoken = tile.name(use_lang()).into_iter().map(piece).collect_view();
    view! {
        <a
            class="tile"
            href=href
            data-shape=name(shape)
            data-changed=tile.changed_from.is_some().then_some("")
            data-shared=(reach == TileReach::Shared).then_some("")
        >
            <Mark shape size=22/>
            {heard(view! { {part}{spoken} })}
            <span aria-hidden="true">{tile.number}{tile.new.then(|| view! { <b>{say("新", "N")}</b> })}</span>
        </a>
    }
}

/// How far a tile reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TileReach {
    /// It stands in its own policy's row.
    #[default]
    Own,
    /// It stands beside all policies that its one report answers, as tall as they are.
    Shared,
}

/// Where the parts of a strip lead.
pub trait StripLinks: Copy + 'static {
    /// From a plan's title.
    fn plan(&self, plan: PlanId) -> String;
    /// From a policy's title.
    fn policy(&self, policy: &StripPolicy) -> String;
    /// From a tile.
    fn tile(&self, tile: &StripTile) -> String;
}

/// 帯: plans, their policies, and all tiles.
///
/// `<Strip plans=page.strip links/>`, where `links` says where titles and tiles lead.
#[component]
pub fn Strip<L: StripLinks>(
    /// What it shows.
    plans: Vec<StripPlan>,
    /// Where it leads.
    links: L,
) -> impl IntoView {
    let part = move |plan: StripPlan| {
        let note = plan.note(use_lang());
        view! {
            <h3 class="strip-plan"><a data-tone="quiet" href=links.plan(plan.plan) lang=ja()>{plan.title}</a><small>{note}</small></h3>
            <ol class="strip-policies" role="list">
                {plan.blocks.into_iter().map(|it| block(it, links)).collect_view()}
            </ol>
        }
    };
    plans.into_iter().map(part).collect_view()
}

fn block<L: StripLinks>(block: StripBlock, links: L) -> impl IntoView {
    let shared = block.is_shared();
    let title = move |policy: StripPolicy| {
        view! {
            <a class="strip-policy" data-tone="quiet" href=links.policy(&policy)>
                <b>{policy.number.clone()}</b>
                <span lang=ja()>{policy.title.clone()}</span>
            </a>
        }
    };
    let titles = if shared {
        let entry = |policy| view! { <li>{title(policy)}</li> };
        view! { <ol class="strip-shared" role="list">{block.policies.into_iter().map(entry).collect_view()}</ol> }
            .into_any()
    } else {
        block.policies.into_iter().map(title).collect_view().into_any()
    };
    let reach = if shared { TileReach::Shared } else { TileReach::Own };
    let tile = move |tile: StripTile| {
        let href = links.tile(&tile);
        view! { <li><Tile tile href reach/></li> }
    };
    view! {
        <li data-shared=shared.then_some("")>
            {titles}
            <ol class="strip-tiles" role="list">{block.tiles.into_iter().map(tile).collect_view()}</ol>
        </li>
    }
}

/// What ◥ and 新 mean; only the signs that occur in these plans.
#[component]
pub fn StripKey(
    /// The strip above it.
    plans: Vec<StripPlan>,
) -> impl IntoView {
    let tiles = || plans.iter().flat_map(|it| &it.blocks).flat_map(|it| &it.tiles);
    let changed = tiles().any(|it| it.changed_from.is_some());
    let new = tiles().any(|it| it.new);
    (changed || new).then(|| {
        view! {
            <p class="strip-key" aria-hidden="true">
                {changed.then(|| view! { <span><i class="corner"></i>{say("評価が変わった", "rating changed")}</span> })}
                {new.then(|| view! { <span><b>{say("新", "N")}</b>{say(" 今年度から", " = new this year")}</span> })}
            </p>
        }
    })
}
