//! The signs of all legends, to tell where a row's mark stands before its plan's own legend is known.

use super::furniture::Legend;
use super::lines::Line;
use super::unmarked::is_not_reported;
use crate::plan::fold_symbol;

/// Folded signs.
pub(super) struct Marks<'b>(Vec<&'b str>);

impl<'b> Marks<'b> {
    pub fn of(legends: &'b [Legend]) -> Self {
        Self(legends.iter().flat_map(|(_, entries)| entries.iter().map(|(symbol, _)| symbol.as_str())).collect())
    }

    /// A mark alone on its line, or the word that there is none yet.
    pub fn fill(&self, line: &Line<'_>) -> bool {
        self.0.contains(&fold_symbol(line.text).as_str()) || is_not_reported(line.text)
    }

    /// A mark and the 説明 on one line.
    pub fn begin(&self, line: &Line<'_>) -> bool {
        let first = line.text.split([' ', '\u{3000}']).next();
        first.is_some_and(|first| first.len() < line.text.len() && self.0.contains(&fold_symbol(first).as_str()))
    }
}
