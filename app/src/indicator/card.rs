//! Small chart: where the indicator stands, how it is counted, its name (it alone says too little), its value with the
//! change, its drawing and the numbers drawn.

use super::numbers::Numbers;
use crate::site::{Ask, ja};
use crate::ui::{ChangeFigure, Value, heard};
use leptos::prelude::*;
use model::indicator::Change;
use model::indicator::page::Card;
use model::writing::Lang;
use model::year::FiscalYear;

/// One indicator among others. Without a place it stands on its 項目's own page.
#[component]
pub fn IndicatorCard(
    /// What it shows.
    card: Card,
    /// Year and calendar of the page it leads to.
    ask: Ask,
    /// The year of its value, where no heading before it says which.
    #[prop(optional)]
    year: Option<FiscalYear>,
) -> impl IntoView {
    let href = ask.href(&format!("/indicators/{}", card.id));
    // 集計中 says it all
    let valued = card.change != Change::NoValue;
    let placed = !card.place.is_empty();
    let (name, unit, years) = (card.name.clone(), card.now.unit.clone(), card.years.clone());
    let lang = ask.writing.lang;
    let counted = counted(&card, lang).replace("年度末現在", "年度末");
    let (above, behind) = match (placed, lang) {
        (true, _) => (counted, None),
        (false, Lang::Ja) => (String::new(), unsaid(&card.name, &counted)),
        // A name may say it in Japanese; in English it is said.
        (false, Lang::En) => (String::new(), (!counted.is_empty()).then(|| format!(" ({counted})"))),
    };
    // Heading and link say it too, for who goes from one to the next; so it is silent above them.
    let of = placed.then(|| heard(format!("{} {}", card.place, card.title)));
    let place = placed.then(|| {
        let alone = above.is_empty();
        view! {
            <p class="indicator-card-place" aria-hidden=alone.then_some("true")>
                <span lang=ja() aria-hidden=(!alone).then_some("true")><b>{card.place}</b>" "{card.title}</span>
                {(!above.is_empty()).then(|| view! { <span class="counted">{above}</span> })}
            </p>
        }
    });
    view! {
        <li class="indicator-card">
            <div class="indicator-card-head">
                {place}
                <h3><a data-tone="quiet" href=href lang=ja()>{of}{card.name}</a>{behind.map(|words| view! { <small>{words}</small> })}</h3>
            </div>
            <p class="indicator-card-value">
                {year.map(|year| heard(ask.writing.year(year)))}
                <Value amount=card.now/>
                {valued.then(|| view! { <ChangeFigure change=card.change desired=card.desired/> })}
            </p>
            <div class="indicator-card-chart" inner_html=card.chart></div>
            {(!years.is_empty()).then(|| view! { <Numbers name unit years ask/> })}
        </li>
    }
}

/// 「（延べ）」 behind a name that stands without its 項目; `None` where the name says it already.
fn unsaid(name: &str, counted: &str) -> Option<String> {
    // 実施 and 実績 say nothing of 実
    let says = |word: &str| name.match_indices(word).any(|(at, _)| !name[at + word.len()..].starts_with(['施', '績']));
    let unsaid: Vec<&str> = counted.split('・').filter(|it| !it.is_empty() && !says(it)).collect();
    (!unsaid.is_empty()).then(|| format!("（{}）", unsaid.join("・")))
}

/// 「年間・延べ」; empty where the list says neither.
pub(super) fn counted(card: &Card, lang: Lang) -> String {
    let timing = card.timing.map(|it| lang.say(it.words(), it.english()));
    let counting = card.counting.map(|it| lang.say(it.words(), it.english()));
    timing.into_iter().chain(counting).collect::<Vec<_>>().join(lang.say("・", ", "))
}

#[cfg(test)]
mod tests {
    use super::unsaid;

    #[test]
    fn a_name_is_followed_by_how_it_is_counted_unless_it_says_so_itself() {
        let check = |name: &str, counted: &str, words: Option<&str>| {
            assert_eq!(unsaid(name, counted).as_deref(), words);
        };
        check("出席件数", "", None);
        check("受講者（延べ）", "延べ", None);
        check("相談件数", "年間・延べ", Some("（年間・延べ）"));
        check("実利用者数", "実", None);
        check("実施校の参加者", "年度末・実", Some("（年度末・実）"));
    }
}
