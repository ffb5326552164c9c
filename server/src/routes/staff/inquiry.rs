//! 照会を始める, and changing what was said then.

use super::answer::{complain, desk, lead, show};
use super::board::address;
use super::fields::Fields;
use super::guard::Inside;
use crate::layers::Refusal;
use app::inquiry::{NoticeForm, OpeningForm, draw_notice, draw_opening, draw_plans};
use app::ui::Complaint;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use backend::inquiry::Opening;
use model::date::Date;
use model::id::{DepartmentId, MeasureId, PlanId};
use model::inquiry::{Deadlines, Notice, Proposal, Question};
use model::report::Responsible;
use model::year::FiscalYear;
use serde::Deserialize;
use std::collections::BTreeMap;

const NO_DUE: &str = "締切の日を入れてください。";
const NO_LEAD: &str = "主担当を選んでください。";

/// The plan that an address asks for.
#[derive(Debug, Deserialize)]
pub(super) struct OfPlan {
    plan: i64,
}

/// The inquiry that an address asks for.
#[derive(Debug, Deserialize)]
pub(super) struct OfYear {
    plan: i64,
    year: i32,
}

/// Which plan.
pub(super) async fn plans(inside: Inside) -> Result<Response, Refusal> {
    let now = inside.serving.now().await?;
    let plans = now.plans().map(|it| (it.id, it.title.clone())).collect();
    Ok(show(StatusCode::OK, draw_plans(&desk(&inside.serving).await?, &inside.signed(), plans)))
}

/// What the last list leads to.
pub(super) async fn opening(inside: Inside, Query(asked): Query<OfPlan>) -> Result<Response, Refusal> {
    let page = inside.serving.backend.propose_inquiry(inside.actor(), PlanId(asked.plan)).await?;
    let form = OpeningForm::of(&page);
    draw(&inside, StatusCode::OK, (&page, form), None).await
}

/// Opens the year.
pub(super) async fn open(inside: Inside, fields: Fields) -> Result<Response, Refusal> {
    let of = fields.plan_and_year()?;
    let page = inside.serving.backend.propose_inquiry(inside.actor(), of.0).await?;
    let form = typed_form(&fields, &page);
    let complaint = match read_opening(&page, &form, of, &fields) {
        Ok(opening) => match inside.serving.backend.open_inquiry(inside.actor(), opening, &inside.call).await {
            Ok(()) => return Ok(lead(&address(of, "open"))),
            Err(error) => complain(error, None)?,
        },
        Err(complaint) => complaint,
    };
    draw(&inside, StatusCode::UNPROCESSABLE_ENTITY, (&page, form), Some(&complaint)).await
}

fn typed_form(fields: &Fields, page: &Proposal) -> OpeningForm {
    let department = |text: &str| text.parse().ok().map(DepartmentId);
    let who = |measure: MeasureId| {
        let lead = department(fields.text(&format!("lead-{measure}")));
        let name = format!("joint-{measure}");
        let joint = fields.all(&name).filter_map(department).filter(|it| Some(*it) != lead).collect();
        (measure, (lead, joint))
    };
    let is_asked = |measure: MeasureId| fields.all("asked").any(|it| it == measure.to_string());
    let asked = page.items.iter().map(|it| it.measure).filter(|it| is_asked(*it)).map(who);
    OpeningForm {
        due: fields.text("due").to_owned(),
        message: fields.text("message").replace("\r\n", "\n"),
        dues: dues_of(fields),
        asked: asked.collect(),
    }
}

fn dues_of(fields: &Fields) -> BTreeMap<DepartmentId, String> {
    let typed = fields.numbered("due").filter(|it| !it.1.trim().is_empty());
    typed.map(|(id, text)| (DepartmentId(id), text.to_owned())).collect()
}

