//! 督促のメール: what became of it, and sending one again.

use super::answer::{complain, desk, lead, show};
use super::guard::Inside;
use super::report::words_of;
use crate::layers::Refusal;
use app::inquiry::draw_mail;
use app::ui::Complaint;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

/// What a page says of the form before it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Said {
    done: String,
}

/// The page.
pub(super) async fn page(inside: Inside, Query(said): Query<Said>) -> Result<Response, Refusal> {
    draw(&inside, StatusCode::OK, (words_of(&said.done), None)).await
}

/// Sends a mail again.
pub(super) async fn again(inside: Inside, Path(mail): Path<i64>) -> Result<Response, Refusal> {
    match inside.serving.backend.send_mail_again(inside.actor(), mail, &inside.call).await {
        Ok(()) => Ok(lead("/work/mail?done=mail")),
        Err(error) => {
            let complaint = complain(error, None)?;
            draw(&inside, StatusCode::UNPROCESSABLE_ENTITY, (None, Some(&complaint))).await
        }
    }
}

async fn draw(
    inside: &Inside,
    status: StatusCode,
    told: (Option<&'static str>, Option<&Complaint>),
) -> Result<Response, Refusal> {
    let page = inside.serving.backend.get_mail_page(inside.actor(), &inside.call).await?;
    let page = (&page, inside.serving.accounts.mailing());
    Ok(show(status, draw_mail(&desk(&inside.serving).await?, &inside.signed(), page, told)))
}
