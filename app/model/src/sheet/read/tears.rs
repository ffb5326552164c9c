//! Figures that a line's end has torn: digits, a number and its unit, an amount and its year before, a name and its unit.

use super::figure::{begins_word, names_own_figure};
use super::lines::{Gap, Line};
use crate::number::leading_unit;
use crate::text::narrow;
use crate::year::read_year_at;

/// 「（回）　574　598」 below 「開催回数」: the unit that the cell had no more room for.
pub(super) fn goes_on_with_unit(before: &Line<'_>, line: &Line<'_>) -> bool {
    let inner = line.text.strip_prefix(['（', '(']).and_then(|rest| rest.split_once(['）', ')']));
    let Some((unit, rest)) = inner.filter(|_| line.gap == Gap::None) else { return false };
    let unit = ["単位：", "単位:"].iter().find_map(|word| unit.strip_prefix(word)).unwrap_or(unit);
    let value = rest.trim_start_matches(['：', ':', ' ', '\u{3000}', '約']);
    let known = leading_unit(unit).is_some_and(|known| known.len() == unit.len());
    known && value.len() < rest.len() && value.starts_with(is_digit) && !before.text.contains(is_digit)
}

/// Digits on both sides of a break, a number and its unit or its year before, or a number alone behind what waits for
/// one: one figure, torn.
pub(super) fn tears_figure(before: &str, line: &str) -> bool {
    let digit = |c: char| narrow(c).is_ascii_digit();
    let number = before.ends_with(digit);
    let unit = leading_unit(line).filter(|unit| !matches!(*unit, "日" | "部"));
    let goes_on =
        line.starts_with(digit) || unit.is_some_and(|unit| !begins_word(line, unit)) && !names_own_figure(line, unit);
    let grouped = line.strip_prefix([',', '，']).is_some_and(|rest| rest.starts_with(digit));
    number && (goes_on || grouped)
        || is_year_before(line) && ends_with_amount(before)
        || before.ends_with([',', '，', '約']) && line.starts_with(digit)
        || before.ends_with(['：', ':', '（', '(']) && line.chars().all(digit)
}

/// A bracket that tells another year's amount, which goes with the amount that it stands behind: 「（前年度31件）」,
/// 「（令和４年度　31件）」.
pub(super) fn is_year_before(line: &str) -> bool {
    let Some(inner) = line.strip_prefix(['（', '(']) else { return false };
    let amount = |rest: &str| {
        rest.trim_start_matches(['：', ':', ' ', '\u{3000}', '約', '延', 'べ', '実']).starts_with(is_digit)
    };
    let numbered = read_year_at(inner).is_some_and(|found| amount(&inner[found.len..]));
    inner.starts_with("前年") || inner.starts_with("昨年") || numbered
}

/// A number, with or without a unit, at the end.
pub(super) fn ends_with_amount(text: &str) -> bool {
    let digit = |c: char| narrow(c).is_ascii_digit();
    let unit: String = text.chars().rev().take_while(|c| !digit(*c)).collect::<Vec<_>>().into_iter().rev().collect();
    unit.len() < text.len() && (unit.is_empty() || leading_unit(&unit).is_some_and(|known| known.len() == unit.len()))
}

pub(super) fn is_digit(c: char) -> bool {
    narrow(c).is_ascii_digit()
}
