//! Printed text as pages show it: lines with hanging bullets, 文の違い, and figures in aligned rows. The letters are the
//! printed ones; only their places are ours.

use super::{ChangeFigure, Value};
use leptos::prelude::*;
use model::indicator::{Amount, Change, Figure};
use model::report::{Block, FigureRow, Line};
use model::sheet::Toggle;
use model::text::diff::{Span, SpanKind};

/// Lines of printed text. 「・」 and 「※」 hang before their lines.
#[component]
pub fn Printed(
    /// In printed order.
    lines: Vec<Line>,
) -> impl IntoView {
    view! { <div class="printed">{lines.into_iter().map(line).collect_view()}</div> }
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
            <ins><span class="visually-hidden">"（追加）"</span>{span.text}<span class="visually-hidden">"（追加終わり）"</span></ins>
        }
        .into_any(),
        SpanKind::Lost => view! {
            <del><span class="visually-hidden">"（削除）"</span>{span.text}<span class="visually-hidden">"（削除終わり）"</span></del>
        }
        .into_any(),
    }
}

#[component]
fn Figures(rows: Vec<FigureRow>, change: Toggle) -> impl IntoView {
    let row = move |row: FigureRow| {
        let moved = (change == Toggle::On && !says_itself(&row)).then(|| view! { <ChangeFigure change=row.change/> });
        view! {
            <li>
                <span class="label">{row.label}</span>
                <span class="now">
                    {(!row.qualifier.is_empty()).then(|| view! { <small>{row.qualifier}</small> })}
                    <Value amount=row.now/>
                    {(row.corrected.is_some() || row.former.is_some()).then_some("※")}
                </span>
                <span class="before">{before(&row.before)}{row.stored.is_some().then_some("※")}</span>
                <span class="moved">{moved}</span>
                {row.note.map(|note| view! { <span class="note">"※"{note}</span> })}
                {row.former.map(|former| view! { <span class="note">"※訂正前は"{former.words()}</span> })}
                {row.corrected.map(|counts| {
                    view! { <span class="note">"※のちに"{counts.words()}"へ訂正。増減はこれによる"</span> }
                })}
                {row.stored.map(|stored| {
                    view! { <span class="note">"※前年度の一覧表では"{stored.words()}"。増減はこれによる"</span> }
                })}
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

/// 「（前年度 634）」, the unit left out: it stands beside this year's number.
fn before(amount: &Amount) -> Option<String> {
    amount.figure?;
    Some(format!("（前年度 {}）", Amount { unit: None, ..amount.clone() }.words()))
}
