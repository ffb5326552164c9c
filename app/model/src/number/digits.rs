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

/// Signs of size within four digits, and those of each four digits more. The larger ones first.
const SMALL: &[(char, i64)] = &[('千', 1_000), ('百', 100), ('十', 10)];
const BIG: &[(char, i64)] = &[('億', 100_000_000), ('万', 10_000)];

/// A number in parts that grow smaller: 「1万2000」, 「3万2千」, 「3千5百」. One that ends in 万円, 万人 or 億円 is told in that
/// unit, as one of a single part is: 「1億2,300万円」 is 12,300万円, 「3千5百万円」 3,500万円.
fn leading_parts(text: &str) -> Option<(Decimal, usize)> {
    let mut read = Parts::default();
    loop {
        let (digits, len) = leading_whole(&text[read.end..])?;
        read.end += len;
        let sized = read.take(digits.parse().ok()?, text)?;
        if !sized || leading_digits(&text[read.end..]).0.is_empty() {
            return read.finish(text);
        }
    }
}

/// What the parts have said so far.
#[derive(Default)]
struct Parts {
    /// Up to the last 億 or 万.
    total: Decimal,
    /// Behind that.
    group: Decimal,
    /// The signs of the last part, and what the last of each kind multiplied by.
    signs: (Option<char>, Option<char>),
    small: Option<Decimal>,
    big: Option<Decimal>,
    count: usize,
    end: usize,
}

impl Parts {
    /// Takes the signs behind a part's digits; whether it has any. `None` where the parts don't grow smaller.
    fn take(&mut self, value: Decimal, text: &str) -> Option<bool> {
        self.count += 1;
        let small = self.sign(SMALL, text);
        let part = small.map_or(Some(value), |(_, by)| value.checked_mul(by))?;
        if self.small.is_some_and(|before| part >= before || small.is_some_and(|(_, by)| by >= before)) {
            return None;
        }
        self.group = self.group.checked_add(part)?;
        self.small = small.map(|(_, by)| by).or(self.small);
        let big = self.sign(BIG, text);
        let whole = big.map_or(Some(self.group), |(_, by)| self.group.checked_mul(by))?;
        if self.big.is_some_and(|before| whole >= before) {
            return None;
        }
        if let Some((_, by)) = big {
            (self.total, self.group) = (self.total.checked_add(whole)?, Decimal::ZERO);
            (self.small, self.big) = (None, Some(by));
        }
        self.signs = (small.map(|(sign, _)| sign), big.map(|(sign, _)| sign));
        Some(small.is_some() || big.is_some())
    }

    fn sign(&mut self, signs: &[(char, i64)], text: &str) -> Option<(char, Decimal)> {
        let (sign, by) = signs.iter().find(|(sign, _)| text[self.end..].starts_with(*sign))?;
        self.end += sign.len_utf8();
        Some((*sign, Decimal::from(*by)))
    }

    fn finish(self, text: &str) -> Option<(Decimal, usize)> {
        let rest = &text[self.end..];
        // 「1億2.5千万円」 is no number that is known.
        if leading_fraction(rest).1 > 0 {
            return None;
        }
        let total = self.total.checked_add(self.group)?;
        let told_in = match self.signs.1 {
            Some('万') if rest.starts_with(['円', '人']) => Some(('万', TEN_THOUSAND)),
            Some('億') if rest.starts_with('円') => Some(('億', Decimal::from(100_000_000))),
            _ => None,
        };
        let unit = super::leading_unit(rest);
        let whole = match self.signs {
            _ if self.count > 1 => true,
            // 百万円, 千円 and 千人 are units.
            (None, _) => false,
            (Some('百'), Some('万')) if rest.starts_with('円') => false,
            (Some('千'), None) => unit.is_some_and(|unit| !matches!(unit, "円" | "人")),
            _ => unit.is_some(),
        };
        let (total, end) = match told_in {
            Some((sign, by)) => (total.checked_div(by)?, self.end - sign.len_utf8()),
            None => (total, self.end),
        };
        whole.then(|| (total.normalize(), end))
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
        check("9千部", Some("9000"), "部");
        check("2百万円", Some("2"), "百万円");
        check("３千５百人", Some("3500"), "人");
        check("３千５百万円", Some("3500"), "万円");
        check("１億２千３百万円", Some("12300"), "万円");
        check("１万５百人", Some("10500"), "人");
        check("５百人", Some("500"), "人");
        check("3千億円", Some("3000"), "億円");
        check("1億2.5千万円", Some("1"), "億2.5千万円");
        check("3百貨店", Some("3"), "百貨店");
        check("3千5千人", Some("3"), "千5千人");
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
