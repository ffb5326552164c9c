//! A figure's name without what changes from list to list though the figure stays: the list's own year
//! (「R6新規登録者数」), and a number that only counts the lines (「② 電話相談」).

use crate::number::leading_digits;
use crate::year::{FiscalYear, read_year_at};

pub(super) fn without_own_year(name: &str, own: FiscalYear) -> String {
    let mut rest = name.trim_start_matches(|c: char| matches!(c, '①'..='⑳' | ' ' | '\u{3000}'));
    let mut plain = String::new();
    while let Some(first) = rest.chars().next() {
        match year_len(rest, own) {
            Some(len) => rest = rest[len..].trim_start_matches(['の', '：', ':', ' ', '\u{3000}']),
            None => {
                plain.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    plain
}

/// Length of the own year at the start; 「R6登録」 too, which is no year where any year could be meant.
fn year_len(text: &str, own: FiscalYear) -> Option<usize> {
    let is_own = |text: &str| read_year_at(text).filter(|year| year.year == own).map(|year| year.len);
    let short = || {
        let sign = text.chars().next()?.len_utf8();
        let (digits, len) = leading_digits(&text[sign..]);
        is_own(&text[..sign + len]).filter(|_| !digits.is_empty())
    };
    is_own(text).or_else(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_own_year_and_the_counting_number_go() {
        let own = FiscalYear::new(2024).unwrap();
        let check = |name: &str, plain: &str| assert_eq!(without_own_year(name, own), plain, "{name}");
        check("R6新規登録者数", "新規登録者数");
        check("令和６年度の登録者数", "登録者数");
        check("登録者数（R6）", "登録者数（）");
        check("② 電話相談", "電話相談");
        for name in ["R5登録者数", "令和７年度登録者数", "相談件数", "UX6講座", "6月の参加者"] {
            check(name, name);
        }
    }
}
