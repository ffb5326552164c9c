//! Switches in the heads of pages: how years are written, and the years beside the shown one.

use super::ask::{Ask, use_ask};
use super::lang::say;
use crate::ui::{Choice, Segmented};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::location::Url;
use leptos_router::params::ParamsMap;
use model::calendar::Calendar;
use model::year::FiscalYear;

/// 和暦 / 西暦: links to this page with years written in the other way. Stands in the head of a page.
#[component]
pub fn CalendarSwitch() -> impl IntoView {
    let now = use_ask().writing;
    let rest = without_writing(&super::ask::use_query());
    let path = use_location().pathname.get_untracked();
    let choice = |calendar: Calendar| Choice {
        words: now.lang.say(calendar.words(), calendar.english()).to_owned(),
        href: Ask::default().written(now.by(calendar)).href(&format!("{path}{rest}")),
        current: calendar == now.calendar,
        ..Choice::default()
    };
    view! { <Segmented label=say("年の表し方", "How years are written") choices=Calendar::ALL.map(choice).to_vec()/> }
}

/// The years beside the shown one, with 「‹」 and 「›」; only years that exist.
#[must_use]
pub fn year_choices(years: &[FiscalYear], shown: FiscalYear, ask: Ask, path: &str) -> Vec<Choice> {
    let writing = ask.writing;
    let at = |year: FiscalYear| ask.in_year(year).href(path);
    let beside = |year: FiscalYear, words: String, spoken: &str| {
        let name = Some(format!("{spoken}{}", writing.spoken_year(year)));
        Choice { words, name, href: at(year), ..Choice::default() }
    };
    let before = years.iter().rev().copied().find(|it| *it < shown);
    let after = years.iter().copied().find(|it| *it > shown);
    let before = before
        .map(|year| beside(year, format!("‹ {}", writing.short_year(year)), say("前の年度、", "The year before, ")));
    let after =
        after.map(|year| beside(year, format!("{} ›", writing.short_year(year)), say("次の年度、", "The next year, ")));
    let now = Choice { words: writing.year(shown), href: at(shown), current: true, ..Choice::default() };
    before.into_iter().chain([now]).chain(after).collect()
}

/// In the order of the address: what is left out must not let the rest change places.
fn without_writing(query: &ParamsMap) -> String {
    let rest =
        query.into_iter().filter(|(key, value)| !["calendar", "lang"].contains(&key.as_ref()) && !value.is_empty());
    let parts: Vec<String> = rest.map(|(key, value)| format!("{}={}", Url::escape(key), Url::escape(value))).collect();
    if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
}
