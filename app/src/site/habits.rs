//! What browsers do by themselves between documents and a single-page app has to do by hand: the scroll position on
//! back and forward, the focus after a navigation, a sign of progress, saying what has come. Does nothing on the server.

use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::cell::{Cell, RefCell};
use std::time::Duration;
use web_sys::ScrollRestoration;
use web_sys::wasm_bindgen::{JsCast as _, JsValue};

thread_local! {
    /// A navigation to another path is under way.
    static MOVING: Cell<bool> = const { Cell::new(false) };
    /// Back or forward led to this address, where the page stood at this height.
    static BACK_TO: RefCell<Option<(String, f64)>> = const { RefCell::new(None) };
    /// The title that was heard last; `None` before the first page has come.
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

const IN_BROWSER: bool = cfg!(target_arch = "wasm32");

/// Whether the next page is on its way.
#[derive(Clone, Copy, Debug)]
pub struct Waiting {
    /// The router is bringing another page.
    pub page: RwSignal<bool>,
    /// The page is bringing other content.
    pub content: RwSignal<bool>,
}

impl Waiting {
    pub(crate) fn provide() -> Self {
        let it = Self { page: RwSignal::new(false), content: RwSignal::new(false) };
        provide_context(it);
        it
    }
}

/// A thin line at the top while the next page is on its way; the style shows it after 300 ms only.
#[component]
pub fn Busy(waiting: Waiting) -> impl IntoView {
    let busy = move || (waiting.page.get() || waiting.content.get()).to_string();
    view! { <div class="site-busy" data-busy=busy aria-hidden="true"></div> }
}

/// Another year or calendar of the same page moves no focus, so a screen reader is told the page's new title here.
#[component]
pub fn Announcer() -> impl IntoView {
    view! { <p class="site-said visually-hidden" role="status"></p> }
}

/// Begins to keep the habits. To be called once, below the router.
pub fn keep_habits() {
    let path = use_location().pathname;
    Effect::new(move |before: Option<()>| {
        path.track();
        if before.is_some() {
            MOVING.set(true);
            close_menu();
        }
    });
    Effect::new(|_| {
        keep_scroll();
        window_event_listener(ev::keydown, |event| {
            if event.key() == "Escape" {
                leave_menu();
            }
        });
        say_alive();
    });
}

/// Marks the moment from which the page answers to its reader.
pub fn say_alive() {
    if let Some(performance) = window().performance() {
        let _ = performance.mark("hydrated");
    }
}

/// The page's content is about to be drawn: what waits for it can go on with the next frame, unless another page is on
/// its way by then; the one before draws itself again when the address changes under it.
pub(super) fn arrive() {
    if !IN_BROWSER {
        return;
    }
    let waiting = use_context::<Waiting>();
    request_animation_frame(move || {
        if waiting.is_some_and(|it| it.page.get_untracked()) {
            return;
        }
        let moved = MOVING.take();
        if moved {
            focus_heading();
        }
        announce(moved);
        let height = BACK_TO.with_borrow(|it| it.as_ref().filter(|it| it.0 == address()).map(|it| it.1));
        if let Some(height) = height {
            window().scroll_to_with_x_and_y(0.0, height);
        }
        BACK_TO.set(None);
    });
}

/// Each entry of the history carries the height at which its page stood, as its state.
fn keep_scroll() {
    let history = move || window().history();
    if let Ok(history) = history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    // A reload or another site's page: there the browser does it better, before our code runs.
    window_event_listener(ev::pagehide, move |_| {
        if let Ok(history) = history() {
            let _ = history.set_scroll_restoration(ScrollRestoration::Auto);
        }
    });
    window_event_listener(ev::pageshow, move |_| {
        if let Ok(history) = history() {
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        }
    });
    window_event_listener(ev::popstate, move |event| {
        let Some(height) = event.state().as_f64() else { return };
        BACK_TO.set(Some((address(), height)));
        // Where the content does not change nobody arrives.
        request_animation_frame(move || window().scroll_to_with_x_and_y(0.0, height));
    });
    let note = RefCell::new(debounce(Duration::from_millis(150), |()| note_height()));
    window_event_listener(ev::scroll, move |_| note.borrow_mut()(()));
    window_event_listener(ev::pointerdown, |_| note_height());
    window_event_listener(ev::keydown, |_| note_height());
}

fn note_height() {
    let settled = !MOVING.get() && BACK_TO.with_borrow(Option::is_none);
    if let (true, Ok(history), Ok(height)) = (settled, window().history(), window().scroll_y()) {
        let _ = history.replace_state(&JsValue::from_f64(height), "");
    }
}

fn address() -> String {
    window().location().href().unwrap_or_default()
}

fn focus_heading() {
    let Ok(Some(heading)) = document().query_selector("main h1") else { return };
    let Ok(heading) = heading.dyn_into::<web_sys::HtmlElement>() else { return };
    // Not in the markup: on a first load nothing but links and controls is to take the focus.
    heading.set_tab_index(-1);
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = heading.focus_with_options(&options);
}

/// Says the title if it is another one; a heading that `took_focus` is heard by itself.
fn announce(took_focus: bool) {
    let title = document().title();
    let before = SAID.replace(Some(title.clone()));
    if before.is_none_or(|before| before == title) {
        return;
    }
    if let Ok(Some(place)) = document().query_selector(".site-said") {
        place.set_text_content((!took_focus).then_some(title.as_str()));
    }
}

/// Closes the phone's menu; gives it where it was open.
fn close_menu() -> Option<web_sys::Element> {
    let menu = document().query_selector(".site-menu[open]").ok()??;
    let _ = menu.remove_attribute("open");
    Some(menu)
}

/// Escape closes the menu, and the focus does not stay on what is hidden then.
fn leave_menu() {
    let button = close_menu().and_then(|menu| menu.query_selector("summary").ok()?);
    if let Some(button) = button.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = button.focus();
    }
}
