//! One 項目 of the table: what was promised, how it is judged, what was done.

use super::question::Question;
use crate::ui::{Blocks, Mark, Nothing, Printed, Tag};
use leptos::prelude::*;
use model::plan::Mark as MarkOfScheme;
use model::report::Line;
use model::sheet::TableRow;
use model::year::FiscalYear;

/// A row of six cells, in the order of the official form.
#[component]
pub(super) fn Row(row: TableRow, year: FiscalYear, question: StoredValue<Question>) -> impl IntoView {
    let (href, change) = question.with_value(|it| (it.measure(row.measure, year), it.change));
    let (policy, number) = match row.place.split_once('-') {
        Some((policy, number)) => (Some(format!("{policy}-")), number.to_owned()),
        None => (None, row.place.clone()),
    };
    let relisted = row.relisted_from.map(|place| {
        let like = if row.differs {
            " と違う記載があります（数えるのは元の報告）"
        } else {
            " と同じ報告"
        };
        view! { " "<Tag words="再掲"/><small>{place}{like}</small> }
    });
    view! {
        <tr class="sheet-row" role="row">
            <th class="sheet-title" scope="row" role="rowheader">
                <a href=href>
                    <span class="place">{policy.map(|it| view! { <span class="policy">{it}</span> })}{number}</span>
                    " "
                    <span class="title">{row.title}</span>
                </a>
                {row.new.then(|| view! { " "<Tag words="新規"/> })}
                {relisted}
            </th>
            <td class="sheet-commitment" role="cell"><Commitment lines=row.commitment/></td>
            <td class="sheet-mark" role="cell"><Judged mark=row.mark before=row.changed_from/></td>
            <td class="sheet-narrative" role="cell">
                <span class="sheet-label">"説明（進捗状況）"</span>
                {if row.narrative.is_empty() {
                    view! { <Nothing/> }.into_any()
                } else {
                    view! { <Blocks blocks=row.narrative change/> }.into_any()
                }}
            </td>
            {remark(row.remark)}
            <td class="sheet-departments" role="cell">
                <span class="sheet-label">"担当"</span>
                <ul role="list">{row.departments.into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}</ul>
            </td>
        </tr>
    }
}

/// 計画の記載: on a phone it opens when it is asked for, elsewhere it always stands open.
#[component]
fn Commitment(lines: Vec<Line>) -> impl IntoView {
    if lines.is_empty() {
        return view! { <Nothing/> }.into_any();
    }
    view! { <details><summary>"計画の記載を開く"</summary><Printed lines/></details> }.into_any()
}

/// The mark, and last year's only if it was another one.
#[component]
fn Judged(mark: Option<MarkOfScheme>, before: Option<MarkOfScheme>) -> impl IntoView {
    let shape = mark.as_ref().map(|it| it.shape);
    let before = before.map(|before| {
        view! {
            <span class="before">
                "前年度"<Mark shape=Some(before.shape) size=16/><span>{before.short}</span>
            </span>
        }
    });
    view! { <Mark shape size=28/><b>{MarkOfScheme::short_of(mark.as_ref()).to_owned()}</b>{before} }
}

fn remark(lines: Vec<Line>) -> impl IntoView {
    let empty = lines.is_empty().then_some("");
    let content =
        if lines.is_empty() { view! { <Nothing/> }.into_any() } else { view! { <Printed lines/> }.into_any() };
    view! {
        <td class="sheet-remark" role="cell" data-empty=empty>
            <span class="sheet-label">"備考（特殊要因等）"</span>
            {content}
        </td>
    }
}
