//! Files of the site folder, compressed beforehand by the build; what is no file is the app's 404 page.

use super::{Serving, page};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

/// A file, or the page that says that there is none.
pub async fn file(State(serving): State<Serving>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let asked = Request::from_parts(parts.clone(), Body::empty());
    let request = Request::from_parts(parts, body);
    let folder = ServeDir::new(&serving.place.root).append_index_html_on_directories(false);
    let answer = folder.precompressed_br().precompressed_gzip().oneshot(asked).await;
    match answer {
        Ok(found) if found.status() != StatusCode::NOT_FOUND => found.map(Body::new),
        _ => page::page(State(serving), request).await,
    }
}
