//! The reports behind documents, and who may sit at one.

use super::follow::{Follow, Following};
use super::seat::{Rights, Writer};
use crate::report::draft;
use crate::{Backend, Error, Moment};
use model::account::Actor;
use model::id::{AccountId, ReportId};
use model::report::{Draft, Part, ReportAct, StateKind, may};
use sea_orm::DatabaseTransaction;

/// Reports that are being written: 提出 and 確定 freeze their documents.
#[derive(Clone, Copy, Debug)]
pub struct Reports;

impl Follow for Reports {
    fn seed<'a>(&'a self, db: &'a DatabaseTransaction, report: ReportId) -> Following<'a, Draft> {
        Box::pin(draft::seed(db, report))
    }

    fn is_open<'a>(&'a self, db: &'a DatabaseTransaction, report: ReportId) -> Following<'a, bool> {
        Box::pin(async move { Ok(draft::store::get_state(db, report).await?.is_some_and(StateKind::is_open)) })
    }

    fn write<'a>(
        &'a self,
        db: &'a DatabaseTransaction,
        report: ReportId,
        draft: &'a Draft,
        by: (AccountId, Moment),
    ) -> Following<'a, ()> {
        Box::pin(draft::write(db, report, draft, by))
    }

    fn write_texts<'a>(
        &'a self,
        db: &'a DatabaseTransaction,
        report: ReportId,
        draft: &'a Draft,
        by: (AccountId, Moment),
    ) -> Following<'a, bool> {
        Box::pin(draft::store::update_texts(db, report, draft, by))
    }

    fn keep<'a>(&'a self, db: &'a DatabaseTransaction, report: ReportId, until: Moment) -> Following<'a, ()> {
        Box::pin(draft::keep_version(db, report, until))
    }

    fn count_versions<'a>(&'a self, db: &'a DatabaseTransaction, report: ReportId) -> Following<'a, i32> {
        Box::pin(draft::count_versions(db, report))
    }

    fn note<'a>(
        &'a self,
        db: &'a DatabaseTransaction,
        report: ReportId,
        number: i32,
        wrote: &'a [(AccountId, Part)],
    ) -> Following<'a, ()> {
        Box::pin(draft::note_writing(db, report, number, wrote))
    }
}

impl Backend {
    /// What somebody may do with a report's document at this moment.
    ///
    /// # Errors
    /// When there is no such report, or the actor has no part in it.
    pub async fn get_writer(&self, actor: &Actor, report: ReportId) -> Result<Writer, Error> {
        let found = self.get_draft(actor, report).await?;
        let rights = match may(actor, ReportAct::Write, &found.responsible) {
            Ok(()) if found.progress.state.is_open() => Rights::Write,
            Ok(()) => Rights::Frozen,
            Err(_) => Rights::Read,
        };
        Ok(Writer { account: actor.account, rights, deeds: found.count_deeds() })
    }
}
