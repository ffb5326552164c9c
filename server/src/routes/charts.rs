//! `/charts/indicators/{id}.svg` and `.png`: one indicator's chart as a file, to be taken elsewhere. `year=`, `calendar=`
//! and `lang=` as on its page; `size=` is `large` (as on the page) or `card`. `.json` is what it draws, for the page that
//! draws it again; `/charts/compare.json?with=1.4.7` what a comparison draws. `/embed/indicators/{id}` is the chart in a document that other sites may frame: it runs no script, knows
//! no visitor, and leads back to the indicator's page.

use super::{Painter, Serving};
use crate::layers::{Refusal, Stored};
use app::chart::{Extent, Frame, draw_file};
use app::indicator::framed_document;
use axum::body::Bytes;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use model::calendar::Calendar;
use model::id::IndicatorId;
use model::indicator::{MOST_COMPARED, Series};
use model::writing::{Lang, Writing};
use model::year::FiscalYear;
use serde::Deserialize;
use std::sync::Arc;

/// What is asked for; anything else in the query is passed over.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    year: Option<i32>,
    #[serde(default)]
    size: Option<String>,
    #[serde(default)]
    calendar: Option<String>,
    #[serde(default)]
    lang: Option<String>,
    /// Indicators to compare: 「1.4.7」.
    #[serde(default)]
    with: Option<String>,
}

impl Asked {
    /// The year, which may lie outside of all lists, and how words and years are written.
    fn year(&self) -> Result<(Option<FiscalYear>, Writing), StatusCode> {
        let year = self.year.map(FiscalYear::new).transpose().map_err(|_| StatusCode::NOT_FOUND)?;
        let writing = Writing {
            calendar: self.calendar.as_deref().map(Calendar::from_key).unwrap_or_default(),
            lang: self.lang.as_deref().map(Lang::from_key).unwrap_or_default(),
        };
        Ok((year, writing))
    }

    /// `None` for a size that isn't drawn.
    fn frame(&self) -> Option<Frame> {
        match self.size.as_deref() {
            None | Some("large") => Some(Frame::DESK),
            Some("card") => Some(Frame::CARD),
            Some(_) => None,
        }
    }
}

/// The chart as a file; 404 for an indicator or a year that is not there, 400 for a query that can't be meant. Kept like
/// pages are.
pub async fn indicator(
    State(serving): State<Serving>,
    Path(name): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let (id, kind) = read_name(&name).ok_or(StatusCode::NOT_FOUND)?;
    let Query(asked) = asked.map_err(|_| StatusCode::BAD_REQUEST)?;
    let frame = asked.frame().ok_or(StatusCode::BAD_REQUEST)?;
    let (year, writing) = asked.year()?;
    let now = serving.now().await?;
    let address = format!("/charts/indicators/{name}?{:?}&{frame:?}&{writing:?}", year.map(FiscalYear::western));
    let make = || async {
        let _turn = if kind == Kind::Picture { serving.painter.turn().await } else { None };
        let chart = backend::indicator::chart_of(&now, id, year);
        let (_, series, _) = chart.ok_or(StatusCode::NOT_FOUND)?;
        let painter = Arc::clone(&serving.painter);
        let drawn = move || kind.make(&series, (frame, writing), &painter).map(|it| keep(id, kind, it));
        // 404 as well where there is no font to write with: then no page leads here.
        Stored::apart(drawn).await?.ok_or_else(|| Refusal::from(StatusCode::NOT_FOUND))
    };
    let stored = serving.cache.get(now.revision, &address, make).await?;
    Ok(stored.answer(&headers))
}

