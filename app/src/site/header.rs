//! The head of every page: skip links, brand, the rooms that exist, and a menu for the phone that needs no script.

use super::ask::{Ask, read_query};
use super::base::in_frame;
use super::frame::Reader;
use super::lang::{ja, say, use_lang};
use super::who::Site;
use leptos::prelude::*;
use model::writing::Lang;

/// A room that readers can go to: path, words in both languages, and the start of the paths that belong to it.
type Room = (&'static str, (&'static str, &'static str), &'static [&'static str]);

const ROOMS: [Room; 5] = [
    ("/", ("概況", "Overview"), &[]),
    ("/table", ("一覧表", "Progress table"), &["/table", "/measures/"]),
    ("/indicators", ("指標", "Indicators"), &["/indicators"]),
    ("/departments", ("担当課", "Departments"), &["/departments"]),
    ("/data", ("データ", "Data"), &["/data"]),
];

/// Skip links, then brand and rooms.
#[component]
pub(super) fn Header(site: Site, reader: Reader) -> impl IntoView {
    let ask = Memo::new(move |_| reader.query.with(|query| Ask::read(&read_query(query))));
    let path = reader.path;
    let lang = use_lang();
    let has_policies = move || path.with(|path| path == "/" || path == "/table");
    let search = move || in_frame(Ask::default().written(ask.get().writing).href("/search"));
    view! {
        <nav class="site-skip" aria-label=say("読みとばし", "Skip links")>
            <a href="#main">{say("本文へ", "To the content")}</a>
            {move || has_policies().then(|| view! { <a href="#policies">{lang.say("施策へ", "To the policies")}</a> })}
        </nav>
        <header class="site-header">
            <div class="wrap">
                <Brand name=site.name/>
                <nav class="site-rooms" aria-label=say("主なページ", "Main pages")>
                    <Rooms ask path/>
                </nav>
                <SearchLink href=Signal::derive(search)/>
                <details class="site-menu">
                    <summary><MenuIcon/>{say("メニュー", "Menu")}</summary>
                    <nav aria-label=say("メニュー", "Menu")><Rooms ask path/><LangLink reader/></nav>
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
        let room = |(path, (japanese, english), _): Room| {
            view! { <li><a href=home(path)>{say(japanese, english)}</a></li> }
        };
        let links = ROOMS.map(room);
        view! { <ul role="list">{links}</ul> }
    };
    view! {
        <header class="site-header">
            <div class="wrap">
                <Brand name/>
                <nav class="site-rooms" aria-label=say("主なページ", "Main pages")>{rooms()}</nav>
                <SearchLink href=home("/search")/>
                <details class="site-menu">
                    <summary><MenuIcon/>{say("メニュー", "Menu")}</summary>
                    <nav aria-label=say("メニュー", "Menu")>{rooms()}</nav>
                </details>
            </div>
        </header>
    }
}

#[component]
fn Rooms(ask: Memo<Ask>, path: RwSignal<String>) -> impl IntoView {
    let lang = use_lang();
    let entry = |(href, (japanese, english), below): Room| {
        let here = move || path.with(|path| path == href || below.iter().any(|start| path.starts_with(start)));
        view! {
            <li>
                <a href=move || in_frame(ask.get().href(href)) aria-current=move || here().then_some("page")>
                    {lang.say(japanese, english)}
                </a>
            </li>
        }
    };
    view! { <ul role="list">{ROOMS.map(entry)}</ul> }
}

#[component]
fn Brand(name: Option<String>) -> impl IntoView {
    view! {
        <a class="brand" href=home("/")>
            <Logo/>
            <b>{say("あゆみ", "Ayumi")}</b>
            <span>
                {name.map(|name| view! { <span class="city" lang=ja()>{name}</span> })}
                <span>{say("福祉の計画の進捗", "Progress of welfare plans")}</span>
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
            {say("検索", "Search")}
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

/// The address of a page in the reader's language, with nothing else asked.
pub(super) fn home(path: &str) -> String {
    let query = use_lang().say("", "?lang=en");
    format!("{path}{query}")
}

/// The same view of this page in the other language. It is another document, so the browser goes there by itself.
#[component]
pub(super) fn LangLink(reader: Reader) -> impl IntoView {
    let other = use_lang().other();
    let href = move || reader.path.with(|path| reader.query.with(|query| in_frame(in_lang(path, query, other))));
    view! {
        <a class="site-lang" href=href lang=other.key() hreflang=other.key() rel="external">
            {other.say("日本語", "English")}
        </a>
    }
}

/// The language stands last in an address.
pub(super) fn in_lang(path: &str, query: &str, lang: Lang) -> String {
    let rest = query.split('&').filter(|it| !it.is_empty() && !it.starts_with("lang="));
    let parts: Vec<&str> = rest.chain((lang == Lang::En).then_some("lang=en")).collect();
    if parts.is_empty() { path.to_owned() } else { format!("{path}?{}", parts.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_language_is_the_same_view() {
        let check = |query: &str, lang, address: &str| assert_eq!(in_lang("/table", query, lang), address);
        check("", Lang::En, "/table?lang=en");
        check("year=2024&calendar=western", Lang::En, "/table?year=2024&calendar=western&lang=en");
        check("year=2024&lang=en", Lang::Ja, "/table?year=2024");
        check("lang=en", Lang::Ja, "/table");
        check("lang=en", Lang::En, "/table?lang=en");
    }
}
