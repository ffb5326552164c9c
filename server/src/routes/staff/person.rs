//! One person, as the 管理 sees and changes them.

use super::answer::{complain, desk, lead, show};
use super::guard::Inside;
use super::link::read_identity;
use super::people::{read_role, read_year};
use super::report::words_of;
use crate::layers::Refusal;
use app::account::{IdentityForm, PersonForms, RoleForm, draw_made_link, draw_person};
use app::ui::Complaint;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use backend::Error;
use backend::account::Token;
use model::account::{DepartmentRole, LinkPurpose, Membership, OfficeRole, Standing};
use model::id::{AccountId, DepartmentId, SessionId};
use serde::Deserialize;

/// How somebody is called, as it is sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct TypedIdentity {
    name: String,
    person: String,
    mail: String,
}

/// A role, as it is sent; `when` where it is to end.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct TypedRole {
    department: String,
    role: String,
    first: String,
    last: String,
    when: String,
}

/// An office, as it is sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct TypedOffice {
    office: String,
}

/// What was done just now.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Said {
    done: String,
}

type Id = Path<i64>;

/// The page.
pub(super) async fn page(inside: Inside, Path(id): Id, Query(said): Query<Said>) -> Result<Response, Refusal> {
    let forms = PersonForms { told: words_of(&said.done), ..PersonForms::default() };
    draw(&inside, AccountId(id), (StatusCode::OK, forms), None).await
}

/// Corrects how somebody is called.
pub(super) async fn update_identity(
    inside: Inside,
    Path(id): Id,
    Form(typed): Form<TypedIdentity>,
) -> Result<Response, Refusal> {
    let (accounts, actor, call) = (&inside.serving.accounts, inside.actor(), &inside.call);
    let complaint = match read_identity(&typed.name, &typed.person, &typed.mail) {
        Ok(identity) => match accounts.update_identity(actor, AccountId(id), identity, call).await {
            Ok(()) => return Ok(back(id)),
            Err(error) => complain(error, Some("name"))?,
        },
        Err(complaint) => complaint,
    };
    let TypedIdentity { name, person, mail } = typed;
    let forms = PersonForms { identity: Some(IdentityForm { name, person, mail }), ..PersonForms::default() };
    refuse(&inside, id, forms, complaint).await
}

/// Gives a role in a department.
pub(super) async fn give_role(inside: Inside, Path(id): Id, Form(typed): Form<TypedRole>) -> Result<Response, Refusal> {
    let (accounts, actor, call) = (&inside.serving.accounts, inside.actor(), &inside.call);
    let TypedRole { department, role, first, last, when: _ } = typed;
    let form = RoleForm { department, role, first, last };
    let complaint = match read_role(&form) {
        Ok(Some(membership)) => match accounts.put_membership(actor, AccountId(id), membership, call).await {
            Ok(()) => return Ok(back(id)),
            Err(error) => complain(error, Some("department"))?,
        },
        Ok(None) => Complaint::of("department", "課・団体を選んでください。"),
        Err(complaint) => complaint,
    };
    refuse(&inside, id, PersonForms { role: form, ..PersonForms::default() }, complaint).await
}

/// Ends a role with this year or, where it was a mistake, with the last one.
pub(super) async fn end_role(inside: Inside, Path(id): Id, Form(typed): Form<TypedRole>) -> Result<Response, Refusal> {
    let (accounts, actor, call) = (&inside.serving.accounts, inside.actor(), &inside.call);
    let department = typed.department.parse().map(DepartmentId).map_err(|_| StatusCode::BAD_REQUEST)?;
    let role = DepartmentRole::from_key(&typed.role).ok_or(StatusCode::BAD_REQUEST)?;
    let first = read_year(&typed.first).ok_or(StatusCode::BAD_REQUEST)?;
    let last = if typed.when == "now" { actor.today.previous() } else { Some(actor.today) };
    let ended = Membership { department, role, first, last: None };
    let last = last.ok_or(StatusCode::BAD_REQUEST)?;
    done(&inside, id, accounts.end_membership(actor, AccountId(id), (&ended, last), call).await).await
}

