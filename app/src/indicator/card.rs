//! Small chart: where the indicator stands, how it is counted, its name (it alone says too little), its value with the
//! change, and its drawing.

use crate::site::Ask;
use crate::ui::{ChangeFigure, Value};
use leptos::prelude::*;
use model::indicator::Change;
use model::indicator::page::Card;

/// One indicator among others. Without a place it stands on its 項目's own page.
#[component]
pub fn IndicatorCard(
    /// What it shows.
    card: Card,
    /// Year and calendar of the page it leads to.
    ask: Ask,
) -> impl IntoView {
    let href = ask.href(&format!("/indicators/{}", card.id));
    let counted = counted(&card).replace("年度末現在", "年度末");
    // 集計中 says it all
    let valued = card.change != Change::NoValue;
    let placed = !card.place.is_empty();
    view! {
        <li class="indicator-card">
            <p class="indicator-card-place" data-bare=(!placed).then_some("")>
                {placed.then(|| view! { <span><b>{card.place}</b>" "{card.title}</span> })}
                {(!counted.is_empty()).then(|| view! { <span class="counted">{counted}</span> })}
            </p>
            <h3><a data-tone="quiet" href=href>{card.name}</a></h3>
            <p class="indicator-card-value">
                <Value amount=card.now/>
                {valued.then(|| view! { <ChangeFigure change=card.change desired=card.desired/> })}
            </p>
            <div class="indicator-card-chart" inner_html=card.chart></div>
        </li>
    }
}

/// 「年間・延べ」; empty where the list says neither.
pub(super) fn counted(card: &Card) -> String {
    let timing = card.timing.map(|it| it.words());
    let counting = card.counting.map(|it| it.words());
    timing.into_iter().chain(counting).collect::<Vec<_>>().join("・")
}