/// What the chart of a comparison draws; 404 where none of its indicators is known.
pub async fn compare(
    State(serving): State<Serving>,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let Query(Asked { with, .. }) = asked.map_err(|_| StatusCode::BAD_REQUEST)?;
    let ids = with.as_deref().unwrap_or_default().split('.').map(|it| it.parse().map(IndicatorId));
    let ids: Vec<IndicatorId> = ids.take(MOST_COMPARED).collect::<Result<_, _>>().map_err(|_| StatusCode::NOT_FOUND)?;
    let now = serving.now().await?;
    let make = || async {
        let comparison = backend::indicator::comparison_of(&now, &ids).ok_or(StatusCode::NOT_FOUND)?;
        let figures = serde_json::to_vec(&comparison).map_err(|error| Refusal::broken(&error))?;
        Stored::apart(move || Stored::data(Kind::Figures.media_type(), figures.into())).await
    };
    let stored = serving.cache.get(now.revision, &format!("/charts/compare.json?{ids:?}"), make).await?;
    Ok(stored.answer(&headers))
}

/// The chart as a document for other sites' frames.
pub async fn embed(
    State(serving): State<Serving>,
    Path(name): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let id = name.parse().ok().map(IndicatorId).filter(|id| id.to_string() == name).ok_or(StatusCode::NOT_FOUND)?;
    let Query(asked) = asked.map_err(|_| StatusCode::BAD_REQUEST)?;
    let (year, writing) = asked.year()?;
    let now = serving.now().await?;
    let address = format!("/embed/indicators/{name}?{:?}&{writing:?}", year.map(FiscalYear::western));
    let (city, base) = (serving.site(&now).name, serving.base().clone());
    let make = || async {
        let chart = backend::indicator::chart_of(&now, id, year);
        let (indicator, series, _) = chart.ok_or(StatusCode::NOT_FOUND)?;
        let drawn = draw_file(&series, Frame::TABLET, Extent::OfPlace, writing);
        let html = framed_document(&base, indicator, city, drawn, writing.lang);
        Stored::apart(move || Stored::framed(html)).await
    };
    let stored = serving.cache.get(now.revision, &address, make).await?;
    Ok(stored.answer(&headers))
}

/// In which form a chart is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Drawing,
    Picture,
    Figures,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Drawing, Self::Picture, Self::Figures];

    const fn ending(self) -> &'static str {
        match self {
            Self::Drawing => "svg",
            Self::Picture => "png",
            Self::Figures => "json",
        }
    }

    const fn media_type(self) -> HeaderValue {
        match self {
            Self::Drawing => HeaderValue::from_static("image/svg+xml; charset=utf-8"),
            Self::Picture => HeaderValue::from_static("image/png"),
            Self::Figures => HeaderValue::from_static("application/json"),
        }
    }

    fn make(self, series: &Series, (frame, writing): (Frame, Writing), painter: &Painter) -> Option<Bytes> {
        let drawing = || draw_file(series, frame, Extent::Own, writing);
        match self {
            Self::Drawing => Some(drawing().into()),
            Self::Picture => painter.paint(&drawing()).map(Bytes::from),
            Self::Figures => serde_json::to_vec(series).ok().map(Bytes::from),
        }
    }
}

/// A file has one name: 「12.svg」, not 「012.svg」.
fn read_name(name: &str) -> Option<(IndicatorId, Kind)> {
    let (id, ending) = name.split_once('.')?;
    let kind = Kind::ALL.into_iter().find(|kind| kind.ending() == ending)?;
    let read = IndicatorId(id.parse().ok()?);
    (read.to_string() == id).then_some((read, kind))
}

fn keep(id: IndicatorId, kind: Kind, file: Bytes) -> Stored {
    let name = HeaderValue::from_str(&format!("inline; filename=\"indicator-{id}.{}\"", kind.ending()));
    match kind {
        Kind::Picture => Stored::picture(kind.media_type(), name.ok(), file),
        Kind::Drawing | Kind::Figures => Stored::file(kind.media_type(), name.ok(), file),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sizes_that_are_drawn_are_answered() {
        let frame = |size: Option<&str>| Asked { size: size.map(str::to_owned), ..Asked::default() }.frame();
        assert_eq!(frame(None), Some(Frame::DESK));
        assert_eq!(frame(Some("card")), Some(Frame::CARD));
        assert_eq!(frame(Some("100000x100000")), None);
    }
}
