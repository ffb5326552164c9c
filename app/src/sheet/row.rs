//! One 項目 of the table: what was promised, how it is judged, what was done.

use super::question::Question;
use crate::site::{ja, piece, say, use_lang};
use crate::ui::{Blocks, Mark, Nothing, Printed, Tag, mark_word, short_words};
use leptos::prelude::*;
use model::plan::Mark as MarkOfScheme;
use model::report::{Line, title_in};
use model::sheet::TableRow;
use model::year::FiscalYear;

/// Heads of columns.
pub(super) const COMMITMENT: (&str, &str) = ("計画の記載", "What the plan says");
pub(super) const NARRATIVE: (&str, &str) = ("説明（進捗状況）", "Explanation (progress)");
pub(super) const DEPARTMENTS: (&str, &str) = ("担当", "Responsible");

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
            (("", " と違う記載があります（数えるのは元の報告）"), ("differs from ", ", which is the one counted"))
        } else {
            (("", " と同じ報告"), ("same report as ", ""))
        };
        view! { " "<Tag words=say("再掲", "listed again")/><small>{use_lang().around(&place, like.0, like.1)}</small> }
    });
    view! {
        <tr class="sheet-row" role="row">
            <th class="sheet-title" scope="row" role="rowheader">
                <a href=href>
                    <span class="place">{policy.map(|it| view! { <span class="policy">{it}</span> })}{number}</span>
                    " "
                    <span class="title">{piece(title_in(&row.title, use_lang()))}</span>
                </a>
                {row.new.then(|| view! { " "<Tag words=say("新規", "new")/> })}
                {relisted}
            </th>
            <td class="sheet-commitment" role="cell">{label(COMMITMENT)}<Commitment lines=row.commitment/></td>
            <td class="sheet-mark" role="cell"><Judged mark=row.mark before=row.changed_from/></td>
            <td class="sheet-narrative" role="cell">
                {label(NARRATIVE)}
                {if row.narrative.is_empty() {
                    view! { <Nothing/> }.into_any()
                } else {
                    view! { <Blocks blocks=row.narrative change/> }.into_any()
                }}
            </td>
            {remark(row.remark)}
            <td class="sheet-departments" role="cell">
                {label(DEPARTMENTS)}
                <ul role="list" lang=ja()>{row.departments.into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}</ul>
            </td>
        </tr>
    }
}

/// The head of its column where the table's head is not seen; the ear has that head anyway.
fn label((japanese, english): (&'static str, &'static str)) -> impl IntoView {
    view! { <span class="sheet-label" aria-hidden="true">{say(japanese, english)}</span> }
}

/// 計画の記載: on a phone it opens when it is asked for, elsewhere it always stands open.
#[component]
fn Commitment(lines: Vec<Line>) -> impl IntoView {
    if lines.is_empty() {
        return view! { <Nothing/> }.into_any();
    }
    view! { <details><summary>{say("計画の記載を開く", "Show what the plan says")}</summary><Printed lines/></details> }
        .into_any()
}

/// The mark, and last year's only if it was another one.
#[component]
fn Judged(mark: Option<MarkOfScheme>, before: Option<MarkOfScheme>) -> impl IntoView {
    let shape = mark.as_ref().map(|it| it.shape);
    let before = before.map(|before| {
        view! {
            <span class="before">
                {say("前年度", "Previous year")}<Mark shape=Some(before.shape) size=16/>{mark_word(Some(&before))}
            </span>
        }
    });
    let (words, lang) = short_words(mark.as_ref());
    view! { <Mark shape size=28/><b lang=lang>{words}</b>{before} }
}

fn remark(lines: Vec<Line>) -> impl IntoView {
    let empty = lines.is_empty().then_some("");
    let content =
        if lines.is_empty() { view! { <Nothing/> }.into_any() } else { view! { <Printed lines/> }.into_any() };
    view! {
        <td class="sheet-remark" role="cell" data-empty=empty>
            {label(("備考（特殊要因等）", "Remarks (special factors)"))}
            {content}
        </td>
    }
}