/// Makes somebody 事務局 or 管理.
pub(super) async fn give_office(
    inside: Inside,
    Path(id): Id,
    Form(typed): Form<TypedOffice>,
) -> Result<Response, Refusal> {
    let office = OfficeRole::from_key(&typed.office).ok_or(StatusCode::BAD_REQUEST)?;
    let given = inside.serving.accounts.put_office(inside.actor(), AccountId(id), office, &inside.call).await;
    done(&inside, id, given).await
}

/// Ends it.
pub(super) async fn end_office(
    inside: Inside,
    Path(id): Id,
    Form(typed): Form<TypedOffice>,
) -> Result<Response, Refusal> {
    let office = OfficeRole::from_key(&typed.office).ok_or(StatusCode::BAD_REQUEST)?;
    let ended = inside.serving.accounts.end_office(inside.actor(), AccountId(id), office, &inside.call).await;
    done(&inside, id, ended).await
}

/// Disables an account.
pub(super) async fn disable(inside: Inside, Path(id): Id) -> Result<Response, Refusal> {
    let disabled = inside.serving.accounts.disable(inside.actor(), AccountId(id), &inside.call).await;
    done(&inside, id, disabled).await
}

/// Enables it again.
pub(super) async fn enable(inside: Inside, Path(id): Id) -> Result<Response, Refusal> {
    let enabled = inside.serving.accounts.enable(inside.actor(), AccountId(id), &inside.call).await;
    done(&inside, id, enabled).await
}

/// Takes away a second factor whose telephone is lost.
pub(super) async fn remove_factor(inside: Inside, Path(id): Id) -> Result<Response, Refusal> {
    let removed = inside.serving.accounts.remove_factor(inside.actor(), AccountId(id), &inside.call).await;
    done(&inside, id, removed).await
}

/// Ends one of somebody's sessions.
pub(super) async fn end_session(inside: Inside, Path((id, session)): Path<(i64, i64)>) -> Result<Response, Refusal> {
    let ended = inside.serving.accounts.end_session(inside.actor(), SessionId(session), &inside.call).await;
    done(&inside, id, ended).await
}

/// A link by which somebody sets a password.
pub(super) async fn create_link(inside: Inside, Path(id): Id) -> Result<Response, Refusal> {
    let (accounts, account) = (&inside.serving.accounts, AccountId(id));
    let before = accounts.read_person(inside.actor(), account, &inside.call).await?.person.standing;
    let purpose = if before == Standing::Invited { LinkPurpose::Invitation } else { LinkPurpose::Reset };
    match accounts.create_link(inside.actor(), account, &inside.call).await {
        Ok(token) => show_link(&inside, account, (purpose, &token)).await,
        Err(error) => refuse(&inside, id, PersonForms::default(), complain(error, None)?).await,
    }
}

/// The answer that shows a link, this once.
pub(super) async fn show_link(
    inside: &Inside,
    account: AccountId,
    (purpose, token): (LinkPurpose, &Token),
) -> Result<Response, Refusal> {
    let page = inside.serving.accounts.read_person(inside.actor(), account, &inside.call).await?;
    let link = format!("{}/login/link/{}", inside.origin(), token.reveal());
    let ends = inside.call.at.after(purpose.lasts());
    let desk = desk(&inside.serving).await?;
    let html = draw_made_link(&desk, &inside.signed(), (&page.person, purpose), (link, ends), page.mail);
    Ok(show(StatusCode::OK, html))
}

fn back(id: i64) -> Response {
    lead(&format!("/work/people/{id}?done=changed"))
}

/// Back to the person, or the sentence above their page.
async fn done(inside: &Inside, id: i64, done: Result<(), Error>) -> Result<Response, Refusal> {
    match done {
        Ok(()) => Ok(back(id)),
        Err(error) => refuse(inside, id, PersonForms::default(), complain(error, None)?).await,
    }
}

async fn refuse(inside: &Inside, id: i64, forms: PersonForms, complaint: Complaint) -> Result<Response, Refusal> {
    draw(inside, AccountId(id), (StatusCode::UNPROCESSABLE_ENTITY, forms), Some(&complaint)).await
}

async fn draw(
    inside: &Inside,
    account: AccountId,
    (status, forms): (StatusCode, PersonForms),
    complaint: Option<&Complaint>,
) -> Result<Response, Refusal> {
    let page = inside.serving.accounts.read_person(inside.actor(), account, &inside.call).await?;
    let html = draw_person(&desk(&inside.serving).await?, &inside.signed(), page, (forms, complaint));
    Ok(show(status, html))
}
