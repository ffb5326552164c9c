//! Hints where the contradiction is. None blocks.

use super::desk::Desk;
use crate::ui::{Notice, NoticeKind};
use leptos::prelude::*;
use model::report::Hint;
use web_sys::HtmlElement;
use web_sys::wasm_bindgen::JsCast as _;

/// Below which field a hint stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Below {
    Narrative,
    Values,
}

/// The hints below a field, as what is written gives them.
#[component]
pub(super) fn Hints(desk: Desk, below: Below) -> impl IntoView {
    let found = Memo::new(move |_| {
        // What was typed over a figure and can't be read says nothing yet; that it is so is told with what is saved.
        desk.saving().track();
        let unread = |it: &Hint| it.indicator().is_some_and(|indicator| desk.is_unread(indicator));
        let all = desk.draft().with(|draft| desk.report().with(|it| it.hints_of(draft)));
        all.into_iter().filter(|it| place_of(it) == below && !unread(it)).collect::<Vec<_>>()
    });
    let list = move || found.get().into_iter().map(|it| view! { <One desk it/> }).collect_view();
    view! { <div class="live-hints" role="status">{list}</div> }
}

#[component]
fn One(desk: Desk, it: Hint) -> impl IntoView {
    let name = it.indicator().and_then(|indicator| {
        desk.with_report(|page| page.values.iter().find(|row| row.indicator == indicator).map(|row| row.name.clone()))
    });
    let words = it.words(&name.unwrap_or_default());
    let explains = matches!(it, Hint::MarkBesideFall { .. });
    view! {
        <div class="live-hint">
            <Notice kind=NoticeKind::Hint first=words>"このままでも提出できます。"</Notice>
            {explains.then(|| view! {
                <button type="button" class="button" data-tone="plain" on:click=|_| go_to("remark")>"備考に書く"</button>
            })}
        </div>
    }
}

const fn place_of(hint: &Hint) -> Below {
    match hint.indicator() {
        None => Below::Narrative,
        Some(_) => Below::Values,
    }
}

/// Puts the focus into a field.
pub(super) fn go_to(id: &str) {
    let field = document().get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(field) = field {
        let _ = field.focus();
    }
}
