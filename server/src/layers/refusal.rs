//! Where something went wrong before there was a page, a document with a Japanese sentence and the request's number
//! takes the place of the bare answer; who asks the API gets the same as data.

use super::policy::finish_document;
use crate::routes::{Serving, asked_lang};
use app::error::{AppError, ErrorKind};
use app::site::error_document;
use app::site::reader::RequestNumber;
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, Uri};
use axum::response::Response;

/// What a refusal is answered with.
pub(super) async fn explain(serving: &Serving, uri: &Uri, number: Option<RequestNumber>, answer: Response) -> Response {
    let status = answer.status();
    let machine = matches!(uri.path(), "/healthz" | "/readyz");
    if !(status.is_client_error() || status.is_server_error()) || machine || says_so_itself(&answer) {
        return answer;
    }
    let (kind, request) = (ErrorKind::from_status(status.as_u16()), number.map(|it| it.0));
    if uri.path().starts_with("/api/") {
        let told =
            serde_json::json!({ "error": kind.sentence().title, "next": kind.sentence().next, "request": request });
        return replace(answer, "application/json", Body::from(told.to_string()));
    }
    // Without a database there may be no city to name, but still a sentence. Who failed is not asked again.
    let now = if status.is_server_error() { serving.backend.last_seen() } else { serving.now().await.ok() };
    let site = now.map(|now| serving.site(&now)).unwrap_or_default();
    let html = error_document(&serving.place.assets, site, AppError { kind, request }, asked_lang(uri));
    let (html, policy) = finish_document(&html);
    let mut answer = replace(answer, "text/html; charset=utf-8", Body::from(html));
    answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    answer
}

/// A page of the app.
fn says_so_itself(answer: &Response) -> bool {
    let html = |kind: &HeaderValue| kind.as_bytes().starts_with(b"text/html");
    answer.headers().get(CONTENT_TYPE).is_some_and(html)
}

/// The status and headers like `Allow` stay.
fn replace(answer: Response, kind: &'static str, body: Body) -> Response {
    let (mut parts, _) = answer.into_parts();
    parts.headers.remove(CONTENT_LENGTH);
    parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    parts.headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Response::from_parts(parts, body)
}
