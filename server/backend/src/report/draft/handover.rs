//! Handing over a department's open work (異動, 組織改正): who answers for its reports that are not published yet.

use super::report::DraftReport;
use super::store;
use crate::account::write_json;
use crate::store::audit::{self, Entry};
use crate::{Backend, Call, Error};
use model::account::Deed;
use model::department::list_ended;
use model::id::{AccountId, DepartmentId};
use model::report::StateKind;
use model::year::FiscalYear;
use sea_orm::DatabaseTransaction;

/// Lets one department answer in place of another for all that is not published yet. What was signed stays signed. Each
/// report that changes is put on record; gives how many there are. `since`: only the reports on that year and later ones.
/// `by`: nobody, where time alone does it.
pub(crate) async fn hand_over_reports(
    db: &DatabaseTransaction,
    (from, to): (DepartmentId, DepartmentId),
    since: Option<FiscalYear>,
    (by, call): (Option<AccountId>, &Call),
) -> Result<usize, Error> {
    let mut many = 0;
    for before in store::list_departments(db, &[from]).await? {
        let earlier = since.is_some_and(|since| before.year < since);
        if earlier || before.progress.state.kind() == StateKind::Published {
            continue;
        }
        let responsible = before.responsible.hand_over((from, to));
        let progress = before.progress.clone().hand_over((from, to), &responsible);
        let after = DraftReport { responsible, progress, ..before.clone() };
        store::update(db, &before, &after).await?;
        let [old, new] = [&before, &after].map(|it| write_json(&it.responsible));
        let subject = format!("report {}", before.report);
        let entry = Entry { by, deed: Deed::InquiryChanged, subject, before: Some(old?), after: Some(new?), call };
        audit::append(db, entry).await?;
        many += 1;
    }
    Ok(many)
}

impl Backend {
    /// Hands the open work of departments that have ended by now to those that took over. Done again and again, as a
    /// 組織改正 is entered before its year begins; gives how many reports changed hands.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn hand_over_ended(&self, call: &Call) -> Result<usize, Error> {
        let Some(today) = call.at.fiscal_year() else { return Ok(0) };
        let now = self.snapshot().await?;
        let ended = list_ended(&now.facts.departments, today);
        let ids: Vec<_> = ended.iter().map(|it| it.0).collect();
        let open = store::list_departments(self.connection().reading(), &ids).await?;
        let waits = |it: &DraftReport| it.progress.state.kind() != StateKind::Published;
        if !open.iter().any(waits) {
            return Ok(0);
        }
        let db = self.connection().begin_write().await?;
        let mut many = 0;
        for pair in ended {
            many += hand_over_reports(&db, pair, None, (None, call)).await?;
        }
        db.commit().await?;
        Ok(many)
    }
}
