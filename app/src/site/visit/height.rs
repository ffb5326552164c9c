//! Heights: each entry of the history carries the one at which its page stood, as its state; an address may name a place
//! on its page.

use leptos::ev;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use std::cell::RefCell;
use std::time::Duration;
use web_sys::wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlElement, ScrollRestoration};

/// A place on a page that an address names.
pub(super) struct Height(Element);

impl Height {
    /// The place that `#…` names.
    pub fn of(place: &str) -> Option<Self> {
        let name = leptos_router::location::Url::unescape(place.strip_prefix('#')?);
        document().get_element_by_id(&name).map(Self)
    }

    /// Shows it.
    pub fn reach(&self) {
        self.0.scroll_into_view();
    }
}

/// Begins to note heights, and tells of each move along the history.
pub(super) fn keep(come_along: impl Fn(Option<f64>) + 'static) {
    restore(ScrollRestoration::Manual);
    // A reload or another site's page: there the browser does it better, before our code runs.
    window_event_listener(ev::pagehide, |_| restore(ScrollRestoration::Auto));
    window_event_listener(ev::pageshow, |_| restore(ScrollRestoration::Manual));
    window_event_listener(ev::popstate, move |event| come_along(event.state().as_f64()));
    let later = RefCell::new(debounce(Duration::from_millis(150), |()| note()));
    window_event_listener(ev::scroll, move |_| later.borrow_mut()(()));
    window_event_listener(ev::pointerdown, |_| note());
    window_event_listener(ev::keydown, |event| {
        note();
        if event.key() == "Escape" {
            leave_menu();
        }
    });
}

fn restore(by: ScrollRestoration) {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(by);
    }
}

/// Notes the height of the page that is shown; not while the history is at another one, which has not come yet.
pub(super) fn note() {
    let here = super::page_of_now();
    let settled = super::SHOWN.with_borrow(|shown| *shown == here);
    if let (true, Ok(history), Ok(height)) = (settled, window().history(), window().scroll_y()) {
        let _ = history.replace_state(&JsValue::from_f64(height), "");
    }
}

/// Closes the phone's menu; gives it where it was open.
pub(super) fn close_menu() -> Option<Element> {
    let menu = document().query_selector(".site-menu[open]").ok()??;
    let _ = menu.remove_attribute("open");
    Some(menu)
}

/// Escape closes the menu, and the focus does not stay on what is hidden then.
fn leave_menu() {
    let button = close_menu().and_then(|menu| menu.query_selector("summary").ok()?);
    if let Some(button) = button.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
}
