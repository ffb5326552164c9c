//! Runs of lines that look like page furniture: where one ends, and whether it is furniture as a whole. What is taken of
//! it is told in `furniture`.

use super::figure::{Columns, years_of};
use super::lines::{Gap, Line};
use super::page::Part;
use crate::year::FiscalYear;

/// Where a run of lines stands: before the first item much is furniture that would be text behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Preamble,
    Table,
}

/// End of the run of lines that look like furniture; a legend takes its torn lines with it.
pub(super) fn run_from(parts: &[Part], lines: &[Line<'_>], from: usize) -> usize {
    let mut at = from;
    while at < parts.len() && (parts[at] != Part::Text || continues_legend(parts, lines, at, from)) {
        at += 1;
    }
    at
}

fn continues_legend(parts: &[Part], lines: &[Line<'_>], at: usize, from: usize) -> bool {
    at > from
        && lines[at].gap == Gap::None
        && matches!(parts[at - 1], Part::Legend(_))
        && (lines[at].text.contains('「') || is_torn_word(lines[at].text))
        && super::numbering::item_number(lines[at].text).is_none()
        && !lines[at].text.starts_with(|c: char| crate::text::narrow(c).is_ascii_digit())
}

/// The end of a word that the edge has torn: 「中⏎止」.
fn is_torn_word(text: &str) -> bool {
    text.chars().count() <= 6
        && !super::department::is_department(text)
        && crate::plan::fold_symbol(text).chars().count() > 1
        || text.chars().count() == 1 && text.chars().all(char::is_alphabetic)
}

/// Whether a run of lines is furniture as a whole.
pub(super) fn is_furniture(run: &[Part], place: Place) -> bool {
    let words: usize = run
        .iter()
        .map(|part| match part {
            Part::Header { words, .. } => *words,
            Part::Columns { core, .. } => *core,
            _ => 0,
        })
        .sum();
    let others = run.iter().filter(|part| matches!(part, Part::Day(_) | Part::Material(_) | Part::Meeting(_))).count();
    place == Place::Preamble || words >= 2 || others >= 2 || run.iter().any(always_furniture)
}

/// Columns of years whose head was torn into a line a year. Years of two pages' heads are no columns: something else
/// of the page stands between them.
pub(super) fn torn_columns(run: &[Part]) -> Option<Columns> {
    run.split(|part| !matches!(part, Part::Header { .. })).find_map(|head| {
        let mut years: Vec<FiscalYear> = Vec::new();
        for part in head {
            if let Part::Header { years: named, .. } = part {
                years.extend(named.iter().filter(|year| !years.contains(year)).copied().collect::<Vec<_>>());
            }
        }
        years_of(&years)
    })
}

/// What nothing but a page's furniture looks like.
fn always_furniture(part: &Part) -> bool {
    matches!(part, Part::Legend(_) | Part::Title | Part::Page { .. })
}

pub(super) fn is_lone_word(part: &Part) -> bool {
    matches!(part, Part::Header { words: 1, years } if years.is_empty())
}
