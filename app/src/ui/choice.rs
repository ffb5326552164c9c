//! Choosing by links: switches, tabs, crumbs. They work without script, and each choice is an address.

use super::seen_and_heard;
use crate::site::{lang_of, ours_in, say};
use leptos::prelude::*;

/// One choice of a [`Segmented`] or [`Tabs`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// 「令和６年度」.
    pub words: String,
    /// A quiet count behind the words, seen and said: 「18」, 「18項目」.
    pub note: Option<(String, String)>,
    /// What a screen reader says instead of the words: 「前の年度、令和５年度」.
    pub name: Option<String>,
    /// Where it leads.
    pub href: String,
    /// Whether it is the chosen one.
    pub current: bool,
}

/// Segmented switch (年度, 和暦/西暦, 図/表): the chosen one is filled blue.
#[component]
pub fn Segmented(
    /// What is chosen: 「年度」.
    label: &'static str,
    /// Two or more.
    choices: Vec<Choice>,
) -> impl IntoView {
    let entry = |it: Choice| {
        let lang = lang_of(&it.words);
        view! {
            <li>
                <a href=it.href aria-current=it.current.then_some("true") aria-label=it.name lang=lang>{it.words}</a>
            </li>
        }
    };
    view! {
        <ul class="segmented" role="list" aria-label=label>
            {choices.into_iter().map(entry).collect_view()}
        </ul>
    }
}

/// Tabs (計画): the chosen one is underlined 4 px and bold. On a phone they scroll sideways, cut visibly at the edge.
#[component]
pub fn Tabs(
    /// What is chosen: 「計画」.
    label: &'static str,
    /// Two or more.
    choices: Vec<Choice>,
) -> impl IntoView {
    let entry = |it: Choice| {
        let (lang, ours) = (lang_of(&it.words), ours_in(&it.words));
        view! {
            <li>
                <a href=it.href aria-current=it.current.then_some("true") lang=lang>
                    {it.words}
                    {it.note.map(|(seen, said)| view! { " "<small lang=ours>{seen_and_heard(seen, said)}</small> })}
                </a>
            </li>
        }
    };
    view! {
        <nav class="tabs" aria-label=label>
            <ul role="list">{choices.into_iter().map(entry).collect_view()}</ul>
        </nav>
    }
}

/// What stands above this page; the page itself is named by its h1, just below.
#[component]
pub fn Crumbs(
    /// Address and words, outermost first.
    above: Vec<(String, String)>,
) -> impl IntoView {
    let entry = |(href, words): (String, String)| {
        let lang = lang_of(&words);
        view! { <li><a href=href lang=lang>{words}</a></li> }
    };
    view! {
        <nav class="crumbs" aria-label=say("現在の位置", "Where you are")>
            <ol role="list">{above.into_iter().map(entry).collect_view()}</ol>
        </nav>
    }
}
