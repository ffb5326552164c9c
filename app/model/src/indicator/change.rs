//! 増減: how a year's figure compares with the one before.

use super::{Decimal, Figure};
use serde::{Deserialize, Serialize};

/// The change against 前年度. Rates are exact fractions of the previous value (0.42 = 42 %).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// ↑ by this share of the previous value.
    Up(Decimal),
    /// ↓ by this share of the previous value (positive).
    Down(Decimal),
    /// → 同じ
    Same,
    /// ↑ from 0: a rate can't be given; the difference is.
    UpFromZero(Decimal),
    /// 前年度なし: no number to compare with.
    NoBase,
    /// 比べられません: redefined in between.
    Incomparable,
    /// This year has no number.
    NoValue,
}

impl Change {
    /// Compares this year's figure with that of the year before.
    #[must_use]
    pub fn between(previous: Option<&Figure>, current: Option<&Figure>) -> Self {
        let Some(now) = current.and_then(Figure::value) else {
            return Self::NoValue;
        };
        let Some(before) = previous.and_then(Figure::value) else {
            return Self::NoBase;
        };
        match now.cmp(&before) {
            std::cmp::Ordering::Equal => Self::Same,
            std::cmp::Ordering::Greater if before.is_zero() => Self::UpFromZero(now),
            std::cmp::Ordering::Greater => Self::Up((now - before) / before.abs()),
            std::cmp::Ordering::Less if before.is_zero() => Self::Down(Decimal::ONE),
            std::cmp::Ordering::Less => Self::Down((before - now) / before.abs()),
        }
    }

    /// Whether there is a rate, and it is below 10 %: shown light, with one decimal.
    #[must_use]
    pub fn is_slight(&self) -> bool {
        matches!(self, Self::Up(rate) | Self::Down(rate) if *rate * Decimal::TEN < Decimal::ONE)
    }

    /// The rate as shown: whole per cent from 10 %, one decimal below; `None` where there is no rate.
    #[must_use]
    pub fn percent(&self) -> Option<Decimal> {
        let (Self::Up(rate) | Self::Down(rate)) = self else {
            return None;
        };
        let percent = *rate * Decimal::ONE_HUNDRED;
        let digits = u32::from(percent < Decimal::TEN);
        Some(percent.round_dp_with_strategy(digits, rust_decimal::RoundingStrategy::MidpointAwayFromZero))
    }
}
