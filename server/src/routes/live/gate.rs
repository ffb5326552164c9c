//! Who may come to a report's document. Asked when a connection begins and again all the time while it lasts.

use crate::layers::Refusal;
use axum::http::request::Parts;
use backend::live::Writer;
use model::id::ReportId;
use std::fmt::Debug;
use std::pin::Pin;

/// What is awaited of [`Gate`].
pub type Admitted<'a> = Pin<Box<dyn Future<Output = Result<Writer, Refusal>> + Send + 'a>>;

/// Whether the person has written since the gate was asked last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// An edit of theirs came in: they are at work.
    Writes,
    /// Nothing came but signs of life, which browsers give without anybody.
    Rests,
}

/// What is awaited of [`Gate::count_changes`].
pub type Counted<'a> = Pin<Box<dyn Future<Output = Option<i64>> + Send + 'a>>;

/// Who may come.
pub trait Gate: Debug + Send + Sync {
    /// Who makes this request, and what they may do with the report at this moment.
    fn admit<'a>(&'a self, parts: &'a Parts, report: ReportId, hand: Hand) -> Admitted<'a>;

    /// A number that changes whenever somebody's rights may have changed, cheaper to ask for than what they are; `None` where
    /// there is none.
    fn count_changes(&self) -> Counted<'_> {
        Box::pin(async { None })
    }
}
