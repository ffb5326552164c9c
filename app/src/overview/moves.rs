//! 大きく動いた指標: three up, three down, each with its printed reason or 「理由の記載なし」.

use super::links::Links;
use crate::site::{ja, lang_of, say};
use crate::ui::{ChangeFigure, PairBars, Section, TwoYears, seen, seen_and_heard};
use leptos::prelude::*;
use model::indicator::{Decimal, Figure};
use model::overview::{Move, Moves as Counted, Quote, QuoteSource};
use model::writing::Lang;

/// The largest moves, and how many indicators rose and fell.
#[component]
pub(super) fn Moves(moves: Counted, links: Links) -> impl IntoView {
    let lang = links.writing.lang;
    let words = match lang {
        Lang::Ja => format!("全{}指標", moves.indicators),
        Lang::En if moves.indicators == 1 => "The one indicator".to_owned(),
        Lang::En => format!("All {}", lang.indicators(moves.indicators)),
    };
    let bars = say("上が前年度、下が今年度。", "Upper bar: previous year; lower bar: this year. ");
    let note = note(&moves, lang);
    view! {
        <div class="overview-moves">
            <Section title=say("大きく動いた指標", "Indicators that moved most") more=(links.indicators(), words)>
                <div class="overview-directions">
                    <Direction words=say("増えた指標", "Indicators that rose") count=moves.rose moves=moves.up links/>
                    <Direction words=say("減った指標", "Indicators that fell") count=moves.fell moves=moves.down links/>
                </div>
                <p class="overview-moves-note">
                    <span class="overview-moves-key" aria-hidden="true"></span>
                    <span>{seen(bars)}{note}</span>
                </p>
            </Section>
        </div>
    }
}

fn note(moves: &Counted, lang: Lang) -> String {
    let without: usize = moves.without.iter().map(|it| it.1).sum();
    let mut words = lang
        .say(
            "前年度が10未満の指標は順位に入れていません。",
            "Indicators below 10 in the previous year are not ranked. ",
        )
        .to_owned();
    let always = [("同じ", "Unchanged", moves.same), ("前年度の値なし", "no figure for the previous year", without)];
    let some = [
        ("今年度の値なし", "no figure for this year", moves.valueless),
        ("比べられません", "not comparable", moves.incomparable),
    ];
    let told = always.into_iter().chain(some.into_iter().filter(|it| it.2 > 0));
    let told: Vec<String> = told
        .map(|(japanese, english, count)| {
            format!("{}{}{}", lang.say(japanese, english), lang.say(" ", ": "), lang.count(count))
        })
        .collect();
    words.push_str(&told.join(lang.say("、", "; ")));
    words + lang.say("。", ".")
}

#[component]
fn Direction(words: &'static str, count: usize, moves: Vec<Move>, links: Links) -> impl IntoView {
    let some = !moves.is_empty();
    let none = (!some).then(|| view! { <p class="overview-nothing">{say("なし", "None")}</p> });
    let entries = moves.into_iter().map(|it| entry(it, links)).collect_view();
    view! {
        <div class="overview-direction">
            <h3>{words}" "<b>{seen_and_heard(count, links.writing.lang.say_of_indicators(count))}</b></h3>
            {none}
            {some.then(|| view! { <ul role="list">{entries}</ul> })}
        </div>
    }
}

fn entry(it: Move, links: Links) -> impl IntoView {
    let (before, now) = (value(it.before.figure), value(it.now.figure));
    let of_place = lang_of(&it.place);
    view! {
        <li class="overview-move">
            <a class="overview-move-name" data-tone="quiet" href=links.indicator(it.indicator) lang=ja()>{it.name}</a>
            <PairBars before now/>
            <TwoYears before=it.before now=it.now/>
            <ChangeFigure change=it.change/>
            <p class="overview-move-reason"><span lang=of_place>{it.place}</span>" "{reason(it.reason, links.writing.lang)}</p>
        </li>
    }
}

fn reason(quote: Option<Quote>, lang: Lang) -> impl IntoView {
    let source = |it: QuoteSource| lang.around(it.words(lang), ("（", "）"), (" (", ")"));
    match quote {
        Some(quote) => view! {
            <span lang=ja()>
                {quote.text}
                <span class="overview-move-source" lang=ja().map(|_| lang.key())>{source(quote.source)}</span>
            </span>
        }
        .into_any(),
        None => view! { <span class="no-reason">{say("理由の記載なし", "No reason given")}</span> }.into_any(),
    }
}

fn value(figure: Option<Figure>) -> Option<Decimal> {
    figure.as_ref().and_then(Figure::value)
}
