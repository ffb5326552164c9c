//! 利用者: everybody, inviting one more, and 異動.

use super::answer::{complain, desk, lead, show};
use super::guard::Inside;
use super::link::read_identity;
use super::person::show_link;
use crate::layers::Refusal;
use app::account::{HandoverForm, InviteForm, RoleForm, draw_handover, draw_invite, draw_people};
use app::ui::Complaint;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::Response;
use backend::account::Invited;
use model::account::{DepartmentRole, LinkPurpose, Membership, OfficeRole, PeopleFilter};
use model::id::{AccountId, DepartmentId};
use model::year::FiscalYear;
use serde::Deserialize;

/// Whom an address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    department: String,
}

/// An invitation as it is sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct TypedInvitation {
    name: String,
    person: String,
    mail: String,
    department: String,
    role: String,
    first: String,
    last: String,
    secretariat: String,
    administrator: String,
}

/// 異動 as it is sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct TypedHandover {
    from: String,
    to: String,
    year: String,
}

/// Everybody.
pub(super) async fn page(inside: Inside, Query(asked): Query<Asked>) -> Result<Response, Refusal> {
    let filter = PeopleFilter { words: asked.q, department: asked.department.parse().ok().map(DepartmentId) };
    let page = inside.serving.accounts.read_people(inside.actor(), &inside.call).await?;
    Ok(show(StatusCode::OK, draw_people(&desk(&inside.serving).await?, &inside.signed(), &page, &filter)))
}

/// The form of an invitation.
pub(super) async fn invitation(inside: Inside) -> Result<Response, Refusal> {
    draw(&inside, StatusCode::OK, InviteForm::default(), None).await
}

/// Makes an account and its link, which is the answer itself: it is kept nowhere from which it could be shown again.
pub(super) async fn invite(inside: Inside, Form(typed): Form<TypedInvitation>) -> Result<Response, Refusal> {
    let (accounts, actor, call) = (&inside.serving.accounts, inside.actor(), &inside.call);
    let complaint = match read_invitation(&typed) {
        Ok(invited) => match accounts.invite(actor, invited, call).await {
            Ok((account, token)) => return show_link(&inside, account, (LinkPurpose::Invitation, &token)).await,
            Err(error) => complain(error, Some("name"))?,
        },
        Err(complaint) => complaint,
    };
    draw(&inside, StatusCode::UNPROCESSABLE_ENTITY, typed.into_form(), Some(&complaint)).await
}

/// The form of 異動.
pub(super) async fn handover(inside: Inside) -> Result<Response, Refusal> {
    draw_moving(&inside, StatusCode::OK, HandoverForm::default(), None).await
}

/// 異動.
pub(super) async fn hand_over(inside: Inside, Form(typed): Form<TypedHandover>) -> Result<Response, Refusal> {
    let (accounts, actor, call) = (&inside.serving.accounts, inside.actor(), &inside.call);
    let account = |text: &str| text.parse().map(AccountId).map_err(|_| StatusCode::BAD_REQUEST);
    let year = read_year(&typed.year).ok_or(StatusCode::BAD_REQUEST)?;
    let unchosen = [("from", &typed.from), ("to", &typed.to)].into_iter().find(|(_, text)| text.is_empty());
    let complaint = if let Some((field, _)) = unchosen {
        Complaint::of(field, "前の担当と次の担当を選んでください。")
    } else {
        let (from, to) = (account(&typed.from)?, account(&typed.to)?);
        match accounts.hand_over(actor, (from, to), year, call).await {
            Ok(()) => return Ok(lead(&format!("/work/people/{to}?done=handed-over"))),
            Err(error) => complain(error, Some("to"))?,
        }
    };
    let form = HandoverForm { from: typed.from, to: typed.to, year: typed.year };
    draw_moving(&inside, StatusCode::UNPROCESSABLE_ENTITY, form, Some(&complaint)).await
}

/// A role in a department as it is sent; an empty department is none.
pub(super) fn read_role(form: &RoleForm) -> Result<Option<Membership>, Complaint> {
    if form.department.is_empty() {
        return Ok(None);
    }
    let department = form.department.parse().map(DepartmentId);
    let department = department.map_err(|_| Complaint::of("department", "課・団体を選んでください。"))?;
    let role = DepartmentRole::from_key(&form.role).ok_or_else(|| Complaint::of("role", "役割を選んでください。"))?;
    let first = read_year(&form.first).ok_or_else(|| Complaint::of("first", "始まりの年度を選んでください。"))?;
    let membership = Membership { department, role, first, last: read_year(&form.last) };
    membership.in_order().map(Some).map_err(|refused| Complaint::of("last", refused))
}

/// A year as a form's choice says it.
pub(super) fn read_year(text: &str) -> Option<FiscalYear> {
    text.parse().ok().and_then(|year| FiscalYear::new(year).ok())
}

fn read_invitation(typed: &TypedInvitation) -> Result<Invited, Complaint> {
    let identity = read_identity(&typed.name, &typed.person, &typed.mail)?;
    let memberships = read_role(&typed.role())?.into_iter().collect();
    let offices = typed.offices().iter().filter_map(|key| OfficeRole::from_key(key)).collect();
    Ok(Invited { identity, memberships, offices })
}

impl TypedInvitation {
    fn role(&self) -> RoleForm {
        let [department, role, first, last] = [&self.department, &self.role, &self.first, &self.last].map(Clone::clone);
        RoleForm { department, role, first, last }
    }

    fn offices(&self) -> Vec<String> {
        let boxes = [(OfficeRole::Secretariat, &self.secretariat), (OfficeRole::Administrator, &self.administrator)];
        boxes.into_iter().filter(|it| !it.1.is_empty()).map(|it| it.0.key().to_owned()).collect()
    }

    fn into_form(self) -> InviteForm {
        let (role, offices) = (self.role(), self.offices());
        InviteForm { name: self.name, person: self.person, mail: self.mail, role, offices }
    }
}

async fn draw(
    inside: &Inside,
    status: StatusCode,
    form: InviteForm,
    complaint: Option<&Complaint>,
) -> Result<Response, Refusal> {
    let page = inside.serving.accounts.read_people(inside.actor(), &inside.call).await?;
    let html = draw_invite(&desk(&inside.serving).await?, &inside.signed(), &page, (form, complaint));
    Ok(show(status, html))
}

async fn draw_moving(
    inside: &Inside,
    status: StatusCode,
    form: HandoverForm,
    complaint: Option<&Complaint>,
) -> Result<Response, Refusal> {
    let page = inside.serving.accounts.read_people(inside.actor(), &inside.call).await?;
    let html = draw_handover(&desk(&inside.serving).await?, &inside.signed(), &page, (form, complaint));
    Ok(show(status, html))
}
