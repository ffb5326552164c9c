//! Files of the site folder, compressed beforehand by the build; what is no file is the app's 404 page.

use super::{Serving, page};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

/// A file, or the page that says that there is none.
pub async fn file(State(serving): State<Serving>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let asked = Request::from_parts(parts.clone(), Body::empty());
    let named = is_named_by_content(asked.uri().path());
    let folder = ServeDir::new(&serving.place.root).append_index_html_on_directories(false);
    match folder.precompressed_br().precompressed_gzip().oneshot(asked).await {
        Ok(found) if found.status() != StatusCode::NOT_FOUND => keep(found.map(Body::new), named),
        _ => page::missing(State(serving), Request::from_parts(parts, Body::empty())).await,
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

fn keep(mut answer: Response, named: Named) -> Response {
    let rule = match named {
        Named::ByContent => "public, max-age=31536000, immutable",
        Named::ByHand => "no-cache",
    };
    if !(answer.status().is_client_error() || answer.status().is_server_error()) {
        answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(rule));
        answer.headers_mut().insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

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
