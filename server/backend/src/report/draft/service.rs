//! The steps of reports, each one transaction; and reading what is not published.

use super::report::{DraftReport, PastStep, Seen};
use super::step::{get_seen, missing, take_step};
use super::store;
use crate::store::audit::{self, Entry};
use crate::{Backend, Call, Error};
use model::account::{Actor, Deed};
use model::id::{DepartmentId, ReportId};
use model::report::{Reason, ReportAct, Step, StepRefused, may};
use sea_orm::ConnectionTrait;

/// What came of confirming several reports at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confirmed {
    /// Confirmed.
    pub done: Vec<ReportId>,
    /// Left as they are.
    pub left: Vec<Left>,
}

/// A report that was left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Which.
    pub report: ReportId,
    /// Why, in a Japanese sentence.
    pub why: String,
}

impl Backend {
    /// A report that is being written.
    ///
    /// # Errors
    /// When there is none, or the actor has no part in it.
    pub async fn get_draft(&self, actor: &Actor, report: ReportId) -> Result<DraftReport, Error> {
        let found = store::get(self.connection().reading(), report).await?.ok_or_else(|| missing(report))?;
        may(actor, ReportAct::Read, &found.responsible).map_err(Error::refused)?;
        Ok(found)
    }

    /// The steps that a report took, oldest first.
    ///
    /// # Errors
    /// When there is no such report, or the actor has no part in it.
    pub async fn list_steps(&self, actor: &Actor, report: ReportId) -> Result<Vec<PastStep>, Error> {
        self.get_draft(actor, report).await?;
        store::list_steps(self.connection().reading(), report).await
    }

    /// Notes that the actor has looked at a report.
    ///
    /// # Errors
    /// When there is no such report, or the actor has no part in it.
    pub async fn look_at(&self, actor: &Actor, report: ReportId, call: &Call) -> Result<(), Error> {
        self.get_draft(actor, report).await?;
        let db = self.connection().begin_write().await?;
        store::put_seen(&db, report, (actor.account, call.at)).await?;
        Ok(db.commit().await?)
    }

    /// A joint department agrees with what is written.
    ///
    /// # Errors
    /// When the actor may not, the report is not being written, or somebody was faster.
    pub async fn sign(&self, actor: &Actor, seen: Seen, own: DepartmentId, call: &Call) -> Result<DraftReport, Error> {
        self.step(actor, seen, Step::Sign(own), call).await
    }

    /// 提出
    ///
    /// # Errors
    /// When the actor may not, the report is not being written, a signature is missing, or somebody was faster.
    pub async fn submit(&self, actor: &Actor, seen: Seen, call: &Call) -> Result<DraftReport, Error> {
        self.step(actor, seen, Step::Submit, call).await
    }

    /// 取下げ
    ///
    /// # Errors
    /// When the actor may not, the report does not wait for the 事務局, or somebody was faster.
    pub async fn withdraw_report(&self, actor: &Actor, seen: Seen, call: &Call) -> Result<DraftReport, Error> {
        self.step(actor, seen, Step::Withdraw, call).await
    }

    /// 差戻し
    ///
    /// # Errors
    /// When the actor may not, no reason is given, the report was not submitted, or somebody was faster.
    pub async fn send_back(&self, actor: &Actor, seen: Seen, why: &str, call: &Call) -> Result<DraftReport, Error> {
        let reason = Reason::new(why).map_err(Error::refused)?;
        self.step(actor, seen, Step::SendBack(reason), call).await
    }

    /// 確定
    ///
    /// # Errors
    /// When the actor may not, the report was not submitted, or somebody was faster.
    pub async fn confirm(&self, actor: &Actor, seen: Seen, call: &Call) -> Result<DraftReport, Error> {
        self.step(actor, seen, Step::Confirm, call).await
    }

    /// 再開, before or (as a 訂正) after 公表.
    ///
    /// # Errors
    /// When the actor may not, no reason is given, the report was not confirmed, or somebody was faster.
    pub async fn reopen(&self, actor: &Actor, seen: Seen, why: &str, call: &Call) -> Result<DraftReport, Error> {
        let reason = Reason::new(why).map_err(Error::refused)?;
        self.step(actor, seen, Step::Reopen(reason), call).await
    }

    /// 確定 of several reports: those that can be are, the others are told.
    ///
    /// # Errors
    /// When the actor may not, or the database can't be written.
    pub async fn confirm_all(&self, actor: &Actor, all: &[Seen], call: &Call) -> Result<Confirmed, Error> {
        let db = self.connection().begin_write().await?;
        let mut confirmed = Confirmed::default();
        for seen in all {
            let before = match get_seen(&db, *seen).await {
                Ok(before) => before,
                Err(stale @ Error::Stale) => {
                    confirmed.left.push(Left { report: seen.report, why: stale.to_string() });
                    continue;
                }
                Err(error) => return Err(error),
            };
            match take_step(&db, &before, Step::Confirm, (actor, call)).await? {
                Ok(_) => confirmed.done.push(seen.report),
                Err(refused @ StepRefused::MayNot(_)) => {
                    db.rollback().await?;
                    return self.refuse(actor, seen.report, refused, call).await;
                }
                Err(refused) => confirmed.left.push(Left { report: seen.report, why: refused.to_string() }),
            }
        }
        db.commit().await?;
        Ok(confirmed)
    }

    async fn step(&self, actor: &Actor, seen: Seen, step: Step, call: &Call) -> Result<DraftReport, Error> {
        let db = self.connection().begin_write().await?;
        let before = get_seen(&db, seen).await?;
        match take_step(&db, &before, step, (actor, call)).await? {
            Ok(after) => {
                db.commit().await?;
                Ok(after)
            }
            Err(refused) => {
                db.rollback().await?;
                self.refuse(actor, seen.report, refused, call).await
            }
        }
    }

    /// Answers with the refusal; that somebody may not is put on record.
    async fn refuse<T>(&self, actor: &Actor, report: ReportId, refused: StepRefused, call: &Call) -> Result<T, Error> {
        if let StepRefused::MayNot(_) = refused {
            let db = self.connection().begin_write().await?;
            record_refusal(&db, actor, format!("report {report}"), call).await?;
            db.commit().await?;
        }
        Err(Error::refused(refused))
    }
}

/// Puts on record that somebody may not.
pub(crate) async fn record_refusal(
    db: &impl ConnectionTrait,
    actor: &Actor,
    subject: String,
    call: &Call,
) -> Result<(), Error> {
    let told = Entry { by: Some(actor.account), deed: Deed::Refused, subject, before: None, after: None, call };
    audit::append(db, told).await
}
