//! 指標 of the 項目 as small charts; each has its numbers as a table beside it, and leads to its own page.

use crate::indicator::IndicatorCard;
use crate::site::{Ask, say};
use crate::ui::Section;
use leptos::prelude::*;
use model::indicator::page::Card;
use model::number::prose;
use model::writing::Lang;

/// In printed order. Each card names its indicator alone: the 項目 is the page.
#[component]
pub(super) fn Indicators(cards: Vec<Card>, ask: Ask) -> impl IntoView {
    let count = cards.len();
    let note = match count {
        _ if ask.writing.lang == Lang::En && count > 0 => count.to_string(),
        0 => String::new(),
        1..10 => format!("{}つ", prose(count)),
        _ => prose(count),
    };
    let card = move |card: Card| {
        let card = Card { place: String::new(), title: String::new(), ..card };
        view! { <IndicatorCard card ask/> }
    };
    let content = if count == 0 {
        view! { <p class="measure-none">{say("数値の記載はありません。", "There are no figures.")}</p> }.into_any()
    } else {
        view! { <ul class="indicator-cards" role="list">{cards.into_iter().map(card).collect_view()}</ul> }.into_any()
    };
    view! { <Section title=say("指標", "Indicators") note>{content}</Section> }
}
