//! 訂正: what a 訂正版 says otherwise than the edition before it, before and since beside each other.

use super::{Printed, heard, seen};
use crate::site::{ja, piece, say, use_lang};
use leptos::prelude::*;
use model::sheet::{Corrected, CorrectedEdition, Correction};

/// What was corrected, an edition after the other.
#[component]
pub fn CorrectedEditions(
    /// Newest first.
    editions: Vec<CorrectedEdition>,
    /// Whether each correction says of which 項目 it is.
    #[prop(optional)]
    places: bool,
) -> impl IntoView {
    let several = editions.len() > 1;
    let edition = move |it: CorrectedEdition| {
        let heading = several.then(|| {
            let number = use_lang().count(it.edition.unsigned_abs() as usize);
            view! { <b>{use_lang().around(&number, ("第", "版"), ("Edition ", ""))}</b> }
        });
        let correction = move |it: Correction| correction(it, places);
        view! { {heading}<ul class="corrected" role="list">{it.corrections.into_iter().map(correction).collect_view()}</ul> }
    };
    editions.into_iter().map(edition).collect_view()
}

fn correction(it: Correction, places: bool) -> impl IntoView {
    let place = places.then(|| view! { <span class="corrected-place" lang=ja()>{it.place}" "{it.title}"："</span> });
    let said = |words: &str| piece(Corrected::said_in(words, use_lang()).to_owned());
    let what = match it.what {
        Corrected::Added => say("項目を追加", "Measure added").into_any(),
        Corrected::Removed => say("項目を削除", "Measure removed").into_any(),
        Corrected::Short { name, from, to } => view! {
            {said(&name)}"　"{said(&from)}{heard(say("、訂正後は", ", corrected to "))}{seen(" → ")}<b>{said(&to)}</b>
        }
        .into_any(),
        Corrected::Text { name, lines } => view! { {said(&name)}<Printed lines/> }.into_any(),
    };
    view! { <li>{place}{what}</li> }
}
