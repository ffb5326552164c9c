//! `/charts/indicators/{id}.svg`: one indicator's chart as a file, to be taken elsewhere. `year=` and `calendar=` as on
//! its page; `size=` is `large` (as on the page) or `card`.

use super::Serving;
use app::chart::{Frame, draw_file};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use model::calendar::Calendar;
use model::id::IndicatorId;
use model::year::FiscalYear;
use serde::Deserialize;

/// What is asked for; anything else in the query is passed over.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    year: Option<i32>,
    #[serde(default)]
    size: Option<String>,
    #[serde(default)]
    calendar: Option<String>,
}

impl Asked {
    /// `None` for a size that isn't drawn.
    fn frame(&self) -> Option<Frame> {
        match self.size.as_deref() {
            None | Some("large") => Some(Frame::Desk),
            Some("card") => Some(Frame::Card),
            Some(_) => None,
        }
    }
}

/// The chart as a file; 404 for an indicator or a year that is not there, 400 for a query that can't be meant.
pub async fn indicator(
    State(serving): State<Serving>,
    Path(name): Path<String>,
    asked: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
) -> Response {
    let Some(id) = name.strip_suffix(".svg").and_then(|id| id.parse().ok()).map(IndicatorId) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Ok(Query(asked)) = asked else { return StatusCode::BAD_REQUEST.into_response() };
    let Some(frame) = asked.frame() else { return StatusCode::BAD_REQUEST.into_response() };
    let now = match serving.now().await {
        Ok(now) => now,
        Err(status) => return status.into_response(),
    };
    let year = asked.year.map(FiscalYear::new).transpose();
    let chart = year.ok().and_then(|year| backend::indicator::chart_of(&now, id, year));
    let Some((_, series, _)) = chart else { return StatusCode::NOT_FOUND.into_response() };
    let calendar = asked.calendar.as_deref().map(Calendar::from_key).unwrap_or_default();
    (headers(id), draw_file(&series, frame, calendar)).into_response()
}

fn headers(id: IndicatorId) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/svg+xml; charset=utf-8"));
    if let Ok(name) = HeaderValue::from_str(&format!("inline; filename=\"indicator-{id}.svg\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sizes_that_are_drawn_are_answered() {
        let frame = |size: Option<&str>| Asked { size: size.map(str::to_owned), ..Asked::default() }.frame();
        assert_eq!(frame(None), Some(Frame::Desk));
        assert_eq!(frame(Some("card")), Some(Frame::Card));
        assert_eq!(frame(Some("100000x100000")), None);
    }
}
