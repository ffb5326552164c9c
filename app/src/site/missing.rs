//! The page for addresses that lead nowhere.

use super::load::Failed;
use super::paper::PaperFoot;
use crate::error::AppError;
use leptos::prelude::*;

/// 404.
#[component]
pub fn Missing() -> impl IntoView {
    super::habits::arrive();
    view! {
        <PaperFoot parts=Vec::new()/>
        <Failed error=AppError::not_found()/>
    }
}
