//! The rows of all derived tables, and what has to change to get from one state of them to another.

use crate::Error;
use crate::department::entity::{department, department_name};
use crate::indicator::entity::{difference, indicator, indicator_break, observation};
use crate::plan::entity::{mark, measure, placement, placement_department, plan, policy};
use crate::report::entity::{report, report_department};
use crate::store::save::{Change, describe, put, remove};
use sea_orm::ConnectionTrait;

/// Lists the tables once, those that are referred to before those that refer.
macro_rules! tables {
    ($($table:ident: $row:ty),* $(,)?) => {
        /// Rows of all derived tables.
        #[derive(Debug, Default)]
        pub(crate) struct Rows { $(pub $table: Vec<$row>),* }

        /// What to do to get from one state of the tables to another.
        #[derive(Debug)]
        pub(crate) struct Changes { $(pub $table: Change<$row>),* }

        impl Changes {
            /// From what is stored to what should be.
            pub fn between(old: Rows, new: Rows) -> Self {
                Self { $($table: Change::between(old.$table, new.$table)),* }
            }

            /// The tables that would change.
            pub fn list_tables(&self) -> Vec<&'static str> {
                let all = [$((stringify!($table), self.$table.is_empty())),*];
                all.into_iter().filter(|(_, same)| !same).map(|(table, _)| table).collect()
            }

            /// Inserts and overwrites.
            pub async fn put(&self, db: &impl ConnectionTrait) -> Result<(), Error> {
                $(put(db, &self.$table.put).await?;)*
                Ok(())
            }
        }
    };
}

tables! {
    plan: plan::Model,
    mark: mark::Model,
    policy: policy::Model,
    measure: measure::Model,
    department: department::Model,
    department_name: department_name::Model,
    placement: placement::Model,
    placement_department: placement_department::Model,
    report: report::Model,
    report_department: report_department::Model,
    indicator: indicator::Model,
    indicator_break: indicator_break::Model,
    observation: observation::Model,
    difference: difference::Model,
}

impl Changes {
    /// Deletes what is no more, those that refer before those that are referred to.
    pub async fn remove(self, db: &impl ConnectionTrait) -> Result<(), Error> {
        remove(db, self.difference.gone).await?;
        remove(db, self.observation.gone).await?;
        remove(db, self.indicator_break.gone).await?;
        // An indicator that is the same as another one goes before that one.
        let (same, own): (Vec<_>, Vec<_>) = self.indicator.gone.into_iter().partition(|row| row.same_as.is_some());
        remove(db, same).await?;
        remove(db, own).await?;
        remove(db, self.report_department.gone).await?;
        remove(db, self.report.gone).await?;
        remove(db, self.placement_department.gone).await?;
        remove(db, self.placement.gone).await?;
        remove(db, self.department_name.gone).await?;
        // Names of departments stay: other plans' lists may print them, and their keys are never given again.
        remove(db, self.measure.gone).await?;
        remove(db, self.policy.gone).await?;
        remove(db, self.mark.gone).await?;
        remove(db, self.plan.gone).await
    }

    /// Rows before their change, for the history; 実績値 have a history of their own.
    pub fn describe(&self) -> Result<Vec<(String, String, String)>, Error> {
        let mut all = describe(&self.plan.before)?;
        all.extend(describe(&self.mark.before)?);
        all.extend(describe(&self.policy.before)?);
        all.extend(describe(&self.measure.before)?);
        all.extend(describe(&self.department_name.before)?);
        all.extend(describe(&self.placement.before)?);
        all.extend(describe(&self.placement_department.before)?);
        all.extend(describe(&self.report.before)?);
        all.extend(describe(&self.report_department.before)?);
        all.extend(describe(&self.indicator.before)?);
        all.extend(describe(&self.indicator_break.before)?);
        all.extend(describe(&self.difference.before)?);
        Ok(all)
    }
}
