//! What must not be lost when somebody sends another form of the page, closes it, or signs out.

use super::desk::Desk;
use super::hints::go_to;
use leptos::ev;
use leptos::prelude::*;
use model::live::{Saving, Shelf};
use web_sys::HtmlFormElement;
use web_sys::wasm_bindgen::JsCast as _;

const SIGN_OUT: &str = "/logout";
const ASKED: &str = "まだ送っていない文があります。ログアウトすると、この端末から消えます。よろしいですか。";

/// Watches over the whole page. `waiting`: a form waits until everything is stored.
pub(super) fn watch(desk: Desk, waiting: RwSignal<bool>) {
    let held = StoredValue::new_local(None::<HtmlFormElement>);
    let unstored = move || desk.saving().with_untracked(Saving::unstored);
    let sent = window_event_listener(ev::submit, move |event| {
        if unstored() == 0 {
            return;
        }
        let Some(form) = event.target().and_then(|it| it.dyn_into::<HtmlFormElement>().ok()) else { return };
        event.prevent_default();
        if form.action().ends_with(SIGN_OUT) {
            sign_out(desk, form);
        } else if let Some(indicator) = desk.first_unread() {
            go_to(&format!("value-{indicator}"));
        } else if !desk.saving().with_untracked(|it| matches!(it, Saving::TooLong(..))) {
            held.set_value(Some(form));
            waiting.set(true);
        }
    });
    Effect::new(move |_| match desk.saving().get() {
        Saving::Saved => {
            waiting.set(false);
            let form = held.try_update_value(Option::take).flatten();
            if let Some(form) = form {
                let _ = form.request_submit();
            }
        }
        Saving::Denied(..) | Saving::TooLong(..) | Saving::Unread(_) => {
            waiting.set(false);
            held.set_value(None);
        }
        _ => {}
    });
    // What this device can't keep is gone with the page, so the browser asks.
    let closed = window_event_listener(ev::beforeunload, move |event| {
        let lost = desk.saving().with_untracked(|it| {
            it.unstored() > 0 && !matches!(it, Saving::Away(_, Shelf::Kept) | Saving::SignedOut(_, Shelf::Kept))
        });
        if lost {
            event.prevent_default();
        }
    });
    on_cleanup(move || {
        sent.remove();
        closed.remove();
    });
}

fn sign_out(desk: Desk, form: HtmlFormElement) {
    if !window().confirm_with_message(ASKED).unwrap_or(false) {
        return;
    }
    let forgotten = desk.forget();
    leptos::task::spawn_local(async move {
        forgotten.await;
        // Not by its button: that would be asked about once more.
        let _ = form.submit();
    });
}
