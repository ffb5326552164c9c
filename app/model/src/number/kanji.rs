//! Whole numbers in kanji and in circles: 「十二」, 「三千五百」, 「一〇〇」, 「⑤」. Figures are not printed so; a person may say that one is.

use rust_decimal::Decimal;

const DIGITS: &str = "〇一二三四五六七八九";
/// Signs of size, the larger ones first.
const SIZES: &[(char, u64)] = &[('千', 1_000), ('百', 100), ('十', 10)];

/// Reads a whole text as a number below ten thousand, or as digits one after the other. `None` for anything else,
/// 「数十」 and 「二三」 among it.
#[must_use]
pub fn read_kanji(text: &str) -> Option<Decimal> {
    let digit = |c: char| (0_u64..).zip(DIGITS.chars()).find(|(_, known)| *known == c).map(|(value, _)| value);
    let digits: Option<Vec<u64>> = text.chars().map(digit).collect();
    match digits.as_deref() {
        Some([only]) => return Some(Decimal::from(*only)),
        Some([first, .., _]) if *first > 0 && text.contains('〇') && text.chars().count() <= 6 => {
            return digits.map(|all| Decimal::from(all.iter().fold(0, |value, digit| value * 10 + digit)));
        }
        Some(_) => return None,
        None => {}
    }
    let (mut total, mut open, mut least) = (0, None, u64::MAX);
    for c in text.chars() {
        match (digit(c), SIZES.iter().find(|(sign, _)| *sign == c)) {
            (Some(value), _) if open.is_none() && value > 0 => open = Some(value),
            (None, Some((_, size))) if *size < least => {
                (total, open, least) = (total + open.unwrap_or(1) * size, None, *size)
            }
            _ => return None,
        }
    }
    Some(Decimal::from(total + open.unwrap_or(0)))
}

/// The number in a circle, up to 20: 5 of ⑤.
#[must_use]
pub fn read_circled(c: char) -> Option<Decimal> {
    ('①'..='⑳').contains(&c).then(|| Decimal::from(c as u32 - '①' as u32 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_kanji_are_read_or_are_none() {
        for (text, value) in [
            ("五", Some(5)),
            ("十", Some(10)),
            ("十二", Some(12)),
            ("二十", Some(20)),
            ("百五", Some(105)),
            ("三千五百二十一", Some(3521)),
            ("一〇〇", Some(100)),
            ("二〇", Some(20)),
            ("数十", None),
            ("二三", None),
            ("十百", None),
            ("〇五", None),
            ("", None),
        ] {
            assert_eq!(read_kanji(text), value.map(Decimal::from), "{text}");
        }
    }
}
