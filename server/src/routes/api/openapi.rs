//! The description of the API, for programs (OpenAPI 3.1). The page `/data/api` says the same to people.

use super::guide::guide_of;
use super::lists;
use crate::layers::{Refusal, Stored};
use crate::routes::Serving;
use app::site::ApiGuide;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use serde_json::Value;
use std::sync::{Arc, LazyLock};
use utoipa::OpenApi;
use utoipa::openapi::Server;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "あゆみ",
        description = "福祉の計画の進捗状況一覧表を、項目・報告・指標・実績値に分けて返します。読むだけで、だれでも使えます。",
        version = "1",
        license(name = "データの利用条件は、公表した市によります")
    ),
    paths(
        lists::plans,
        lists::years,
        lists::year,
        lists::measures,
        lists::measure,
        lists::reports,
        lists::indicators,
        lists::indicator,
        lists::observations,
        lists::departments,
        lists::publications
    )
)]
struct Description;

/// The description as JSON.
pub(super) fn description() -> Value {
    serde_json::to_value(Description::openapi()).unwrap_or_default()
}

/// The same for people: the page `/data/api`.
pub(in super::super) fn guide() -> Arc<ApiGuide> {
    static GUIDE: LazyLock<Arc<ApiGuide>> = LazyLock::new(|| Arc::new(guide_of(&description())));
    Arc::clone(&GUIDE)
}

/// `/api/v1/openapi.json`.
pub async fn openapi(State(serving): State<Serving>, headers: HeaderMap) -> Result<Response, Refusal> {
    let mut description = Description::openapi();
    if !serving.base().is_root() {
        description.servers = Some(vec![Server::new(serving.base().as_str())]);
    }
    let text = description.to_json().map_err(|error| Refusal::broken(&error))?;
    let kind = HeaderValue::from_static("application/json");
    Ok(Stored::apart(move || Stored::data(kind, text.into())).await?.answer(&headers))
}
