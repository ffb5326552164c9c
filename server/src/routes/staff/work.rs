//! 仕事場: where people arrive.

use super::answer::{desk, show};
use super::guard::Inside;
use crate::layers::Refusal;
use app::account::draw_work;
use axum::http::StatusCode;
use axum::response::Response;

/// What this person may do here.
pub(super) async fn page(inside: Inside) -> Result<Response, Refusal> {
    let page = inside.serving.accounts.read_own(&inside.present, &inside.call).await?;
    Ok(show(StatusCode::OK, draw_work(&desk(&inside.serving).await?, &inside.signed(), page)))
}
