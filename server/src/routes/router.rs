//! Which address is answered by what.

use super::{Serving, api, charts, data, file, health, live, page, staff};
use crate::layers::{below, wrap};
use axum::Router;
use axum::http::header::ACCESS_CONTROL_ALLOW_ORIGIN;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::get;
use leptos_axum::generate_route_list;

/// Everything that is served.
pub fn router(serving: Serving) -> Router {
    let mut router = Router::new()
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/charts/indicators/{name}", get(charts::indicator))
        .route("/charts/compare.json", get(charts::compare))
        .route("/embed/indicators/{id}", get(charts::embed))
        .route("/live/reports/{id}", get(live::report));
    for route in generate_route_list(app::App) {
        router = router.route(route.path(), get(page::page));
    }
    router = router.merge(api::route().merge(data::route()).layer(map_response(open)));
    router = router.merge(staff::route(&serving));
    let router = wrap(router.fallback(get(file::file)).with_state(serving.clone()), &serving);
    below(router, serving.base().clone())
}

/// What is published may be read by other sites' pages too: it is the same for everybody and needs no cookie.
async fn open(mut answer: Response) -> Response {
    let headers = answer.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin"));
    answer
}
