//! A figure: a decimal, or a reason why there is none. Absent is not zero, and blank is neither.

pub use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// 実績値 of one year, or the printed reason why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// A number as printed, exactly.
    Value(Decimal),
    /// No number, and why.
    Absent(Reason),
}

impl Figure {
    /// The number, where there is one.
    #[must_use]
    pub const fn value(&self) -> Option<Decimal> {
        match self {
            Self::Value(value) => Some(*value),
            Self::Absent(_) => None,
        }
    }
}

/// Why there is no number. All different from 0 and from blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// 実施なし
    NotHeld,
    /// 集計中
    Pending,
    /// 対象外
    NotApplicable,
    /// 新規
    New,
    /// 廃止
    Ended,
}

impl Reason {
    /// All of them, in the order of the terms.
    pub const ALL: [Self; 5] = [Self::NotHeld, Self::Pending, Self::NotApplicable, Self::New, Self::Ended];

    /// The words that are printed for it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotHeld => "実施なし",
            Self::Pending => "集計中",
            Self::NotApplicable => "対象外",
            Self::New => "新規",
            Self::Ended => "廃止",
        }
    }

    /// The same in English.
    #[must_use]
    pub const fn english(self) -> &'static str {
        match self {
            Self::NotHeld => "not carried out",
            Self::Pending => "pending",
            Self::NotApplicable => "not applicable",
            Self::New => "new",
            Self::Ended => "discontinued",
        }
    }

    /// Reads a printed reason, also in its usual other wordings. `None` for anything else, 「実績なし」 among it: that
    /// may be a 0.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::leading(text).filter(|(_, len)| *len == text.len()).map(|(reason, _)| reason)
    }

    /// A printed reason at the start of a text, and its bytes.
    #[must_use]
    pub fn leading(text: &str) -> Option<(Self, usize)> {
        let found = WORDINGS.iter().filter(|(words, _)| text.starts_with(words));
        found.max_by_key(|(words, _)| words.len()).map(|(words, reason)| (*reason, words.len()))
    }
}

/// Wordings of the reasons. Words that could also mean 0, or a mark (なし, 実績なし, 中止), are not among them.
const WORDINGS: &[(&str, Reason)] = &[
    ("実施なし", Reason::NotHeld),
    ("実施無し", Reason::NotHeld),
    ("未実施", Reason::NotHeld),
    ("実施せず", Reason::NotHeld),
    ("開催なし", Reason::NotHeld),
    ("未開催", Reason::NotHeld),
    ("開催せず", Reason::NotHeld),
    ("集計中", Reason::Pending),
    ("調査中", Reason::Pending),
    ("確認中", Reason::Pending),
    ("精査中", Reason::Pending),
    ("未集計", Reason::Pending),
    ("未確定", Reason::Pending),
    ("対象外", Reason::NotApplicable),
    ("非該当", Reason::NotApplicable),
    ("該当なし", Reason::NotApplicable),
    ("新規", Reason::New),
    ("新規事業", Reason::New),
    ("新設", Reason::New),
    ("皆増", Reason::New),
    ("廃止", Reason::Ended),
    ("事業廃止", Reason::Ended),
    ("終了", Reason::Ended),
    ("事業終了", Reason::Ended),
];

/// 延べ / 実: different indicators, never merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Counting {
    /// 延べ: the same person counts each time.
    #[serde(rename = "延べ")]
    Cumulative,
    /// 実: each person counts once.
    #[serde(rename = "実")]
    Distinct,
}

impl Counting {
    /// 「延べ」「実」.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Cumulative => "延べ",
            Self::Distinct => "実",
        }
    }

    /// The same in English.
    #[must_use]
    pub const fn english(self) -> &'static str {
        match self {
            Self::Cumulative => "cumulative count (with repeats)",
            Self::Distinct => "unique count (no repeats)",
        }
    }
}

/// When a figure was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Timing {
    /// 年度末現在: a stock; drawn as a line.
    #[serde(rename = "年度末現在")]
    YearEnd,
    /// 年間: a flow; drawn as columns.
    #[serde(rename = "年間")]
    Annual,
}

impl Timing {
    /// 「年度末現在」「年間」.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::YearEnd => "年度末現在",
            Self::Annual => "年間",
        }
    }

    /// The same in English.
    #[must_use]
    pub const fn english(self) -> &'static str {
        match self {
            Self::YearEnd => "at year end",
            Self::Annual => "over the year",
        }
    }
}

/// 望ましい向き, only where the city has said one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_read_in_their_wordings() {
        for reason in Reason::ALL {
            assert_eq!(Reason::read(reason.words()), Some(reason));
        }
        assert_eq!(Reason::read("未実施"), Some(Reason::NotHeld));
        assert_eq!(Reason::read(" 事業終了 "), Some(Reason::Ended));
        assert_eq!(Reason::leading("新規事業のため"), Some((Reason::New, "新規事業".len())));
    }

    #[test]
    fn what_may_be_a_zero_is_no_reason() {
        for text in ["なし", "実績なし", "0", "", "－", "中止", "新規登録者数"] {
            assert_eq!(Reason::read(text), None, "{text}");
        }
    }
}
