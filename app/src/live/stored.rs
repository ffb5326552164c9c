//! What the page says of what was typed: where it is by now. Never more than is known.

use super::visit::Visit;
use crate::site::Base;
use leptos::prelude::*;
use model::id::ReportId;
use model::live::{Saving, read_unsent, write_unsent};
use web_sys::HtmlDocument;
use web_sys::js_sys::Date;
use web_sys::wasm_bindgen::JsCast as _;

impl Visit {
    /// Looks where what was typed is, and shows it.
    pub fn say_saving(&self) {
        let saving = self.look_at_saving();
        if saving == Saving::Saved {
            self.shortened.set(false);
            if self.saving.with_untracked(|shown| *shown != Saving::Saved) {
                self.saved_at.set(Some(clock()));
            }
            let written = self.draft.with_untracked(|it| *it != self.page.report.draft);
            if written && self.untouched.take() {
                self.look_around();
            }
        }
        if self.saving.with_untracked(|shown| *shown != saving) {
            // What is refused is still on this device.
            name_unsent(self.page.report.report, self.replica.borrow().count_unstored() > 0);
            self.saving.set(saving);
        }
    }

    /// Whether the page says so.
    pub fn is_too_long(&self) -> bool {
        self.saving.with_untracked(|it| matches!(it, Saving::TooLong(..)))
    }

    fn look_at_saving(&self) -> Saving {
        let replica = self.replica.borrow();
        let unstored = replica.count_unstored();
        let excess = replica.excess();
        if excess > 0 {
            return Saving::TooLong(excess, unstored);
        }
        if self.is_too_long() {
            // What was refused for its length is sent once more, on a new connection.
            *self.denied.borrow_mut() = None;
            self.renew.set(true);
            self.shortened.set(true);
        }
        let opening = self.saving.with_untracked(|it| *it == Saving::Opening);
        let connected = self.wire.borrow().is_open();
        match (&*self.denied.borrow(), connected) {
            (Some(why), _) => Saving::Denied(unstored, why.clone()),
            (None, _) if self.wire.borrow().is_over() => Saving::Denied(unstored, NO_MORE.to_owned()),
            (None, _) if self.signed_out.get() => Saving::SignedOut(unstored, self.keeper.state(replica.unstored())),
            (None, _) if !self.page.writes => Saving::Watching { connected },
            (None, false) if opening && !replica.has_document() => Saving::Opening,
            (None, false) => Saving::Away(unstored, self.keeper.state(replica.unstored())),
            (None, true) if !replica.has_document() => Saving::Opening,
            (None, true) if !replica.is_joined() => Saving::Away(unstored, self.keeper.state(replica.unstored())),
            (None, true) if unstored == 0 => match self.unread.borrow().len() {
                0 => Saving::Saved,
                many => Saving::Unread(many),
            },
            (None, true) => Saving::Sending(unstored),
        }
    }
}

const NO_MORE: &str = "この報告に書きこめなくなりました。ページを読み込み直してください。";

/// Lets pages without script know that this device has text which the server doesn't have.
pub(super) fn name_unsent(report: ReportId, left: bool) {
    let Ok(page) = document().dyn_into::<HtmlDocument>() else { return };
    let before = read_unsent(&page.cookie().unwrap_or_default());
    let mut now = before.clone();
    if left {
        now.insert(report);
    } else {
        now.remove(&report);
    }
    if now != before {
        // Without cookies nobody is signed in.
        let _ = page.set_cookie(&write_unsent(&now, &Base::here().outward("/")));
    }
}

fn clock() -> String {
    let now = Date::new_0();
    format!("{}:{:02}", now.get_hours(), now.get_minutes())
}
