//! Names as labels and headings give them: without the list's own year and its last day, which would keep them from being
//! joined with the next year's.

use super::headed::{body_of, other_year_of, year_over};
use super::kind::{is_aim, looks_ahead};
use super::said::{Of, is_year_alone, without_own_year, without_year, year_in};
use super::words::{heading_name, without_day};
use crate::year::{FiscalYear, read_year_at};

/// A name without the number of the list's own year or its last day, which would keep it from being joined with the next
/// year's.
pub(super) fn own_name(text: &str, year: FiscalYear) -> String {
    if year_in(text, year).is_some_and(|named| named.of == Of::This) {
        let bare = without_day(text);
        if bare != text && !bare.is_empty() {
            return bare;
        }
    }
    without_own_year(text, year).filter(|name| !name.is_empty()).unwrap_or_else(|| text.to_owned())
}

/// A heading without its year; empty where nothing else stands in it.
pub(super) fn name_above(text: &str, year: FiscalYear) -> String {
    if is_year_alone(text, year) || year_over(text, year).is_some_and(|of| of != Of::This) {
        return String::new();
    }
    let other = other_year_of(text, year).and_then(|_| year_in(text, year));
    other.map_or_else(
        || without_own_year(text, year).unwrap_or_else(|| text.to_owned()),
        |named| without_year(text, named),
    )
}

/// What opens a line that stands over what follows: a bracket around all of it, or a sign before it.
const OPENS: &[char] =
    &['【', '＜', '<', '〈', '《', '〔', '［', '[', '（', '(', '「', '■', '◆', '●', '○', '▼', '◇', '※'];

/// The sign that opens a line that stands over what follows.
pub(super) fn opening_of(text: &str) -> Option<char> {
    text.chars().next().filter(|first| OPENS.contains(first))
}

/// Whether a bracket stands around a whole line.
pub(super) fn is_enclosed(text: &str) -> bool {
    opening_of(text).is_some() && text.ends_with(['】', '＞', '>', '〉', '》', '〕', '］', ']', '）', ')', '」'])
}

/// Whether a line stands over what follows by its look, whatever stands before it: 「＜課題＞」, 「今後の取組」.
pub(in super::super) fn stands_over(text: &str) -> bool {
    const LONGEST: usize = 26;
    let body = text.trim_matches(|c: char| !c.is_alphanumeric());
    let words = !body.contains(['。', 'を', '、']) && !body.ends_with(['る', 'た', 'す']);
    let short = (2..=LONGEST).contains(&body.chars().count()) && words;
    let year = read_year_at(text).is_some_and(|found| found.len == text.len());
    let bracketed = year || is_enclosed(text) && !text.starts_with(['（', '(', '「', '※']);
    short && (bracketed || looks_ahead(body) && (is_enclosed(text) || !body.contains(['：', ':', '（', '('])))
}

/// Whether a line says nothing but that what follows is still to come, or aimed at: 「＜今後の取組＞」, 「■目標」, 「今後の取組：」.
pub(super) fn is_title_ahead(text: &str, year: FiscalYear) -> bool {
    let body = text.trim_matches(|c: char| !c.is_alphanumeric());
    let short = (2..=24).contains(&body.chars().count()) && !body.contains(['。', 'を', '：', ':']);
    short && !body.ends_with(['る', 'た', 'す']) && (looks_ahead(body) || is_aim(body, year))
}

/// Whether a line says nothing but that results follow: 「・実績」, 「・令和６年度実績」.
pub(super) fn tells_results(text: &str, year: FiscalYear) -> bool {
    let body = body_of(text);
    !body.is_empty() && (year_over(text, year) == Some(Of::This) || heading_name(&name_above(body, year)).is_empty())
}

/// 【再掲】 and its likes are no headings.
pub(super) fn is_section(section: &str) -> bool {
    !section.is_empty()
        && !["再掲", "新規", "拡充", "継続", "一部新規", "重点", "続き", "前ページの続き"].contains(&section)
}
