//! The way from one page to the next in the browser: a link or a filter brings the next page's document, whose content
//! takes the place of this one's. What browsers do by themselves between documents is kept by hand: the address, the
//! height on back and forward, the focus, a sign of progress, saying what has come. Where anything is in the way (another
//! build of the server, an answer that is no page) the browser goes there by itself, as it would without script.

mod ahead;
mod chart;
mod follow;
mod heard;
mod height;
mod morph;
mod page;
mod reading;
mod redraw;
mod shift;
mod stored;

use super::base::Base;
use super::frame::Reader;
use height::Height;
use leptos::prelude::*;
use page::{Come, Page};
use std::cell::{Cell, RefCell};
use web_sys::wasm_bindgen::JsValue;

thread_local! {
    /// How many ways were begun: the answer to an older one comes too late.
    static TURN: Cell<u32> = const { Cell::new(0) };
    /// Path and query of the page that is shown.
    static SHOWN: RefCell<String> = const { RefCell::new(String::new()) };
}

/// How a page is come to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    /// By a link or a filter: a step in the history, unless the address stays.
    On,
    /// Back or forward, to where the page stood at this height.
    Along(Option<f64>),
}

/// Path within the site and query of the address of now.
pub(super) fn place_of_now() -> (String, String) {
    place_of(&page_of_now())
}

fn place_of(address: &str) -> (String, String) {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    (Base::here().inward(path).unwrap_or(path).to_owned(), query.to_owned())
}

/// Path within the site and query of the page that is shown; the address may be ahead of it.
fn shown() -> (String, String) {
    SHOWN.with_borrow(|shown| place_of(shown))
}

/// Begins to keep readers on their way. To be called once.
pub(super) fn keep(reader: Reader) {
    SHOWN.set(page_of_now());
    heard::begin();
    height::keep(move |height| come_along(reader, height));
    follow::keep(move |address| go(reader, address, Way::On));
    ahead::keep();
    chart::keep();
    stored::keep();
    super::say_alive();
}

fn page_of_now() -> String {
    let here = window().location();
    here.pathname().unwrap_or_default() + &here.search().unwrap_or_default()
}

/// The history has moved, and the address with it.
fn come_along(reader: Reader, height: Option<f64>) {
    let address = page_of_now();
    if SHOWN.with_borrow(|shown| *shown == address) {
        // Another place on the same page, or back before the page that was asked for has come.
        TURN.set(TURN.get() + 1);
        reader.waiting.set(false);
        if let Some(height) = height {
            request_animation_frame(move || window().scroll_to_with_x_and_y(0.0, height));
        }
        return;
    }
    let place = window().location().hash().unwrap_or_default();
    go(reader, address + &place, Way::Along(height));
}

fn go(reader: Reader, address: String, way: Way) {
    let turn = TURN.get() + 1;
    TURN.set(turn);
    reader.waiting.set(true);
    leptos::task::spawn_local(async move {
        let come = page::fetch(&address).await;
        if TURN.get() != turn {
            return;
        }
        reader.waiting.set(false);
        match come {
            Ok(Come::Page(page)) => show(reader, page, way),
            // A page that can't stand in this frame.
            Ok(Come::Other) => {
                let _ = window().location().assign(&address);
            }
            Err(_) => reader.lost.set(Some(address)),
        }
    });
}

/// Puts a page in place of the one that is shown.
fn show(reader: Reader, page: Page, way: Way) {
    if way == Way::On {
        step(&page);
    }
    SHOWN.set(page.address.clone());
    reader.lost.set(None);
    let (path, query) = place_of(&page.address);
    let moved = reader.path.with_untracked(|before| *before != path);
    shift::shift(moved, move || {
        // Another page may have come while the browser was getting ready to fade.
        if SHOWN.with_borrow(|shown| *shown == page.address) {
            put(reader, &page, (path, query, moved), way);
        }
    });
}

fn put(reader: Reader, page: &Page, (path, query, moved): (String, String, bool), way: Way) {
    page.put(moved);
    chart::prepare();
    reader.query.set(query);
    if moved {
        reader.path.set(path);
        height::close_menu();
        heard::focus_heading();
    }
    heard::say_title(moved);
    match (Height::of(&page.place), way) {
        (_, Way::Along(Some(height))) => window().scroll_to_with_x_and_y(0.0, height),
        (Some(place), _) => place.reach(),
        (None, _) if moved => window().scroll_to_with_x_and_y(0.0, 0.0),
        _ => {}
    }
}

/// A step in the history; none where the address is there already.
fn step(page: &Page) {
    height::note();
    let Ok(history) = window().history() else { return };
    let address = format!("{}{}", page.address, page.place);
    // Refused only where a page steps hundreds of times a minute: then the address stays behind, and the page is right.
    let _ = if page_of_now() == page.address {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    };
}
