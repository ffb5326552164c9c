//! Where the page of a report becomes alive.

use super::editor::Editor;
use leptos::mount::mount_to;
use leptos::prelude::*;
use model::live::EditorPage;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// Id of the element that holds the plain form, and whose `data-page` says what the editor is drawn with.
pub const PLACE: &str = "editor";

/// Whether this document is the page of a report that may be written in.
#[must_use]
pub fn is_here() -> bool {
    place().is_some()
}

/// Puts the editor in place of the form. Its code is fetched first, and the form stays until it is here.
pub fn start() {
    let Some(place) = place() else { return };
    // Brings up what drives tasks; shows nothing.
    mount_to(place, || leptos::task::spawn_local(write())).forget();
}

#[lazy]
fn write() {
    let Some(place) = place() else { return };
    let page = place.get_attribute("data-page").and_then(|page| serde_json::from_str::<EditorPage>(&page).ok());
    // A page of another version than this code: the form serves.
    let Some(page) = page else { return };
    place.set_text_content(None);
    mount_to(place, move || view! { <Editor page/> }).forget();
    crate::site::say_alive();
}

fn place() -> Option<HtmlElement> {
    document().get_element_by_id(PLACE)?.dyn_into().ok()
}
