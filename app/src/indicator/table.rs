//! The explorer as a table: the same indicators in the same order, one line each.

use super::card::counted;
use super::explorer::heading;
use crate::site::Ask;
use crate::ui::{ChangeFigure, Value};
use leptos::prelude::*;
use model::indicator::Change;
use model::indicator::page::{Card, Group};
use model::year::FiscalYear;

/// A phone keeps name, this year's value and the change.
#[component]
pub(super) fn Lines(groups: Vec<Group>, year: FiscalYear, ask: Ask) -> impl IntoView {
    let before = year.previous().map(|it| ask.calendar.year(it)).unwrap_or_default();
    view! {
        <table class="indicator-lines">
            <caption class="visually-hidden">"指標の実績値と前年度からの増減"</caption>
            <thead>
                <tr>
                    <th scope="col">"項目"</th>
                    <th scope="col">"指標"</th>
                    <th scope="col" class="wide">"数え方"</th>
                    <th scope="col" class="wide figure">{before}</th>
                    <th scope="col" class="figure">{ask.calendar.year(year)}</th>
                    <th scope="col" class="figure">"増減率"</th>
                </tr>
            </thead>
            {groups.into_iter().map(|it| part(it, ask)).collect_view()}
        </table>
    }
}

fn part(group: Group, ask: Ask) -> impl IntoView {
    let name = group.policy.is_some().then(|| heading(&group));
    view! {
        <tbody>
            {name.map(|name| view! { <tr class="indicator-lines-head"><th colspan="6" scope="rowgroup">{name}</th></tr> })}
            {group.cards.into_iter().map(|it| line(it, ask)).collect_view()}
        </tbody>
    }
}

fn line(card: Card, ask: Ask) -> impl IntoView {
    let href = ask.href(&format!("/indicators/{}", card.id));
    let counted = counted(&card);
    let change = match card.change {
        Change::NoValue => "—".into_any(),
        change => view! { <ChangeFigure change desired=card.desired/> }.into_any(),
    };
    view! {
        <tr>
            <td class="place">{card.place}</td>
            <th scope="row"><a href=href>{card.name}</a></th>
            <td class="wide">{counted}</td>
            <td class="wide figure"><Value amount=card.before/></td>
            <td class="figure now"><Value amount=card.now/></td>
            <td class="figure">{change}</td>
        </tr>
    }
}
