//! A page's document, fetched and put in place.

use super::super::frame::PLACE;
use super::ahead;
use super::morph::morph;
use leptos::prelude::*;
use web_sys::wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Document, DomParser, Element, Response, SupportedType, Url};

/// What has come for an address.
pub(super) enum Come {
    Page(Page),
    /// No page of this app, or one of another build: the browser itself must go there.
    Other,
}

/// A page that has come.
pub(super) struct Page {
    /// Path and query, as the server writes them.
    pub address: String,
    /// `#…` of what was asked for; may be empty.
    pub place: String,
    title: String,
    /// What stands at the foot of each printed page.
    foot: Option<String>,
    content: Element,
}

/// Fetches what an address leads to.
///
/// # Errors
/// When the server can't be reached.
pub(super) async fn fetch(asked: &str) -> Result<Come, JsValue> {
    let (address, place) = asked.split_at(asked.find('#').unwrap_or(asked.len()));
    let answer: Response = match ahead::take(address).await {
        Some(answer) => answer,
        None => wasm_bindgen_futures::JsFuture::from(window().fetch_with_str(address)).await?.dyn_into()?,
    };
    let url = Url::new(&answer.url())?;
    let text = wasm_bindgen_futures::JsFuture::from(answer.text()?).await?.as_string().unwrap_or_default();
    let came = DomParser::new()?.parse_from_string(&text, SupportedType::TextHtml)?;
    let own = window().location().origin()? == url.origin() && is_same_build(&came);
    let Some(content) = came.get_element_by_id(PLACE).filter(|_| own) else { return Ok(Come::Other) };
    let foot = came.document_element().and_then(|root| root.get_attribute(FOOT));
    let address = url.pathname() + &url.search();
    Ok(Come::Page(Page { address, place: place.to_owned(), title: came.title(), foot, content }))
}

const FOOT: &str = "data-foot";

/// Whether a document names the same style and code as this one: their files are named by their content, so that
/// another build of the server, which this code may not fit any more, is told from this one.
fn is_same_build(came: &Document) -> bool {
    let file = |page: &Document, which: &str| page.query_selector(which).ok().flatten()?.get_attribute("href");
    ["link[rel=stylesheet]", "link[rel=modulepreload]", "link[rel=preload]"]
        .iter()
        .all(|which| file(came, which) == file(&document(), which))
}

impl Page {
    /// Puts it in place: another page anew, another view of the same one by what differs, so that what has the focus
    /// keeps it.
    pub fn put(&self, anew: bool) {
        let here = document();
        here.set_title(&self.title);
        if let Some(root) = here.document_element() {
            // An attribute of this name can always be set.
            let _ = match &self.foot {
                Some(foot) => root.set_attribute(FOOT, foot),
                None => root.remove_attribute(FOOT),
            };
        }
        let Some(place) = here.get_element_by_id(PLACE) else { return };
        if anew {
            place.set_text_content(None);
            while let Some(child) = self.content.first_child() {
                if place.append_child(&child).is_err() {
                    break;
                }
            }
        } else {
            morph(&place, &self.content);
        }
    }
}
