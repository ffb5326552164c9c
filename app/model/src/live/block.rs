//! A block of cells as Excel puts it on the clipboard: which value of it belongs to which indicator.

use crate::id::IndicatorId;
use crate::inquiry::ValueRow;
use crate::report::Entry;
use crate::text::name_key;

/// Most cells that are looked at.
const MOST_CELLS: usize = 2_000;

/// What a pasted block comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Values in the order of the table.
    pub entries: Vec<PastedEntry>,
    /// Cells that are no value, or have no indicator, as pasted.
    pub left: Vec<String>,
}

/// One value of a pasted block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedEntry {
    /// Whose.
    pub indicator: IndicatorId,
    /// Which.
    pub entry: Entry,
}

/// Reads a block that was pasted at row `at` of the table. `None`: it is one cell, to be pasted as any text.
///
/// Where the first column bears names of indicators, each value goes to its name; else the rows follow each other from
/// `at` on. The last cell of a row that is not empty is its value.
#[must_use]
pub fn read_block(text: &str, rows: &[ValueRow], at: usize) -> Option<Block> {
    let table = cells(text);
    if table.len() < 2 && table.iter().all(|row| row.len() < 2) {
        return None;
    }
    let find = |name: &str| rows.iter().position(|it| name_key(&it.name) == name_key(name));
    let named = table.iter().any(|row| row.len() > 1 && row.first().is_some_and(|name| find(name).is_some()));
    let mut block = Block::default();
    for (down, row) in table.iter().enumerate() {
        let Some(word) = row.iter().rev().find(|cell| !cell.is_empty()) else { continue };
        let place = if named { row.first().and_then(|name| find(name)) } else { Some(at + down) };
        let target = place.and_then(|place| rows.get(place));
        match target.and_then(|it| Some((it.indicator, Entry::typed(word, it.unit.as_deref()).ok()??))) {
            Some((indicator, entry)) => block.entries.push(PastedEntry { indicator, entry }),
            None => block.left.push(row.join("　").trim().to_owned()),
        }
    }
    Some(block)
}

/// Rows of cells; a cell in quotes may hold ends of lines, tabs and doubled quotes. An end of line at the very end is none.
fn cells(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut rows = vec![vec![String::new()]];
    let (mut quoted, mut count) = (false, 1);
    let mut letters = text.strip_suffix('\n').unwrap_or(&text).chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) else { break };
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\t' | '\n' if !quoted => {
                count += 1;
                if count > MOST_CELLS {
                    break;
                }
                match letter {
                    '\t' => rows.last_mut().into_iter().for_each(|row| row.push(String::new())),
                    _ => rows.push(vec![String::new()]),
                }
            }
            _ => cell.push(letter),
        }
    }
    for cell in rows.iter_mut().flatten() {
        *cell = cell.trim().to_owned();
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inquiry::tests::value_row;

    fn table() -> Vec<ValueRow> {
        ["学習 開催数", "学習 受講者", "夏 参加"].iter().zip(1..).map(|(name, id)| value_row(id, name, "人")).collect()
    }

    fn check(text: &str, at: usize, values: &[(i64, &str)], left: &[&str]) {
        let block = read_block(text, &table(), at).unwrap();
        let entry =
            |(id, word): &(i64, &str)| PastedEntry { indicator: IndicatorId(*id), entry: Entry::read(word).unwrap() };
        assert_eq!(block.entries, values.iter().map(entry).collect::<Vec<_>>(), "{text:?}");
        assert_eq!(block.left, left, "{text:?}");
    }

    #[test]
    fn a_column_goes_down_from_where_it_is_pasted() {
        check("12\r\n34\r\n", 1, &[(2, "12"), (3, "34")], &[]);
        check("1,234人\n\n実施なし\n", 0, &[(1, "1234"), (3, "実施なし")], &[]);
        check("1\n2\n3\n4", 1, &[(2, "1"), (3, "2")], &["3", "4"]);
    }

    #[test]
    fn values_go_to_their_names_in_whatever_order() {
        check("指標\t令和6年度\n夏　参加\t83\n学習 開催数\t1\n", 2, &[(3, "83"), (1, "1")], &["指標　令和6年度"]);
    }

    #[test]
    fn what_is_no_value_is_told_and_nothing_is_guessed() {
        check("12\n多数\n", 0, &[(1, "12")], &["多数"]);
        check("\"12\"\t\"a\"\"b\nc\"\n5\t6", 0, &[(2, "6")], &["12　a\"b\nc"]);
    }

    #[test]
    fn one_cell_is_pasted_as_text() {
        assert_eq!(read_block("28", &table(), 0), None);
        assert_eq!(read_block("28\r\n", &table(), 0), None);
    }
}
