//! The page for addresses that lead nowhere.

use super::load::Failed;
use super::paper::PaperFoot;
use leptos::prelude::*;

/// 404.
#[component]
pub fn Missing() -> impl IntoView {
    view! {
        <PaperFoot parts=Vec::new()/>
        <Failed error=super::reader::not_found()/>
    }
}
