//! The numbers of a small chart as a table of two columns, beside the chart and opened by who asks for it. What else is
//! known of each year stands on the indicator's own page.

use crate::site::Ask;
use crate::ui::Nothing;
use leptos::prelude::*;
use model::indicator::page::CardYear;

/// 「表で見る」; the summary names the indicator to who hears it among many.
#[component]
pub(super) fn Numbers(name: String, unit: Option<String>, years: Vec<CardYear>, ask: Ask) -> impl IntoView {
    let head = unit.map_or_else(|| "実績値".to_owned(), |unit| format!("実績値（{unit}）"));
    let row = move |it: CardYear| {
        let amount = match it.amount.figure {
            None => view! { <Nothing/> }.into_any(),
            Some(_) => it.amount.words().into_any(),
        };
        let recounted = it.recounted.then(|| view! { <small>"数え方の変更"</small> });
        view! {
            <tr>
                <th scope="row">{ask.calendar.year(it.year)}{recounted}</th>
                <td>{amount}</td>
            </tr>
        }
    };
    view! {
        <details class="indicator-numbers">
            <summary><span class="visually-hidden">{name}"を"</span>"表で見る"</summary>
            <table class="figure-table">
                <thead>
                    <tr>
                        <th scope="col">"年度"</th>
                        <th scope="col" class="figure">{head}</th>
                    </tr>
                </thead>
                <tbody>{years.into_iter().map(row).collect_view()}</tbody>
            </table>
        </details>
    }
}
