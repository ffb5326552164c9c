//! Answers to people who sign in: documents that nobody keeps, and the way on after a form was taken.

use crate::layers::{Door, POLICY_OF_STAFF, Refusal, finish_document};
use crate::routes::Serving;
use app::site::{Desk, Line};
use app::ui::Complaint;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use backend::Error;

const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// A document.
pub(super) fn show(status: StatusCode, html: String) -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (CACHE_CONTROL, NO_STORE),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY_OF_STAFF)),
    ];
    (status, HeaderMap::from_iter(headers), html).into_response()
}

/// A document that loads the app's own code.
pub(super) fn show_with_script(status: StatusCode, html: &str) -> Response {
    let (html, policy) = finish_document(html);
    let mut answer = show(status, html);
    answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    answer
}

/// On to another page, after a form was taken.
pub(super) fn lead(address: &str) -> Response {
    let Ok(place) = HeaderValue::from_str(address) else { return StatusCode::BAD_REQUEST.into_response() };
    (StatusCode::SEE_OTHER, HeaderMap::from_iter([(CACHE_CONTROL, NO_STORE), (LOCATION, place)])).into_response()
}

/// The same, with what the browser is to keep or to forget.
pub(super) fn lead_with(address: &str, cookie: Option<HeaderValue>) -> Response {
    let mut answer = lead(address);
    answer.headers_mut().extend(cookie.map(|it| (SET_COOKIE, it)));
    answer
}

/// What documents of staff are drawn with.
pub(super) async fn desk(serving: &Serving) -> Result<Desk, Refusal> {
    let now = serving.now().await?;
    let line = if serving.door == Door::Https { Line::Secret } else { Line::Open };
    Ok(Desk { assets: serving.place.assets.clone(), site: serving.site(&now), line })
}

/// What is said above a form that the rules refuse; everything else is no matter of the form.
pub(super) fn complain(error: Error, field: Option<&'static str>) -> Result<Complaint, Refusal> {
    match error {
        Error::Refused(sentence) => Ok(Complaint { sentence, field }),
        told @ (Error::Stale | Error::Full(_)) => Ok(Complaint::whole(told)),
        other => Err(other.into()),
    }
}

/// A page behind the door that may be asked for in an address: no other site's, no page before the door.
pub(super) fn place_of(asked: &str) -> &str {
    let own = asked == "/work" || asked.starts_with("/work/") || asked.starts_with("/work?");
    let plain = asked.bytes().all(|it| it.is_ascii_graphic() && it != b'\\');
    if own && plain { asked } else { "/work" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_leads_to_no_other_site() {
        for own in ["/work", "/work/people?q=%E3%81%82", "/work?x"] {
            assert_eq!(place_of(own), own);
        }
        for other in [
            "",
            "/",
            "//evil.example",
            "https://evil.example/work",
            "/work\\@evil.example",
            "/work/\r\nx: y",
            "/workshop",
        ] {
            assert_eq!(place_of(other), "/work", "{other}");
        }
    }
}
