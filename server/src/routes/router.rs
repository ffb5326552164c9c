//! Which address is answered by what.

use super::{Serving, charts, file, function, health, live, page, staff};
use crate::layers::wrap;
use axum::Router;
use axum::routing::get;
use leptos_axum::generate_route_list;

/// Everything that is served.
pub fn router(serving: Serving) -> Router {
    let mut router = Router::new()
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/charts/indicators/{name}", get(charts::indicator))
        .route("/live/reports/{id}", get(live::report))
        .route("/fn/{*name}", get(function::function));
    for route in generate_route_list(app::App) {
        router = router.route(route.path(), get(page::page));
    }
    router = router.merge(staff::route(&serving));
    wrap(router.fallback(get(file::file)).with_state(serving.clone()), &serving)
}
