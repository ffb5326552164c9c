//! The bar at the foot: where what was typed is, what is left, and 提出.

use super::desk::Desk;
use super::hints::go_to;
use leptos::prelude::*;
use model::inquiry::{Left, ReportPage};
use model::live::Saving;

/// Id of the form that submits, which the server draws where somebody may.
const SUBMIT: &str = "step-submit";

/// The bar.
#[component]
pub(super) fn Bar(desk: Desk, waiting: RwSignal<bool>) -> impl IntoView {
    view! {
        <div class="live-bar" role="region" aria-label="保存と提出">
            <SaveState desk/>
            {desk.writes().then(|| view! {
                <Rest desk/>
                <button
                    type="button"
                    class="button"
                    data-tone="plain"
                    disabled=move || desk.is_frozen()
                    on:click=move |_| desk.undo()
                >
                    "元に戻す"
                </button>
                <Submit desk waiting/>
            })}
        </div>
    }
}

#[component]
fn SaveState(desk: Desk) -> impl IntoView {
    let (saving, at) = (desk.saving(), desk.saved_at());
    let kind = move || saving.with(Saving::kind);
    let words = move || saving.with(Saving::words);
    let time = move || matches!(saving.get(), Saving::Saved).then(|| at.get()).flatten();
    view! {
        <p class="live-saving" data-kind=kind>
            <svg viewBox="0 0 20 20" width="1.25rem" height="1.25rem" aria-hidden="true"><path d=move || sign(kind())></path></svg>
            <span role="status">{words}</span>
            <span>{time}</span>
        </p>
    }
}

/// The signs differ in shape, not in colour alone.
fn sign(kind: &str) -> &'static str {
    match kind {
        "saved" => "M10 1.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 1 1 0-17zM6 10.2l2.8 2.8L14 7.6",
        "sending" => "M10 16V4M5 9l5-5 5 5",
        "away" => "M4 4l12 12M3 8a10 10 0 0 1 14 0M6.5 11.5a5 5 0 0 1 7 0",
        _ => "M10 2 19 17.5H1zM10 8v4.5M10 14.2v1.2",
    }
}

/// 残り n つ, and the way to the first.
#[component]
fn Rest(desk: Desk) -> impl IntoView {
    let left = Memo::new(move |_| {
        desk.draft().with(|draft| {
            desk.report().with(|it| {
                it.left(draft).into_iter().map(|left| (id_of(it, left), words_of(it, left))).collect::<Vec<_>>()
            })
        })
    });
    move || {
        let left = left.get();
        let count = left.len();
        left.into_iter().next().map(|(id, words)| {
            view! {
                <p class="live-rest">
                    "残り "{count}"つ　"
                    <a href=format!("#{id}") on:click=move |event| { event.prevent_default(); go_to(&id) }>{words}</a>
                </p>
            }
        })
    }
}

fn id_of(page: &ReportPage, left: Left) -> String {
    match left {
        Left::Mark => "mark".to_owned(),
        Left::Narrative => "narrative".to_owned(),
        Left::Value(row) => page.values.get(row).map(|it| format!("value-{}", it.indicator)).unwrap_or_default(),
    }
}

fn words_of(page: &ReportPage, left: Left) -> String {
    match left {
        Left::Mark => "評価".to_owned(),
        Left::Narrative => "説明".to_owned(),
        Left::Value(row) => page.values.get(row).map(|it| it.name.clone()).unwrap_or_default(),
    }
}

/// Sends the form that the server drew under 次にすること; without one there is nothing to submit yet.
#[component]
fn Submit(desk: Desk, waiting: RwSignal<bool>) -> impl IntoView {
    let there = move || {
        // Looked up anew: the form comes once something is written.
        desk.looks().track();
        document().get_element_by_id(SUBMIT).is_some()
    };
    let words = move || if waiting.get() { "保存してから提出します" } else { "提出する" };
    move || {
        there().then(|| view! { <button type="submit" form=SUBMIT class="button" data-tone="primary">{words}</button> })
    }
}
