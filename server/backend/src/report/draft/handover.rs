//! Handing over a department's open work (異動, 組織改正): who answers for its reports that are not published yet.

use super::report::DraftReport;
use super::store;
use crate::store::audit::{self, Entry};
use crate::{Backend, Call, Error};
use model::account::Deed;
use model::department::Department;
use model::id::{AccountId, DepartmentId};
use model::report::StateKind;
use model::year::FiscalYear;
use sea_orm::DatabaseTransaction;

/// Lets one department answer in place of another for all that is not published yet. What was signed stays signed. Each
/// report that changes is put on record; gives how many there are. `by`: nobody, where time alone does it.
pub(crate) async fn hand_over_reports(
    db: &DatabaseTransaction,
    (from, to): (DepartmentId, DepartmentId),
    (by, call): (Option<AccountId>, &Call),
) -> Result<usize, Error> {
    let mut many = 0;
    for before in store::list_departments(db, &[from]).await? {
        if before.progress.state.kind() == StateKind::Published {
            continue;
        }
        let mut after = before.clone();
        after.responsible = before.responsible.hand_over((from, to));
        for signature in &mut after.progress.signatures {
            if signature.department == from {
                signature.department = to;
            }
        }
        keep_signatures(&mut after);
        store::update(db, &before, &after).await?;
        let words = |it: &DraftReport| serde_json::to_string(&it.responsible);
        let told = words(&before).and_then(|old| Ok((old, words(&after)?)));
        let (old, new) = told.map_err(|error| Error::Inconsistent(format!("audit: {error}")))?;
        let subject = format!("report {}", before.report);
        let entry = Entry { by, deed: Deed::InquiryChanged, subject, before: Some(old), after: Some(new), call };
        audit::append(db, entry).await?;
        many += 1;
    }
    Ok(many)
}

/// One signature a joint department, the first.
fn keep_signatures(it: &mut DraftReport) {
    let joint = it.responsible.joint.clone();
    let mut seen = Vec::new();
    it.progress.signatures.retain(|signature| {
        let first = joint.contains(&signature.department) && !seen.contains(&signature.department);
        seen.push(signature.department);
        first
    });
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
            many += hand_over_reports(&db, pair, (None, call)).await?;
        }
        db.commit().await?;
        Ok(many)
    }
}

/// Departments that bear no name any more in that year, each with the one that has its work by then.
pub(crate) fn list_ended(all: &[Department], year: FiscalYear) -> Vec<(DepartmentId, DepartmentId)> {
    let ended = |it: &Department| {
        let last = it.names.last().and_then(|name| name.last);
        it.successor.filter(|_| last.is_some_and(|last| last < year))
    };
    let follow = |first: &Department| {
        let mut to = ended(first)?;
        // Each takes over from the one before; no more than there are.
        for _ in all {
            let Some(next) = all.iter().find(|it| it.id == to).and_then(ended) else { break };
            to = next;
        }
        (to != first.id).then_some((first.id, to))
    };
    all.iter().filter_map(follow).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::department::DepartmentName;

    #[test]
    fn work_goes_to_who_has_it_in_that_year() {
        let year = |western| FiscalYear::new(western).unwrap();
        let department = |id, last: Option<i32>, successor: Option<i64>| Department {
            id: DepartmentId(id),
            names: vec![DepartmentName { name: format!("課{id}"), first: year(2019), last: last.map(year) }],
            successor: successor.map(DepartmentId),
        };
        let all = [department(1, Some(2023), Some(2)), department(2, Some(2024), Some(3)), department(3, None, None)];
        let ended = |western| list_ended(&all, year(western)).iter().map(|it| (it.0.0, it.1.0)).collect::<Vec<_>>();
        assert_eq!(ended(2023), [] as [(i64, i64); 0]);
        assert_eq!(ended(2024), [(1, 2)]);
        assert_eq!(ended(2025), [(1, 3), (2, 3)]);
    }
}
