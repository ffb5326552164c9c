//! Reader server functions: the data of a page, for the app in the browser. Kept like pages are, by what is asked.

use super::Serving;
use super::page::{bare, bytes, number_of};
use crate::layers::{Refusal, Stored};
use app::error::{AppError, ErrorKind};
use app::site::reader::RequestNumber;
use app::site::tidy_call;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use backend::store::Snapshot;
use leptos::prelude::provide_context;
use leptos::server_fn::error::{FromServerFnError as _, SERVER_FN_ERROR_HEADER};
use std::sync::Arc;

/// A server function under `/fn`.
pub async fn function(State(serving): State<Serving>, request: Request) -> Result<Response, Refusal> {
    let now = serving.now().await?;
    let (path, query) = (request.uri().path(), request.uri().query().unwrap_or_default());
    // What can't be read is refused by the function itself, and not kept.
    let address = tidy_call(path, query).unwrap_or_else(|| format!("{path}?{query}"));
    let (revision, number) = (now.revision, number_of(&request));
    let make = || call(now, &address, number);
    Ok(match serving.cache.get(revision, &address, make).await {
        Ok(stored) => stored.answer(request.headers()),
        Err(refused) => *refused,
    })
}

async fn call(now: Arc<Snapshot>, address: &str, number: Option<RequestNumber>) -> Result<Stored, Box<Response>> {
    let bare = |refusal: Refusal| Box::new(refusal.into_response());
    let asked = self::bare(address, number.clone()).map_err(bare)?;
    let context = move || provide_context(Arc::clone(&now));
    let answer = leptos_axum::handle_server_fns_with_context(context, asked).await.into_response();
    if answer.status() != StatusCode::OK {
        return Err(Box::new(refuse(answer, number).await.into_response()));
    }
    let kind = answer.headers().get(CONTENT_TYPE).cloned();
    let kind = kind.unwrap_or(HeaderValue::from_static("application/json"));
    let data = bytes(answer.into_body()).await.map_err(bare)?;
    Stored::apart(move || Stored::data(kind, data)).await.map_err(bare)
}

/// Every failure leaves a server function as 500; what it says tells the status that fits. A call that can't be read fails
/// before anybody could give it the request's number.
async fn refuse(answer: Response, number: Option<RequestNumber>) -> Result<Response, Refusal> {
    if !answer.headers().contains_key(SERVER_FN_ERROR_HEADER) {
        return Ok(answer);
    }
    let (mut parts, body) = answer.into_parts();
    let mut error = AppError::de(bytes(body).await?);
    if error.kind != ErrorKind::Empty {
        error.request = error.request.or(number.map(|it| it.0));
    }
    // A page that says that nothing is there yet is a page; data that is not there is none.
    let status = StatusCode::from_u16(error.kind.status()).ok().filter(|it| !it.is_success());
    parts.status = status.unwrap_or(StatusCode::NOT_FOUND);
    parts.headers.remove(CONTENT_LENGTH);
    parts.headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(Response::from_parts(parts, Body::from(error.ser())))
}
