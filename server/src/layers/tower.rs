//! The layers in their order, from the outside in: metrics, number and log, security headers, sentences for refusals, panics,
//! time, limits.

use super::headers::secure;
use super::limits::limit;
use super::metrics::count;
use super::number::number;
use super::own::keep_own;
use super::patience::wait;
use super::refusal::explain;
use crate::routes::Serving;
use app::site::reader::RequestNumber;
use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use std::any::Any;
use tower_http::catch_panic::CatchPanicLayer;

/// The router with everything that holds for all answers.
pub fn wrap(router: Router, serving: &Serving) -> Router {
    let (transport, peers, serving) = (serving.transport, serving.peers.clone(), serving.clone());
    let metrics = serving.metrics.clone();
    let sheltering = serving.clone();
    let explained = move |request: Request, next: Next| {
        let serving = serving.clone();
        async move {
            let uri = request.uri().clone();
            let number = request.extensions().get::<RequestNumber>().cloned();
            explain(&serving, &uri, number, next.run(request).await).await
        }
    };
    let sheltered = move |request: Request, next: Next| {
        let serving = sheltering.clone();
        async move { keep_own(&serving, request, next).await }
    };
    let secured = move |request: Request, next: Next| async move { secure(transport, next.run(request).await) };
    let numbered = move |request: Request, next: Next| number(peers.clone(), request, next);
    // One stack, the outermost first: each layer that a router is wrapped in by itself copies all those within it, for
    // each request.
    let router = router.layer((
        from_fn(numbered),
        from_fn(secured),
        from_fn(explained),
        CatchPanicLayer::custom(panicked),
        from_fn(wait),
        from_fn(limit),
        from_fn(sheltered),
    ));
    match metrics {
        Some(metrics) => router.layer(from_fn(move |request, next| count(metrics.clone(), request, next))),
        None => router,
    }
}

/// The panic hook has logged it; the reader gets the sentence for it further out.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
