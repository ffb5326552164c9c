//! From one page to another the browser fades, where it can and its reader allows motion.

use leptos::prelude::*;
use web_sys::js_sys::{Function, Reflect};
use web_sys::wasm_bindgen::closure::Closure;
use web_sys::wasm_bindgen::{JsCast as _, JsValue};

/// Does a change, as a fade where `moved` says that another page comes.
pub(super) fn shift(moved: bool, change: impl FnOnce() + 'static) {
    let begin = Reflect::get(&document(), &JsValue::from_str("startViewTransition")).ok();
    let begin = begin.and_then(|it| it.dyn_into::<Function>().ok());
    let calm = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_none_or(|it| it.matches());
    let hidden = document().hidden();
    match begin.filter(|_| moved && !calm && !hidden) {
        Some(begin) => {
            let change = Closure::once_into_js(change);
            // What is wrong with the fade is nothing that a page should wait for.
            let _ = begin.call1(&document(), &change);
        }
        None => change(),
    }
}
