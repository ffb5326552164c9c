//! What people have written of a report, typed: how much may stand in it, and why it is refused.

use super::Entry;
use crate::id::IndicatorId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Longest text, in UTF-16 units. Ten times what a list prints, so that two people who paste together don't meet it.
pub const MOST_TEXT: u32 = 40_000;
/// Most values.
pub const MOST_VALUES: usize = 500;
/// Longest mark or value, in bytes.
pub const MOST_WORD: usize = 64;
/// A report as it stands while people write.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Symbol within the plan's scheme; `None`: not chosen yet.
    pub mark: Option<String>,
    /// 説明（進捗状況）.
    pub narrative: String,
    /// 備考（特殊要因等）; empty where nothing is remarked.
    pub remark: String,
    /// 実績値 of this year; an indicator without an entry is blank.
    pub values: BTreeMap<IndicatorId, Entry>,
}

/// Why what was written is no report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DraftRefused {
    /// A text over [`MOST_TEXT`].
    #[error("文章が長すぎます。{MOST_TEXT}文字までにしてください。")]
    Long,
    /// Over [`MOST_VALUES`].
    #[error("実績値の数が多すぎます。")]
    ManyValues,
    /// A shared document, with all that was deleted in it, over its limit.
    #[error("書きかえの記録が大きくなりすぎました。管理の担当にお知らせください。")]
    Large,
    /// A field, key, word or kind of content that a report doesn't have.
    #[error("報告にない項目や形の内容は保存できません。")]
    Strange,
}

impl Draft {
    /// The same, if it keeps to the limits.
    ///
    /// # Errors
    /// When it doesn't.
    pub fn in_bounds(self) -> Result<Self, DraftRefused> {
        let long = |text: &str| text.len() > MOST_TEXT as usize && text.encode_utf16().count() > MOST_TEXT as usize;
        // PostgreSQL keeps no NUL.
        let strange = |text: &str| text.contains('\0');
        if long(&self.narrative) || long(&self.remark) {
            return Err(DraftRefused::Long);
        }
        if self.values.len() > MOST_VALUES {
            return Err(DraftRefused::ManyValues);
        }
        let mark = self.mark.as_deref().unwrap_or("");
        if mark.len() > MOST_WORD || [mark, &self.narrative, &self.remark].into_iter().any(strange) {
            return Err(DraftRefused::Strange);
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_measured_as_browsers_do() {
        let narrative = |text: String| Draft { narrative: text, ..Draft::default() }.in_bounds().map(|_| ());
        assert_eq!(narrative("字".repeat(40_000)), Ok(()));
        assert_eq!(narrative("字".repeat(40_001)), Err(DraftRefused::Long));
        assert_eq!(narrative("😀".repeat(20_001)), Err(DraftRefused::Long));
        assert_eq!(narrative("a\0".to_owned()), Err(DraftRefused::Strange));
    }
}
