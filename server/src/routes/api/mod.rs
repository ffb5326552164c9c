//! `/api/v1`: what is published, as JSON for other programs. Versioned: fields may be added, those that are there stay.
//! Thin: what is answered is the readers' snapshot, record by record.

mod guide;
mod listed;
mod lists;
pub(super) mod make;
pub(super) mod openapi;
mod records;

use super::Serving;
use crate::layers::{Refusal, Stored};
use axum::Router;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use axum::routing::get;
use backend::store::Snapshot;
use serde::Serialize;
use std::sync::Arc;

/// Where it begins.
pub(super) const ROOT: &str = "/api/v1";

/// The addresses under [`ROOT`].
pub(super) fn route() -> Router<Serving> {
    Router::new()
        .route("/api/v1/openapi.json", get(openapi::openapi))
        .route("/api/v1/plans", get(lists::plans))
        .route("/api/v1/years", get(lists::years))
        .route("/api/v1/years/{year}", get(lists::year))
        .route("/api/v1/measures", get(lists::measures))
        .route("/api/v1/measures/{id}", get(lists::measure))
        .route("/api/v1/reports", get(lists::reports))
        .route("/api/v1/indicators", get(lists::indicators))
        .route("/api/v1/indicators/{id}", get(lists::indicator))
        .route("/api/v1/observations", get(lists::observations))
        .route("/api/v1/departments", get(lists::departments))
        .route("/api/v1/publications", get(lists::publications))
}

/// Answers with what is made of the snapshot of now, kept under `key` like pages are; `None` is 404.
async fn answer<T: Serialize + Send + 'static>(
    serving: &Serving,
    headers: &HeaderMap,
    key: &str,
    make: impl FnOnce(&Snapshot) -> Option<T> + Send + 'static,
) -> Result<Response, Refusal> {
    let now = serving.now().await?;
    let (revision, snapshot) = (now.revision, Arc::clone(&now));
    let build = || async move {
        let made = Stored::apart(move || make(&snapshot).map(|it| serde_json::to_vec(&it))).await?;
        let bytes = made.ok_or(StatusCode::NOT_FOUND)?.map_err(|error| Refusal::broken(&error))?;
        Stored::apart(move || Stored::data(HeaderValue::from_static("application/json"), bytes.into())).await
    };
    Ok(serving.cache.get(revision, key, build).await?.answer(headers))
}
