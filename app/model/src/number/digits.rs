//! Digits and decimals at the start of a text. Nothing is rounded and nothing half-read: 「1,23」 is no number.

use crate::text::narrow;
use rust_decimal::Decimal;

/// The digits at the start, in half width, and the bytes they take. Empty where there are none.
#[must_use]
pub fn leading_digits(text: &str) -> (String, usize) {
    let mut len = 0;
    let mut digits = String::new();
    for c in text.chars() {
        let digit = narrow(c);
        if !digit.is_ascii_digit() || digits.len() > 40 {
            break;
        }
        digits.push(digit);
        len += c.len_utf8();
    }
    (digits, len)
}

/// A number at the start (4,850 ４８５０ 98.5 1万2000) and the bytes it takes. `None` where there is none, where commas
/// don't group by three, and for a number with a leading zero.
#[must_use]
pub fn leading_number(text: &str) -> Option<(Decimal, usize)> {
    let (whole, mut len) = leading_whole(text)?;
    let (fraction, fraction_len) = leading_fraction(&text[len..]);
    len += fraction_len;
    if let Some(rest) = text[len..].strip_prefix('万')
        && super::leading_unit(rest).is_some_and(|unit| !matches!(unit, "円" | "人"))
    {
        let digits = if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") };
        let value: Decimal = digits.parse().ok()?;
        return value.checked_mul(Decimal::from(10_000)).map(|value| (value.normalize(), len + '万'.len_utf8()));
    }
    if fraction.is_empty() {
        if let Some((low, low_len)) = text[len..].strip_prefix('万').and_then(leading_whole) {
            let low: Decimal = low.parse().ok().filter(|low| *low < Decimal::from(10_000))?;
            let high: Decimal = whole.parse().ok()?;
            let value = high.checked_mul(Decimal::from(10_000))?.checked_add(low)?;
            return Some((value, len + '万'.len_utf8() + low_len));
        }
        return whole.parse().ok().map(|value| (value, len));
    }
    format!("{whole}.{fraction}").parse().ok().map(|value| (value, len))
}

/// A whole number, commas taken out.
fn leading_whole(text: &str) -> Option<(String, usize)> {
    let (mut digits, mut len) = leading_digits(text);
    if digits.is_empty() || digits.len() > 20 || digits.len() > 1 && digits.starts_with('0') {
        return None;
    }
    let grouped = digits.len() <= 3;
    while let Some(comma) = text[len..].chars().next().filter(|c| narrow(*c) == ',') {
        let (group, group_len) = leading_digits(&text[len + comma.len_utf8()..]);
        if group.is_empty() {
            break;
        }
        if group.len() != 3 || !grouped || digits.len() > 20 {
            return None;
        }
        digits.push_str(&group);
        len += comma.len_utf8() + group_len;
    }
    Some((digits, len))
}

fn leading_fraction(text: &str) -> (String, usize) {
    let Some(point) = text.chars().next().filter(|c| narrow(*c) == '.') else { return (String::new(), 0) };
    let (digits, len) = leading_digits(&text[point.len_utf8()..]);
    if digits.is_empty() || digits.len() > 10 { (String::new(), 0) } else { (digits, len + point.len_utf8()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, number: Option<&str>, rest: &str) {
        let read = leading_number(text);
        assert_eq!(read.map(|(value, _)| value.to_string()).as_deref(), number, "{text}");
        assert_eq!(read.map_or(text, |(_, len)| &text[len..]), rest, "{text}");
    }

    #[test]
    fn numbers_are_read_in_any_width() {
        check("506件", Some("506"), "件");
        check("８８名", Some("88"), "名");
        check("4,850P", Some("4850"), "P");
        check("２，９８８人", Some("2988"), "人");
        check("1,234,567円", Some("1234567"), "円");
        check("98.5％", Some("98.5"), "％");
        check("９８．５％", Some("98.5"), "％");
        check("0件", Some("0"), "件");
        check("1万2000人", Some("12000"), "人");
        check("2万人", Some("2"), "万人");
        check("1.5万部", Some("15000"), "部");
        check("10、", Some("10"), "、");
        check("3.", Some("3"), ".");
    }

    #[test]
    fn what_is_badly_grouped_is_no_number() {
        for text in ["1,23件", "1234,567", "007", "1,2,3", "件", "", "-5", "999999999999999999999999"] {
            check(text, None, text);
        }
    }

    proptest! {
        #[test]
        fn grouping_and_width_make_no_difference(number in 0u64..=999_999_999_999) {
            let grouped = crate::number::write_number(Decimal::from(number));
            let wide: String = grouped.chars().map(crate::text::widen).collect();
            for text in [number.to_string(), grouped, wide] {
                prop_assert_eq!(leading_number(&text), Some((Decimal::from(number), text.len())));
            }
        }

        #[test]
        fn decimals_stay_exact(whole in 0u32..=99_999, cents in 0u32..=99) {
            let text = format!("{whole}.{cents:02}");
            let (value, len) = leading_number(&text).unwrap();
            prop_assert_eq!(len, text.len());
            prop_assert_eq!(value.to_string(), text);
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "[0-9０-９,，.．万\\PC]{0,20}") {
            let _ = leading_number(&text);
        }
    }
}
