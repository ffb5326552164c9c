//! Filter bar: a real GET form of labelled fields, pills for what filters, a result count. State is in the address: without
//! script 「表示する」 sends every field, and the server leads on to the address of what filters alone; with script
//! (`site::visit`) a changed choice is sent at once.

use super::{heard, seen};
use crate::site::{lang_of, piece, say};
use leptos::prelude::*;
use model::sheet::Toggle;

/// The bar: a [`FilterFold`] with the fields, then [`CheckField`]s; hidden inputs keep what else the address says.
#[component]
pub fn Filter(
    /// Path of the page.
    path: &'static str,
    /// 「19項目中 ３項目」.
    result: String,
    /// What the result counts, where it ends in a bare number.
    #[prop(optional)]
    of: &'static str,
    /// What can be asked.
    children: Children,
) -> impl IntoView {
    view! {
        <form method="get" action=path class="filter">
            {children()}
            <button class="button filter-send" data-tone="plain" type="submit">{say("表示する", "Show")}</button>
            <output>{result}{(!of.is_empty()).then(|| heard(of))}</output>
        </form>
    }
}

/// What filters: [`SelectField`]s and [`SearchField`]s. On a phone 「しぼりこむ」 opens them.
#[component]
pub fn FilterFold(
    /// 「評価・担当・ことば」: what the phone's button says of the fields behind it.
    by: &'static str,
    /// Fields.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="filter-fold">
            <summary class="button" data-tone="plain">{say("しぼりこむ（", "Filter (")}{by}{say("）", ")")}</summary>
            <div class="filter-fields">{children()}</div>
        </details>
    }
}

/// A labelled choice. The first option's value is the one that doesn't filter (usually empty).
#[component]
pub fn SelectField(
    /// 「担当」.
    label: &'static str,
    /// Key in the address.
    name: &'static str,
    /// Value and words.
    options: Vec<(String, String)>,
    /// The chosen value.
    chosen: String,
) -> impl IntoView {
    let active = options.first().is_some_and(|(value, _)| *value != chosen);
    let option = move |(value, words): (String, String)| {
        let (selected, lang) = (value == chosen, lang_of(&words));
        view! { <option value=value selected=selected lang=lang>{words}</option> }
    };
    view! {
        <label class="field" data-active=active.then_some("")>
            {label}
            <select name=name>
                {options.into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

/// A labelled word to look for.
#[component]
pub fn SearchField(
    /// 「ことばで探す」.
    label: &'static str,
    /// Key in the address.
    name: &'static str,
    /// What is looked for now.
    value: String,
) -> impl IntoView {
    let active = (!value.is_empty()).then_some("");
    view! {
        <label class="field" data-active=active>
            {label}
            <span class="search">
                <svg width="1.25rem" height="1.25rem" viewBox="0 0 20 20" aria-hidden="true">
                    <path d="M13 8A5 5 0 1 1 3 8A5 5 0 1 1 13 8zM11.5 11.5L18 18"></path>
                </svg>
                <input type="search" name=name value=value autocomplete="off" enterkeyhint="search"/>
            </span>
        </label>
    }
}

/// Something that is shown or not. Where it is on by itself, `off` says in the address that it isn't: the first of two
/// values counts, so a checked box wins over it.
#[component]
pub fn CheckField(
    /// 「文の違い」.
    label: &'static str,
    /// Key in the address.
    name: &'static str,
    /// How it is now.
    state: Toggle,
    /// How it is when the address doesn't say.
    usually: Toggle,
) -> impl IntoView {
    let checked = state == Toggle::On;
    let off = (usually == Toggle::On).then(|| view! { <input type="hidden" name=name value="off"/> });
    view! {
        <label class="check">
            <input type="checkbox" name=name value="on" checked=checked/>
            {label}
        </label>
        {off}
    }
}

/// A condition in force; pressing it lifts it. Put several in `<div class="pills">`.
#[component]
pub fn Pill(
    /// 「代表の指標」.
    words: String,
    /// The address without it.
    href: String,
) -> impl IntoView {
    let name = view! { {say("条件「", "Remove the filter “")}{piece(words.clone())}{say("」を外す", "”")} };
    let lang = lang_of(&words);
    view! { <a class="pill" href=href>{heard(name)}<span aria-hidden="true" lang=lang>{words}</span>{seen("×")}</a> }
}
