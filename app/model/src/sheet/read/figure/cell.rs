//! A line of figures from its end: one cell after the other, and what stands before them. Which year each is of is told
//! in `columns`.

use super::given::is_unit_like;
use super::name::is_name;
use super::unit::longer_unit;
use crate::indicator::{Counting, Figure, Reason, Timing};
use crate::number::{Amount, leading_number, leading_unit};
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

/// Whether two texts are numbers with the same word behind them, which isn't known as a unit.
pub(in super::super) fn are_alike(text: &str, other: &str) -> bool {
    let unit = |text| read_odd(text).and_then(|cell| cell.unit);
    unit(text).is_some_and(|one| unit(other) == Some(one))
}

/// Whether a text may be a cell whose unit isn't known.
pub(super) fn is_odd_cell(text: &str) -> bool {
    read_odd(text).is_some()
}

/// A number with a word that isn't known as a unit: 「50事業者」.
fn read_odd(token: &str) -> Option<Cell> {
    let number = ["約", "延べ", "延"].iter().find_map(|word| token.strip_prefix(word)).unwrap_or(token);
    let (_, len) = leading_number(number)?;
    let unit = &number[len..];
    let plain = read_cell(&token[..token.len() - unit.len()])?;
    (plain.figure.is_some() && is_odd_unit(unit)).then(|| Cell { unit: Some(unit.to_owned()), ..plain })
}

/// Signs behind a number that make it an ordinal, a date, a share, or a part of another word.
const NO_UNIT: &str = "年月日時分期次条項号級位番丁階度代版種目倍以未超弱強余程約増減";

/// Whether a word that is no known unit may be one: 「事業者」, 「点」, 「部屋」.
pub(super) fn is_odd_unit(word: &str) -> bool {
    let known = leading_unit(word).is_none_or(|unit| longer_unit(word, unit) == Some(word));
    let begins = word.chars().next().is_some_and(|first| !NO_UNIT.contains(first));
    let rest = word.strip_prefix('か').unwrap_or(word);
    begins && known && (1..=6).contains(&rest.chars().count()) && rest.chars().all(is_unit_like)
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

/// A line from its end: cells, and what stands before them. A unit set off by a space goes with its number, and a word that
/// all numbers bear alike is their unit.
pub(super) fn split_cells(text: &str) -> (Vec<&str>, Vec<Cell>) {
    let known = split_by(text, read_cell);
    if known.0.last().is_none_or(|last| read_odd(last).is_none()) {
        return known;
    }
    let odd = split_by(text, |token| read_cell(token).or_else(|| read_odd(token)));
    let mut units =
        odd.1.iter().filter(|cell| cell.figure.is_some_and(|it| it.value().is_some())).map(|cell| &cell.unit);
    let first = units.next();
    if units.all(|unit| Some(unit) == first) { odd } else { known }
}

fn split_by(text: &str, read: impl Fn(&str) -> Option<Cell>) -> (Vec<&str>, Vec<Cell>) {
    let mut tokens: Vec<&str> = text.split(is_space).filter(|token| !token.is_empty()).collect();
    let mut cells = Vec::new();
    while let Some(last) = tokens.last().copied() {
        if let Some(cell) = read(last) {
            tokens.pop();
            cells.push(cell);
            continue;
        }
        let number = tokens.len().checked_sub(2).and_then(|at| read(tokens[at]));
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
