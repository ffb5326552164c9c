//! Reader server functions: the data of a page, for the app in the browser.

use super::Serving;
use axum::extract::{Request, State};
use axum::response::{IntoResponse as _, Response};
use leptos::prelude::provide_context;
use std::sync::Arc;

/// A server function under `/fn`.
pub async fn function(State(serving): State<Serving>, request: Request) -> Response {
    match serving.now().await {
        Ok(now) => {
            let context = move || provide_context(Arc::clone(&now));
            leptos_axum::handle_server_fns_with_context(context, request).await.into_response()
        }
        Err(status) => status.into_response(),
    }
}
