//! The handlers: what is asked, the records that answer it.

#![allow(unused_qualifications, reason = "the macro of the description writes its own")]

use super::listed::{Listed, Paging};
use super::records::{
    DepartmentRecord, IndicatorRecord, MeasureRecord, ObservationRecord, PlanRecord, PublicationRecord, ReportRecord,
    YearRecord,
};
use super::{answer, make};
use crate::layers::Refusal;
use crate::routes::Serving;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use model::calendar::Calendar;
use model::id::{IndicatorId, MeasureId};
use model::sheet::json::YearJson;
use model::year::FiscalYear;
use serde::Deserialize;
use std::collections::BTreeSet;
use utoipa::IntoParams;

/// What narrows a list; what isn't said narrows nothing.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Narrowed {
    /// 年度 (western year of its April).
    year: Option<i32>,
    /// Key of a 計画.
    plan: Option<i64>,
    /// Key of a 項目.
    measure: Option<i64>,
    /// Key of a 指標.
    indicator: Option<i64>,
}

type Asked<T> = Result<Query<T>, QueryRejection>;

fn paging(asked: Asked<Paging>) -> Result<(usize, usize), Refusal> {
    let Query(asked) = asked.map_err(|_| StatusCode::BAD_REQUEST)?;
    Ok(asked.checked().ok_or(StatusCode::BAD_REQUEST)?)
}

fn narrowed(asked: Asked<Narrowed>) -> Result<Narrowed, Refusal> {
    Ok(asked.map_err(|_| StatusCode::BAD_REQUEST)?.0)
}

fn key(name: &str, narrowed: Narrowed, paging: (usize, usize)) -> String {
    format!("{}/{name}?{narrowed:?}&{paging:?}", super::ROOT)
}

fn fits(wanted: Option<i64>, key: i64) -> bool {
    wanted.is_none_or(|it| it == key)
}

fn of_year(wanted: Option<i32>, year: FiscalYear) -> bool {
    wanted.is_none_or(|it| it == year.western())
}

/// 計画, in printed order.
#[utoipa::path(get, path = "/api/v1/plans", params(Paging), responses((status = 200, body = Listed<PlanRecord>), (status = 400)))]
pub async fn plans(
    State(serving): State<Serving>,
    asked: Asked<Paging>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let paging = paging(asked)?;
    answer(&serving, &headers, &key("plans", Narrowed::default(), paging), move |now| {
        let all: Vec<_> = now.plans().collect();
        Some(Listed::cut(&all, paging, |it| make::plan(now, it)))
    })
    .await
}

/// 年度 that have a published list, newest first.
#[utoipa::path(get, path = "/api/v1/years", responses((status = 200, body = Vec<YearRecord>)))]
pub async fn years(State(serving): State<Serving>, headers: HeaderMap) -> Result<Response, Refusal> {
    answer(&serving, &headers, "/api/v1/years", |now| {
        let years: BTreeSet<FiscalYear> = now.plans().flat_map(|it| now.years_of(it.id)).collect();
        let record = |year: &FiscalYear| YearRecord {
            year: year.western(),
            name: Calendar::Japanese.year(*year),
            plan_ids: now.plans().filter(|it| now.years_of(it.id).any(|it| it == *year)).map(|it| it.id.0).collect(),
        };
        Some(years.iter().rev().map(record).collect::<Vec<_>>())
    })
    .await
}

/// 一覧表 of a year as it was printed last: the same as `ayumi export --format json`.
#[utoipa::path(get, path = "/api/v1/years/{year}", params(("year" = i32, Path, description = "年度 (western year of its April)")),
    responses((status = 200, description = "The list with every row and figure", body = Object), (status = 400), (status = 404)))]
pub async fn year(
    State(serving): State<Serving>,
    Path(year): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let year = year.parse().ok().and_then(|it| FiscalYear::new(it).ok()).ok_or(StatusCode::NOT_FOUND)?;
    let table = serving.backend.export(year, None).await?;
    answer(&serving, &headers, &format!("/api/v1/years/{}", year.western()), move |_| Some(YearJson::from(&table)))
        .await
}

/// 項目 with their 掲載 of all years.
#[utoipa::path(get, path = "/api/v1/measures", params(Paging, Narrowed), responses((status = 200, body = Listed<MeasureRecord>), (status = 400)))]
pub async fn measures(
    State(serving): State<Serving>,
    asked: Asked<Paging>,
    filter: Asked<Narrowed>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let (paging, filter) = (paging(asked)?, narrowed(filter)?);
    answer(&serving, &headers, &key("measures", filter, paging), move |now| {
        let listed =
            |id| filter.year.is_none() || now.placements_of_measure(id).any(|it| of_year(filter.year, it.year));
        let wanted =
            |it: &&model::plan::Measure| fits(filter.plan, it.plan.0) && fits(filter.measure, it.id.0) && listed(it.id);
        let all: Vec<_> = now.facts.measures.iter().filter(wanted).collect();
        Some(Listed::cut(&all, paging, |it| make::measure(now, it)))
    })
    .await
}

/// One 項目.
#[utoipa::path(get, path = "/api/v1/measures/{id}", params(("id" = i64, Path, description = "Key")),
    responses((status = 200, body = MeasureRecord), (status = 400), (status = 404)))]
