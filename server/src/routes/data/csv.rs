//! CSV as the national rules for machine-readable data want it (総務省「統計表における機械判読可能なデータの表記方法の統一ルール」,
//! デジタル庁「オープンデータ基本指針」): one table a file, one line of heads, no line break within a cell, numbers as numbers.

use csv::{QuoteStyle, Terminator, WriterBuilder};

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Words. What a spreadsheet would take for a formula stays words.
    Text(String),
    /// A number as such.
    Number(String),
    /// Nothing is said.
    Blank,
}

impl Cell {
    /// A whole number.
    pub fn number(it: impl ToString) -> Self {
        Self::Number(it.to_string())
    }

    /// Words, or nothing.
    pub fn text(it: Option<&str>) -> Self {
        it.filter(|it| !it.is_empty()).map_or(Self::Blank, |it| Self::Text(it.to_owned()))
    }

    /// A whole number, or nothing.
    pub fn number_or_blank(it: Option<impl ToString>) -> Self {
        it.map_or(Self::Blank, Self::number)
    }

    fn write(&self) -> String {
        match self {
            Self::Text(text) => plain(text),
            Self::Number(number) => number.clone(),
            Self::Blank => String::new(),
        }
    }
}

/// Signs with which a spreadsheet begins a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// In one line, and no formula.
fn plain(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).filter(|it| !it.is_empty()).collect();
    let line = lines.join("\u{3000}");
    if line.starts_with(FORMULA) { format!("'{line}") } else { line }
}

/// A table with its heads; `mark` puts a byte order mark before it.
///
/// # Errors
/// When a row has another number of cells than the heads.
pub(super) fn write_table(
    heads: &[&str],
    rows: impl Iterator<Item = Vec<Cell>>,
    mark: bool,
) -> Result<Vec<u8>, csv::Error> {
    let start = if mark { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
    let mut writer =
        WriterBuilder::new().terminator(Terminator::CRLF).quote_style(QuoteStyle::Necessary).from_writer(start);
    writer.write_record(heads)?;
    for row in rows {
        writer.write_record(row.iter().map(Cell::write))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_one_line_and_no_formula() {
        for text in ["=1+1", "+81", "-5件", "@sum", "\t=1", "=HYPERLINK(\"http://x\")"] {
            let written = Cell::Text(text.to_owned()).write();
            assert!(written.starts_with('\'') || !written.starts_with(FORMULA), "{text}: {written}");
        }
        assert_eq!(Cell::Text("・一\n\n・二\r\n".to_owned()).write(), "・一\u{3000}・二");
        assert_eq!(Cell::Number("-5".to_owned()).write(), "-5");
        assert_eq!(Cell::text(Some("")), Cell::Blank);
    }

    #[test]
    fn commas_and_quotes_stay_in_their_cell() {
        let row = vec![Cell::Text("一,二".to_owned()), Cell::Text("「\"三\"」".to_owned()), Cell::Blank];
        let table = write_table(&["a", "b", "c"], std::iter::once(row), true).unwrap();
        assert_eq!(String::from_utf8(table).unwrap(), "\u{feff}a,b,c\r\n\"一,二\",\"「\"\"三\"\"」\",\r\n");
    }
}
