//! What stands around every page, and what it knows of the reader: where they are, and whether another page is on its way.
//! The same on the server and in the browser, which wakes it up.

use super::footer::Footer;
use super::header::Header;
use super::lang::use_lang;
use super::who::{SampleNotice, Site};
use crate::ui::{Notice, NoticeKind};
use leptos::prelude::*;
use model::writing::Lang;

/// Id of the element that holds the page.
pub(super) const PLACE: &str = "page";

/// What the frame knows of its reader.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader {
    /// Path of the page.
    pub path: RwSignal<String>,
    /// Its query, without `?`.
    pub query: RwSignal<String>,
    /// Another page is on its way.
    pub waiting: RwSignal<bool>,
    /// The address that the server could not be reached for.
    pub lost: RwSignal<Option<String>>,
}

impl Reader {
    fn at((path, query): (String, String)) -> Self {
        Self {
            path: RwSignal::new(path),
            query: RwSignal::new(query),
            waiting: RwSignal::new(false),
            lost: RwSignal::new(None),
        }
    }
}

#[cfg(feature = "ssr")]
fn place_of_now() -> (String, String) {
    let here = leptos_router::hooks::use_location();
    let query = here.search.get_untracked();
    (here.pathname.get_untracked(), query.trim_start_matches('?').to_owned())
}

#[cfg(not(feature = "ssr"))]
fn place_of_now() -> (String, String) {
    super::visit::place_of_now()
}

/// The frame, with a page in it.
#[component]
pub fn Frame(site: Site, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    let reader = Reader::at(place_of_now());
    #[cfg(not(feature = "ssr"))]
    Effect::new(move |_| super::visit::keep(reader));
    let lang = use_lang();
    view! {
        <Header site=site.clone() reader/>
        // The style shows the line after 300 ms only.
        <div class="site-busy" data-busy=move || reader.waiting.get().to_string() aria-hidden="true"></div>
        // Another year or calendar of the same page moves no focus, so a screen reader is told the page's new title here.
        <p class="site-said visually-hidden" role="status"></p>
        <SampleNotice site=site.clone()/>
        <div class="site-lost wrap" role="alert">{move || reader.lost.get().map(|address| lost(address, lang))}</div>
        <main id="main" class="site-main">{place(children)}</main>
        <Footer site reader/>
    }
}

/// Marks the moment from which a document answers to its reader.
pub fn say_alive() {
    if let Some(performance) = window().performance() {
        let _ = performance.mark("hydrated");
    }
}

/// Where the page stands. The browser's app looks at nothing in it.
#[cfg(feature = "ssr")]
fn place(children: Option<Children>) -> impl IntoView {
    view! { <div id=PLACE>{children.map(|children| children())}</div> }
}

#[cfg(not(feature = "ssr"))]
fn place(_: Option<Children>) -> impl IntoView {
    view! { <div id=PLACE></div> }
}

fn lost(address: String, lang: Lang) -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Error first=lang.say("サーバーにつながりません。", "The server cannot be reached.")>
            {lang.say(
                "表示していた内容はそのまま残っています。通信の状態を確かめて、もう一度お試しください。 ",
                " What you were reading is still here. Please check your connection and try again. ",
            )}
            <a href=address>{lang.say("もう一度", "Try again")}</a>
        </Notice>
    }
}
