//! For those who watch over the service.

use super::Serving;
use axum::extract::State;
use axum::http::StatusCode;

/// The process answers.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// Requests can be answered: the database can be read.
pub async fn readyz(State(serving): State<Serving>) -> (StatusCode, &'static str) {
    match serving.backend.ready().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
        }
    }
}
