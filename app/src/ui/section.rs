//! A section of a page: 2 px ink rule, h2, a quiet note, a way on at the right. A region named by its heading.

use super::seen;
use crate::site::lang_of;
use leptos::prelude::*;

/// `<Section title="計画の全体" more=("/table".into(), "一覧表".into())>…</Section>`.
#[component]
pub fn Section(
    /// The h2, and the region's name.
    #[prop(into)]
    title: String,
    /// 「３件」; empty: none.
    #[prop(optional, into)]
    note: String,
    /// What the note says to the eye alone, of something that is only drawn.
    #[prop(optional)]
    of_drawing: &'static str,
    /// Address and words of the way on; only where it works.
    #[prop(optional)]
    more: Option<(String, String)>,
    /// What stands under the head.
    children: Children,
) -> impl IntoView {
    // A Japanese name in an attribute would be read in English: there the heading alone says it.
    let (lang, of_note) = (lang_of(&title), lang_of(&note));
    let name = lang.is_none().then(|| title.clone());
    view! {
        <section class="section" aria-label=name>
            <div class="section-head">
                <h2 lang=lang>{title}</h2>
                {(!note.is_empty()).then(|| view! { <span class="note" lang=of_note>{note}{(!of_drawing.is_empty()).then(|| seen(of_drawing))}</span> })}
                {more.map(|(href, words)| view! { <a class="section-more" href=href>{words}</a> })}
            </div>
            {children()}
        </section>
    }
}
