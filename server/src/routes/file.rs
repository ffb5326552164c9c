//! Files of the site folder, compressed beforehand by the build; what is no file is the app's 404 page.

use super::{Serving, page};
use crate::layers::Refusal;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, RANGE, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use std::io::ErrorKind;
use tower_http::services::ServeDir;

/// A file, or the page that says that there is none.
pub async fn file(State(serving): State<Serving>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    if parts.headers.get(RANGE).is_some_and(|range| !is_one_part(range)) {
        parts.headers.remove(RANGE);
    }
    let asked = Request::from_parts(parts.clone(), Body::empty());
    let named = is_named_by_content(asked.uri().path());
    let folder = ServeDir::new(&serving.place.root).append_index_html_on_directories(false);
    match folder.precompressed_br().precompressed_gzip().try_call(asked).await {
        Ok(found) if found.status() != StatusCode::NOT_FOUND => keep(found.map(Body::new), named, parts.uri.path()),
        Err(error) if !is_no_name(&error) => Refusal::broken(&error).into_response(),
        _ => page::missing(State(serving), Request::from_parts(parts, Body::empty())).await.into_response(),
    }
}

/// Whether the file system takes no such name (too long, or with a zero byte): then there is no such file.
fn is_no_name(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::InvalidFilename | ErrorKind::InvalidInput)
}

/// `bytes=0-99`, `bytes=100-`, `bytes=-100`. What else may stand there (junk, other units, several parts at once) is passed
/// over, as RFC 9110 14.2 allows, and the whole file sent.
fn is_one_part(range: &HeaderValue) -> bool {
    let bounds = || {
        let (unit, part) = range.to_str().ok()?.split_once('=')?;
        unit.trim().eq_ignore_ascii_case("bytes").then_some(part)?.trim().split_once('-')
    };
    let number = |text: &str| text.bytes().all(|it| it.is_ascii_digit()).then(|| text.parse::<u64>().ok());
    match bounds().map(|(first, last)| (number(first), number(last))) {
        Some((Some(Some(first)), Some(Some(last)))) => first <= last,
        Some((Some(first), Some(last))) => first.is_some() != last.is_some(),
        _ => false,
    }
}

/// How long browsers may keep a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    /// The name changes with the content.
    ByContent,
    /// The name stays.
    ByHand,
}

/// The build writes `name.HASH.extension`.
fn is_named_by_content(path: &str) -> Named {
    let name = path.strip_prefix("/pkg/").and_then(|name| name.rsplit('/').next()).unwrap_or_default();
    let hash =
        |part: &str| part.len() >= 16 && part.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it));
    let parts: Vec<&str> = name.split('.').collect();
    if parts.len() >= 3 && parts[1..parts.len() - 1].iter().any(|part| hash(part)) {
        Named::ByContent
    } else {
        Named::ByHand
    }
}

/// What keeps pages readable without network. It may ask for pages of this site, and for nothing else.
const KEEPER: &str = "/sw.js";
const POLICY_OF_KEEPER: &str =
    "default-src 'none'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

fn keep(mut answer: Response, named: Named, path: &str) -> Response {
    let rule = match named {
        Named::ByContent => "public, max-age=31536000, immutable",
        Named::ByHand => "no-cache",
    };
    if !(answer.status().is_client_error() || answer.status().is_server_error()) {
        answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(rule));
        answer.headers_mut().insert(VARY, HeaderValue::from_static("Accept-Encoding"));
        if path == KEEPER {
            answer.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY_OF_KEEPER));
        }
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_that_says_nothing_is_passed_over() {
        let one = |range| is_one_part(&HeaderValue::from_static(range));
        for range in ["bytes=0-0", "bytes=5-", "bytes=-5", "Bytes=0-99999", "bytes=1000000-"] {
            assert!(one(range), "{range}");
        }
        for range in ["junk", "", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-1", "lines=1-2", "bytes=0-1,3-4"]
        {
            assert!(!one(range), "{range}");
        }
    }

    #[test]
    fn only_a_name_with_a_hash_is_kept_for_ever() {
        for (path, named) in [
            ("/pkg/ayumi.3Q2-abcdefghijklmnopqr.wasm", Named::ByContent),
            ("/pkg/__wasm_split.0123456789abcdef01.js", Named::ByContent),
            ("/pkg/ayumi.css", Named::ByHand),
            ("/favicon.svg", Named::ByHand),
            ("/0123456789abcdef01.x.y", Named::ByHand),
        ] {
            assert_eq!(is_named_by_content(path), named, "{path}");
        }
    }
}
