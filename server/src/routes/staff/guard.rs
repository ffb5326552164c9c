//! Who comes in. What is asked of the rules here is asked once more where it is done.

use super::answer::{desk, lead, show};
use super::table::Who;
use crate::layers::{KeptOut, Refusal, Visit};
use crate::routes::Serving;
use app::account::{Greeting, draw_refused, draw_session_over};
use app::site::Signed;
use axum::extract::{FromRequestParts, Request};
use axum::http::header::HOST;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use backend::Call;
use backend::account::Present;
use leptos_router::location::Url;
use model::account::{Actor, may};
use model::inquiry;

/// Somebody signed in, behind the door.
#[derive(Clone, Debug)]
pub(super) struct Inside {
    pub serving: Serving,
    pub call: Call,
    pub present: Present,
    host: String,
}

impl Inside {
    pub const fn actor(&self) -> &Actor {
        &self.present.actor
    }

    /// The address under which people reach the pages: as the settings say, else as this person does.
    pub fn origin(&self) -> String {
        let said = self.serving.public_url.as_deref().map(|it| it.trim_end_matches('/').to_owned());
        said.unwrap_or_else(|| format!("http://{}{}", self.host, self.serving.base().as_str()))
    }

    /// As the frame of the page names them.
    pub fn signed(&self) -> Signed {
        Signed { name: self.present.name.clone(), actor: self.present.actor.clone() }
    }
}

impl FromRequestParts<Serving> for Inside {
    type Rejection = StatusCode;

    /// No page behind the door asks for this without the guard before it.
    async fn from_request_parts(parts: &mut Parts, serving: &Serving) -> Result<Self, StatusCode> {
        let visit = parts.extensions.get::<Visit>().ok_or(StatusCode::INTERNAL_SERVER_ERROR)?;
        let present = visit.present.clone().ok_or(StatusCode::FORBIDDEN)?;
        let host = parts.headers.get(HOST).and_then(|it| it.to_str().ok()).unwrap_or_default().to_owned();
        Ok(Self { serving: serving.clone(), call: visit.call.clone(), present, host })
    }
}

/// Lets in who may come.
pub(super) async fn guard(serving: Serving, who: Who, request: Request, next: Next) -> Response {
    let Some(visit) = request.extensions().get::<Visit>().cloned() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let refused = match (who, &visit.present) {
        (Who::Anyone, _) => return next.run(request).await,
        (_, None) => ask_to_sign_in(&serving, &visit, (&method, &uri)).await,
        (Who::SignedIn, Some(present)) => {
            let answer = next.run(request).await;
            let Some(kept) = answer.extensions().get::<KeptOut>().cloned() else { return answer };
            refuse(&serving, (&visit.call, present), &kept.subject, kept.sentence).await
        }
        (Who::May(act), Some(present)) => match may(&present.actor, act) {
            Ok(()) => return next.run(request).await,
            Err(refused) => refuse(&serving, (&visit.call, present), act.words(), refused.to_string()).await,
        },
        (Who::Year(act), Some(present)) => match inquiry::may(&present.actor, act) {
            Ok(()) => return next.run(request).await,
            Err(refused) => refuse(&serving, (&visit.call, present), act.words(), refused.to_string()).await,
        },
    };
    refused.unwrap_or_else(|refusal| refusal.into_response())
}

/// A page is asked for again after signing in. What was typed into a form must not be lost: the browser sends it again
/// when the page is read anew.
async fn ask_to_sign_in(serving: &Serving, visit: &Visit, (method, uri): (&Method, &Uri)) -> Result<Response, Refusal> {
    if method != Method::GET && method != Method::HEAD {
        return Ok(show(StatusCode::UNAUTHORIZED, draw_session_over(&desk(serving).await?)));
    }
    let said = if visit.token.is_some() { Greeting::Over } else { Greeting::Asked };
    let to = uri.path_and_query().map_or("", |it| it.as_str());
    Ok(lead(&format!("/login?said={}&to={}", said.key(), Url::escape(to))))
}

async fn refuse(
    serving: &Serving,
    (call, present): (&Call, &Present),
    what: &str,
    sentence: String,
) -> Result<Response, Refusal> {
    serving.accounts.record_refusal(Some(&present.actor), what, call).await?;
    let signed = Signed { name: present.name.clone(), actor: present.actor.clone() };
    Ok(show(StatusCode::FORBIDDEN, draw_refused(&desk(serving).await?, &signed, sentence)))
}
