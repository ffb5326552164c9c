//! Why an answer is a failure of ours. The cause goes with the answer to the one place that logs it, beside the request's
//! number; readers never see it.

use app::error::ErrorKind;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::error::Error;
use std::sync::Arc;

/// What the log says of a failure; among the answer's extensions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause(pub Arc<str>);

impl Cause {
    /// The error and what caused it, each said once.
    #[must_use]
    pub fn of(error: &dyn Error) -> Self {
        let mut text = error.to_string();
        let mut source = error.source();
        while let Some(error) = source {
            let said = error.to_string();
            if !text.contains(&said) {
                text = format!("{text}: {said}");
            }
            source = error.source();
        }
        Self(text.into())
    }

    /// Puts the cause beside an answer.
    #[must_use]
    pub fn beside(self, mut answer: Response) -> Response {
        answer.extensions_mut().insert(self);
        answer
    }
}

/// Somebody may not see what they asked for; among the answer's extensions until the guard of the door has put it on record
/// and drawn it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptOut {
    /// What it was, as the audit log names it: 「report 12」.
    pub subject: String,
    /// Who may.
    pub sentence: String,
}

/// An answer that is a status alone: the reader's sentence takes its place further out.
#[derive(Clone, Debug)]
pub struct Refusal {
    status: StatusCode,
    cause: Option<Cause>,
    kept_out: Option<KeptOut>,
}

impl Refusal {
    /// Our fault.
    #[must_use]
    pub fn broken(error: &dyn Error) -> Self {
        Self { cause: Some(Cause::of(error)), ..StatusCode::INTERNAL_SERVER_ERROR.into() }
    }

    /// Somebody may not.
    #[must_use]
    pub fn kept_out(subject: String, sentence: String) -> Self {
        Self { kept_out: Some(KeptOut { subject, sentence }), ..StatusCode::FORBIDDEN.into() }
    }
}

impl From<StatusCode> for Refusal {
    fn from(status: StatusCode) -> Self {
        Self { status, cause: None, kept_out: None }
    }
}

impl From<backend::Error> for Refusal {
    fn from(error: backend::Error) -> Self {
        let status = StatusCode::from_u16(ErrorKind::from(&error).status());
        Self { cause: Some(Cause::of(&error)), ..status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into() }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut answer = self.status.into_response();
        if let Some(kept_out) = self.kept_out {
            answer.extensions_mut().insert(kept_out);
        }
        match self.cause {
            Some(cause) => cause.beside(answer),
            None => answer,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("the page can't be read")]
    struct Outer(#[source] std::io::Error);

    #[test]
    fn the_log_hears_what_lies_below_and_nothing_twice() {
        let cause = |inner: &str| Cause::of(&Outer(std::io::Error::other(inner.to_owned()))).0.to_string();
        assert_eq!(cause("disk full"), "the page can't be read: disk full");
        assert_eq!(cause("the page can't be read"), "the page can't be read");
    }
}
