//! For those who watch over the service.

use super::Serving;
use crate::layers::Cause;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

/// The process answers.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// Requests can be answered: the database can be read.
pub async fn readyz(State(serving): State<Serving>) -> Response {
    match serving.backend.ready().await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            let answer = (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response();
            Cause::of(&error).beside(answer)
        }
    }
}
