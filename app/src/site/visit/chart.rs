//! Charts wait to be read: where a pointer comes over one, or the keyboard to a large one, the code that reads out its
//! years is fetched. Who only reads or goes on never gets it.

use super::reading::read_charts;
use crate::site::say;
use leptos::ev;
use leptos::prelude::*;
use std::cell::Cell;
use web_sys::wasm_bindgen::JsCast as _;
use web_sys::{Element, EventTarget};

thread_local! {
    /// The code is here or on its way.
    static ASKED: Cell<bool> = const { Cell::new(false) };
    /// What draws the charts of a page that has come, once its code is here.
    static DRAW: Cell<Option<fn()>> = const { Cell::new(None) };
}

/// Begins to wait for who points at a chart.
pub(super) fn keep() {
    prepare();
    window_event_listener(ev::pointerover, |event| begin(event.target()));
    window_event_listener(ev::focusin, |event| begin(event.target()));
}

fn begin(target: Option<EventTarget>) {
    let target = target.and_then(|it| it.dyn_into::<Element>().ok());
    let charted =
        target.is_some_and(|it| it.closest(".indicator-large, .indicator-card-chart").is_ok_and(|it| it.is_some()));
    if charted && !ASKED.replace(true) {
        leptos::task::spawn_local(read_charts());
    }
}

const HOW: &str = "aria-description";

/// From now on large charts are drawn here.
pub(super) fn draw_with(draw: fn()) {
    DRAW.set(Some(draw));
}

/// Large charts can be reached by the keyboard; the small ones have their numbers as a table beside them.
pub(super) fn prepare() {
    let Ok(large) = document().query_selector_all(".indicator-large") else { return };
    let how =
        say("左右の矢印キーで年度ごとの値を読めます", "The left and right arrow keys read the value of each year");
    for chart in (0..large.length()).filter_map(|at| large.get(at)).filter_map(|it| it.dyn_into::<Element>().ok()) {
        // Attributes of these names can always be set.
        let _ = chart.set_attribute("tabindex", "0");
        let _ = chart.set_attribute(HOW, how);
    }
    if let Some(draw) = DRAW.get() {
        draw();
    }
}
