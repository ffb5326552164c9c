//! The numbers of a small chart as a table of two columns, beside the chart and opened by who asks for it. What else is
//! known of each year stands on the indicator's own page.

use crate::site::{Ask, lang_of, say};
use crate::ui::Nothing;
use leptos::prelude::*;
use model::indicator::page::CardYear;
use model::writing::Lang;

/// 「表で見る」; the summary names the indicator to who hears it among many.
#[component]
pub(super) fn Numbers(name: String, unit: Option<String>, years: Vec<CardYear>, ask: Ask) -> impl IntoView {
    let figure = say("実績値", "Figure");
    let head = unit.map_or_else(|| figure.to_owned(), |unit| figure.to_owned() + &ask.writing.in_brackets(&unit));
    let of_head = lang_of(&head);
    let row = move |it: CardYear| {
        let amount = match it.amount.figure {
            None => view! { <Nothing/> }.into_any(),
            Some(_) => it.amount.said_in(ask.writing.lang).into_any(),
        };
        let recounted = it.recounted.then(|| view! { <small>{say("数え方の変更", "Counted differently")}</small> });
        view! {
            <tr>
                <th scope="row">{ask.writing.year(it.year)}{recounted}</th>
                <td>{amount}</td>
            </tr>
        }
    };
    let summary = match ask.writing.lang {
        Lang::Ja => view! { <span class="visually-hidden">{name}"を"</span>"表で見る" }.into_any(),
        Lang::En => {
            view! { "As a table"<span class="visually-hidden">": "<span lang="ja">{name}</span></span> }.into_any()
        }
    };
    view! {
        <details class="indicator-numbers">
            <summary>{summary}</summary>
            <table class="figure-table">
                <thead>
                    <tr>
                        <th scope="col">{say("年度", "Fiscal year")}</th>
                        <th scope="col" class="figure" lang=of_head>{head}</th>
                    </tr>
                </thead>
                <tbody>{years.into_iter().map(row).collect_view()}</tbody>
            </table>
        </details>
    }
}
