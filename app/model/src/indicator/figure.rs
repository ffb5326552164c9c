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
}

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
