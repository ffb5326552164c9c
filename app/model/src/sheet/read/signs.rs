//! Numbers of items in other signs than 「(1)」: ⑴, ①, 【１】, １）, 1-1, No.1. A list that has them is read as if it had brackets.

use super::ReadRefused;
use super::numbering::{item_number, signed_number};
use crate::number::leading_digits;
use std::fmt::Write as _;

/// The signs in which numbers of items are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// ⑴
    Bracketed,
    /// ①
    Circled,
    /// 【１】
    Heavy,
    /// １）
    Closed,
    /// 1-1: behind the number of its 基本施策
    Joined,
    /// No.1
    Named,
}

/// The text with 「(1)」 for each number in the sign of the line that was refused, and its other lines as they are.
/// `None` where that line has no such number, or the list has items in brackets.
pub(super) fn in_brackets(text: &str, refused: &ReadRefused) -> Option<String> {
    let line = text.lines().nth(refused.line.checked_sub(1)? as usize)?;
    let (sign, _, rest) = number_at(line.trim())?;
    let alone = rest.is_empty();
    if text.lines().any(|line| item_number(line.trim()).is_some_and(|(_, rest)| rest.is_empty() == alone)) {
        return None;
    }
    let mut plain = String::with_capacity(text.len() + 64);
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        match number_at(bare).filter(|(it, _, rest)| *it == sign && rest.is_empty() == alone) {
            Some((_, number, rest)) => {
                let indent = &line[..line.len() - line.trim_start().len()];
                let end = &line[line.trim_end().len()..];
                write!(plain, "{indent}({number}){}{rest}{end}", if alone { "" } else { " " }).ok()?;
            }
            None => plain.push_str(line),
        }
    }
    Some(plain)
}

/// The number with which a line begins, in which sign, and what follows it.
fn number_at(line: &str) -> Option<(Sign, u32, &str)> {
    let first = line.chars().next()?;
    let counted = |sign, base: char| Some((sign, first as u32 - base as u32 + 1, line[first.len_utf8()..].trim()));
    match first {
        '⑴'..='⒇' => counted(Sign::Bracketed, '⑴'),
        '①'..='⑳' => counted(Sign::Circled, '①'),
        '【' => {
            let (number, rest) = digits(&line[first.len_utf8()..])?;
            Some((Sign::Heavy, number, rest.strip_prefix('】')?.trim()))
        }
        _ if line.starts_with(['N', 'Ｎ', '№']) => {
            let (number, len) = signed_number(line)?;
            Some((Sign::Named, number, line[len..].trim()))
        }
        _ => {
            let (number, rest) = digits(line)?;
            if let Some(rest) = rest.strip_prefix([')', '）']) {
                return Some((Sign::Closed, number, rest.trim()));
            }
            let (number, rest) = digits(rest.strip_prefix(['-', '－', '‐', '−', 'ー'])?)?;
            let ends = rest.is_empty() || rest.starts_with([' ', '\u{3000}']);
            ends.then_some((Sign::Joined, number, rest.trim()))
        }
    }
}

fn digits(text: &str) -> Option<(u32, &str)> {
    let (digits, len) = leading_digits(text);
    let number = digits.parse().ok().filter(|number| *number > 0 && digits.len() <= 2)?;
    Some((number, &text[len..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str, line: u32) -> Option<String> {
        in_brackets(text, &ReadRefused { line, sentence: String::new() })
    }

    #[test]
    fn a_number_in_each_sign_is_one_in_brackets() {
        for (first, third) in [
            ("⑴", "⑶"),
            ("①", "③"),
            ("【１】", "【３】"),
            ("１）", "３）"),
            ("1-1", "1-3"),
            ("１－１", "１－３"),
            ("No.1", "No.3"),
            ("№1", "№３"),
        ] {
            assert_eq!(plain(&format!("{first}\n題\n {third}\n"), 1).as_deref(), Some("(1)\n題\n (3)\n"), "{first}");
        }
        assert_eq!(plain("⑴　題\n⑵題\n⑶\n", 1).as_deref(), Some("(1) 題\n(2) 題\n⑶\n"), "only those of its form");
        assert_eq!(plain("①\r\n・⑴ 相談\r\n", 1).as_deref(), Some("(1)\r\n・⑴ 相談\r\n"));
    }

    #[test]
    fn what_is_no_number_of_an_item_stays() {
        for text in ["【部会】\n", "【100】\n", "12人\n", "1-1件\n", "３-(1)多様な形\n", "題\n", "", "⑴\n(2)\n"]
        {
            assert_eq!(plain(text, 1), None, "{text}");
        }
        assert_eq!(plain("⑴\n", 0), None);
        assert_eq!(plain("⑴\n", 9), None);
    }
}
