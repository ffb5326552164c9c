//! When a department's own people last did something about the reports that it has a part in.

use crate::account::store::people;
use crate::report::draft::{DraftReport, list_last_writings, store as drafts};
use crate::{Error, Moment};
use model::id::{AccountId, DepartmentId, ReportId};
use sea_orm::ConnectionTrait;
use std::collections::HashSet;

/// Who did something about a report, and when.
pub(super) struct Touches {
    all: Vec<(ReportId, AccountId, Moment)>,
    members: HashSet<(AccountId, DepartmentId)>,
}

impl Touches {
    /// Of these reports: what was written, and every step.
    pub async fn load(db: &impl ConnectionTrait, reports: &[DraftReport]) -> Result<Self, Error> {
        let mut all: Vec<_> = reports.iter().filter_map(|it| it.touched.map(|(by, at)| (it.report, by, at))).collect();
        for (report, steps) in drafts::list_all_steps(db, reports).await? {
            all.extend(steps.into_iter().map(|step| (report, step.by, step.at)));
        }
        all.extend(list_last_writings(db, reports).await?);
        // Who has left was there when they wrote.
        let held = people::list_all_memberships(db).await?;
        let members = held.iter().map(|it| (AccountId(it.account), DepartmentId(it.department))).collect();
        Ok(Self { all, members })
    }

    /// The last by somebody of that department.
    pub fn last(&self, department: DepartmentId, reports: &[ReportId]) -> Option<(AccountId, Moment)> {
        let own = |(report, by, _): &&(ReportId, AccountId, Moment)| {
            reports.contains(report) && self.members.contains(&(*by, department))
        };
        self.all.iter().filter(own).map(|(_, by, at)| (*by, *at)).max_by_key(|it| it.1)
    }
}
