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

/// A number at the start (4,850 ４８５０ 98.5 1万2000 3万2千 1億2,300万円) and the bytes it takes. `None` where there is none,
/// where commas don't group by three, and for a number with a leading zero.
#[must_use]
pub fn leading_number(text: &str) -> Option<(Decimal, usize)> {
    if let Some(read) = leading_parts(text) {
        return Some(read);
    }
    let (whole, mut len) = leading_whole(text)?;
    let (fraction, fraction_len) = leading_fraction(&text[len..]);
    len += fraction_len;
    let digits = if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") };
    let value: Decimal = digits.parse().ok()?;
    if let Some(rest) = text[len..].strip_prefix('万')
        && super::leading_unit(rest).is_some_and(|unit| !matches!(unit, "円" | "人"))
    {
        return value.checked_mul(TEN_THOUSAND).map(|value| (value.normalize(), len + '万'.len_utf8()));
    }
    Some((value, len))
}

const TEN_THOUSAND: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// What the signs of size multiply by. The longer ones first.
const SIZES: &[(&str, i64)] = &[
    ("千億", 100_000_000_000),
    ("百億", 10_000_000_000),
    ("億", 100_000_000),
    ("千万", 10_000_000),
    ("百万", 1_000_000),
    ("万", 10_000),
    ("千", 1_000),
];

/// A number in parts that grow smaller: 「1万2000」, 「3万2千」. One that ends in 万円 or 万人 is told in that unit, as one of
/// a single part is: 「1億2,300万円」 is 12,300万円.
fn leading_parts(text: &str) -> Option<(Decimal, usize)> {
    let (mut total, mut at, mut size) = (Decimal::ZERO, 0, None);
    loop {
        let (digits, len) = leading_whole(&text[at..])?;
        let value: Decimal = digits.parse().ok()?;
        at += len;
        let sized = SIZES.iter().find(|(word, _)| text[at..].starts_with(word));
        let (word, by) = sized.map_or(("", Decimal::ONE), |(word, by)| (*word, Decimal::from(*by)));
        let part = value.checked_mul(by)?;
        if size.is_some_and(|size| part >= size) || size.is_none() && word.is_empty() {
            return None;
        }
        total = total.checked_add(part)?;
        let end = at + word.len();
        if !word.is_empty() && !leading_digits(&text[end..]).0.is_empty() {
            (at, size) = (end, Some(by));
            continue;
        }
        let in_ten_thousands = word.ends_with('万') && text[end..].starts_with(['円', '人']);
        if size.is_none() && !(word == "千万" && in_ten_thousands) {
            return None;
        }
        let end = if in_ten_thousands { end - '万'.len_utf8() } else { end };
        let total = if in_ten_thousands { total.checked_div(TEN_THOUSAND)? } else { total };
        return Some((total.normalize(), end));
    }
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
        check("3万2千人", Some("32000"), "人");
        check("10万5千円", Some("105000"), "円");
        check("１億2,300万円", Some("12300"), "万円");
        check("１億2千万円", Some("12000"), "万円");
        check("5千万円", Some("5000"), "万円");
        check("1億2,345万6,789円", Some("123456789"), "円");
        check("9千人", Some("9"), "千人");
        check("1万2万人", Some("1"), "万2万人");
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
        fn no_text_makes_the_reader_panic(text in "[0-9０-９,，.．千百万億円人\\PC]{0,20}") {
            let _ = leading_number(&text);
        }
    }
}
