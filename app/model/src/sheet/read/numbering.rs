//! Numbers before headings: 「１　計画」, 「1 基本施策」, 「(1)」. What kind of heading follows is told in `outline`.

use crate::number::leading_digits;
use crate::text::narrow;

/// 「12 題」: number and title, with a space or a point between.
pub(super) fn numbered(text: &str) -> Option<(u32, &str)> {
    let (digits, len) = roman(text).unwrap_or_else(|| leading_digits(text));
    let number = digits.parse().ok().filter(|_| (1..=2).contains(&digits.len()))?;
    let rest = &text[len..];
    let between = rest.chars().next().filter(|c| matches!(narrow(*c), ' ' | '.' | '．'))?;
    let title = rest[between.len_utf8()..].trim();
    let begins = title.chars().next().is_some_and(|c| !narrow(c).is_ascii_digit());
    (begins && number > 0).then_some((number, title))
}

/// Roman numerals as one sign: Ⅰ, Ⅱ.
fn roman(text: &str) -> Option<(String, usize)> {
    let first = text.chars().next().filter(|c| ('Ⅰ'..='Ⅻ').contains(c))?;
    Some(((first as u32 - 'Ⅰ' as u32 + 1).to_string(), first.len_utf8()))
}

/// 「(1)」 「（１２）」 and what follows on the line.
pub(super) fn item_number(text: &str) -> Option<(u32, &str)> {
    let open = text.chars().next().filter(|c| narrow(*c) == '(')?;
    let inside = text[open.len_utf8()..].trim_start();
    let (digits, len) = leading_digits(inside);
    let number = digits.parse().ok().filter(|number| *number > 0 && digits.len() <= 2)?;
    let close = inside[len..].trim_start();
    let rest = close.strip_prefix(')').or_else(|| close.strip_prefix('）'))?;
    Some((number, rest.trim()))
}

/// 「№１」, and its bytes.
pub(super) fn signed_number(text: &str) -> Option<(u32, usize)> {
    let sign = ["№", "No.", "NO.", "Ｎｏ．", "ＮＯ．"].into_iter().find(|sign| text.starts_with(sign))?;
    let (digits, len) = leading_digits(&text[sign.len()..]);
    let number = digits.parse().ok().filter(|number| (1..=99).contains(number))?;
    Some((number, sign.len() + len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_by_their_numbers() {
        assert_eq!(numbered("1 市民の活動"), Some((1, "市民の活動")));
        assert_eq!(numbered("２　再犯防止推進計画"), Some((2, "再犯防止推進計画")));
        assert_eq!(numbered("Ⅱ　再犯防止推進計画"), Some((2, "再犯防止推進計画")));
        for text in ["10回", "1 2", "0 市民", "123 市民", "市民", "３-(1)多様な形"] {
            assert_eq!(numbered(text), None, "{text}");
        }
    }

    #[test]
    fn items_stand_in_brackets() {
        assert_eq!(item_number("(1)"), Some((1, "")));
        assert_eq!(item_number("（１２）　見守り"), Some((12, "見守り")));
        for text in ["(庁外)", "(1", "1)", "（）", "３-(1)多様な形"] {
            assert_eq!(item_number(text), None, "{text}");
        }
    }
}
