//! A figure as people read it: digits in groups of three, its unit, 約. It doesn't compare, and reads nothing.

use super::{Decimal, Figure, Observation};
use crate::writing::Lang;
use serde::{Deserialize, Serialize};

/// What a page shows of one figure: value or reason, unit, 約.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// `None`: nothing is written; shown as 「—」.
    pub figure: Option<Figure>,
    /// As printed; `None` where none is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// 約.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
}

impl Amount {
    /// What is stored of one year, with the indicator's unit.
    #[must_use]
    pub fn of(observation: Option<&Observation>, unit: Option<&str>) -> Self {
        Self {
            figure: observation.map(|it| it.figure),
            unit: unit.map(str::to_owned),
            approximate: observation.is_some_and(|it| it.approximate),
        }
    }

    /// The same in the reader's language; "about 2,988" without its unit, which is Japanese and stands beside it.
    #[must_use]
    pub fn said_in(&self, lang: Lang) -> String {
        match (lang, self.figure) {
            (Lang::Ja, _) | (Lang::En, None) => self.words(),
            (Lang::En, Some(Figure::Absent(reason))) => reason.english().to_owned(),
            (Lang::En, Some(Figure::Value(value))) => {
                format!("{}{}", if self.approximate { "about " } else { "" }, grouped(value))
            }
        }
    }

    /// 「約2,988人」「実施なし」「—」, as one would say it in a sentence.
    #[must_use]
    pub fn words(&self) -> String {
        match self.figure {
            None => "—".to_owned(),
            Some(Figure::Absent(reason)) => reason.words().to_owned(),
            Some(Figure::Value(value)) => {
                let about = if self.approximate { "約" } else { "" };
                format!("{about}{}{}", grouped(value), self.unit.as_deref().unwrap_or_default())
            }
        }
    }
}

/// 「2,988」「-1,200.5」: half width, grouped by commas, exactly the digits that are stored.
#[must_use]
pub fn grouped(value: Decimal) -> String {
    let plain = value.abs().to_string();
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(left, right)| (left, Some(right)));
    let mut text = String::with_capacity(plain.len() + 8);
    if value.is_sign_negative() && !value.is_zero() {
        text.push('-');
    }
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::Reason;

    #[test]
    fn digits_stand_in_groups_of_three() {
        let check = |value: &str, words: &str| assert_eq!(grouped(value.parse().unwrap()), words);
        check("0", "0");
        check("54", "54");
        check("634", "634");
        check("2988", "2,988");
        check("1234567.50", "1,234,567.50");
        check("-1200.5", "-1,200.5");
        check("-120", "-120");
    }

    #[test]
    fn absent_is_a_word_and_blank_a_dash() {
        let amount = |figure| Amount { figure, unit: Some("人".to_owned()), approximate: true };
        assert_eq!(amount(Some(Figure::Value(Decimal::from(1500)))).words(), "約1,500人");
        assert_eq!(amount(Some(Figure::Absent(Reason::NotHeld))).words(), "実施なし");
        assert_eq!(amount(None).words(), "—");
    }

    #[test]
    fn english_says_it_without_the_unit() {
        let amount = |figure| Amount { figure, unit: Some("人".to_owned()), approximate: true };
        let check = |figure, words: &str| assert_eq!(amount(figure).said_in(Lang::En), words);
        check(Some(Figure::Value(Decimal::from(1500))), "about 1,500");
        check(Some(Figure::Absent(Reason::NotHeld)), "not carried out");
        check(None, "—");
        assert_eq!(amount(Some(Figure::Value(Decimal::from(3)))).said_in(Lang::Ja), "約3人");
    }
}
