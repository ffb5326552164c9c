//! What a reader presses: links, filters, 印刷する. One listener for each sort, since pages come and go below them.

use crate::site::Base;
use leptos::ev;
use leptos::form::form_data_from_event;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlAnchorElement, HtmlFormElement, MouseEvent, SubmitEvent, UrlSearchParams};

/// Tells the address of each page that is asked for.
pub(super) fn keep(go: impl Fn(String) + Copy + 'static) {
    window_event_listener(ev::click, move |event| {
        if pressed(&event, "button[data-print]").is_some() {
            let _ = window().print();
        } else if let Some(address) = followed(&event) {
            event.prevent_default();
            go(address);
        }
    });
    window_event_listener(ev::submit, move |event| {
        if let Some(address) = filtered(&event) {
            event.prevent_default();
            go(address);
        }
    });
    // A choice in a filter is sent at once, as its button would send it.
    window_event_listener(ev::change, |event| {
        let field = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let field = field.filter(|it| it.matches("select, input[type=checkbox]").unwrap_or(false));
        let form = field.and_then(|it| it.closest("form.filter").ok()?);
        if let Some(form) = form.and_then(|it| it.dyn_into::<HtmlFormElement>().ok()) {
            // A browser that can't is still served by the button.
            let _ = form.request_submit();
        }
    });
}

/// The element around what was pressed.
fn pressed(event: &MouseEvent, which: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(which).ok()?
}

/// The page that a link leads to; `None` for what is the browser's own business: other sites, files, documents of staff,
/// another tab, a place on this page.
fn followed(event: &MouseEvent) -> Option<String> {
    let changed = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || changed {
        return None;
    }
    let link = pressed(event, "a[href]")?.dyn_into::<HtmlAnchorElement>().ok()?;
    page_of(&link)
}

pub(super) fn page_of(link: &HtmlAnchorElement) -> Option<String> {
    // Beside this site, on the same host, others may have theirs.
    let own = link.origin() == window().location().origin().ok()? && Base::here().inward(&link.pathname()).is_some();
    let elsewhere = !link.target().is_empty() || link.has_attribute("download");
    if !own || elsewhere || link.rel().split(' ').any(|it| it == "external") {
        return None;
    }
    let (page, place) = (link.pathname() + &link.search(), link.hash());
    (place.is_empty() || page != super::page_of_now()).then(|| page + &place)
}

/// The address that a filter asks for.
fn filtered(event: &SubmitEvent) -> Option<String> {
    let form = event.target()?.dyn_into::<HtmlFormElement>().ok()?;
    let filter = !event.default_prevented() && form.matches("form.filter").unwrap_or(false);
    let fields = form_data_from_event(event).ok().filter(|_| filter)?;
    let query = UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?.to_string().as_string()?;
    Some(format!("{}?{query}", form.get_attribute("action")?))
}
