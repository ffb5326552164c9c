//! What the room of reports does in the transactions of this one.

use crate::{Error, Moment};
use model::id::{AccountId, ReportId};
use model::report::{Draft, Part};
use sea_orm::DatabaseTransaction;
use std::fmt::Debug;
use std::pin::Pin;

/// What is awaited of [`Follow`].
pub type Following<'a, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send + 'a>>;

/// The report behind a document. All of it happens inside the transaction that it is given.
pub trait Follow: Debug + Send + Sync {
    /// What a new document begins with; an error where there is no such report.
    fn seed<'a>(&'a self, db: &'a DatabaseTransaction, report: ReportId) -> Following<'a, Draft>;

    /// Whether people may write.
    fn is_open<'a>(&'a self, db: &'a DatabaseTransaction, report: ReportId) -> Following<'a, bool>;

    /// Brings the typed rows to what the document says. Refused, nothing of the document is stored either.
    fn write<'a>(
        &'a self,
        db: &'a DatabaseTransaction,
        report: ReportId,
        draft: &'a Draft,
        by: (AccountId, Moment),
    ) -> Following<'a, ()>;

    /// The same where nothing but texts has changed, if that is less work; whether it was done.
    fn write_texts<'a>(
        &'a self,
        _db: &'a DatabaseTransaction,
        _report: ReportId,
        _draft: &'a Draft,
        _by: (AccountId, Moment),
    ) -> Following<'a, bool> {
        Box::pin(async { Ok(false) })
    }

    /// Keeps what stands in the report as a version, unless that is done or somebody has touched it after this moment.
    fn keep<'a>(&'a self, _db: &'a DatabaseTransaction, _report: ReportId, _until: Moment) -> Following<'a, ()> {
        Box::pin(async { Ok(()) })
    }

    /// How many versions are kept.
    fn count_versions<'a>(&'a self, _db: &'a DatabaseTransaction, _report: ReportId) -> Following<'a, i32> {
        Box::pin(async { Ok(0) })
    }

    /// Notes who wrote in which field of the version of this number, which is still to be kept.
    fn note<'a>(
        &'a self,
        _db: &'a DatabaseTransaction,
        _report: ReportId,
        _number: i32,
        _wrote: &'a [(AccountId, Part)],
    ) -> Following<'a, ()> {
        Box::pin(async { Ok(()) })
    }
}
