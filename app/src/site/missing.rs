//! The page for addresses that lead nowhere.

use super::load::Failed;
use super::paper::PaperFoot;
use crate::error::{AppError, ErrorKind};
use leptos::prelude::*;

/// 404.
#[component]
pub fn Missing() -> impl IntoView {
    super::habits::arrive();
    let request = SharedValue::new(number).into_inner();
    view! {
        <PaperFoot parts=Vec::new()/>
        <Failed error=AppError { kind: ErrorKind::NotFound, request }/>
    }
}

/// Number of the request; an address that the app itself finds missing was never asked for.
fn number() -> Option<String> {
    #[cfg(feature = "ssr")]
    return super::reader::not_found().request;
    #[cfg(not(feature = "ssr"))]
    None
}
