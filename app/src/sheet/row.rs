//! One 項目 of the table: what was promised, how it is judged, what was done.

use super::question::Question;
use crate::site::{ja, say};
use crate::ui::{Blocks, Mark, Nothing, Printed, Tag, mark_word, short_words};
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
            say(" と違う記載があります（数えるのは元の報告）", " says otherwise (that report is the one counted)")
        } else {
            say(" と同じ報告", ": the same report")
        };
        view! { " "<Tag words=say("再掲", "listed again")/><small>{place}{like}</small> }
    });
    view! {
        <tr class="sheet-row" role="row">
            <th class="sheet-title" scope="row" role="rowheader">
                <a href=href>
                    <span class="place">{policy.map(|it| view! { <span class="policy">{it}</span> })}{number}</span>
                    " "
                    <span class="title" lang=ja()>{row.title}</span>
                </a>
                {row.new.then(|| view! { " "<Tag words=say("新規", "new")/> })}
                {relisted}
            </th>
            <td class="sheet-commitment" role="cell"><Commitment lines=row.commitment/></td>
            <td class="sheet-mark" role="cell"><Judged mark=row.mark before=row.changed_from/></td>
            <td class="sheet-narrative" role="cell">
                <span class="sheet-label">{say("説明（進捗状況）", "Explanation (progress)")}</span>
                {if row.narrative.is_empty() {
                    view! { <Nothing/> }.into_any()
                } else {
                    view! { <Blocks blocks=row.narrative change/> }.into_any()
                }}
            </td>
            {remark(row.remark)}
            <td class="sheet-departments" role="cell">
                <span class="sheet-label">{say("担当", "Department in charge")}</span>
                <ul role="list" lang=ja()>{row.departments.into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}</ul>
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
            <span class="sheet-label">{say("備考（特殊要因等）", "Remarks (special factors)")}</span>
            {content}
        </td>
    }
}
