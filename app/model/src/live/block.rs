//! A block of cells as Excel puts it on the clipboard: which value of it belongs to which indicator.

use super::column::{BlockRefused, Column, choose_column, read_heads};
use crate::id::IndicatorId;
use crate::indicator::Way;
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
    /// Rows that are no value, or have no indicator, as pasted.
    pub left: Vec<String>,
    /// Why no value was taken, where its columns don't say which of them is this year's.
    pub refused: Option<BlockRefused>,
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
/// `at` on. Of several columns of figures only that of the year is taken.
#[must_use]
pub fn read_block(text: &str, rows: &[ValueRow], at: usize) -> Option<Block> {
    let table = cells(text);
    if table.len() < 2 && table.iter().all(|row| row.len() < 2) {
        return None;
    }
    let named = table.iter().any(|row| row.len() > 1 && row.first().is_some_and(|name| find(rows, name).is_some()));
    let heads = read_heads(&table, rows);
    // Rows are counted from below the head.
    let first = heads.as_ref().map_or(0, |heads| heads.row + 1);
    let target = |(down, row): (usize, &Vec<String>)| match down.checked_sub(first) {
        Some(_) if named => row.first().and_then(|name| find(rows, name)),
        Some(down) => rows.get(at + down),
        None => None,
    };
    let table: Vec<_> = table.iter().enumerate().map(|it| (it.1, target(it))).collect();
    let columns: Vec<_> = (usize::from(named)..).map_while(|at| Column::of(&table, at, heads.as_ref())).collect();
    let (chosen, refused) = match choose_column(&columns) {
        Ok(chosen) => (chosen, None),
        Err(why) => (None, Some(why)),
    };
    let mut block = Block { refused, ..Block::default() };
    for (row, target) in table.iter().filter(|(row, _)| row.iter().any(|cell| !cell.is_empty())) {
        let word = chosen.and_then(|at| row.get(at));
        match target.zip(word).and_then(|(it, word)| Some((it.indicator, read_cell(word, it)?))) {
            Some((indicator, entry)) => block.entries.push(PastedEntry { indicator, entry }),
            None => block.left.push(row.join("　").trim().to_owned()),
        }
    }
    Some(block)
}

/// What a cell says of an indicator.
pub(super) fn read_cell(word: &str, row: &ValueRow) -> Option<Entry> {
    Entry::typed(word, row.unit.as_deref()).ok()?
}

/// The row of this name: as it stands, or without what a bracket behind it says of the way of counting. `None` where several
/// rows may be meant.
fn find<'a>(rows: &'a [ValueRow], name: &str) -> Option<&'a ValueRow> {
    let only = |found: Vec<&'a ValueRow>| if let [one] = found[..] { Some(one) } else { None };
    let exact = rows.iter().filter(|it| name_key(&it.name) == name_key(name)).collect();
    let (bare, said) = Way::split(name);
    let is_it = |it: &&ValueRow| {
        let (known, way) = Way::split(&it.name);
        name_key(known) == name_key(bare) && way.and(it.way()).is_some_and(|way| way.fits(said))
    };
    only(exact).or_else(|| only(rows.iter().filter(is_it).collect()))
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
    use crate::indicator::Counting;
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
    fn a_name_is_understood_as_the_page_shows_it() {
        let row = |id, name, counting| ValueRow { counting, ..value_row(id, name, "人") };
        let rows = [
            row(1, "まるごと相談", Some(Counting::Cumulative)),
            row(2, "受講者", Some(Counting::Cumulative)),
            row(3, "受講者", Some(Counting::Distinct)),
            row(4, "参加者（延べ）", None),
        ];
        let check = |name: &str, id: Option<i64>| {
            assert_eq!(find(&rows, name).map(|it| it.indicator), id.map(IndicatorId), "{name}");
        };
        check("まるごと相談", Some(1));
        check("まるごと相談（延べ）", Some(1));
        check("まるごと相談 (延)", Some(1));
        check("まるごと相談（実）", None);
        check("まるごと相談（電話）", None);
        check("受講者（延べ）", Some(2));
        check("受講者（実）", Some(3));
        check("受講者", None);
        check("参加者", Some(4));
        check("参加者(延べ)", Some(4));
        check("参加者（実）", None);
    }

    #[test]
    fn what_is_no_value_is_told_and_nothing_is_guessed() {
        check("12\n多数\n", 0, &[(1, "12")], &["多数"]);
        check("\"12\"\t\"a\"\"b\nc\"\n5\t6", 0, &[], &["12　a\"b\nc", "5　6"]);
    }

    #[test]
    fn a_head_says_which_column_is_this_years() {
        let head = "前年度　今年度";
        check("前年度\t今年度\n20\t7\n30\t8", 1, &[(2, "7"), (3, "8")], &[head]);
        check("今年度\t前年度\n7\t20\n8\t30", 1, &[(2, "7"), (3, "8")], &["今年度　前年度"]);
        check("項目\tR6\tR5\t増減\n夏 参加\t7\t9\t-2", 0, &[(3, "7")], &["項目　R6　R5　増減"]);
        check("令和６年度\n7\n8", 0, &[(1, "7"), (2, "8")], &["令和６年度"]);
        check("前年度\t今年度\n20\t実施なし", 1, &[(2, "実施なし")], &[head]);
        check("令和５年度実績\t実績\n9\t7", 0, &[(1, "7")], &["令和５年度実績　実績"]);
    }

    #[test]
    fn last_years_column_is_known_by_its_figures() {
        check("7\t20\n8\t20\n9\t20", 0, &[(1, "7"), (2, "8"), (3, "9")], &[]);
        check("20\t7\n20\t20", 1, &[(2, "7"), (3, "20")], &[]);
        check("夏 参加\t20\t集計中", 0, &[(3, "集計中")], &[]);
        check("学習 開催数\t人\t12\t備考です", 0, &[(1, "12")], &[]);
        check("学習 開催数\t20", 0, &[(1, "20")], &[]);
    }

    #[test]
    fn where_columns_do_not_say_whose_they_are_nothing_is_taken() {
        let check = |text: &str, why: BlockRefused| {
            let block = read_block(text, &table(), 0).unwrap();
            assert_eq!((block.entries, block.refused), (Vec::new(), Some(why)), "{text:?}");
            assert!(!block.left.is_empty());
        };
        check("7\t8\n9\t10", BlockRefused::SeveralColumns);
        check("7\t8\t20", BlockRefused::SeveralColumns);
        check("2024\t2023\n7\t8", BlockRefused::SeveralColumns);
        check("20\t20\n20\t20", BlockRefused::OtherYear);
        check("前年度\t前々年度\n7\t8", BlockRefused::OtherYear);
        check("令和５年度\n7", BlockRefused::OtherYear);
        check("20\t多数", BlockRefused::OtherYear);
    }

    #[test]
    fn one_cell_is_pasted_as_text() {
        assert_eq!(read_block("28", &table(), 0), None);
        assert_eq!(read_block("28\r\n", &table(), 0), None);
    }
}
