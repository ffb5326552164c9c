//! 聞く項目と担当, while a year is open.

use super::answer::{complain, desk, lead, show};
use super::fields::Fields;
use super::guard::Inside;
use super::report::words_of;
use crate::layers::Refusal;
use app::inquiry::{ItemsForm, draw_items};
use app::ui::Complaint;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use model::id::{DepartmentId, MeasureId, PlanId, PolicyId, ReportId};
use model::inquiry::Question;
use model::report::{ItemRefused, NewItem, Responsible};
use model::year::FiscalYear;
use serde::Deserialize;

const NO_LEAD: &str = "主担当を選んでください。";

type Of = (PlanId, FiscalYear);

/// The inquiry that an address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    plan: i64,
    year: i32,
    done: String,
}

/// The page.
pub(super) async fn page(inside: Inside, Query(asked): Query<Asked>) -> Result<Response, Refusal> {
    let year = FiscalYear::new(asked.year).map_err(|_| StatusCode::NOT_FOUND)?;
    let told = (words_of(&asked.done), None);
    draw(&inside, StatusCode::OK, (PlanId(asked.plan), year), &ItemsForm::default(), told).await
}

/// Changes who answers for a report.
pub(super) async fn departments(inside: Inside, Path(id): Path<i64>, fields: Fields) -> Result<Response, Refusal> {
    let of = fields.plan_and_year()?;
    let was = read_was(fields.text("was")).ok_or(StatusCode::BAD_REQUEST)?;
    let complaint = match read_who(&fields) {
        Ok(wanted) => {
            let change = (&was, wanted);
            let backend = &inside.serving.backend;
            match backend.update_responsible(inside.actor(), ReportId(id), change, &inside.call).await {
                Ok(()) => return Ok(back(of, "who")),
                Err(error) => complain(error, None)?,
            }
        }
        Err(complaint) => complaint,
    };
    refuse(&inside, of, typed_form(id.to_string(), &fields), complaint).await
}

/// Takes an item in that was left out.
pub(super) async fn add(inside: Inside, fields: Fields) -> Result<Response, Refusal> {
    let of = fields.plan_and_year()?;
    let measure = MeasureId(fields.own("measure")?);
    let complaint = match read_who(&fields) {
        Ok(responsible) => {
            let question = Question { measure, responsible };
            match inside.serving.backend.add_question(inside.actor(), of, question, &inside.call).await {
                Ok(_) => return Ok(back(of, "added")),
                Err(error) => complain(error, None)?,
            }
        }
        Err(complaint) => complaint,
    };
    refuse(&inside, of, typed_form("add".to_owned(), &fields), complaint).await
}

/// Begins an item.
pub(super) async fn begin(inside: Inside, fields: Fields) -> Result<Response, Refusal> {
    let of = fields.plan_and_year()?;
    let policy = PolicyId(fields.own("policy")?);
    let commitment = fields.text("commitment").replace("\r\n", "\n");
    let item = NewItem::new(fields.text("title"), &commitment, fields.text("number"), policy);
    let item = item.map_err(|refused| Complaint::of(field_of(refused), refused));
    let complaint = match item.and_then(|item| Ok((item, read_who(&fields)?))) {
        Ok(wanted) => match inside.serving.backend.begin_item(inside.actor(), of, wanted, &inside.call).await {
            Ok(_) => return Ok(back(of, "begun")),
            Err(error) => complain(error, None)?,
        },
        Err(complaint) => complaint,
    };
    refuse(&inside, of, typed_form("begin".to_owned(), &fields), complaint).await
}

const fn field_of(refused: ItemRefused) -> &'static str {
    match refused {
        ItemRefused::NoTitle | ItemRefused::BadTitle => "title",
        ItemRefused::LongCommitment => "commitment",
        ItemRefused::BadNumber => "number",
    }
}

fn joint(fields: &Fields, lead: Option<DepartmentId>) -> Vec<DepartmentId> {
    let chosen = fields.all("joint").filter_map(|it| it.parse().ok().map(DepartmentId));
    chosen.filter(|it| Some(*it) != lead).collect()
}

fn read_who(fields: &Fields) -> Result<Responsible, Complaint> {
    let lead = fields.text("lead").parse().map(DepartmentId).map_err(|_| Complaint::whole(NO_LEAD))?;
    Ok(Responsible { lead, joint: joint(fields, Some(lead)) })
}

/// 「3,5」: lead and joint departments as the page showed them.
fn read_was(text: &str) -> Option<Responsible> {
    let all: Option<Vec<_>> = text.split(',').map(|it| it.parse().ok().map(DepartmentId)).collect();
    let all = all?;
    let (lead, joint) = all.split_first()?;
    Some(Responsible { lead: *lead, joint: joint.to_vec() })
}

fn typed_form(act: String, fields: &Fields) -> ItemsForm {
    let text = |name: &str| fields.text(name).to_owned();
    ItemsForm {
        act,
        measure: text("measure"),
        lead: text("lead"),
        joint: joint(fields, None),
        title: text("title"),
        commitment: fields.text("commitment").replace("\r\n", "\n"),
        policy: text("policy"),
        number: text("number"),
    }
}

fn back((plan, year): Of, done: &str) -> Response {
    lead(&format!("/work/inquiry/items?plan={plan}&year={}&done={done}", year.western()))
}

async fn refuse(inside: &Inside, of: Of, form: ItemsForm, complaint: Complaint) -> Result<Response, Refusal> {
    draw(inside, StatusCode::UNPROCESSABLE_ENTITY, of, &form, (None, Some(&complaint))).await
}

async fn draw(
    inside: &Inside,
    status: StatusCode,
    of: Of,
    form: &ItemsForm,
    told: (Option<&'static str>, Option<&Complaint>),
) -> Result<Response, Refusal> {
    let page = inside.serving.backend.get_items(inside.actor(), of).await?;
    Ok(show(status, draw_items(&desk(&inside.serving).await?, &inside.signed(), (&page, form), told)))
}
