//! The fields of a report, as they are named to people.

use serde::{Deserialize, Serialize};

/// A field of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// 評価
    Mark,
    /// 説明（進捗状況）
    Narrative,
    /// 備考（特殊要因等）
    Remark,
    /// 実績値
    Values,
}

impl Part {
    /// Its word.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Mark => "評価",
            Self::Narrative => "説明",
            Self::Remark => "備考",
            Self::Values => "実績値",
        }
    }
}
