//! What is published as files for everybody: open data as CSV, the list to be read aloud, a feed of publications. Made of
//! the readers' snapshot, kept like pages are.

mod csv;
mod feed;
mod tables;

use super::Serving;
use crate::layers::{Refusal, Stored};
use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use axum::routing::get;
use model::year::FiscalYear;
use serde::Deserialize;
use std::sync::Arc;

/// The addresses of files.
pub(super) fn route() -> Router<Serving> {
    Router::new()
        .route("/data/csv/{name}", get(table))
        .route("/data/text/{name}", get(text))
        .route("/feed.atom", get(feed))
}

/// How a file is asked for; anything else in the query is passed over.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// `1`: with a byte order mark, for spreadsheets that need one.
    bom: Option<String>,
}

/// `/data/csv/observations.csv`.
async fn table(
    State(serving): State<Serving>,
    Path(name): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let table = tables::Table::named(&name).ok_or(StatusCode::NOT_FOUND)?;
    let Query(asked) = asked.map_err(|_| StatusCode::BAD_REQUEST)?;
    let mark = asked.bom.as_deref() == Some("1");
    let now = serving.now().await?;
    let (revision, snapshot, site) = (now.revision, Arc::clone(&now), serving.site(&now));
    let address = format!("/data/csv/{name}?{mark}");
    let build = || async move {
        let bytes = Stored::apart(move || tables::write(table, &snapshot, &site, mark)).await?;
        let bytes = bytes.map_err(|error| Refusal::broken(&error))?;
        keep("text/csv; charset=utf-8", &name, bytes).await
    };
    Ok(serving.cache.get(revision, &address, build).await?.answer(&headers))
}

/// `/data/text/2024.txt`: the whole list of a year, to be read aloud.
async fn text(
    State(serving): State<Serving>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let year = name.strip_suffix(".txt").and_then(|it| it.parse().ok()).and_then(|it| FiscalYear::new(it).ok());
    let year = year.ok_or(StatusCode::NOT_FOUND)?;
    let now = serving.now().await?;
    let table = serving.backend.export(year, None).await?;
    let address = format!("/data/text/{}", year.western());
    let build = || async move {
        let text = Stored::apart(move || model::sheet::read_aloud(&table)).await?;
        keep("text/plain; charset=utf-8", &name, text.into_bytes()).await
    };
    Ok(serving.cache.get(now.revision, &address, build).await?.answer(&headers))
}

/// `/feed.atom`: publications, newest first.
async fn feed(State(serving): State<Serving>, headers: HeaderMap) -> Result<Response, Refusal> {
    let now = serving.now().await?;
    let (revision, snapshot, site) = (now.revision, Arc::clone(&now), serving.site(&now));
    let root = serving.root().to_owned();
    let build = || async move {
        let text = Stored::apart(move || feed::write(&snapshot, &site, &root)).await?;
        let kind = HeaderValue::from_static("application/atom+xml; charset=utf-8");
        Stored::apart(move || Stored::data(kind, text.into())).await
    };
    Ok(serving.cache.get(revision, "/feed.atom", build).await?.answer(&headers))
}

async fn keep(kind: &'static str, name: &str, bytes: Vec<u8>) -> Result<Stored, Refusal> {
    let name = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).ok();
    Stored::apart(move || Stored::file(HeaderValue::from_static(kind), name, bytes.into())).await
}
