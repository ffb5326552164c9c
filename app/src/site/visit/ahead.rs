//! Fetching ahead: who rests on a link, or reaches it by the keyboard, will most likely follow it. One page at a time, and
//! for a few seconds only, so that nobody is shown what has changed since.

use super::follow::page_of;
use leptos::ev;
use leptos::prelude::*;
use std::cell::RefCell;
use std::time::Duration;
use web_sys::wasm_bindgen::JsCast as _;
use web_sys::{Element, EventTarget, HtmlAnchorElement, Response, js_sys};

thread_local! {
    static AHEAD: RefCell<Option<Ahead>> = const { RefCell::new(None) };
    /// The link that somebody rests on.
    static RESTED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A page on its way that nobody has asked for yet.
struct Ahead {
    address: String,
    /// Milliseconds since 1970.
    asked: f64,
    answer: js_sys::Promise,
}

/// So long a pointer rests on a link that it will follow.
const REST: Duration = Duration::from_millis(80);
/// So long what came ahead is as good as new, in milliseconds.
const FRESH: f64 = 5_000.0;

pub(super) fn keep() {
    window_event_listener(ev::pointerover, |event| rest(event.target()));
    window_event_listener(ev::focusin, |event| rest(event.target()));
}

fn rest(target: Option<EventTarget>) {
    let link = target.and_then(|it| it.dyn_into::<Element>().ok()).and_then(|it| it.closest("a[href]").ok()?);
    let page = link.and_then(|it| it.dyn_into::<HtmlAnchorElement>().ok()).and_then(|it| page_of(&it));
    let page = page.map(|it| it.split('#').next().unwrap_or_default().to_owned());
    let page = page.filter(|it| *it != super::page_of_now());
    if RESTED.replace(page.clone()) == page {
        return;
    }
    let Some(page) = page else { return };
    set_timeout(
        move || {
            if RESTED.with_borrow(|it| it.as_ref() == Some(&page)) {
                ask(page);
            }
        },
        REST,
    );
}

fn ask(address: String) {
    let known = AHEAD.with_borrow(|it| it.as_ref().is_some_and(|it| it.address == address && it.is_fresh()));
    if !known {
        let answer = window().fetch_with_str(&address);
        // Nobody may ever ask for it: then nobody is told that it was lost.
        let lost = wasm_bindgen_futures::JsFuture::from(answer.clone());
        leptos::task::spawn_local(async move {
            let _ = lost.await;
        });
        AHEAD.set(Some(Ahead { address, asked: js_sys::Date::now(), answer }));
    }
}

impl Ahead {
    fn is_fresh(&self) -> bool {
        js_sys::Date::now() - self.asked < FRESH
    }
}

/// The answer that is on its way to this address already; `None` where there is none, or it was lost on the way.
pub(super) async fn take(address: &str) -> Option<Response> {
    let ahead = AHEAD.take().filter(|it| it.address == address && it.is_fresh())?;
    wasm_bindgen_futures::JsFuture::from(ahead.answer).await.ok()?.dyn_into().ok()
}
