//! Readers' pages: rendered by the app from the snapshot of now, kept by their one address, the same bytes for everybody.

use super::Serving;
use super::api::openapi::guide;
use crate::layers::{Refusal, Stored, finish_document};
use app::address::{Spelling, tidy};
use app::site::ask::read_query;
use app::site::reader::{Pictures, RequestNumber};
use app::site::{Ask, shell};
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use backend::store::Snapshot;
use http_body_util::BodyExt as _;
use leptos::prelude::provide_context;
use model::writing::{Lang, Writing};
use std::sync::Arc;

/// A page of the app.
pub async fn page(State(serving): State<Serving>, request: Request) -> Result<Response, Refusal> {
    let (address, spelling) = tidy(request.uri().path(), request.uri().query());
    if spelling == Spelling::Other {
        return Ok(lead_on(&address));
    }
    let now = serving.now().await?;
    let number = number_of(&request);
    let make = || async {
        let (status, html) = render(&serving, Arc::clone(&now), &address, number).await?;
        if status != StatusCode::OK {
            return Err(Refused::Page(status, html));
        }
        Ok(Stored::apart(move || Stored::document(&html)).await?)
    };
    Ok(match serving.cache.get(now.revision, &address, make).await {
        Ok(stored) => stored.answer(request.headers()),
        Err(refused) => refused.into_response(),
    })
}

/// The app's page for an address that leads nowhere. Not kept: there is no end of such addresses. An address that only the
/// app's router takes for a page (it reads `*` as `/`) gets the bare status, and so the document for it.
pub async fn missing(State(serving): State<Serving>, request: Request) -> Result<Response, Refusal> {
    let now = serving.now().await?;
    let writing = Writing::default().said_in(asked_lang(request.uri()));
    let address = Ask::default().written(writing).href(request.uri().path());
    match render(&serving, now, &address, number_of(&request)).await? {
        (StatusCode::NOT_FOUND, html) => Ok(Refused::Page(StatusCode::NOT_FOUND, html).into_response()),
        _ => Err(StatusCode::NOT_FOUND.into()),
    }
}

enum Refused {
    Page(StatusCode, String),
    Bare(Refusal),
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self::Bare(refusal)
    }
}

impl Refused {
    fn into_response(self) -> Response {
        match self {
            Self::Bare(refusal) => refusal.into_response(),
            Self::Page(status, html) => {
                let (html, policy) = finish_document(&html);
                let headers = [
                    (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
                    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
                    (CONTENT_SECURITY_POLICY, policy),
                ];
                (status, HeaderMap::from_iter(headers), html).into_response()
            }
        }
    }
}

/// One address for each page: a form without script sends every field, and is led on to what filters alone. Not kept: what
/// is tidy may change with the next version.
pub(super) fn lead_on(address: &str) -> Response {
    let Ok(place) = HeaderValue::from_str(address) else { return StatusCode::BAD_REQUEST.into_response() };
    let headers = [(CACHE_CONTROL, HeaderValue::from_static("no-store")), (LOCATION, place)];
    (StatusCode::SEE_OTHER, HeaderMap::from_iter(headers)).into_response()
}

/// Draws the page of an address, whole but not compressed. From the address alone: nothing of a reader's own request reaches
/// a page that others will get.
///
/// # Errors
/// What a reader is told where nothing could be drawn.
pub async fn render(
    serving: &Serving,
    now: Arc<Snapshot>,
    address: &str,
    number: Option<RequestNumber>,
) -> Result<(StatusCode, String), Refusal> {
    let site = serving.site(&now);
    let (assets, base) = (serving.place.assets.clone(), serving.base().clone());
    let painter = Arc::clone(&serving.painter);
    let request = bare(address, number)?;
    let lang = asked_lang(request.uri());
    let context = move || {
        provide_context(lang);
        provide_context(Arc::clone(&now));
        provide_context(site.clone());
        provide_context(Pictures(painter.is_able()));
        provide_context(guide());
        provide_context(base.clone());
    };
    let app = leptos_axum::render_app_async_with_context(context, move || shell(&assets));
    let (parts, body) = app(request).await.into_parts();
    let html = text(body).await?;
    if parts.headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        Ok((parts.status, serving.base().finish(html)))
    } else {
        Err(StatusCode::INTERNAL_SERVER_ERROR.into())
    }
}

/// The language that an address asks for.
pub fn asked_lang(uri: &Uri) -> Lang {
    Ask::read(&read_query(uri.query().unwrap_or_default())).writing.lang
}

/// A request that carries nothing but its address and number.
pub(super) fn bare(address: &str, number: Option<RequestNumber>) -> Result<Request, Refusal> {
    let mut request = Request::builder().uri(address).body(Body::empty()).map_err(|_| StatusCode::BAD_REQUEST)?;
    request.extensions_mut().extend(number.map(with).unwrap_or_default());
    Ok(request)
}

fn with(number: RequestNumber) -> axum::http::Extensions {
    let mut extensions = axum::http::Extensions::new();
    extensions.insert(number);
    extensions
}

pub(super) fn number_of(request: &Request) -> Option<RequestNumber> {
    request.extensions().get::<RequestNumber>().cloned()
}

pub(super) async fn bytes(body: Body) -> Result<Bytes, Refusal> {
    let collected = body.collect().await.map_err(|error| Refusal::broken(&error))?;
    Ok(collected.to_bytes())
}

async fn text(body: Body) -> Result<String, Refusal> {
    String::from_utf8(bytes(body).await?.into()).map_err(|error| Refusal::broken(&error))
}
