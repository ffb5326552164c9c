//! 自分の設定: one's own password, second factor and sessions.

use super::answer::{complain, desk, lead, lead_with, show};
use super::guard::Inside;
use super::link::typed_twice;
use crate::layers::Refusal;
use app::account::{draw_enrolment, draw_own, draw_recovery_codes};
use app::ui::Complaint;
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use axum::response::Response;
use model::id::SessionId;
use serde::Deserialize;

const PATH: &str = "/work/account";
const FACTOR: &str = "/work/account/factor";

/// What is typed to change a password.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct TypedPassword {
    old: String,
    password: String,
    again: String,
}

/// The password, once more, before a second factor is set up.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct TypedProof {
    proof: String,
}

/// A code of the second factor.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct TypedCode {
    code: String,
}

/// The page.
pub(super) async fn page(inside: Inside) -> Result<Response, Refusal> {
    draw(&inside, StatusCode::OK, None).await
}

/// Another password: all sessions are over, this one too.
pub(super) async fn update_password(inside: Inside, Form(typed): Form<TypedPassword>) -> Result<Response, Refusal> {
    if let Err(complaint) = typed_twice(&typed.password, &typed.again) {
        return refuse(&inside, complaint).await;
    }
    let accounts = &inside.serving.accounts;
    match accounts.update_password(inside.actor(), &typed.old, &typed.password, &inside.call).await {
        Ok(()) => Ok(lead_with("/login?said=password", inside.serving.door.forget(inside.serving.base()))),
        Err(error) => refuse(&inside, complain(error, Some("old"))?).await,
    }
}

/// A secret for the authenticator.
pub(super) async fn create_factor(inside: Inside, Form(typed): Form<TypedProof>) -> Result<Response, Refusal> {
    match inside.serving.accounts.create_factor(inside.actor(), &typed.proof, &inside.call).await {
        Ok(_) => Ok(lead(FACTOR)),
        Err(error) => refuse(&inside, complain(error, Some("proof"))?).await,
    }
}

/// The secret, until a code of it was shown.
pub(super) async fn factor(inside: Inside) -> Result<Response, Refusal> {
    draw_pending(&inside, StatusCode::OK, None).await
}

/// The first code. The recovery codes are the answer itself: they are kept nowhere from which they could be shown again.
pub(super) async fn confirm_factor(inside: Inside, Form(typed): Form<TypedCode>) -> Result<Response, Refusal> {
    match inside.serving.accounts.confirm_factor(inside.actor(), &typed.code, &inside.call).await {
        Ok(codes) => {
            let html = draw_recovery_codes(&desk(&inside.serving).await?, &inside.signed(), codes);
            Ok(show(StatusCode::OK, html))
        }
        Err(error) => {
            let complaint = complain(error, Some("code"))?;
            draw_pending(&inside, StatusCode::UNPROCESSABLE_ENTITY, Some(&complaint)).await
        }
    }
}

/// Without the second factor again.
pub(super) async fn end_factor(inside: Inside, Form(typed): Form<TypedCode>) -> Result<Response, Refusal> {
    match inside.serving.accounts.end_factor(inside.actor(), &typed.code, &inside.call).await {
        Ok(()) => Ok(lead(PATH)),
        Err(error) => refuse(&inside, complain(error, Some("code"))?).await,
    }
}

/// The end of one of the sessions; of this one it is signing out.
pub(super) async fn end_session(inside: Inside, Path(session): Path<i64>) -> Result<Response, Refusal> {
    let session = SessionId(session);
    inside.serving.accounts.end_session(inside.actor(), session, &inside.call).await?;
    if session == inside.present.session {
        return Ok(lead_with("/login?said=left", inside.serving.door.forget(inside.serving.base())));
    }
    Ok(lead(PATH))
}

async fn refuse(inside: &Inside, complaint: Complaint) -> Result<Response, Refusal> {
    draw(inside, StatusCode::UNPROCESSABLE_ENTITY, Some(&complaint)).await
}

async fn draw(inside: &Inside, status: StatusCode, complaint: Option<&Complaint>) -> Result<Response, Refusal> {
    let page = inside.serving.accounts.read_own(&inside.present, &inside.call).await?;
    Ok(show(status, draw_own(&desk(&inside.serving).await?, &inside.signed(), page, complaint)))
}

async fn draw_pending(inside: &Inside, status: StatusCode, complaint: Option<&Complaint>) -> Result<Response, Refusal> {
    match inside.serving.accounts.get_enrolment(inside.actor()).await? {
        Some(enrolment) => {
            Ok(show(status, draw_enrolment(&desk(&inside.serving).await?, &inside.signed(), enrolment, complaint)))
        }
        None => Ok(lead(PATH)),
    }
}
