//! 大きく動いた指標: three up, three down, each with its printed reason or 「理由の記載なし」.

use super::links::Links;
use crate::ui::{ChangeFigure, PairBars, Section, TwoYears};
use leptos::prelude::*;
use model::indicator::{Decimal, Figure};
use model::number::prose;
use model::overview::{Move, Moves as Counted, Quote};

/// The largest moves, and how many indicators rose and fell.
#[component]
pub(super) fn Moves(moves: Counted, links: Links) -> impl IntoView {
    let words = format!("全{}指標", moves.indicators);
    let note = note(&moves);
    view! {
        <div class="overview-moves">
            <Section title="大きく動いた指標" more=(links.indicators(), words)>
                <div class="overview-directions">
                    <Direction words="増えた指標" count=moves.rose moves=moves.up links/>
                    <Direction words="減った指標" count=moves.fell moves=moves.down links/>
                </div>
                <p class="overview-moves-note">
                    <span class="overview-moves-key" aria-hidden="true"></span>
                    <span>{note}</span>
                </p>
            </Section>
        </div>
    }
}

fn note(moves: &Counted) -> String {
    let without: usize = moves.without.iter().map(|it| it.1).sum();
    let mut words = format!(
        "上が前年度、下が今年度。前年度が10未満の指標は順位に入れていません。同じ {}、前年度の値なし {}",
        prose(moves.same),
        prose(without)
    );
    for (kind, count) in [("今年度の値なし", moves.valueless), ("比べられません", moves.incomparable)] {
        if count > 0 {
            words.push_str(&format!("、{kind} {}", prose(count)));
        }
    }
    words + "。"
}

#[component]
fn Direction(words: &'static str, count: usize, moves: Vec<Move>, links: Links) -> impl IntoView {
    let some = !moves.is_empty();
    let none = (!some).then(|| view! { <p class="overview-nothing">"なし"</p> });
    let entries = moves.into_iter().map(|it| entry(it, links)).collect_view();
    view! {
        <div class="overview-direction">
            <h3>{words}" "<b>{count}</b></h3>
            {none}
            {some.then(|| view! { <ul role="list">{entries}</ul> })}
        </div>
    }
}

fn entry(it: Move, links: Links) -> impl IntoView {
    let (before, now) = (value(it.before.figure), value(it.now.figure));
    view! {
        <li class="overview-move">
            <a class="overview-move-name" data-tone="quiet" href=links.indicator(it.indicator)>{it.name}</a>
            <PairBars before now/>
            <TwoYears before=it.before now=it.now/>
            <ChangeFigure change=it.change/>
            <p class="overview-move-reason"><span>{it.place}</span>" "{reason(it.reason)}</p>
        </li>
    }
}

fn reason(quote: Option<Quote>) -> impl IntoView {
    match quote {
        Some(quote) => view! {
            <span>{quote.text}<span class="overview-move-source">{format!("（{}）", quote.source)}</span></span>
        }
        .into_any(),
        None => view! { <span class="no-reason">"理由の記載なし"</span> }.into_any(),
    }
}

fn value(figure: Option<Figure>) -> Option<Decimal> {
    figure.as_ref().and_then(Figure::value)
}
