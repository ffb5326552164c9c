//! How much a request may ask at most, and one address for each page.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http_body_util::Limited;

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
const BODY: usize = 64 * 1024;
/// The same for the form of a report: two texts of [`model::report::MOST_TEXT`] letters, each of which travels as nine
/// bytes, and its figures.
const REPORT: usize = 1024 * 1024;

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
    if let Some(place) = without_slash(uri) {
        return (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, place)]).into_response();
    }
    let most = most_body(uri.path());
    // What is said to be too large is refused before it comes, what isn't said as soon as it is.
    let said = request.headers().get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse::<usize>().ok());
    if said.is_some_and(|said| said > most) {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    next.run(request.map(|body| Body::new(Limited::new(body, most)))).await
}

/// Largest body that an address takes, in bytes.
fn most_body(path: &str) -> usize {
    let report = path.strip_prefix("/work/reports/").is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()));
    if report { REPORT } else { BODY }
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
    fn the_form_of_a_report_has_room_for_its_longest_texts() {
        assert!(most_body("/work/reports/12") > 2 * 9 * model::report::MOST_TEXT as usize);
        for path in ["/", "/work/reports", "/work/reports/12/submit", "/api/view", "/login"] {
            assert_eq!(most_body(path), BODY, "{path}");
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
