//! What a reader has opened stays readable without network: `public/sw.js` keeps it, where the browser lets it (over https,
//! or on this machine itself).

use crate::site::Base;
use leptos::prelude::*;
use web_sys::js_sys::Reflect;
use web_sys::wasm_bindgen::JsValue;

/// Asks the browser to keep pages.
pub(super) fn keep() {
    let navigator = window().navigator();
    // Without https there is none at all.
    if Reflect::has(&navigator, &JsValue::from_str("serviceWorker")).unwrap_or(false) {
        let asked = navigator.service_worker().register(&Base::here().outward("/sw.js"));
        leptos::task::spawn_local(async move {
            // Who doesn't want it reads on as before.
            let _ = wasm_bindgen_futures::JsFuture::from(asked).await;
        });
    }
}
