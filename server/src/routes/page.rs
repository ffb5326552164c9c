//! Readers' pages: rendered by the app from the snapshot of now.

use super::Serving;
use app::site::shell;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::{IntoResponse as _, Response};
use backend::store::Snapshot;
use leptos::prelude::provide_context;
use std::sync::Arc;

/// A page of the app, or its 404.
pub async fn page(State(serving): State<Serving>, request: Request) -> Response {
    match serving.now().await {
        Ok(now) => render(&serving, now, request).await,
        Err(status) => status.into_response(),
    }
}

async fn render(serving: &Serving, now: Arc<Snapshot>, request: Request) -> Response<Body> {
    let site = serving.site(&now);
    let assets = serving.place.assets.clone();
    let context = move || {
        provide_context(Arc::clone(&now));
        provide_context(site.clone());
    };
    leptos_axum::render_app_async_with_context(context, move || shell(&assets))(request).await
}
