//! A label alone on its line, and a year with its amount on each line below: 「・訪問件数 ⏎ 令和５年度 120件 ⏎ 令和６年度
//! 135件」 is read as the one line that it would be in a wider cell.

use super::anew::behind_year;
use super::cell::is_cell;
use super::headed::body_of;
use super::name::is_name;
use crate::sheet::read::joining::Joined;
use crate::sheet::read::lines::Gap;
use crate::text::narrow;

/// The same lines, the years below such a label behind it.
pub(super) fn join_years(lines: &[Joined]) -> Vec<Joined> {
    let mut joined = Vec::with_capacity(lines.len());
    let mut at = 0;
    while at < lines.len() {
        let mut line = lines[at].clone();
        at += 1;
        let years = lines[at..].iter().take_while(|below| below.gap == Gap::None && is_year_with_amount(&below.text));
        let years = if is_label(&line.text) { years.count() } else { 0 };
        if years >= 2 {
            lines[at..at + years].iter().for_each(|year| line.push_apart(year));
            at += years;
        }
        joined.push(line);
    }
    joined
}

fn is_label(text: &str) -> bool {
    let body = body_of(text);
    is_name(body) && !body.contains(|c: char| narrow(c).is_ascii_digit() || "：:。を".contains(c))
}

fn is_year_with_amount(text: &str) -> bool {
    behind_year(text).is_some_and(|amount| is_cell(amount.trim_end()))
}
