//! Everything below a path: it is taken off each request before anything else looks at it, and put before the place that
//! an answer leads to. What lies beside it is somebody else's, and gets a bare 404. In documents it stands already.

use app::site::Base;
use axum::Router;
use axum::extract::Request;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use tower::ServiceExt as _;

/// The router below its path.
pub fn below(inner: Router, base: Base) -> Router {
    if base.is_root() {
        return inner;
    }
    Router::new().fallback(move |request: Request| answer(inner.clone(), base.clone(), request))
}

async fn answer(inner: Router, base: Base, mut request: Request) -> Response {
    if let Some(place) = to_first_page(&base, request.uri()) {
        return (StatusCode::PERMANENT_REDIRECT, [(LOCATION, place)]).into_response();
    }
    let Some(uri) = take_off(&base, request.uri()) else {
        // Most often a proxy that takes the path off. What was asked for may be a one-time link, so it is not told.
        tracing::info!(target: "http", base = base.as_str(), "asked for what is not below the base path: 404");
        return StatusCode::NOT_FOUND.into_response();
    };
    *request.uri_mut() = uri;
    let mut answer = match inner.oneshot(request).await {
        Ok(answer) => answer,
        Err(never) => match never {},
    };
    if let Some(place) = answer.headers().get(LOCATION).and_then(|it| put_back(&base, it)) {
        answer.headers_mut().insert(LOCATION, place);
    }
    answer
}

/// `/ayumi` is `/ayumi/`.
fn to_first_page(base: &Base, uri: &Uri) -> Option<HeaderValue> {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    (uri.path() == base.as_str()).then(|| HeaderValue::from_str(&base.outward(&format!("/{query}"))).ok())?
}

/// What is asked for within; `None` beside the path.
fn take_off(base: &Base, uri: &Uri) -> Option<Uri> {
    let path = base.inward(uri.path())?;
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(format!("{path}{query}").parse().ok()?);
    Uri::from_parts(parts).ok()
}

/// The same place from outside; `None` for another host's.
fn put_back(base: &Base, place: &HeaderValue) -> Option<HeaderValue> {
    let place = place.to_str().ok().filter(|it| it.starts_with('/'))?;
    HeaderValue::from_str(&base.outward(place)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> Base {
        Base::read("/ayumi").unwrap()
    }

    #[test]
    fn a_request_is_taken_as_if_there_were_no_path() {
        for (asked, found) in [
            ("/ayumi/", Some("/")),
            ("/ayumi/?year=2024", Some("/?year=2024")),
            ("/ayumi/table?q=%2F&to=/ayumi/x", Some("/table?q=%2F&to=/ayumi/x")),
            ("/ayumi//evil.example/", Some("//evil.example/")),
            ("/ayumi/%2e%2e/x", Some("/%2e%2e/x")),
            ("http://h:1/ayumi/table?a", Some("http://h:1/table?a")),
            ("/ayumi", None),
            ("/ayumi?x", None),
            ("/ayumix/", None),
            ("/ayumi%2ftable", None),
            ("/Ayumi/", None),
            ("//ayumi/", None),
            ("/", None),
            ("*", None),
        ] {
            let uri = take_off(&base(), &asked.parse().unwrap());
            assert_eq!(uri.map(|it| it.to_string()).as_deref(), found, "{asked}");
        }
    }

    #[test]
    fn the_path_alone_leads_to_the_first_page() {
        for (asked, found) in [("/ayumi", Some("/ayumi/")), ("/ayumi?a=b", Some("/ayumi/?a=b")), ("/ayumi/", None)] {
            let place = to_first_page(&base(), &asked.parse().unwrap());
            assert_eq!(place.as_ref().map(|it| it.to_str().unwrap()), found, "{asked}");
        }
    }

    #[test]
    fn an_answer_leads_to_places_of_this_site_alone() {
        for (place, found) in [
            ("/work?x=%2F", Some("/ayumi/work?x=%2F")),
            ("/", Some("/ayumi/")),
            ("//evil.example", Some("/ayumi//evil.example")),
            ("/\\evil.example", Some("/ayumi/\\evil.example")),
            ("https://x.example/", None),
            ("?a=b", None),
        ] {
            let place = put_back(&base(), &HeaderValue::from_static(place));
            assert_eq!(place.as_ref().map(|it| it.to_str().unwrap()), found);
        }
    }
}
