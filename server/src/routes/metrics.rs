//! `/metrics` on an address of its own, for the office's Prometheus. Readers' address has no such page.

use super::Serving;
use crate::layers::{Metrics, Seen};
use axum::Router;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

/// As Prometheus knows the format.
const KIND: &str = "text/plain; version=0.0.4; charset=utf-8";

/// What the other address serves: `/metrics` alone.
pub fn measured(serving: Serving, metrics: Metrics) -> Router {
    Router::new().route("/metrics", get(move || tell(serving.clone(), metrics.clone())))
}

async fn tell(serving: Serving, metrics: Metrics) -> Response {
    match metrics.write(see(&serving).await) {
        Ok(text) => ([(CONTENT_TYPE, KIND), (CACHE_CONTROL, "no-store"), (X_CONTENT_TYPE_OPTIONS, "nosniff")], text)
            .into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// While the database can't be read there is still the revision that readers were last shown.
async fn see(serving: &Serving) -> Seen {
    let ready = serving.backend.ready().await.is_ok();
    Seen {
        cache_bytes: serving.cache.bytes(),
        live_rooms: serving.live.as_ref().map_or(0, |it| it.documents.count_open()),
        ready,
        revision: serving.backend.last_seen().map_or(0, |it| it.revision),
    }
}
