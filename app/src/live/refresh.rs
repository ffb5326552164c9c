//! The parts of the page that the server draws around the editor (state, what can be done next, indicators, what was
//! done): asked for once more and put in the place of the old ones, without touching what is being written. The answer also
//! shows whether somebody is still signed in and may be here.

use super::start::{PLACE, is_begun};
use super::visit::Visit;
use leptos::prelude::*;
use model::live::{ASIDE, EditorPage};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DomParser, HtmlElement, Request, RequestInit, Response, SupportedType};

/// Ids of those parts.
const PARTS: [&str; 6] = ["paper-state", "paper-facts", "paper-reason", "paper-indicators", "paper-next", "paper-past"];
const SOMEBODY_ELSE: &str = "このブラウザーでは、いま別の人がログインしています。";

/// What the server answers.
enum Around {
    /// The page as it is now.
    Page(Document),
    /// Nobody is signed in.
    SignedOut,
    /// They may not be here any more.
    Refused,
}

impl Visit {
    /// Asks how the report stands. What can't be fetched stays as it is: the server judges every step by itself.
    pub fn look_around(&self) {
        let Some(me) = self.myself() else { return };
        leptos::task::spawn_local(async move {
            match fetch().await {
                Some(Around::Page(now)) => me.show_around(&now),
                Some(Around::SignedOut) => me.signed_out.set(true),
                Some(Around::Refused) => me.wire.borrow_mut().end(),
                None => {}
            }
            me.say_saving();
        });
    }

    fn show_around(&self, now: &Document) {
        self.signed_out.set(false);
        PARTS.iter().for_each(|part| put(now, part));
        self.looks.update(|it| *it += 1);
        let page = now.get_element_by_id(PLACE).and_then(|it| it.get_attribute("data-page"));
        // A frozen report has none, and one of another version is not understood.
        let Some(page) = page.and_then(|it| serde_json::from_str::<EditorPage>(&it).ok()) else { return };
        if page.account != self.page.account {
            *self.denied.borrow_mut() = Some(SOMEBODY_ELSE.to_owned());
            return self.wire.borrow_mut().end();
        }
        let report = page.report.without_writing();
        if self.report.with_untracked(|known| *known != report) {
            self.report.set(report);
        }
    }
}

async fn fetch() -> Option<Around> {
    let path = window().location().pathname().ok()?;
    let asked = Request::new_with_str_and_init(&path, &RequestInit::new()).ok()?;
    asked.headers().set(ASIDE, "1").ok()?;
    let answer: Response = JsFuture::from(window().fetch_with_request(&asked)).await.ok()?.dyn_into().ok()?;
    match answer.status() {
        // The page itself leads elsewhere only to sign in.
        200 if answer.redirected() => Some(Around::SignedOut),
        200 => {
            let html = JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?;
            DomParser::new().ok()?.parse_from_string(&html, SupportedType::TextHtml).ok().map(Around::Page)
        }
        403 | 404 => Some(Around::Refused),
        _ => None,
    }
}

fn put(now: &Document, part: &str) {
    let (Some(new), Some(old)) = (now.get_element_by_id(part), document().get_element_by_id(part)) else { return };
    // Somebody may be writing a reason there.
    let busy = document().active_element().is_some_and(|it| old.contains(Some(&it)))
        || old.dyn_ref::<HtmlElement>().is_some_and(is_begun);
    if !busy && new.outer_html() != old.outer_html() {
        let _ = old.replace_with_with_node_1(&new);
    }
}
