//! What a screen reader is told of a page that has come.

use leptos::prelude::*;
use std::cell::RefCell;
use web_sys::wasm_bindgen::JsCast as _;

thread_local! {
    /// The title that was heard last.
    static SAID: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The first page was heard without us.
pub(super) fn begin() {
    SAID.set(document().title());
}

/// Another page begins at its heading.
pub(super) fn focus_heading() {
    let Ok(Some(heading)) = document().query_selector("main h1") else { return };
    let Ok(heading) = heading.dyn_into::<web_sys::HtmlElement>() else { return };
    // Not in the markup: on a first load nothing but links and controls is to take the focus.
    heading.set_tab_index(-1);
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = heading.focus_with_options(&options);
}

/// Says the title if it is another one; a heading that `took_focus` is heard by itself.
pub(super) fn say_title(took_focus: bool) {
    let title = document().title();
    if SAID.replace(title.clone()) == title {
        return;
    }
    if let Ok(Some(place)) = document().query_selector(".site-said") {
        place.set_text_content((!took_focus).then_some(title.as_str()));
    }
}
