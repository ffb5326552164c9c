//! What the server gives to pages: the snapshot of this request and the number under which the log has it. Compiled
//! for the server alone.

use crate::error::{AppError, ErrorKind};
use axum::http::StatusCode;
use axum::http::request::Parts;
use backend::store::Snapshot;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use std::sync::Arc;

/// Number of a request; the server puts it among the request's extensions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestNumber(pub String);

/// Whether charts can be had as pictures of points too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pictures(pub bool);

/// What readers see at this request.
///
/// # Errors
/// When no list has been taken in yet.
pub fn snapshot() -> Result<Arc<Snapshot>, AppError> {
    let now = use_context::<Arc<Snapshot>>().ok_or_else(|| failed(ErrorKind::Broken))?;
    if now.facts.plans.is_empty() { Err(AppError::new(ErrorKind::Empty)) } else { Ok(now) }
}

/// A failure that the log knows under the request's number.
#[must_use]
pub fn failed(kind: ErrorKind) -> AppError {
    let number = use_context::<Parts>().and_then(|parts| parts.extensions.get::<RequestNumber>().cloned());
    AppError { kind, request: number.map(|it| it.0) }
}

/// No such page, measure, indicator or year.
#[must_use]
pub fn not_found() -> AppError {
    failed(ErrorKind::NotFound)
}

/// Gives the answer the status that fits; without effect outside a page.
pub fn answer_with(kind: ErrorKind) {
    if let (Some(answer), Ok(status)) = (use_context::<ResponseOptions>(), StatusCode::from_u16(kind.status())) {
        answer.set_status(status);
    }
}

impl From<&backend::Error> for ErrorKind {
    fn from(error: &backend::Error) -> Self {
        match error {
            backend::Error::NotFound(_) => Self::NotFound,
            backend::Error::Refused(_) => Self::Malformed,
            backend::Error::Full(_) => Self::Full,
            backend::Error::Stale | backend::Error::Store(_) => Self::Busy,
            backend::Error::Inconsistent(_) | backend::Error::File(..) | backend::Error::Random(_) => Self::Broken,
        }
    }
}
