//! Which column of a pasted block is the year's: its head says so, or the figures of the year before tell it apart. Where
//! neither does, none is taken.

use super::block::read_cell;
use crate::inquiry::ValueRow;
use crate::report::Entry;
use crate::year::{FiscalYear, read_year_at};

/// Why no column of a pasted block is taken; the sentence says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BlockRefused {
    /// Several may be this year's.
    #[error(
        "貼り付けた表には数字の列がいくつもあり、どれが今年度の数字か分かりません。今年度の列だけを貼り付けてください。"
    )]
    SeveralColumns,
    /// All are another year's.
    #[error("貼り付けた表には、今年度の数字の列が見つかりません。今年度の列だけを貼り付けてください。")]
    OtherYear,
}

/// Whose figures stand below a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    ThisYear,
    OtherYear,
}

/// The row of a block that names years.
pub(super) struct Heads {
    /// Which row.
    pub row: usize,
    cells: Vec<Option<Head>>,
}

/// The heads of a block: its first row with anything in it, where that names a year and bears no figure.
pub(super) fn read_heads(table: &[Vec<String>], rows: &[ValueRow]) -> Option<Heads> {
    let year = rows.first()?.series.selected;
    let (row, words) = table.iter().enumerate().find(|(_, row)| row.iter().any(|cell| !cell.is_empty()))?;
    let cells: Vec<_> = words.iter().map(|word| read_head(word, year)).collect();
    let figure = |word: &String| matches!(Entry::typed(word, None), Ok(Some(it)) if it.figure.value().is_some());
    let figures = words.iter().zip(&cells).any(|(word, head)| head.is_none() && figure(word));
    (cells.iter().any(Option::is_some) && !figures).then_some(Heads { row, cells })
}

fn read_head(word: &str, year: FiscalYear) -> Option<Head> {
    let starts = |words: &[&str]| words.iter().any(|it| word.starts_with(it));
    if starts(&["今年度", "本年度", "当年度"]) {
        return Some(Head::ThisYear);
    }
    if starts(&["前年", "昨年", "前々年", "一昨年"]) {
        return Some(Head::OtherYear);
    }
    let named = read_year_at(word).map(|it| it.year).or_else(|| FiscalYear::read_on_page(word, year))?;
    Some(if named == year { Head::ThisYear } else { Head::OtherYear })
}

/// What is known of one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    at: usize,
    head: Option<Head>,
    content: Content,
    /// All its figures are those of the year before, as far as these are known.
    is_last_years: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    Empty,
    Words,
    Figures,
}

impl Column {
    /// The column at `at`, from rows with their indicators; `None` behind the last one.
    pub fn of(table: &[(&Vec<String>, Option<&ValueRow>)], at: usize, heads: Option<&Heads>) -> Option<Self> {
        table.iter().find(|(row, _)| row.len() > at)?;
        let cells = table.iter().filter_map(|(row, target)| Some((row.get(at)?, (*target)?)));
        let cells: Vec<_> = cells.filter(|(word, _)| !word.is_empty()).collect();
        let read: Vec<_> = cells.iter().filter_map(|(word, row)| Some((read_cell(word, row)?.figure, *row))).collect();
        // A reason may stand among other words in a column of remarks.
        let counted = read.iter().any(|(figure, _)| figure.value().is_some());
        let content = match read.len() {
            _ if cells.is_empty() => Content::Empty,
            found if counted || found == cells.len() => Content::Figures,
            _ => Content::Words,
        };
        let mut known = read.iter().filter_map(|(figure, row)| Some((*figure, row.before.figure?))).peekable();
        let is_last_years = known.peek().is_some() && known.all(|(now, before)| now == before);
        let head = heads.and_then(|it| it.cells.get(at).copied().flatten());
        Some(Self { at, head, content, is_last_years })
    }
}

/// The column to take; `None` where there are no figures at all.
///
/// # Errors
/// When there are, and nothing says which are this year's.
pub(super) fn choose_column(columns: &[Column]) -> Result<Option<usize>, BlockRefused> {
    let figures: Vec<_> = columns.iter().filter(|it| it.content == Content::Figures).collect();
    if figures.is_empty() {
        return Ok(None);
    }
    let told = columns.iter().any(|it| it.head == Some(Head::ThisYear));
    let wanted = if told { Some(Head::ThisYear) } else { None };
    let mut left: Vec<_> = figures.into_iter().filter(|it| it.head == wanted).collect();
    // A column alone may well say the same as the year before.
    let alone = columns.iter().filter(|it| it.content != Content::Empty).count() == 1;
    if !told && !alone {
        left.retain(|it| !it.is_last_years);
    }
    match left[..] {
        [] => Err(BlockRefused::OtherYear),
        [one] => Ok(Some(one.at)),
        _ => Err(BlockRefused::SeveralColumns),
    }
}
