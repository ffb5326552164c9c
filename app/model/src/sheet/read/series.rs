//! Figures in columns of years, as the page lets them fall: cells on lines of their own, rows beside the 計画の記載. Puts
//! them back into lines of a label and its cells, and under a line that names the years; what they say is `figure`'s.

use super::figure::{Columns, are_alike, is_cell, is_series, read_columns, years_of};
use super::joining::Joined;
use super::lines::Line;
use super::page::{Part, read_part};
use crate::number::leading_unit;
use crate::year::FiscalYear;
use std::ops::Range;

/// Lines that are one row: which, and their text.
pub(super) type Merged = Vec<(Range<usize>, String)>;

/// Finds the rows whose cells stand on lines of their own, below their label. One with too few or too many cells is a
/// row as well, so that it is asked about; a single number may be a page's.
pub(super) fn merge_cells(lines: &[Line<'_>]) -> Merged {
    if !has_columns(lines) {
        return Vec::new();
    }
    let mut merged = Vec::new();
    let mut at = 1;
    while at < lines.len() {
        let end = (at..lines.len()).find(|here| !is_cell_at(lines, *here)).unwrap_or(lines.len());
        if end - at >= 2
            && let Some(start) = start_of_label(lines, at)
        {
            let cells: Vec<&str> = lines[start..end].iter().map(|line| line.text).collect();
            merged.push((start..end, cells.join("\u{3000}")));
        }
        at = end.max(at) + 1;
    }
    merged
}

/// Whether a line is a cell; one whose unit isn't known is beside another of that unit.
fn is_cell_at(lines: &[Line<'_>], at: usize) -> bool {
    let alike = |other: usize| lines.get(other).is_some_and(|other| are_alike(lines[at].text, other.text));
    is_cell(lines[at].text) || alike(at + 1) || at.checked_sub(1).is_some_and(alike)
}

/// The lines with such rows in one.
pub(super) fn apply_merged<'a>(lines: Vec<Line<'a>>, merged: &'a Merged) -> Vec<Line<'a>> {
    let mut rows = merged.iter().peekable();
    let mut whole = Vec::with_capacity(lines.len());
    for (at, line) in lines.into_iter().enumerate() {
        while rows.next_if(|(range, _)| range.end <= at).is_some() {}
        match rows.peek() {
            Some((range, text)) if range.start == at => whole.push(Line { text, ..line }),
            Some((range, _)) if range.contains(&at) => {}
            _ => whole.push(line),
        }
    }
    whole
}

/// The label over the cells that begin at `at`; a unit of its own line goes between.
fn start_of_label(lines: &[Line<'_>], at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let is_label = |at: usize| lines[at].text.chars().count() >= 2 && read_part(lines[at].text, None) == Part::Text;
    let unit = leading_unit(lines[before].text).is_some_and(|unit| unit.len() == lines[before].text.len());
    if unit {
        return before.checked_sub(1).filter(|start| is_label(*start));
    }
    is_label(before).then_some(before)
}

/// Whether a head names columns of years, on one line or each on its own.
fn has_columns(lines: &[Line<'_>]) -> bool {
    let mut years: Vec<FiscalYear> = Vec::new();
    for line in lines {
        match read_part(line.text, None) {
            Part::Columns { .. } => return true,
            Part::Header { years: named, .. } if named.len() == 1 => years.extend(named),
            _ if years_of(&years).is_some() => return true,
            _ => years.clear(),
        }
    }
    false
}

/// Takes the rows of figures out of the lines before the mark.
pub(super) fn take_rows<'a>(lines: &[Line<'a>], columns: Option<&Columns>) -> (Vec<Line<'a>>, Vec<Line<'a>>) {
    match columns {
        None => (lines.to_vec(), Vec::new()),
        Some(_) => lines.iter().partition(|line| !is_series(line.text)),
    }
}

/// Names the years over the first row that the page's head names them for.
pub(super) fn put_head(lines: &mut Vec<Joined>, columns: Option<&Columns>) {
    let Some(columns) = columns else { return };
    if lines.iter().any(|line| read_columns(&line.text).is_some()) {
        return;
    }
    if let Some(first) = lines.iter().position(|line| is_series(&line.text)) {
        let head = Joined::named(columns.head(), &lines[first]);
        lines.insert(first, head);
    }
}
