//! The gate of documents: whoever is signed in and has a part in the report.

use super::gate::{Admitted, Gate, Hand};
use crate::layers::call_of;
use crate::routes::Serving;
use axum::http::StatusCode;
use axum::http::request::Parts;
use model::id::ReportId;

/// Asks whose the session is and what they may do with the report, at the beginning and again while it lasts.
#[derive(Clone, Debug)]
pub(crate) struct Sessions(pub Serving);

impl Gate for Sessions {
    fn admit<'a>(&'a self, parts: &'a Parts, report: ReportId, hand: Hand) -> Admitted<'a> {
        let serving = &self.0;
        Box::pin(async move {
            let token = serving.door.read(&parts.headers).ok_or(StatusCode::UNAUTHORIZED)?;
            let call = call_of(serving, parts);
            // A page that is left open must not keep its session alive, however often it connects anew.
            let present = match hand {
                Hand::Writes => serving.accounts.visit(&token, &call).await?,
                Hand::Rests => serving.accounts.get_present(&token, call.at).await?,
            };
            let present = present.ok_or(StatusCode::UNAUTHORIZED)?;
            match serving.backend.get_writer(&present.actor, report).await {
                Err(backend::Error::Refused(_)) => Err(StatusCode::FORBIDDEN.into()),
                found => Ok(found?),
            }
        })
    }
}
