//! 仕事場: where people arrive.

use super::answer::{desk, show};
use super::guard::Inside;
use crate::layers::Refusal;
use app::account::draw_work;
use app::inquiry::list_reports;
use axum::http::StatusCode;
use axum::response::Response;

/// What this person has to do, and what they may do here.
pub(super) async fn page(inside: Inside) -> Result<Response, Refusal> {
    let own = inside.serving.accounts.read_own(&inside.present, &inside.call).await?;
    let work = inside.serving.backend.get_work(inside.actor(), &inside.call).await?;
    let reports = || list_reports(work, inside.actor());
    Ok(show(StatusCode::OK, draw_work(&desk(&inside.serving).await?, &inside.signed(), own, reports)))
}
