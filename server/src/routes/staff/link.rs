//! One-time links. Opening one uses nothing up: programs that look at links in mails open them too.

use super::answer::{complain, desk, lead, lead_with, show};
use crate::layers::{Door, Refusal, Visit};
use crate::routes::Serving;
use app::account::{LinkForm, draw_closed, draw_link, draw_lost_link};
use app::ui::Complaint;
use axum::extract::{Extension, Form, Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use backend::Error;
use backend::account::{Offer, Token};
use model::account::{Identity, LinkPurpose, LinkRefused, MailAddress, PersonName, SignInName};
use serde::Deserialize;

/// What is typed into a link's form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    name: String,
    person: String,
    mail: String,
    password: String,
    again: String,
}

/// What the link offers.
pub(super) async fn open(
    State(serving): State<Serving>,
    Extension(visit): Extension<Visit>,
    Path(written): Path<String>,
) -> Result<Response, Refusal> {
    let desk = desk(&serving).await?;
    if serving.door == Door::Closed {
        return Ok(show(StatusCode::OK, draw_closed(&desk)));
    }
    match find(&serving, &visit, &written).await {
        Ok((_, offer)) => {
            let form = LinkForm { token: written, ..LinkForm::default() };
            Ok(show(StatusCode::OK, draw_link(&desk, &offer, form, None)))
        }
        Err(error) => Ok(show(StatusCode::GONE, draw_lost_link(&desk, complain(error, None)?.sentence))),
    }
}

/// Takes what it offers.
pub(super) async fn accept(
    State(serving): State<Serving>,
    Extension(visit): Extension<Visit>,
    Path(written): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Refusal> {
    let desk = desk(&serving).await?;
    if serving.door == Door::Closed {
        return Ok(show(StatusCode::FORBIDDEN, draw_closed(&desk)));
    }
    let (token, offer) = match find(&serving, &visit, &written).await {
        Ok(found) => found,
        Err(error) => return Ok(show(StatusCode::GONE, draw_lost_link(&desk, complain(error, None)?.sentence))),
    };
    match take(&serving, &visit, (&token, &offer), &typed).await? {
        Ok(answer) => Ok(answer),
        Err(complaint) => {
            let form = LinkForm { token: written, name: typed.name, person: typed.person, mail: typed.mail };
            let html = draw_link(&desk, &offer, form, Some(&complaint));
            Ok(show(StatusCode::UNPROCESSABLE_ENTITY, html))
        }
    }
}

async fn find(serving: &Serving, visit: &Visit, written: &str) -> Result<(Token, Offer), Error> {
    let token = Token::read(written).ok_or_else(|| Error::Refused(LinkRefused::Unknown.to_string()))?;
    let offer = serving.accounts.get_offer(&token, &visit.call).await?;
    Ok((token, offer))
}

/// What came of it, or what is to be mended.
async fn take(
    serving: &Serving,
    visit: &Visit,
    (token, offer): (&Token, &Offer),
    typed: &Typed,
) -> Result<Result<Response, Complaint>, Refusal> {
    if offer.purpose == LinkPurpose::Demo {
        return Ok(match serving.accounts.accept_demo(token, &visit.call).await {
            Ok(session) => Ok(lead_with("/work", serving.door.keep(&session, serving.base()))),
            Err(error) => Err(complain(error, None)?),
        });
    }
    if let Err(complaint) = typed_twice(&typed.password, &typed.again) {
        return Ok(Err(complaint));
    }
    let taken = if offer.purpose == LinkPurpose::FirstAdministrator {
        let identity = match read_identity(&typed.name, &typed.person, &typed.mail) {
            Ok(identity) => identity,
            Err(complaint) => return Ok(Err(complaint)),
        };
        serving.accounts.accept_first(token, identity, &typed.password, &visit.call).await
    } else {
        serving.accounts.accept(token, &typed.password, &visit.call).await
    };
    Ok(match taken {
        Ok(_) => Ok(lead("/login?said=password")),
        Err(error) => Err(complain(error, Some("password"))?),
    })
}

/// Nobody sees what they type, so it is typed twice.
pub(super) fn typed_twice(password: &str, again: &str) -> Result<(), Complaint> {
    if password == again {
        return Ok(());
    }
    Err(Complaint::of("again", "２つのパスワードが違います。同じものを２回入れてください。"))
}

/// How somebody is called and reached, as typed.
pub(super) fn read_identity(name: &str, person: &str, mail: &str) -> Result<Identity, Complaint> {
    let mail = Some(mail.trim()).filter(|it| !it.is_empty());
    Ok(Identity {
        sign_in: SignInName::new(name).map_err(|refused| Complaint::of("name", refused))?,
        name: PersonName::new(person).map_err(|refused| Complaint::of("person", refused))?,
        mail: mail.map(MailAddress::new).transpose().map_err(|refused| Complaint::of("mail", refused))?,
    })
}
