//! The parts of the page that the server draws around the editor (state, what can be done next, what was done): fetched
//! once more and put in the place of the old ones, without touching what is being written.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DomParser, Response, SupportedType};

/// Ids of those parts.
const PARTS: [&str; 4] = ["paper-state", "paper-facts", "paper-next", "paper-past"];

/// Fetches and shows them. What can't be fetched stays as it is: the server judges every step by itself.
pub(super) fn refresh() {
    leptos::task::spawn_local(async {
        if let Some(now) = fetch().await {
            PARTS.iter().for_each(|part| put(&now, part));
        }
    });
}

async fn fetch() -> Option<Document> {
    let path = window().location().pathname().ok()?;
    let answer: Response = JsFuture::from(window().fetch_with_str(&path)).await.ok()?.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let html = JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?;
    DomParser::new().ok()?.parse_from_string(&html, SupportedType::TextHtml).ok()
}

fn put(now: &Document, part: &str) {
    let (Some(new), Some(old)) = (now.get_element_by_id(part), document().get_element_by_id(part)) else { return };
    // Somebody may be writing a reason there.
    let busy = document().active_element().is_some_and(|it| old.contains(Some(&it)));
    if !busy && new.outer_html() != old.outer_html() {
        let _ = old.replace_with_with_node_1(&new);
    }
}
