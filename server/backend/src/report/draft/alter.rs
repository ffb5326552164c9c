//! Changing the indicators of a report that is being written: each change one transaction with its row, which stays when
//! it is taken back, and a row in the audit log. Readers see nothing of it before 公表.

use super::report::DraftReport;
use super::service::record_refusal;
use super::step::missing;
use super::store;
use super::write::touch;
use crate::store::audit::{self, Entry};
use crate::store::ledger::Keys;
use crate::{Backend, Call, Error};
use model::account::{Actor, Deed};
use model::id::{IndicatorId, ReportId};
use model::report::{AlterRefused, Alteration, IndicatorChange, ReportAct, Stamp, Wanted, Why, may};
use sea_orm::DatabaseTransaction;

impl Backend {
    /// Changes an indicator of a report, or adds one, which has its key at once. Gives the indicator.
    ///
    /// # Errors
    /// When the actor may not write in the report, it is frozen, or the change does not fit.
    pub async fn alter_indicator(
        &self,
        actor: &Actor,
        report: ReportId,
        (wanted, why): (Wanted, Why),
        call: &Call,
    ) -> Result<IndicatorId, Error> {
        let now = self.snapshot().await?;
        let (db, before) = self.begin_altering(actor, report, call).await?;
        let altered = before.outline(&now).alter(wanted, &before.draft);
        let (known, change) = altered.map_err(Error::refused)?;
        let mut keys = Keys::load(&db).await?;
        let indicator = known.unwrap_or_else(|| IndicatorId(keys.next("indicator")));
        let after = touch(&db, &before, &before.draft, (actor.account, call.at)).await?;
        let made = Stamp { by: actor.account, at: call.at, steps: after.steps };
        let number = keys.next("draft_indicator");
        let alteration = Alteration { number, indicator, change, why, made, undone: None };
        store::put_alteration(&db, report, &alteration).await?;
        keys.save(&db).await?;
        record(&db, actor, report, &alteration, call).await?;
        db.commit().await?;
        Ok(indicator)
    }

    /// Takes a change back.
    ///
    /// # Errors
    /// When the actor may not write in the report, it is frozen, there is no such change, it was taken back already, or a
    /// figure would be lost.
    pub async fn take_back_alteration(
        &self,
        actor: &Actor,
        report: ReportId,
        number: i64,
        call: &Call,
    ) -> Result<(), Error> {
        let now = self.snapshot().await?;
        let (db, before) = self.begin_altering(actor, report, call).await?;
        let found = before.alterations.iter().find(|it| it.number == number);
        let found = found.ok_or_else(|| Error::refused(AlterRefused::Undone))?;
        before.outline(&now).take_back(found, &before.draft).map_err(Error::refused)?;
        let after = touch(&db, &before, &before.draft, (actor.account, call.at)).await?;
        let undone = Some(Stamp { by: actor.account, at: call.at, steps: after.steps });
        let alteration = Alteration { undone, ..found.clone() };
        store::put_alteration(&db, report, &alteration).await?;
        record(&db, actor, report, &alteration, call).await?;
        Ok(db.commit().await?)
    }

    /// The report, for who may write in it; that somebody may not is put on record.
    async fn begin_altering(
        &self,
        actor: &Actor,
        report: ReportId,
        call: &Call,
    ) -> Result<(DatabaseTransaction, DraftReport), Error> {
        let db = self.connection().begin_write().await?;
        let found = store::get(&db, report).await?.ok_or_else(|| missing(report))?;
        if let Err(refused) = may(actor, ReportAct::Write, &found.responsible) {
            record_refusal(&db, actor, format!("report {report}"), call).await?;
            db.commit().await?;
            return Err(Error::refused(refused));
        }
        Ok((db, found))
    }
}

/// What it was called and why it changed, in words that the log can be searched for.
async fn record(
    db: &DatabaseTransaction,
    actor: &Actor,
    report: ReportId,
    it: &Alteration,
    call: &Call,
) -> Result<(), Error> {
    let words = match &it.change {
        IndicatorChange::Add(new) => format!("追加：{}", new.name()),
        IndicatorChange::Rename { former, name } => format!("名前の変更：{former} → {}", name.as_str()),
        IndicatorChange::Redefine => "数え方の変更".to_owned(),
        IndicatorChange::End => "廃止".to_owned(),
    };
    let told = format!("{words}（{}）", it.why.as_str());
    let (before, after) = if it.holds() { (None, Some(told)) } else { (Some(told), None) };
    let subject = format!("report {report} indicator {}", it.indicator);
    let entry = Entry { by: Some(actor.account), deed: Deed::IndicatorChanged, subject, before, after, call };
    audit::append(db, entry).await
}
