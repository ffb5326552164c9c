//! 課・団体: 組織改正.

use super::answer::{complain, desk, lead, show};
use super::guard::Inside;
use super::people::read_year;
use crate::layers::Refusal;
use app::account::{Change, ChangeForm, Done, draw_departments};
use app::ui::Complaint;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use backend::Error;
use backend::department::{Departments, People};
use model::id::DepartmentId;
use serde::Deserialize;

const PATH: &str = "/work/departments";

/// A new department as it is sent.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct TypedFounding {
    founded: String,
    founded_year: String,
}

/// A new name as it is sent.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct TypedRenaming {
    renamed: String,
    new_name: String,
    renamed_year: String,
}

/// A merging as it is sent.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct TypedMerging {
    merged: String,
    into: String,
    merged_year: String,
    people: String,
}

/// Open work that goes to another department, as it is sent.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct TypedHandover {
    handed: String,
    receiver: String,
}

/// What the page says of the form before it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Said {
    moved: Option<usize>,
    done: String,
}

impl Said {
    fn done(&self) -> Option<Done> {
        self.moved.map(Done::Moved).or_else(|| (self.done == "changed").then_some(Done::Changed))
    }
}

/// The page.
pub(super) async fn page(inside: Inside, Query(said): Query<Said>) -> Result<Response, Refusal> {
    draw(&inside, StatusCode::OK, said.done(), None, None).await
}

/// Hands a department's open reports to another.
pub(super) async fn hand_over(inside: Inside, Form(typed): Form<TypedHandover>) -> Result<Response, Refusal> {
    let done = match (read_id(&typed.handed), read_id(&typed.receiver)) {
        (Ok(from), Ok(to)) => room(&inside).hand_over(inside.actor(), (from, to), &inside.call).await,
        _ => Err(Error::Refused("渡す課・団体と、受け取る課・団体を選んでください。".to_owned())),
    };
    match done {
        Ok(moved) => Ok(lead(&format!("{PATH}?moved={moved}"))),
        Err(error) => {
            let form = ChangeForm { department: typed.handed, into: typed.receiver, ..ChangeForm::default() };
            answer(&inside, Err(error), (Change::HandOver, form), "receiver").await
        }
    }
}

/// 新設.
pub(super) async fn found(inside: Inside, Form(typed): Form<TypedFounding>) -> Result<Response, Refusal> {
    let first = read_year(&typed.founded_year).ok_or(StatusCode::BAD_REQUEST)?;
    let done = room(&inside).found(inside.actor(), &typed.founded, first, &inside.call).await;
    let form = ChangeForm { name: typed.founded, year: typed.founded_year, ..ChangeForm::default() };
    answer(&inside, done, (Change::Found, form), "founded").await
}

/// 名称変更.
pub(super) async fn rename(inside: Inside, Form(typed): Form<TypedRenaming>) -> Result<Response, Refusal> {
    let first = read_year(&typed.renamed_year).ok_or(StatusCode::BAD_REQUEST)?;
    let renamed = (read_id(&typed.renamed)?, &*typed.new_name);
    let done = room(&inside).rename(inside.actor(), renamed, first, &inside.call).await;
    let form = ChangeForm {
        department: typed.renamed,
        name: typed.new_name,
        year: typed.renamed_year,
        ..ChangeForm::default()
    };
    answer(&inside, done, (Change::Rename, form), "new-name").await
}

/// 統合.
pub(super) async fn merge(inside: Inside, Form(typed): Form<TypedMerging>) -> Result<Response, Refusal> {
    let first = read_year(&typed.merged_year).ok_or(StatusCode::BAD_REQUEST)?;
    let people = if typed.people.is_empty() { People::Stay } else { People::Go };
    let done = match (read_id(&typed.merged), read_id(&typed.into)) {
        (Ok(from), Ok(into)) => room(&inside).merge(inside.actor(), (from, into), (first, people), &inside.call).await,
        _ => Err(Error::Refused("なくなる課・団体と、仕事を引き継ぐ課・団体を選んでください。".to_owned())),
    };
    let form =
        ChangeForm { department: typed.merged, into: typed.into, year: typed.merged_year, ..ChangeForm::default() };
    answer(&inside, done, (Change::Merge, form), "into").await
}

/// Takes one of them back.
pub(super) async fn take_back(inside: Inside, Path(number): Path<i64>) -> Result<Response, Refusal> {
    match room(&inside).take_back(inside.actor(), number, &inside.call).await {
        Ok(()) => Ok(lead(&format!("{PATH}?done=changed"))),
        Err(error) => {
            let complaint = complain(error, None)?;
            draw(&inside, StatusCode::UNPROCESSABLE_ENTITY, None, None, Some(&complaint)).await
        }
    }
}

fn room(inside: &Inside) -> Departments {
    Departments::new(&inside.serving.accounts)
}

fn read_id(text: &str) -> Result<DepartmentId, StatusCode> {
    text.parse().map(DepartmentId).map_err(|_| StatusCode::BAD_REQUEST)
}

async fn answer(
    inside: &Inside,
    done: Result<(), Error>,
    typed: (Change, ChangeForm),
    field: &'static str,
) -> Result<Response, Refusal> {
    match done {
        Ok(()) => Ok(lead(&format!("{PATH}?done=changed"))),
        Err(error) => {
            let complaint = complain(error, Some(field))?;
            draw(inside, StatusCode::UNPROCESSABLE_ENTITY, None, Some(typed), Some(&complaint)).await
        }
    }
}

async fn draw(
    inside: &Inside,
    status: StatusCode,
    done: Option<Done>,
    refused: Option<(Change, ChangeForm)>,
    complaint: Option<&Complaint>,
) -> Result<Response, Refusal> {
    let page = room(inside).read_page(inside.actor(), &inside.call).await?;
    let html = draw_departments(&desk(&inside.serving).await?, &inside.signed(), &page, (done, refused, complaint));
    Ok(show(status, html))
}
