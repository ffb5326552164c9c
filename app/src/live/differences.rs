//! 前年度の文, and on demand how this year's differs from it.

use super::desk::Desk;
use super::prose::text_of;
use crate::ui::{difference, last_lines};
use leptos::prelude::*;
use model::live::Prose;
use model::text::diff::differences;

/// Last year's text, to be read, compared, or taken as a draft.
#[component]
pub(super) fn LastText(desk: Desk, text: String, prose: Prose) -> impl IntoView {
    let old = StoredValue::new(text.clone());
    let compared = RwSignal::new(false);
    let shown = move || {
        if compared.get() {
            let now = desk.draft().with(|it| text_of(it, prose).to_owned());
            let spans = old.with_value(|old| differences(old, &now));
            view! { <p class="live-differences">{spans.into_iter().map(difference).collect_view()}</p> }.into_any()
        } else {
            old.with_value(|old| last_lines(old)).into_any()
        }
    };
    let take = move |_| old.with_value(|old| desk.append(prose, old));
    let some = !text.trim().is_empty();
    view! {
        {shown}
        {some.then(|| view! {
            <p class="live-ways">
                <button
                    type="button"
                    class="button"
                    data-tone="plain"
                    aria-pressed=move || compared.get().to_string()
                    on:click=move |_| compared.update(|it| *it = !*it)
                >
                    "文の違いを見る"
                </button>
                <button type="button" class="button" data-tone="plain" disabled=move || desk.is_frozen() on:click=take>
                    "この文を下書きにする"
                </button>
            </p>
        })}
    }
}