pub async fn measure(
    State(serving): State<Serving>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let id: i64 = id.parse().map_err(|_| StatusCode::NOT_FOUND)?;
    answer(&serving, &headers, &format!("/api/v1/measures/{id}"), move |now| {
        now.measure(MeasureId(id)).map(|it| make::measure(now, it))
    })
    .await
}

/// 進捗報告.
#[utoipa::path(get, path = "/api/v1/reports", params(Paging, Narrowed), responses((status = 200, body = Listed<ReportRecord>), (status = 400)))]
pub async fn reports(
    State(serving): State<Serving>,
    asked: Asked<Paging>,
    filter: Asked<Narrowed>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let (paging, filter) = (paging(asked)?, narrowed(filter)?);
    answer(&serving, &headers, &key("reports", filter, paging), move |now| {
        let plan = |id| filter.plan.is_none() || now.measure(id).is_some_and(|it| fits(filter.plan, it.plan.0));
        let wanted = |it: &&model::report::Report| {
            of_year(filter.year, it.year) && fits(filter.measure, it.measure.0) && plan(it.measure)
        };
        let all: Vec<_> = now.facts.reports.iter().filter(wanted).collect();
        Some(Listed::cut(&all, paging, |it| make::report(now, it)))
    })
    .await
}

/// 指標.
#[utoipa::path(get, path = "/api/v1/indicators", params(Paging, Narrowed), responses((status = 200, body = Listed<IndicatorRecord>), (status = 400)))]
pub async fn indicators(
    State(serving): State<Serving>,
    asked: Asked<Paging>,
    filter: Asked<Narrowed>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let (paging, filter) = (paging(asked)?, narrowed(filter)?);
    answer(&serving, &headers, &key("indicators", filter, paging), move |now| {
        let plan = |id| filter.plan.is_none() || now.measure(id).is_some_and(|it| fits(filter.plan, it.plan.0));
        let known = |id| filter.year.is_none() || now.observations_of(id).any(|it| of_year(filter.year, it.year));
        let wanted = |it: &&model::indicator::Indicator| {
            fits(filter.measure, it.measure.0) && fits(filter.indicator, it.id.0) && plan(it.measure) && known(it.id)
        };
        let all: Vec<_> = now.facts.indicators.iter().filter(wanted).collect();
        Some(Listed::cut(&all, paging, |it| make::indicator(it)))
    })
    .await
}

/// One 指標.
#[utoipa::path(get, path = "/api/v1/indicators/{id}", params(("id" = i64, Path, description = "Key")),
    responses((status = 200, body = IndicatorRecord), (status = 400), (status = 404)))]
pub async fn indicator(
    State(serving): State<Serving>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let id: i64 = id.parse().map_err(|_| StatusCode::NOT_FOUND)?;
    answer(&serving, &headers, &format!("/api/v1/indicators/{id}"), move |now| {
        now.indicator(IndicatorId(id)).map(make::indicator)
    })
    .await
}

/// 実績値 of all years.
#[utoipa::path(get, path = "/api/v1/observations", params(Paging, Narrowed), responses((status = 200, body = Listed<ObservationRecord>), (status = 400)))]
pub async fn observations(
    State(serving): State<Serving>,
    asked: Asked<Paging>,
    filter: Asked<Narrowed>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let (paging, filter) = (paging(asked)?, narrowed(filter)?);
    answer(&serving, &headers, &key("observations", filter, paging), move |now| {
        let near = filter.measure.is_some() || filter.plan.is_some();
        let of_measure = |id| {
            let measure = now.indicator(id).and_then(|it| now.measure(it.measure));
            !near || measure.is_some_and(|it| fits(filter.measure, it.id.0) && fits(filter.plan, it.plan.0))
        };
        let wanted = |it: &&model::indicator::Observation| {
            of_year(filter.year, it.year) && fits(filter.indicator, it.indicator.0) && of_measure(it.indicator)
        };
        let all: Vec<_> = now.facts.observations.iter().filter(wanted).collect();
        Some(Listed::cut(&all, paging, |it| make::observation(it)))
    })
    .await
}

/// 担当課・団体.
#[utoipa::path(get, path = "/api/v1/departments", params(Paging), responses((status = 200, body = Listed<DepartmentRecord>), (status = 400)))]
pub async fn departments(
    State(serving): State<Serving>,
    asked: Asked<Paging>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let paging = paging(asked)?;
    answer(&serving, &headers, &key("departments", Narrowed::default(), paging), move |now| {
        Some(Listed::cut(&now.facts.departments, paging, make::department))
    })
    .await
}

/// 公表資料 that count, newest year first.
#[utoipa::path(get, path = "/api/v1/publications", params(Paging), responses((status = 200, body = Listed<PublicationRecord>), (status = 400)))]
pub async fn publications(
    State(serving): State<Serving>,
    asked: Asked<Paging>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let paging = paging(asked)?;
    answer(&serving, &headers, &key("publications", Narrowed::default(), paging), move |now| {
        Some(Listed::cut(&now.publications, paging, make::publication))
    })
    .await
}
