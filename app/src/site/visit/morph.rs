//! Makes one tree of elements like another by changing what differs, so that focus, selection, and what was opened stay.

use web_sys::wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement, HtmlOptionElement, Node};

/// Makes what is shown like what has come. Of the latter nothing is left to use.
pub(super) fn morph(shown: &Element, came: &Element) {
    let asked = shown.get_attribute(ASKED).or_else(|| shown.get_attribute("value"));
    take_attributes(shown, came);
    let mut next = shown.first_child();
    while let Some(new) = came.first_child() {
        let Some(old) = next else {
            let _ = shown.append_child(&new);
            continue;
        };
        next = old.next_sibling();
        if !change(&old, &new) {
            // It leaves `came` by being put in place.
            let _ = shown.replace_child(&new, &old);
            continue;
        }
        let _ = came.remove_child(&new);
    }
    while let Some(left) = next {
        next = left.next_sibling();
        let _ = shown.remove_child(&left);
    }
    take_state(shown, came, &asked.unwrap_or_default());
}

/// Changes a node where it is of the same kind as the new one.
fn change(old: &Node, new: &Node) -> bool {
    match (old.dyn_ref::<Element>(), new.dyn_ref::<Element>()) {
        (Some(old), Some(new)) => {
            let alike = old.tag_name() == new.tag_name() && old.id() == new.id();
            if alike {
                morph(old, new);
            }
            alike
        }
        (None, None) if old.node_type() == new.node_type() => {
            if old.node_value() != new.node_value() {
                old.set_node_value(new.node_value().as_deref());
            }
            true
        }
        _ => false,
    }
}

/// Whether an attribute is the reader's: what was opened stays open.
fn is_kept(shown: &Element, name: &str) -> bool {
    name == "open" && shown.tag_name() == "DETAILS" || matches!(name, ASKED | "tabindex" | "aria-description")
}

fn take_attributes(shown: &Element, came: &Element) {
    for name in shown.get_attribute_names().iter().filter_map(|it| it.as_string()) {
        if !came.has_attribute(&name) && !is_kept(shown, &name) {
            let _ = shown.remove_attribute(&name);
        }
    }
    for name in came.get_attribute_names().iter().filter_map(|it| it.as_string()) {
        let value = came.get_attribute(&name).unwrap_or_default();
        if !is_kept(shown, &name) && shown.get_attribute(&name).as_deref() != Some(&value) {
            let _ = shown.set_attribute(&name, &value);
        }
    }
}

/// A field that was touched no longer follows its attributes.
fn take_state(shown: &Element, came: &Element, before: &str) {
    if let Some(option) = shown.dyn_ref::<HtmlOptionElement>() {
        option.set_selected(came.has_attribute("selected"));
    } else if let Some(field) = shown.dyn_ref::<HtmlInputElement>() {
        match &*field.type_() {
            "checkbox" | "radio" => field.set_checked(came.has_attribute("checked")),
            "search" => follow_address(field, before, &came.get_attribute("value").unwrap_or_default()),
            _ => {}
        }
    }
}

/// What a field of words remembers: the word that the address asked for when it was last written here.
const ASKED: &str = "data-asked";

/// Writes a word into its field if the address has changed since, and nobody has typed meanwhile.
fn follow_address(field: &HtmlInputElement, before: &str, asked: &str) {
    if before == asked {
        return;
    }
    if field.value().trim() == before {
        field.set_value(asked);
    }
    // An attribute of this name can always be set.
    let _ = field.set_attribute(ASKED, asked);
}
