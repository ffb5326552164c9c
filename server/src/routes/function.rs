//! Reader server functions: the data of a page, for the app in the browser. Kept like pages are.

use super::Serving;
use super::page::{bare, bytes, number_of};
use crate::layers::Stored;
use app::error::AppError;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use leptos::prelude::provide_context;
use leptos::server_fn::error::{FromServerFnError as _, SERVER_FN_ERROR_HEADER};
use std::sync::Arc;

/// A server function under `/fn`.
pub async fn function(State(serving): State<Serving>, request: Request) -> Response {
    let now = match serving.now().await {
        Ok(now) => now,
        Err(status) => return status.into_response(),
    };
    let address = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    let number = number_of(&request);
    let (revision, context) = (now.revision, move || provide_context(Arc::clone(&now)));
    let make = || async {
        let asked = bare(&address, number).map_err(|status| Box::new(status.into_response()))?;
        let answer = leptos_axum::handle_server_fns_with_context(context, asked).await.into_response();
        if answer.status() != StatusCode::OK {
            return Err(Box::new(refuse(answer).await));
        }
        let kind = answer.headers().get(CONTENT_TYPE).cloned();
        let kind = kind.unwrap_or(HeaderValue::from_static("application/json"));
        let data = bytes(answer.into_body()).await.map_err(|status| Box::new(status.into_response()))?;
        Ok(Stored::data(kind, data))
    };
    match serving.cache.get(revision, &address, make).await {
        Ok(stored) => stored.answer(request.headers()),
        Err(refused) => *refused,
    }
}

/// Every failure leaves a server function as 500; what it says tells the status that fits.
async fn refuse(answer: Response) -> Response {
    if !answer.headers().contains_key(SERVER_FN_ERROR_HEADER) {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let Ok(body) = bytes(body).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let status = AppError::de(body.clone()).kind.status();
    // A page that says that nothing is there yet is a page; data that is not there is none.
    parts.status = StatusCode::from_u16(status).ok().filter(|it| !it.is_success()).unwrap_or(StatusCode::NOT_FOUND);
    parts.headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Response::from_parts(parts, Body::from(body))
}
