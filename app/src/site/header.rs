//! The head of every page: skip links, brand, the rooms that exist, and a menu for the phone that needs no script.

use super::ask::{Ask, read_query, use_ask};
use super::base::in_frame;
use super::frame::Reader;
use super::who::Site;
use crate::ui::{Choice, Segmented};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::location::Url;
use leptos_router::params::ParamsMap;
use model::calendar::Calendar;
use model::year::FiscalYear;

/// The rooms that readers can go to: path, words, and the start of the paths that belong to it.
const ROOMS: [(&str, &str, &[&str]); 5] = [
    ("/", "概況", &[]),
    ("/table", "一覧表", &["/table", "/measures/"]),
    ("/indicators", "指標", &["/indicators"]),
    ("/departments", "担当課", &["/departments"]),
    ("/data", "データ", &["/data"]),
];

/// Skip links, then brand and rooms.
#[component]
pub(super) fn Header(site: Site, reader: Reader) -> impl IntoView {
    let ask = Memo::new(move |_| reader.query.with(|query| Ask::read(&read_query(query))));
    let path = reader.path;
    let has_policies = move || path.with(|path| path == "/" || path == "/table");
    let search = move || in_frame(Ask::default().written(ask.get().calendar).href("/search"));
    view! {
        <nav class="site-skip" aria-label="読みとばし">
            <a href="#main">"本文へ"</a>
            {move || has_policies().then(|| view! { <a href="#policies">"施策へ"</a> })}
        </nav>
        <header class="site-header">
            <div class="wrap">
                <Brand name=site.name/>
                <nav class="site-rooms" aria-label="主なページ">
                    <Rooms ask path/>
                </nav>
                <SearchLink href=Signal::derive(search)/>
                <details class="site-menu">
                    <summary><MenuIcon/>"メニュー"</summary>
                    <nav aria-label="メニュー"><Rooms ask path/></nav>
                </details>
            </div>
        </header>
    }
}

/// The same head where there is no page to be in: a refusal by the server.
#[cfg(feature = "ssr")]
#[component]
pub(super) fn PlainHeader(name: Option<String>) -> impl IntoView {
    let rooms = || {
        let links = ROOMS.map(|(href, words, _)| view! { <li><a href=href>{words}</a></li> });
        view! { <ul role="list">{links}</ul> }
    };
    view! {
        <header class="site-header">
            <div class="wrap">
                <Brand name/>
                <nav class="site-rooms" aria-label="主なページ">{rooms()}</nav>
                <SearchLink href="/search".to_owned()/>
                <details class="site-menu">
                    <summary><MenuIcon/>"メニュー"</summary>
                    <nav aria-label="メニュー">{rooms()}</nav>
                </details>
            </div>
        </header>
    }
}

#[component]
fn Rooms(ask: Memo<Ask>, path: RwSignal<String>) -> impl IntoView {
    let entry = |(href, words, below): (&'static str, &'static str, &'static [&'static str])| {
        let here = move || path.with(|path| path == href || below.iter().any(|start| path.starts_with(start)));
        view! {
            <li>
                <a href=move || in_frame(ask.get().href(href)) aria-current=move || here().then_some("page")>{words}</a>
            </li>
        }
    };
    view! { <ul role="list">{ROOMS.map(entry)}</ul> }
}

#[component]
fn Brand(name: Option<String>) -> impl IntoView {
    view! {
        <a class="brand" href="/">
            <Logo/>
            <b>"あゆみ"</b>
            <span>
                {name.map(|name| view! { <span class="city">{name}</span> })}
                <span>"福祉の計画の進捗"</span>
            </span>
        </a>
    }
}

/// Three steps: two done, one to go.
#[component]
pub(super) fn Logo() -> impl IntoView {
    view! {
        <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
            <circle class="done" cx="4" cy="21" r="3"></circle>
            <circle class="done" cx="12" cy="14.5" r="3.8"></circle>
            <circle class="next" cx="21" cy="6.2" r="4.6"></circle>
        </svg>
    }
}

/// The way to 検索, which every page has.
#[component]
fn SearchLink(#[prop(into)] href: Signal<String>) -> impl IntoView {
    view! {
        <a class="site-search" href=href>
            <svg width="18" height="18" viewBox="0 0 20 20" aria-hidden="true">
                <path d="M13 8A5 5 0 1 1 3 8A5 5 0 1 1 13 8zM11.5 11.5L18 18"></path>
            </svg>
            "検索"
        </a>
    }
}

#[component]
fn MenuIcon() -> impl IntoView {
    view! {
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
            <path d="M1 4h16M1 9h16M1 14h16" stroke="currentColor" stroke-width="2"></path>
        </svg>
    }
}

/// 和暦 / 西暦: links to this page with years written in the other way. Stands in the head of a page.
#[component]
pub fn CalendarSwitch() -> impl IntoView {
    let now = use_ask();
    let rest = without_calendar(&super::ask::use_query());
    let path = use_location().pathname.get_untracked();
    let choice = |calendar: Calendar| Choice {
        words: calendar.words().to_owned(),
        href: Ask::default().written(calendar).href(&format!("{path}{rest}")),
        current: calendar == now.calendar,
        ..Choice::default()
    };
    view! { <Segmented label="年の表し方" choices=Calendar::ALL.map(choice).to_vec()/> }
}

/// The years beside the shown one, with 「‹」 and 「›」; only years that exist.
#[must_use]
pub fn year_choices(years: &[FiscalYear], shown: FiscalYear, ask: Ask, path: &str) -> Vec<Choice> {
    let calendar = ask.calendar;
    let at = |year: FiscalYear| ask.in_year(year).href(path);
    let beside = |year: FiscalYear, words: String, spoken: &str| Choice {
        words,
        name: Some(format!("{spoken}、{}", calendar.year(year))),
        href: at(year),
        ..Choice::default()
    };
    let before = years.iter().rev().copied().find(|it| *it < shown);
    let after = years.iter().copied().find(|it| *it > shown);
    let before = before.map(|year| beside(year, format!("‹ {}", calendar.short_year(year)), "前の年度"));
    let after = after.map(|year| beside(year, format!("{} ›", calendar.short_year(year)), "次の年度"));
    let now = Choice { words: calendar.year(shown), href: at(shown), current: true, ..Choice::default() };
    before.into_iter().chain([now]).chain(after).collect()
}

/// In the order of the address: what is left out must not let the rest change places.
fn without_calendar(query: &ParamsMap) -> String {
    let rest = query.into_iter().filter(|(key, value)| *key != "calendar" && !value.is_empty());
    let parts: Vec<String> = rest.map(|(key, value)| format!("{}={}", Url::escape(key), Url::escape(value))).collect();
    if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
}
