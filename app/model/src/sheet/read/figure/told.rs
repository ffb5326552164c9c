//! Whether a text that holds no figures, as 計画の記載, tells some all the same: then it may be the 説明 of another order of
//! columns.

use super::bracket::Brackets;
use super::scan::scan_line;
use crate::year::FiscalYear;

/// What a text tells in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Told {
    Nothing,
    /// Figures that may be aims: 「講座：年６回」.
    Figures,
    /// Figures with a value of another year, as reports alone have them.
    Years,
}

/// Reads a text line by line, as a 説明 would be.
pub(in super::super) fn tells(text: &str, year: FiscalYear) -> Told {
    let line = |line: &str| {
        let read = scan_line(line, year, Brackets::Unsaid);
        let years = |it: &super::scan::OnLine| it.previous.is_some() || !it.earlier.is_empty();
        match read.figures.first() {
            Some(_) if read.figures.iter().any(years) => Told::Years,
            Some(_) => Told::Figures,
            None => Told::Nothing,
        }
    };
    text.lines().map(line).max().unwrap_or(Told::Nothing)
}
