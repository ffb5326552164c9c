//! The explorer as a table: the same indicators in the same order, one line each.

use super::card::counted;
use super::explorer::heading;
use crate::site::{Ask, ja, say};
use crate::ui::{ChangeFigure, Nothing, Value, heard};
use leptos::prelude::*;
use model::indicator::Change;
use model::indicator::page::{Card, Group};
use model::year::FiscalYear;

/// A phone gives the name a line of its own, the figures the next: roles are written out because a table whose display
/// changes would lose them.
#[component]
pub(crate) fn Lines(groups: Vec<Group>, year: FiscalYear, ask: Ask) -> impl IntoView {
    let before = year.previous().map(|it| ask.writing.year(it)).unwrap_or_default();
    view! {
        <table class="figure-table indicator-lines" role="table">
            <caption class="visually-hidden">{say("指標の実績値と前年度からの増減", "Figures of the indicators, and their change from the previous year")}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader" class="place">{say("項目", "Measure")}</th>
                    <th scope="col" role="columnheader" class="name">{say("指標", "Indicator")}</th>
                    <th scope="col" role="columnheader" class="counted">{say("数え方", "How counted")}</th>
                    <th scope="col" role="columnheader" class="figure before">{before}</th>
                    <th scope="col" role="columnheader" class="figure now">{ask.writing.year(year)}</th>
                    <th scope="col" role="columnheader" class="figure moved">{say("増減率", "Change")}</th>
                </tr>
            </thead>
            {groups.into_iter().map(|it| part(it, ask)).collect_view()}
        </table>
    }
}

fn part(group: Group, ask: Ask) -> impl IntoView {
    let name = (group.plan.is_some() || group.policy.is_some()).then(|| heading(&group));
    view! {
        <tbody role="rowgroup">
            {name.map(|name| {
                view! {
                    <tr class="indicator-lines-head" role="row">
                        <th colspan="6" scope="rowgroup" role="rowheader" lang=ja()>{name}</th>
                    </tr>
                }
            })}
            {group.cards.into_iter().map(|it| line(it, ask)).collect_view()}
        </tbody>
    }
}

fn line(card: Card, ask: Ask) -> impl IntoView {
    let href = ask.href(&format!("/indicators/{}", card.id));
    let counted = match counted(&card, ask.writing.lang) {
        words if words.is_empty() => view! { <Nothing/> }.into_any(),
        words => words.into_any(),
    };
    let change = match card.change {
        Change::NoValue => view! { <Nothing words=say("比べる値なし", "nothing to compare")/> }.into_any(),
        change => view! { <ChangeFigure change desired=card.desired/> }.into_any(),
    };
    view! {
        <tr role="row">
            <td class="place" role="cell">{card.place.clone()}</td>
            <th class="name" scope="row" role="rowheader"><a href=href lang=ja()>{heard(card.place)}{card.name}</a></th>
            <td class="counted" role="cell">{counted}</td>
            <td class="figure before" role="cell"><Value amount=card.before/></td>
            <td class="figure now" role="cell"><Value amount=card.now/></td>
            <td class="figure moved" role="cell">{change}</td>
        </tr>
    }
}
