//! Printed text as pages show it: lines with hanging bullets, 文の違い, and figures in aligned rows. The letters are the
//! printed ones; only their places are ours.

use super::{ChangeFigure, Value, amount, seen, seen_and_heard};
use crate::site::{ja, say, use_lang};
use leptos::prelude::*;
use model::indicator::{Amount, Change, Figure};
use model::report::{Block, FigureRow, Line};
use model::sheet::Toggle;
use model::text::diff::{Span, SpanKind};
use model::writing::Lang;

/// Lines of printed text. 「・」 and 「※」 hang before their lines.
#[component]
pub fn Printed(
    /// In printed order.
    lines: Vec<Line>,
) -> impl IntoView {
    view! { <div class="printed" lang=ja()>{lines.into_iter().map(line).collect_view()}</div> }
}

/// 説明: text and figures as they follow each other.
#[component]
pub fn Blocks(
    /// In printed order.
    blocks: Vec<Block>,
    /// Whether rows say how much a figure moved.
    change: Toggle,
) -> impl IntoView {
    let block = move |block: Block| match block {
        Block::Lines(lines) => view! { <Printed lines/> }.into_any(),
        Block::Figures(rows) => view! { <Figures rows change/> }.into_any(),
    };
    blocks.into_iter().map(block).collect_view()
}

fn line(spans: Line) -> impl IntoView {
    let first = spans.first().and_then(|span| span.text.chars().next());
    let hanging = first.filter(|c| matches!(c, '・' | '※' | '○' | '●')).map(|_| "");
    view! { <p data-hanging=hanging>{spans.into_iter().map(difference).collect_view()}</p> }
}

/// A piece of a compared text, seen and heard as new or lost.
pub fn difference(span: Span) -> impl IntoView {
    match span.kind {
        SpanKind::Same => span.text.into_any(),
        SpanKind::Added => view! {
            <ins><span class="visually-hidden" lang=ours()>{say("（追加）", "(added) ")}</span>{span.text}<span class="visually-hidden" lang=ours()>{say("（追加終わり）", " (end of addition)")}</span></ins>
        }
        .into_any(),
        SpanKind::Lost => view! {
            <del><span class="visually-hidden" lang=ours()>{say("（削除）", "(removed) ")}</span>{span.text}<span class="visually-hidden" lang=ours()>{say("（削除終わり）", " (end of removal)")}</span></del>
        }
        .into_any(),
    }
}

/// Our words within printed ones.
fn ours() -> Option<&'static str> {
    ja().map(|_| Lang::En.key())
}

#[component]
fn Figures(rows: Vec<FigureRow>, change: Toggle) -> impl IntoView {
    let note = |words: AnyView| view! { <span class="note">{seen("※")}{words}</span> };
    let row = move |row: FigureRow| {
        let last = before_beside(&row.before, &row.now);
        let moved = (change == Toggle::On && !says_itself(&row)).then(|| view! { <ChangeFigure change=row.change/> });
        view! {
            <li>
                <span class="label" lang=ja()>{row.label}</span>
                <span class="now">
                    {(!row.qualifier.is_empty()).then(|| view! { <small lang=ja()>{row.qualifier}</small> })}
                    <Value amount=row.now/>
                    {(row.corrected.is_some() || row.former.is_some()).then(|| seen("※"))}
                </span>
                <span class="before">{last}{row.stored.is_some().then(|| seen("※"))}</span>
                <span class="moved">{moved}</span>
                {row.note.map(|words| note(view! { <span lang=ja()>{words}</span> }.into_any()))}
                {row.former.map(|former| note(view! { {say("訂正前は", "Before correction: ")}{amount(&former)} }.into_any()))}
                {row.corrected.map(|counts| note(view! {
                    {say("のちに", "Later corrected to ")}{amount(&counts)}
                    {say("へ訂正。増減はこれによる", "; the change is calculated from this figure")}
                }.into_any()))}
                {row.stored.map(|stored| note(view! {
                    {say("前年度の一覧表では", "In the previous year’s own table: ")}{amount(&stored)}
                    {say("。増減はこれによる", "; the change is calculated from this figure")}
                }.into_any()))}
            </li>
        }
    };
    view! { <ul class="figure-rows" role="list">{rows.into_iter().map(row).collect_view()}</ul> }
}

/// Where a reason is printed in the place of a number, it says by itself that nothing can be compared.
fn says_itself(row: &FigureRow) -> bool {
    let is_reason = |amount: &Amount| matches!(amount.figure, Some(Figure::Absent(_)));
    match row.change {
        Change::NoBase => is_reason(&row.before),
        Change::NoValue => is_reason(&row.now),
        _ => false,
    }
}

/// 「（前年度 634件）」, "(previous year 634件)"; nothing where nothing is written.
pub fn before(it: &Amount) -> Option<AnyView> {
    it.figure?;
    let close = use_lang().say("）", ")");
    Some(view! { {say("（前年度 ", "(previous year ")}{amount(it)}{close} }.into_any())
}

/// The same to the ear; to the eye 「（前年度 634）」, where the unit stands beside this year's number.
fn before_beside(it: &Amount, now: &Amount) -> Option<impl IntoView + use<>> {
    let unit = it.unit.clone().filter(|_| it.unit != now.unit);
    let short = before(&Amount { unit, ..it.clone() })?;
    Some(seen_and_heard(short, before(it)))
}
