//! A whole amount: 「約4,850P」.

use super::{leading_number, leading_unit};
use rust_decimal::Decimal;

/// Words behind an amount that make it an approximate one.
pub const ROUGHLY: &[&str] =
    &["程度", "程", "余り", "余", "あまり", "ほど", "前後", "近く", "くらい", "ぐらい", "弱", "強", "台"];

/// Whether a word behind an amount makes it an approximate one. 日程 is a word of its own.
#[must_use]
pub fn is_rough(word: &str, unit: Option<&str>) -> bool {
    ROUGHLY.contains(&word) && !(word == "程" && unit == Some("日"))
}

/// A number with what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// 約.
    pub approximate: bool,
    /// Exactly as printed.
    pub value: Decimal,
    /// As printed; `None` where none is.
    pub unit: Option<String>,
}

impl Amount {
    /// Reads a whole text as an amount: a number, 約 or およそ before it, a known unit behind it, 程度 after that.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let bare = ["約", "およそ", "おおむね", "概ね"].iter().find_map(|word| text.strip_prefix(word));
        let number = bare.unwrap_or(text).trim_start();
        let (value, len) = leading_number(number)?;
        let after = number[len..].trim_start();
        let unit = leading_unit(after);
        let rest = after[unit.map_or(0, str::len)..].trim();
        let rough = is_rough(rest, unit);
        if !rough && !rest.is_empty() {
            return None;
        }
        Some(Self { approximate: bare.is_some() || rough, value, unit: unit.map(str::to_owned) })
    }
}

/// A number as it stands in figures: half width, grouped by commas, its decimals kept.
#[must_use]
pub fn write_number(value: Decimal) -> String {
    let plain = value.to_string();
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
    let (whole, fraction) = plain.split_once('.').map_or((plain, None), |(whole, rest)| (whole, Some(rest)));
    let mut written = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    if let Some(fraction) = fraction {
        written.push('.');
        written.push_str(fraction);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(bool, &str, Option<&str>)>) {
        let read = Amount::read(text);
        let read = read.as_ref().map(|amount| (amount.approximate, amount.value.to_string(), amount.unit.as_deref()));
        assert_eq!(read, expected.map(|(about, value, unit)| (about, value.to_owned(), unit)), "{text}");
    }

    #[test]
    fn amounts_are_read_with_unit_and_about() {
        check("506件", Some((false, "506", Some("件"))));
        check("約４，８５０Ｐ", Some((true, "4850", Some("Ｐ"))));
        check("33施設・団体", Some((false, "33", Some("施設・団体"))));
        check("120 人程度", Some((true, "120", Some("人"))));
        check("100件弱", Some((true, "100", Some("件"))));
        check("12.5%", Some((false, "12.5", Some("%"))));
        check("36", Some((false, "36", None)));
        check("実施なし", None);
        check("5件増", None);
    }

    #[test]
    fn numbers_are_written_in_groups() {
        assert_eq!(write_number(Decimal::from(4850)), "4,850");
        assert_eq!(write_number(Decimal::from(-1_234_567)), "-1,234,567");
        assert_eq!(write_number(Decimal::new(12345, 1)), "1,234.5");
        assert_eq!(write_number(Decimal::from(0)), "0");
    }
}
