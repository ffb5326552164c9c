//! 公表 of a year.

use super::answer::{complain, desk, lead, show};
use super::fields::Fields;
use super::guard::Inside;
use super::report::words_of;
use crate::layers::Refusal;
use app::inquiry::{PublishingForm, draw_publishing};
use app::ui::Complaint;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use backend::intake::{Publishing, Unconfirmed};
use model::date::Date;
use model::id::PlanId;
use model::publication::Occasion;
use model::year::FiscalYear;
use serde::Deserialize;

const NO_DAY: &str = "会議の日と基準日を入れてください。";
const NO_PLAN: &str = "公表する計画を選んでください。";

/// What an address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    year: Option<i32>,
    done: String,
}

/// What is missing or odd, and the form.
pub(super) async fn page(inside: Inside, Query(asked): Query<Asked>) -> Result<Response, Refusal> {
    let newest = inside.serving.backend.list_inquiries(inside.actor()).await?.first().map(|it| it.year);
    let year = asked.year.and_then(|it| FiscalYear::new(it).ok()).or(newest);
    let day = year.and_then(|it| Date::new(i16::try_from(it.western() + 1).ok()?, 3, 31).ok());
    let as_of = day.map(|it| it.to_string()).unwrap_or_default();
    let form = PublishingForm { as_of, ..PublishingForm::default() };
    draw(&inside, StatusCode::OK, (year, form), (words_of(&asked.done), None)).await
}

/// Publishes.
pub(super) async fn publish(inside: Inside, fields: Fields) -> Result<Response, Refusal> {
    let year = fields.year()?;
    let form = PublishingForm {
        meeting: fields.text("meeting").to_owned(),
        meeting_date: fields.text("meeting-date").to_owned(),
        number: fields.text("number").to_owned(),
        as_of: fields.text("as-of").to_owned(),
        plans: fields.all("plan").filter_map(|it| it.parse().ok().map(PlanId)).collect(),
        leave: fields.text("leave").to_owned(),
        apart: fields.text("apart").to_owned(),
    };
    let complaint = match read_publishing(year, &form, &fields) {
        Ok(publishing) => match inside.serving.backend.publish(inside.actor(), publishing, &inside.call).await {
            Ok(_) => return Ok(lead(&format!("/work/publish?year={}&done=publish", year.western()))),
            Err(error) => complain(error, None)?,
        },
        Err(complaint) => complaint,
    };
    draw(&inside, StatusCode::UNPROCESSABLE_ENTITY, (Some(year), form), (None, Some(&complaint))).await
}

fn read_publishing(year: FiscalYear, form: &PublishingForm, fields: &Fields) -> Result<Publishing, Complaint> {
    let days = fields.day("meeting-date").zip(fields.day("as-of"));
    let days = days.ok_or_else(|| Complaint::of("meeting-date", NO_DAY))?;
    if form.plans.is_empty() {
        return Err(Complaint::whole(NO_PLAN));
    }
    let occasion = Occasion::new((&form.meeting, &form.number), days).and_then(|it| it.of_year(year));
    let occasion = occasion.map_err(Complaint::whole)?;
    let unconfirmed = if form.leave.is_empty() { Unconfirmed::Refuse } else { Unconfirmed::Leave };
    Ok(Publishing { year, plans: form.plans.clone(), occasion, unconfirmed, apart: !form.apart.is_empty() })
}

async fn draw(
    inside: &Inside,
    status: StatusCode,
    (year, mut form): (Option<FiscalYear>, PublishingForm),
    told: (Option<&'static str>, Option<&Complaint>),
) -> Result<Response, Refusal> {
    let (backend, actor) = (&inside.serving.backend, inside.actor());
    let mut pages = Vec::new();
    for inquiry in backend.list_inquiries(actor).await?.into_iter().filter(|it| Some(it.year) == year) {
        pages.push(backend.check_year(actor, inquiry.plan, inquiry.year).await?);
    }
    if status == StatusCode::OK {
        form.plans = pages.iter().map(|it| it.plan).collect();
        // A 訂正版 is of the same meeting and 資料番号: they need not be typed once more.
        if let Some(published) = pages.iter().find_map(|it| it.published.clone()) {
            let day = |day: Option<Date>| day.map(|it| it.to_string());
            form.meeting = published.meeting.unwrap_or_default();
            form.number = published.material_number.unwrap_or_default();
            form.meeting_date = day(published.meeting_date).unwrap_or_default();
            form.as_of = day(published.as_of).unwrap_or(form.as_of);
        }
    }
    let year = year.filter(|_| !pages.is_empty());
    Ok(show(status, draw_publishing(&desk(&inside.serving).await?, &inside.signed(), (year, &pages, form), told)))
}
