//! A line of figures from its end: one cell after the other, and what stands before them. Which year each is of is told
//! in `columns`.

use super::name::is_name;
use crate::indicator::{Counting, Figure, Reason, Timing};
use crate::number::{Amount, leading_unit};
use crate::text::columns as width_of;

/// A cell of such a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// `None`: a dash.
    pub figure: Option<Figure>,
    pub unit: Option<String>,
    pub approximate: bool,
    pub counting: Option<Counting>,
    pub timing: Option<Timing>,
}

impl Cell {
    /// Nothing is written in it.
    pub fn blank() -> Self {
        Self { figure: None, unit: None, approximate: false, counting: None, timing: None }
    }
}

/// Whether a whole text is a cell: a number with or without its unit, a reason, or a dash.
pub(in super::super) fn is_cell(text: &str) -> bool {
    read_cell(text).is_some()
}

fn read_cell(token: &str) -> Option<Cell> {
    let mut cell = Cell::blank();
    if matches!(crate::plan::fold_symbol(token).as_str(), "－") {
        return Some(cell);
    }
    if let Some(reason) = Reason::read(token) {
        cell.figure = Some(Figure::Absent(reason));
        return Some(cell);
    }
    let mut rest = token;
    for (word, counting) in [("延べ", Counting::Cumulative), ("延", Counting::Cumulative), ("実", Counting::Distinct)]
    {
        if let Some(after) = rest.strip_prefix(word) {
            (rest, cell.counting) = (after, Some(counting));
            break;
        }
    }
    if let Some(after) = rest.strip_prefix('年') {
        (rest, cell.timing) = (after, Some(Timing::Annual));
    }
    let amount = Amount::read(rest)?;
    cell.figure = Some(Figure::Value(amount.value));
    (cell.unit, cell.approximate) = (amount.unit, amount.approximate);
    Some(cell)
}

/// A line from its end: cells, and what stands before them. A unit set off by a space goes with its number.
pub(super) fn split_cells(text: &str) -> (Vec<&str>, Vec<Cell>) {
    let mut tokens: Vec<&str> = text.split(is_space).filter(|token| !token.is_empty()).collect();
    let mut cells = Vec::new();
    while let Some(last) = tokens.last().copied() {
        if let Some(cell) = read_cell(last) {
            tokens.pop();
            cells.push(cell);
            continue;
        }
        let number = tokens.len().checked_sub(2).and_then(|at| read_cell(tokens[at]));
        match number.filter(|cell| is_unit(last) && cell.unit.is_none() && cell.figure.is_some()) {
            Some(cell) => {
                tokens.truncate(tokens.len() - 2);
                cells.push(Cell { unit: Some(last.to_owned()), ..cell });
            }
            None => break,
        }
    }
    cells.reverse();
    (tokens, cells)
}

pub(super) fn is_unit(text: &str) -> bool {
    leading_unit(text).is_some_and(|unit| unit.len() == text.len())
}

/// Whether a line ends with at least two cells behind a label.
pub(in super::super) fn is_series(text: &str) -> bool {
    if width_of(text) > 200 {
        return false;
    }
    let (label, cells) = split_cells(text);
    cells.len() >= 2 && !label.is_empty() && is_name(label[label.len() - 1])
}

pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\t')
}
