//! How much a request may ask at most, and one address for each page.

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

/// Longest path, in bytes.
const PATH: usize = 1024;
/// Longest query, in bytes.
const QUERY: usize = 2048;
/// All header fields together, in bytes.
const HEADERS: usize = 16 * 1024;
/// What a field takes beside its name and value: colon, space, end of line.
const FIELD: usize = 4;
/// Most header fields that are read at all: more than [`HEADERS`] has room for, so that who sends too many hears it in a
/// sentence.
pub const FIELDS: usize = HEADERS / (FIELD + 1) + 1024;

/// Largest body, in bytes; nothing that readers send has one.
pub(super) const BODY: usize = 64 * 1024;

pub(super) async fn limit(request: Request, next: Next) -> Response {
    let uri = request.uri();
    if uri.path().len() > PATH || uri.query().is_some_and(|query| query.len() > QUERY) {
        return StatusCode::URI_TOO_LONG.into_response();
    }
    let fields = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + FIELD);
    if fields.sum::<usize>() > HEADERS {
        return StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE.into_response();
    }
    if is_roundabout(uri.path()) {
        return StatusCode::NOT_FOUND.into_response();
    }
    match without_slash(uri) {
        Some(place) => (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, place)]).into_response(),
        None => next.run(request).await,
    }
}

/// `/./table`, `/measures/..`, `/table\`: clients straighten such ways before they ask, and so would the app, to another
/// page.
fn is_roundabout(path: &str) -> bool {
    let plain = |part: &str| part.to_ascii_lowercase().replace("%2e", ".");
    path.contains('\\') || path.split('/').any(|part| matches!(plain(part).as_str(), "." | ".."))
}

/// `/table/` is `/table`. Leading slashes are folded, so that no address leads to another host.
fn without_slash(uri: &Uri) -> Option<HeaderValue> {
    let path = uri.path();
    if path == "/" || !path.ends_with('/') {
        return None;
    }
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    HeaderValue::from_str(&format!("/{}{query}", path.trim_matches(['/', '\\']))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_with_steps_back_is_no_address() {
        for path in ["/./table", "/x/../table", "/measures/..", "/measures/%2E%2e", "/measures/1\\", "/.%2e/"] {
            assert!(is_roundabout(path), "{path}");
        }
        for path in ["/", "/table", "/measures/1", "/...", "/.well-known/x", "/pkg/ayumi.css", "/a..b"] {
            assert!(!is_roundabout(path), "{path}");
        }
    }

    #[test]
    fn a_slash_at_the_end_never_leads_to_another_host() {
        for (asked, place) in [
            ("/table/?year=2024", Some("/table?year=2024")),
            ("//evil.example/", Some("/evil.example")),
            ("/\\evil.example/", Some("/evil.example")),
            ("//", Some("/")),
            ("/", None),
            ("/table", None),
        ] {
            let found = asked.parse::<Uri>().ok().and_then(|uri| without_slash(&uri));
            assert_eq!(found.as_ref().map(|it| it.to_str().unwrap()), place, "{asked}");
        }
    }
}
