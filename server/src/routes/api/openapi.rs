//! The description of the API, for programs (OpenAPI 3.1). The page `/data/api` says the same to people.

use super::guide::guide_of;
use super::lists;
use crate::layers::{Refusal, Stored};
use crate::routes::Serving;
use app::site::ApiGuide;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use serde_json::Value;
use std::sync::{Arc, LazyLock};
use utoipa::OpenApi;
use utoipa::openapi::{OpenApi as OpenApiDocument, Response as Answer, Server};

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

/// The description, with what every address may answer besides.
fn describe() -> OpenApiDocument {
    let mut described = Description::openapi();
    for call in described.paths.paths.values_mut().filter_map(|path| path.get.as_mut()) {
        let too_long = Answer::new("the address is too long");
        call.responses.responses.insert(StatusCode::URI_TOO_LONG.as_str().to_owned(), too_long.into());
    }
    described
}

/// The description as JSON.
pub(super) fn description() -> Value {
    serde_json::to_value(describe()).unwrap_or_default()
}

/// The same for people: the page `/data/api`.
pub(in super::super) fn guide() -> Arc<ApiGuide> {
    static GUIDE: LazyLock<Arc<ApiGuide>> = LazyLock::new(|| Arc::new(guide_of(&description())));
    Arc::clone(&GUIDE)
}

/// `/api/v1/openapi.json`.
pub async fn openapi(State(serving): State<Serving>, headers: HeaderMap) -> Result<Response, Refusal> {
    let mut description = describe();
    if !serving.base().is_root() {
        description.servers = Some(vec![Server::new(serving.base().as_str())]);
    }
    let text = description.to_json().map_err(|error| Refusal::broken(&error))?;
    let kind = HeaderValue::from_static("application/json");
    Ok(Stored::apart(move || Stored::data(kind, text.into())).await?.answer(&headers))
}
