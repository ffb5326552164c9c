//! Ids as types of their own, so that one can't be passed for another. They are database keys: stable, never reused,
//! and what stands in addresses (`/measures/12`).

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// Someone who signs in: a member of staff or of an outside body.
    AccountId,
    /// A sign-in that goes on.
    SessionId,
    /// A 計画.
    PlanId,
    /// A 基本施策 of a plan.
    PolicyId,
    /// A 項目: the same through years, renumbering and moves.
    MeasureId,
    /// A 指標 of a measure.
    IndicatorId,
    /// A 担当課・団体, whatever its name of the year.
    DepartmentId,
    /// A 進捗報告 that is being written: one measure in one opened 照会.
    ReportId,
    /// A 公表資料: one version of one meeting's list.
    PublicationId,
    /// Something a person has to look at after an import.
    DoubtId,
}
