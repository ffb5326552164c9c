//! Names as labels and headings give them: without the list's own year and its last day, which would keep them from being
//! joined with the next year's.

use super::headed::{body_of, other_year_of, year_over};
use super::said::{Of, is_year_alone, without_own_year, without_year, year_in};
use super::words::{heading_name, without_day};
use crate::year::FiscalYear;

/// A name without the number of the list's own year or its last day, which would keep it from being joined with the next
/// year's.
pub(super) fn own_name(text: &str, year: FiscalYear) -> String {
    let name = without_time(text, year);
    if name == text { name } else { without_lead(&name).to_owned() }
}

/// What led from the time to the name: 「、登録者数」, 「中の相談件数」, 「に実施した講座」. 「はつらつ教室」 is a name.
fn without_lead(name: &str) -> &str {
    let rest = name.trim_start_matches(['、', '，', ',', ' ', '\u{3000}']);
    let leads = ["中の", "中に", "における", "において", "に", "で", "は"];
    let word = |c: char| c.is_alphanumeric() && !('ぁ'..='ん').contains(&c);
    leads.iter().filter_map(|lead| rest.strip_prefix(lead)).find(|rest| rest.starts_with(word)).unwrap_or(rest)
}

fn without_time(text: &str, year: FiscalYear) -> String {
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
