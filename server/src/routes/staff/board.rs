//! 進み方: the board, confirming several reports at once, and 督促.

use super::answer::{complain, desk, lead, show};
use super::fields::Fields;
use super::guard::Inside;
use super::report::words_of;
use crate::layers::Refusal;
use app::inquiry::draw_board;
use app::ui::Complaint;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use backend::report::draft::{Confirmed, Seen};
use model::id::{DepartmentId, PlanId, ReportId};
use model::inquiry::BoardPage;
use model::year::FiscalYear;
use serde::Deserialize;

const NOTHING_CHOSEN: &str = "確定する報告に印を付けてください。";

/// What an address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    plan: Option<i64>,
    year: Option<i32>,
    done: String,
}

/// The board.
pub(super) async fn page(inside: Inside, Query(asked): Query<Asked>) -> Result<Response, Refusal> {
    let year = asked.year.and_then(|it| FiscalYear::new(it).ok());
    let of = asked.plan.map(PlanId).zip(year);
    draw(&inside, StatusCode::OK, of, (words_of(&asked.done), None)).await
}

/// Confirms what was checked.
pub(super) async fn confirm(inside: Inside, fields: Fields) -> Result<Response, Refusal> {
    let of = fields.plan_and_year()?;
    let chosen: Option<Vec<Seen>> = fields.all("seen").map(read_seen).collect();
    let chosen = chosen.ok_or(StatusCode::BAD_REQUEST)?;
    if chosen.is_empty() {
        let complaint = Complaint::whole(NOTHING_CHOSEN);
        return draw(&inside, StatusCode::UNPROCESSABLE_ENTITY, Some(of), (None, Some(&complaint))).await;
    }
    let confirmed = inside.serving.backend.confirm_all(inside.actor(), &chosen, &inside.call).await?;
    if confirmed.left.is_empty() {
        return Ok(lead(&address(of, "confirm")));
    }
    let page = inside.serving.backend.get_board(inside.actor(), Some(of), &inside.call).await?;
    let complaint = Complaint::whole(tell_left(&confirmed, page.as_ref()));
    let told = (None, Some(&complaint));
    Ok(show(StatusCode::OK, draw_board(&desk(&inside.serving).await?, &inside.signed(), page.as_ref(), told)))
}

/// 「12:3」: the report and its steps.
fn read_seen(text: &str) -> Option<Seen> {
    let (report, steps) = text.split_once(':')?;
    Some(Seen { report: ReportId(report.parse().ok()?), steps: steps.parse().ok()? })
}

/// What was left as it is, by its name, and why.
fn tell_left(confirmed: &Confirmed, page: Option<&BoardPage>) -> String {
    let reports = page.map_or(&[][..], |it| &it.reports);
    let left = confirmed.left.iter().map(|left| {
        let name = reports.iter().find(|it| it.report == left.report);
        let name = name.map_or_else(String::new, |it| format!("「{} {}」：", it.place, it.title));
        format!("{name}{}", left.why)
    });
    let (done, count) = (confirmed.done.len(), confirmed.left.len());
    format!("{done}件を確定し、{count}件はそのままにしました。{}", left.collect::<String>())
}

/// 督促, of one 課・団体 or of everybody who is waited for.
pub(super) async fn remind(inside: Inside, fields: Fields) -> Result<Response, Refusal> {
    let of = fields.plan_and_year()?;
    let only: Option<Vec<_>> = fields.all("department").map(|it| it.parse().ok().map(DepartmentId)).collect();
    let only = only.ok_or(StatusCode::BAD_REQUEST)?;
    match inside.serving.backend.remind(inside.actor(), of, &only, &inside.call).await {
        Ok(_) => Ok(lead(&address(of, "remind"))),
        Err(error) => {
            let complaint = complain(error, None)?;
            draw(&inside, StatusCode::UNPROCESSABLE_ENTITY, Some(of), (None, Some(&complaint))).await
        }
    }
}

pub(super) fn address((plan, year): (PlanId, FiscalYear), done: &str) -> String {
    format!("/work/board?plan={plan}&year={}&done={done}", year.western())
}

async fn draw(
    inside: &Inside,
    status: StatusCode,
    of: Option<(PlanId, FiscalYear)>,
    told: (Option<&'static str>, Option<&Complaint>),
) -> Result<Response, Refusal> {
    let page = inside.serving.backend.get_board(inside.actor(), of, &inside.call).await?;
    Ok(show(status, draw_board(&desk(&inside.serving).await?, &inside.signed(), page.as_ref(), told)))
}
