//! The page as a whole, in the order in which it is read: the plan, what moved, what to talk about; then the 早見表. A desk
//! shows the three side by side; narrower windows put what to talk about further up (style/room/overview.css).

use super::glance::{Glance, Legends};
use super::head::{Head, Summary};
use super::links::Links;
use super::moves::Moves;
use super::talk::{Attention, Compared};
use super::unreported::Unreported;
use crate::site::say;
use crate::ui::{Section, Strip, StripKey};
use leptos::prelude::*;
use model::overview::{OverviewPage, write_sentence};
use model::report::StripPlan;
use model::writing::Writing;

/// 概況 of one year.
#[component]
pub fn Overview(
    /// What it shows.
    page: OverviewPage,
    /// Calendar and language.
    writing: Writing,
) -> impl IntoView {
    let links = Links { plan: page.plan, year: page.year, writing };
    let reported = page.tally.iter().map(|it| it.count).sum();
    let sentence = write_sentence(&page.tally, writing.lang);
    let without = page.moves.without.clone();
    let head = page.clone();
    view! {
        <div class="overview wrap">
            <Head page=head links/>
            <Summary sentence tally=page.tally/>
            <div class="overview-columns">
                <Whole plans=page.strip links/>
                <Moves moves=page.moves links/>
                <div class="overview-talk">
                    <Compared comparison=page.comparison links/>
                    <Attention items=page.attention links/>
                    <Unreported items=page.unreported without measures=reported links/>
                </div>
            </div>
            <Glance groups=page.glance links/>
            <Legends legends=page.legends/>
        </div>
    }
}

/// 計画の全体: the strip, with its key.
#[component]
fn Whole(plans: Vec<StripPlan>, links: Links) -> impl IntoView {
    let key = plans.clone();
    view! {
        <div class="overview-whole" id="policies">
            <Section title=say("計画の全体", "The whole plan") more=(links.table(), say("一覧表", "Progress table").to_owned())>
                <Strip plans links/>
                <StripKey plans=key/>
            </Section>
        </div>
    }
}
