//! Signing in and out.

use super::answer::{complain, desk, lead, lead_with, place_of, show};
use super::fields::Fields;
use crate::layers::{Door, Refusal, Visit};
use crate::routes::Serving;
use app::account::{CodeForm, Greeting, LoginForm, draw_closed, draw_code, draw_login, draw_unsent};
use app::ui::Complaint;
use axum::extract::{Extension, Form, Query, State};
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use backend::account::{Credentials, SignedIn};
use leptos_router::location::Url;
use model::live::{read_unsent, write_unsent};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What an address of the door says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    to: String,
    said: String,
}

/// What is typed to sign in.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    name: String,
    password: String,
    to: String,
}

/// The code of the second factor.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct TypedCode {
    code: String,
    to: String,
}

/// The door, for who is not signed in.
pub(super) async fn login(
    State(serving): State<Serving>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    if visit.present.is_some() {
        return Ok(lead(place_of(&asked.to)));
    }
    let desk = desk(&serving).await?;
    if serving.door == Door::Closed {
        return Ok(show(StatusCode::OK, draw_closed(&desk)));
    }
    let form = LoginForm { name: String::new(), to: asked.to };
    Ok(show(StatusCode::OK, draw_login(&desk, form, Greeting::from_key(&asked.said), None)))
}

/// Name and password.
pub(super) async fn sign_in(
    State(serving): State<Serving>,
    Extension(visit): Extension<Visit>,
    Form(typed): Form<Typed>,
) -> Result<Response, Refusal> {
    if serving.door == Door::Closed {
        return Ok(show(StatusCode::FORBIDDEN, draw_closed(&desk(&serving).await?)));
    }
    let credentials = Credentials { name: &typed.name, password: &typed.password };
    let to = place_of(&typed.to);
    match serving.accounts.sign_in(credentials, visit.token.as_ref(), &visit.call).await {
        Ok(SignedIn::Whole(token)) => Ok(lead_with(to, serving.door.keep(&token, serving.base()))),
        Ok(SignedIn::Code(token)) => {
            let address = format!("/login/code?to={}", Url::escape(to));
            Ok(lead_with(&address, serving.door.keep(&token, serving.base())))
        }
        Err(error) => {
            let complaint = complain(error, Some("name"))?;
            let form = LoginForm { name: typed.name, to: typed.to };
            let html = draw_login(&desk(&serving).await?, form, None, Some(&complaint));
            Ok(show(StatusCode::UNPROCESSABLE_ENTITY, html))
        }
    }
}

/// Where the code is asked for.
pub(super) async fn code(
    State(serving): State<Serving>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    if visit.present.is_some() || visit.token.is_none() {
        return Ok(lead("/login"));
    }
    Ok(show(StatusCode::OK, draw_code(&desk(&serving).await?, CodeForm { to: asked.to }, None)))
}

/// The code.
pub(super) async fn confirm_code(
    State(serving): State<Serving>,
    Extension(visit): Extension<Visit>,
    Form(typed): Form<TypedCode>,
) -> Result<Response, Refusal> {
    let Some(half) = &visit.token else { return Ok(lead("/login?said=over")) };
    match serving.accounts.confirm_code(half, &typed.code, &visit.call).await {
        Ok(token) => Ok(lead_with(place_of(&typed.to), serving.door.keep(&token, serving.base()))),
        Err(error) => {
            let complaint: Complaint = complain(error, Some("code"))?;
            let html = draw_code(&desk(&serving).await?, CodeForm { to: typed.to }, Some(&complaint));
            Ok(show(StatusCode::UNPROCESSABLE_ENTITY, html))
        }
    }
}

/// Signing out; who is not signed in has nothing to lose by it. Where this device has text that was not sent, its owner is
/// asked first; then the browser is told to delete it (over https and where the host is ours alone: elsewhere it stays, and
/// nobody but its owner is ever shown it).
pub(super) async fn sign_out(
    State(serving): State<Serving>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Refusal> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|it| it.to_str().ok());
    let unsent: BTreeSet<_> = lines.flat_map(read_unsent).collect();
    if visit.present.is_some() && !unsent.is_empty() && fields.text("forget") != "yes" {
        return Ok(show(StatusCode::UNPROCESSABLE_ENTITY, draw_unsent(&desk(&serving).await?, unsent)));
    }
    if let Some(token) = &visit.token {
        serving.accounts.sign_out(token, &visit.call).await?;
    }
    let mut answer = lead_with("/login?said=left", serving.door.forget(serving.base()));
    if !unsent.is_empty() {
        let over = HeaderValue::from_str(&write_unsent(&BTreeSet::new(), &serving.base().outward("/")));
        answer.headers_mut().extend(over.ok().map(|it| (SET_COOKIE, it)));
        // It would delete what the other programs of a host keep as well.
        if serving.base().is_root() {
            answer.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"storage\""));
        }
    }
    Ok(answer)
}
