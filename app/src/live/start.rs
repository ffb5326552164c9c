//! Where the page of a report becomes alive.

use super::editor::Editor;
use super::hints::go_to;
use leptos::mount::mount_to;
use leptos::prelude::*;
use model::live::EditorPage;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// Id of the element that holds the plain form, and whose `data-page` says what the editor is drawn with.
pub const PLACE: &str = "editor";

/// Id of the element at the head of the page that shows who is here.
pub const HERE: &str = "paper-here";

/// Whether this document is the page of a report that may be written in.
#[must_use]
pub fn is_here() -> bool {
    place().is_some()
}

/// Puts the editor in place of the form. Its code is fetched first, and the form stays until it is here, or
/// for good where somebody has begun to write in it.
pub fn start() {
    let Some(place) = place() else { return };
    // Brings up what drives tasks; shows nothing.
    mount_to(place, || leptos::task::spawn_local(write())).forget();
}

#[lazy]
fn write() {
    crate::site::say_alive();
    let Some(place) = place() else { return };
    let page = place.get_attribute("data-page").and_then(|page| serde_json::from_str::<EditorPage>(&page).ok());
    // A page of another version than this code: the form serves.
    let Some(page) = page.filter(|_| !is_begun(&place)) else { return };
    let focused = document().active_element().filter(|it| place.contains(Some(it))).map(|it| it.id());
    place.set_text_content(None);
    mount_to(place, move || view! { <Editor page/> }).forget();
    if let Some(id) = focused {
        go_to(&id);
    }
}

/// Whether somebody has begun to write in the form before the editor came: then it stays, and nothing of it is lost.
pub(super) fn is_begun(place: &HtmlElement) -> bool {
    let Ok(fields) = place.query_selector_all("input, textarea") else { return false };
    (0..fields.length()).filter_map(|at| fields.get(at)).any(|field| match field.dyn_into::<HtmlTextAreaElement>() {
        Ok(text) => text.default_value().is_ok_and(|first| first != text.value()),
        Err(field) => field
            .dyn_into::<HtmlInputElement>()
            .is_ok_and(|it| it.value() != it.default_value() || it.checked() != it.default_checked()),
    })
}

fn place() -> Option<HtmlElement> {
    document().get_element_by_id(PLACE)?.dyn_into().ok()
}
