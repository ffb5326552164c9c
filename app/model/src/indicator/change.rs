//! 増減: how a year's figure compares with the one before.

use super::{Decimal, Figure};
use crate::writing::Lang;
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

    /// Whether it fell by 30 % or more, exactly: what 気をつけて見る項目 looks for.
    #[must_use]
    pub fn is_far_fall(&self) -> bool {
        matches!(self, Self::Down(rate) if *rate >= FAR)
    }

    /// The rate as shown, in the reader's language.
    #[must_use]
    pub fn rate_in(&self, lang: Lang) -> Option<String> {
        let rate = self.rate_words()?;
        Some(match (lang, rate.strip_suffix("未満")) {
            (Lang::En, Some(limit)) => format!("under {limit}"),
            _ => rate,
        })
    }

    /// The rate as shown: 「145%」「1.8%」, whole from 10 %, one decimal below; 「29.9%」 within half a point of the
    /// limit of a far fall, so that nobody asks why 30 % doesn't count; 「0.1%未満」 where it would be 0.0 beside a word that
    /// says that it moved; 「99%」 where something is left of what would be 100 % less. `None` where there is no rate.
    #[must_use]
    pub fn rate_words(&self) -> Option<String> {
        let (Self::Up(rate) | Self::Down(rate)) = self else {
            return None;
        };
        let at_limit = matches!(self, Self::Down(_)) && *rate != FAR && (*rate - FAR).abs() < Decimal::new(5, 3);
        let digits = usize::from(self.is_slight() || at_limit);
        let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
        let shown = (*rate * Decimal::ONE_HUNDRED).round_dp_with_strategy(u32::from(digits > 0), strategy);
        let something_left = matches!(self, Self::Down(_)) && *rate < Decimal::ONE;
        let shown = if something_left { shown.min(MOST_OF_IT) } else { shown };
        Some(if shown.is_zero() { "0.1%未満".to_owned() } else { format!("{shown:.digits$}%") })
    }
}

/// A far fall: 30 %.
const FAR: Decimal = Decimal::from_parts(3, 0, 0, false, 1);
/// What a fall that leaves something is shown as at most, in per cent.
const MOST_OF_IT: Decimal = Decimal::from_parts(99, 0, 0, false, 0);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_whole_from_ten_per_cent_and_exact_at_the_limit() {
        let check = |before: i64, now: i64, words: Option<&str>| {
            let value = |it: i64| Figure::Value(it.into());
            let change = Change::between(Some(&value(before)), Some(&value(now)));
            assert_eq!(change.rate_words().as_deref(), words);
        };
        check(11, 27, Some("145%"));
        check(54, 18, Some("67%"));
        check(3043, 2988, Some("1.8%"));
        check(100, 108, Some("8.0%"));
        check(3190, 3189, Some("0.1%未満"));
        check(3189, 3190, Some("0.1%未満"));
        check(2000, 1999, Some("0.1%"));
        check(519, 364, Some("29.9%"));
        check(10, 7, Some("30%"));
        check(1000, 696, Some("30.4%"));
        check(1000, 1301, Some("30%"));
        check(30_000, 83, Some("99%"));
        check(30_000, 0, Some("100%"));
        check(1000, 1998, Some("100%"));
        check(33, 33, None);
        check(0, 5, None);
    }
}
