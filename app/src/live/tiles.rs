//! 評価: one radio tile for each sign of the plan's scheme.

use super::desk::Desk;
use super::prose::take_back;
use crate::ui::Mark;
use leptos::prelude::*;
use model::plan::Mark as MarkOfScheme;

/// The tiles.
#[component]
pub(super) fn MarkTiles(desk: Desk) -> impl IntoView {
    let chosen = Memo::new(move |_| desk.draft().with(|it| it.mark.clone()));
    let others = move || {
        let flags = desk.others_in("mark").into_iter();
        flags.map(|(hue, name)| view! { <i class="live-flag" data-colour=hue>{name}</i> }).collect_view()
    };
    let tiles = desk.with_report(|it| it.marks.clone()).into_iter().map(|mark| view! { <Tile desk mark chosen/> });
    view! {
        <fieldset class="paper-tiles" disabled=move || desk.is_frozen()>
            <legend>"評価"</legend>
            {others}
            {tiles.collect_view()}
        </fieldset>
    }
}

#[component]
fn Tile(desk: Desk, mark: MarkOfScheme, chosen: Memo<Option<String>>) -> impl IntoView {
    let symbol = StoredValue::new(mark.symbol.clone());
    let checked = move || chosen.with(|it| symbol.with_value(|symbol| it.as_ref() == Some(symbol)));
    let first = desk.with_report(|it| it.marks.first().map(|it| it.symbol.clone())) == Some(mark.symbol.clone());
    view! {
        <label class="paper-tile">
            <input
                type="radio"
                name="mark"
                id=first.then_some("mark")
                value=mark.symbol
                prop:checked=checked
                on:change=move |_| symbol.with_value(|symbol| desk.set_mark(Some(symbol)))
                on:focus=move |_| desk.enter(Some("mark"))
                on:blur=move |_| desk.enter(None)
                on:keydown=move |event| take_back(desk, &event)
            />
            <Mark shape=Some(mark.shape) size=28/>
            <span>{mark.words}</span>
        </label>
    }
}