fn read_notice(message: &str, dues: &BTreeMap<DepartmentId, String>, due: Option<Date>) -> Result<Notice, Complaint> {
    let due = due.ok_or_else(|| Complaint::of("due", NO_DUE))?;
    let day = |(department, text): (&DepartmentId, &String)| {
        let day = text.trim().parse().ok().or_else(|| model::date::read_date(text));
        day.map(|day| (*department, day)).ok_or_else(|| Complaint::whole(NO_DUE))
    };
    let exceptions = dues.iter().map(day).collect::<Result<_, _>>()?;
    Notice::new(message, Deadlines { due, exceptions }).map_err(|refused| Complaint::of("message", refused))
}

fn read_opening(
    page: &Proposal,
    form: &OpeningForm,
    (plan, year): (PlanId, FiscalYear),
    fields: &Fields,
) -> Result<Opening, Complaint> {
    let notice = read_notice(&form.message, &form.dues, fields.day("due"))?;
    let mut questions = Vec::new();
    for item in &page.items {
        let Some((lead, joint)) = form.asked.get(&item.measure) else { continue };
        let lead = lead.ok_or_else(|| Complaint::whole(format!("{} {}：{NO_LEAD}", item.place, item.title)))?;
        // As printed last; who is new stands behind.
        let printed: Vec<_> = item.responsible.iter().flat_map(Responsible::all).collect();
        let mut joint = joint.clone();
        joint.sort_by_key(|it| printed.iter().position(|known| known == it).unwrap_or(printed.len()));
        questions.push(Question { measure: item.measure, responsible: Responsible { lead, joint } });
    }
    Ok(Opening { plan, year, notice, questions })
}

async fn draw(
    inside: &Inside,
    status: StatusCode,
    page: (&Proposal, OpeningForm),
    complaint: Option<&Complaint>,
) -> Result<Response, Refusal> {
    Ok(show(status, draw_opening(&desk(&inside.serving).await?, &inside.signed(), page, complaint)))
}

/// Words and due dates as they are.
pub(super) async fn notice(inside: Inside, Query(asked): Query<OfYear>) -> Result<Response, Refusal> {
    let year = FiscalYear::new(asked.year).map_err(|_| StatusCode::NOT_FOUND)?;
    let found = inside.serving.backend.get_inquiry(PlanId(asked.plan), year).await?;
    let deadlines = &found.notice.deadlines;
    let form = NoticeForm {
        due: deadlines.due.to_string(),
        message: found.notice.message().to_owned(),
        dues: deadlines.exceptions.iter().map(|(id, day)| (*id, day.to_string())).collect(),
    };
    draw_changes(&inside, StatusCode::OK, (PlanId(asked.plan), year), form, None).await
}

/// Changes them.
pub(super) async fn change(inside: Inside, fields: Fields) -> Result<Response, Refusal> {
    let of = fields.plan_and_year()?;
    let form = NoticeForm {
        due: fields.text("due").to_owned(),
        message: fields.text("message").replace("\r\n", "\n"),
        dues: dues_of(&fields),
    };
    let complaint = match read_notice(&form.message, &form.dues, fields.day("due")) {
        Ok(notice) => match inside.serving.backend.update_notice(inside.actor(), of, notice, &inside.call).await {
            Ok(()) => return Ok(lead(&address(of, "change"))),
            Err(error) => complain(error, None)?,
        },
        Err(complaint) => complaint,
    };
    draw_changes(&inside, StatusCode::UNPROCESSABLE_ENTITY, of, form, Some(&complaint)).await
}

async fn draw_changes(
    inside: &Inside,
    status: StatusCode,
    of: (PlanId, FiscalYear),
    form: NoticeForm,
    complaint: Option<&Complaint>,
) -> Result<Response, Refusal> {
    let board = inside.serving.backend.get_board(inside.actor(), Some(of), &inside.call).await?;
    let rows = board.map(|it| it.rows).unwrap_or_default();
    let departments: Vec<_> = rows.into_iter().map(|it| (it.department, it.name)).collect();
    let page = (of, departments);
    Ok(show(status, draw_notice(&desk(&inside.serving).await?, &inside.signed(), page, (form, complaint))))
}
