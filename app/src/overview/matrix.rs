//! 評価の移り変わり as a small square: last year's marks down, this year's across.

use crate::site::use_lang;
use crate::ui::{Mark, heard, short_words};
use leptos::prelude::*;
use model::overview::Transitions;
use model::plan::Mark as MarkOfScheme;

/// Folded: the list above says which; this says how many.
#[component]
pub(super) fn Matrix(transitions: Transitions) -> impl IntoView {
    let lang = use_lang();
    let total = lang.measures(transitions.total());
    let total = lang.around(&total, ("評価の移り変わり（", "）"), ("How ratings moved (", ")"));
    let heads = transitions.marks.clone();
    // Rows and columns bear the same words: the ear is told whose they are.
    let [before, now] = [lang.say("前年度は", "previous year: "), lang.say("今年度は", "this year: ")];
    let column = |mark: Option<MarkOfScheme>| {
        view! { <th scope="col">{heard(now)}{sign(mark)}</th> }
    };
    let rows = transitions.marks.into_iter().zip(transitions.counts).enumerate();
    let row = |(from, (mark, counts)): (usize, (Option<MarkOfScheme>, Vec<usize>))| {
        let cell = |(to, count): (usize, usize)| {
            view! { <td data-same=(from == to).then_some("") data-none=(count == 0).then_some("")>{count.to_string()}</td> }
        };
        view! { <tr><th scope="row">{heard(before)}{sign(mark)}</th>{counts.into_iter().enumerate().map(cell).collect_view()}</tr> }
    };
    view! {
        <details class="overview-more overview-matrix">
            <summary>{total}</summary>
            <table>
                <caption>{lang.say("縦が前年度、横が今年度", "Rows: previous year; columns: this year")}</caption>
                <thead>
                    <tr><td></td>{heads.into_iter().map(column).collect_view()}</tr>
                </thead>
                <tbody>{rows.map(row).collect_view()}</tbody>
            </table>
        </details>
    }
}

fn sign(mark: Option<MarkOfScheme>) -> impl IntoView {
    let shape = mark.as_ref().map(|it| it.shape);
    let (words, lang) = short_words(mark.as_ref());
    view! { <Mark shape size=20/><span lang=lang>{words}</span> }
}
