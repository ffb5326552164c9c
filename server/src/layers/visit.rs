//! Who makes a request, as far as they are signed in: asked once a request, where a page or a form is for staff, and put
//! among the request's extensions.

use super::Refusal;
use super::number::Client;
use crate::routes::Serving;
use axum::extract::{Request, State};
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use backend::Call;
use backend::account::{Present, Token};
use model::live::ASIDE;

/// Who makes a request, when and from where.
#[derive(Clone, Debug)]
pub struct Visit {
    /// When and from where.
    pub call: Call,
    /// What the browser keeps; of somebody signed in, half signed in, or gone.
    pub token: Option<Token>,
    /// Who it belongs to.
    pub present: Option<Present>,
}

/// Finds out who is there.
pub async fn greet(State(serving): State<Serving>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    match find(&serving, &parts).await {
        Ok(visit) => {
            parts.extensions.insert(visit);
            next.run(Request::from_parts(parts, body)).await
        }
        Err(refusal) => refusal.into_response(),
    }
}

async fn find(serving: &Serving, parts: &Parts) -> Result<Visit, Refusal> {
    let call = call_of(serving, parts);
    let token = serving.door.read(&parts.headers, serving.base());
    let present = match &token {
        Some(token) if parts.headers.contains_key(ASIDE) => serving.accounts.get_present(token, call.at).await?,
        Some(token) => serving.accounts.visit(token, &call).await?,
        None => None,
    };
    Ok(Visit { call, token, present })
}

/// When and from where a request is made.
pub(crate) fn call_of(serving: &Serving, parts: &Parts) -> Call {
    let browser = parts.headers.get(USER_AGENT).and_then(|it| it.to_str().ok()).map(str::to_owned);
    let address = parts.extensions.get::<Client>().and_then(|it| it.0);
    Call { at: (serving.clock)(), address, browser }
}
