//! Columns of years: a line that names them, and below it lines of a label and one cell a year. A line with more or
//! fewer cells is asked about and not taken, because a blank cell leaves no trace in the text.

use super::amount::Found;
use super::cell::{Cell, is_odd_cell, is_space, is_unit, split_cells};
use super::given::Given;
use super::kind::{is_other_value, is_own_year};
use super::label::{Label, Tie};
use super::name::is_name;
use super::prose::OTHER_VALUE;
use super::scan::{Aside, Kind, OfLine, OnLine, Unsure};
use super::ways::{Way, Ways};
use super::words::counting_of;
use crate::sheet::Earlier;
use crate::sheet::read::lines::bullet_len;
use crate::text::narrow;
use crate::year::{FiscalYear, read_year_at};

/// The columns of a table of figures, as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Columns(Vec<Column>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Column {
    printed: String,
    /// `None`: no result of a year, but a target or a difference.
    year: Option<FiscalYear>,
}

const WITHOUT_THIS_YEAR: &str = "年度の列に、この一覧表の年度がありません。";
const WRONG_COUNT: &str = "年度の列の数と、行の数の個数が合わず、どの年度の値か決まりません。";
const LATER: &str = "この一覧表の年度より後の列に値があります。";
const NO_RESULT: &str = "年度の実績ではない列";
/// So many readings can be chosen from.
const MOST_BLANKS: usize = 6;
const NO_LABEL: &str = "数の前に指標の名前が読み取れません。";

/// Words that may stand before the years.
const BEFORE: &[&str] =
    &["指標", "指標名", "成果指標", "活動指標", "区分", "項目", "内容", "単位", "名称", "種別", "実績", "年度", "数値"];
/// Columns that are no year's result.
const BESIDE: &[&str] = &[
    "増減",
    "増減率",
    "増減数",
    "前年度比",
    "前年比",
    "前年度差",
    "差",
    "伸び率",
    "目標",
    "目標値",
    "計画値",
    "合計",
    "計",
];
/// What follows a year of which a result stands in the column.
const RESULT: &[&str] = &["", "実績", "実績値", "の実績", "(実績)", "(実績値)", "値", "末", "末現在"];
/// What follows a year that is planned.
const PLANNED: &[&str] = &["目標", "目標値", "計画", "計画値", "見込", "見込み", "予定", "予算"];

/// Reads a line that names at least two years: 「指標　令和４年度　令和５年度　令和６年度」.
pub(in super::super) fn read_columns(text: &str) -> Option<Columns> {
    if !text.contains(|c: char| narrow(c).is_ascii_digit() || c == '元') {
        return None;
    }
    let body: String = text.chars().skip(bullet_len(text)).collect();
    let mut columns: Vec<Column> = Vec::new();
    for token in body.split(is_space).filter(|token| !token.is_empty()) {
        let before = columns.iter().rev().find_map(|column| column.year);
        match read_column(token, before) {
            Some(column) => columns.push(column),
            None if columns.is_empty() && is_among(token, BEFORE) || super::super::order::is_header_word(token) => {}
            None => return None,
        }
    }
    Columns::new(columns)
}

/// The columns that single years make, which stood each on a line of its own.
pub(in super::super) fn years_of(years: &[FiscalYear]) -> Option<Columns> {
    let column = |year: &FiscalYear| Column { printed: format!("{}年度", year.western()), year: Some(*year) };
    Columns::new(years.iter().map(column).collect())
}

fn is_among(token: &str, words: &[&str]) -> bool {
    let plain: String = token.chars().map(narrow).collect();
    words.contains(&plain.as_str())
}

fn read_column(token: &str, before: Option<FiscalYear>) -> Option<Column> {
    let printed = token.to_owned();
    if before.is_some() && is_among(token, BESIDE) {
        return Some(Column { printed, year: None });
    }
    let (year, rest) = year_and_rest(token, before)?;
    let rest: String = rest.chars().map(narrow).collect();
    let planned = rest.trim_start_matches('(').trim_end_matches(')');
    if PLANNED.contains(&planned) {
        return Some(Column { printed, year: None });
    }
    RESULT.contains(&rest.as_str()).then_some(Column { printed, year: Some(year) })
}

/// 「令和６年度実績」, 「R6」, and behind another year 「６年度」.
fn year_and_rest(token: &str, before: Option<FiscalYear>) -> Option<(FiscalYear, &str)> {
    if let Some(found) = read_year_at(token) {
        return Some((found.year, &token[found.len..]));
    }
    // 「R6実績」: behind a short name the word is known.
    let told = RESULT.iter().chain(PLANNED).filter_map(|word| token.strip_suffix(word)).find_map(|short| {
        read_year_at(short).filter(|found| found.len == short.len()).map(|found| (found.year, &token[found.len..]))
    });
    told.or_else(|| {
        let end = token.find("年度")? + "年度".len();
        FiscalYear::read_on_page(&token[..end], before?).map(|year| (year, &token[end..]))
    })
}

impl Columns {
    fn new(columns: Vec<Column>) -> Option<Self> {
        let years: Vec<FiscalYear> = columns.iter().filter_map(|column| column.year).collect();
        let alike = years.iter().enumerate().any(|(at, year)| years[..at].contains(year));
        (years.len() >= 2 && !alike).then_some(Self(columns))
    }

    /// The years, in printed order.
    pub fn years(&self) -> impl Iterator<Item = FiscalYear> + '_ {
        self.0.iter().filter_map(|column| column.year)
    }

    /// As a line over figures.
    pub fn head(&self) -> String {
        self.0.iter().map(|column| column.printed.as_str()).collect::<Vec<_>>().join("\u{3000}")
    }

    /// The line that names the years, in a list of this year.
    pub(super) fn scan_head(&self, text: &str, year: FiscalYear) -> OfLine {
        let mut read = OfLine { kind: Kind::Years, ..OfLine::default() };
        if self.years().all(|one| one != year) {
            let ways = Ways::taken("今年度の値はないものとし、前の年度の列だけを取りました。");
            read.unsure.push(Unsure { at: 0, text: text.to_owned(), why: WITHOUT_THIS_YEAR, ways });
        }
        let no_result = self.0.iter().filter(|column| column.year.is_none());
        read.aside.extend(no_result.map(|column| Aside { at: 0, text: column.printed.clone(), why: NO_RESULT }));
        read
    }

    /// A line under the years; `None` where it is no row of this table.
    pub(super) fn scan_row(&self, text: &str, year: FiscalYear) -> Option<OfLine> {
        let start = bullet_len(text);
        let body: String = text.chars().skip(start).collect();
        let (label, cells) = split_cells(&body);
        if cells.is_empty() || label.last().is_some_and(|last| !is_name(last)) {
            return None;
        }
        // 「50拠点　55　60」: the first of the numbers is no name.
        if cells.len() < self.0.len() && label.len() > 1 && label.last().is_some_and(|last| is_odd_cell(last)) {
            return None;
        }
        let line = Row { label, start, cells, year, body: &body };
        let mut read = OfLine { kind: Kind::Row, ..OfLine::default() };
        let doubt = self.doubt(&line);
        if doubt.as_ref().is_none_or(|(why, _)| *why == LATER) {
            read.figures.extend(self.figure_of(&line, &line.cells));
        }
        read.unsure.extend(doubt.map(|(why, ways)| Unsure { at: 0, text: text.to_owned(), why, ways }));
        Some(read)
    }

    /// What is to be asked about a line; nothing of it is taken then, but for one that goes on into years to come.
    fn doubt(&self, line: &Row<'_>) -> Option<(&'static str, Ways)> {
        let whole = line.cells.len() == self.0.len();
        if line.label.last().is_some_and(|last| is_other_value(last, line.year) || is_own_year(last, line.year)) {
            let figure = self.figure_of(line, &line.cells).filter(|_| whole);
            let ways = figure.map_or_else(|| Ways::nothing(self.read_blanked(line)), |it| Ways::offer(it, Vec::new()));
            return Some((OTHER_VALUE, ways));
        }
        if line.label.iter().all(|part| is_unit(part)) {
            return Some((NO_LABEL, Ways::nothing(Vec::new())));
        }
        if !whole {
            return Some((WRONG_COUNT, Ways::nothing(self.read_blanked(line))));
        }
        let later = |(column, cell): (&Column, &Cell)| column.year > Some(line.year) && cell.figure.is_some();
        let asked = self.0.iter().zip(&line.cells).any(later);
        asked.then(|| (LATER, Ways::taken("この一覧表の年度までの列だけを取りました。")))
    }

    /// The readings of a line with fewer cells than columns: each says which columns are blank.
    fn read_blanked(&self, line: &Row<'_>) -> Vec<Way> {
        let way = |blank: Vec<usize>| {
            let mut whole = line.cells.clone();
            blank.iter().for_each(|at| whole.insert(*at, Cell::blank()));
            let places: Vec<String> = blank.iter().map(|at| (at + 1).to_string()).collect();
            let names: Vec<&str> = blank.iter().map(|at| self.0[*at].printed.as_str()).collect();
            let words = format!("「{}」の列が空いているものとして取る", names.join("」「"));
            Some(Way::take_as(&format!("blank-{}", places.join("-")), &words, self.figure_of(line, &whole)?))
        };
        self.blanks(self.0.len().saturating_sub(line.cells.len())).into_iter().filter_map(way).collect()
    }

    /// Every choice of so many columns, ascending; none where there are too many to choose from.
    fn blanks(&self, count: usize) -> Vec<Vec<usize>> {
        let mut blanks = vec![Vec::new()];
        for _ in 0..count {
            let further = |blank: &Vec<usize>| {
                let from = blank.last().map_or(0, |last| last + 1);
                (from..self.0.len()).map(|at| [&blank[..], &[at]].concat()).collect::<Vec<_>>()
            };
            blanks = blanks.iter().flat_map(further).collect();
            if blanks.len() > MOST_BLANKS {
                return Vec::new();
            }
        }
        if count == 0 { Vec::new() } else { blanks }
    }

    /// The figure of a line with one cell a column; `None` where nothing is said up to the list's year.
    fn figure_of(&self, line: &Row<'_>, cells: &[Cell]) -> Option<OnLine> {
        let of_year = |(cell, column): (&Cell, &Column)| Some((column.year?, cell.clone()));
        let mut cells: Vec<(FiscalYear, Cell)> = cells.iter().zip(&self.0).filter_map(of_year).collect();
        cells.retain(|(year, _)| *year <= line.year);
        cells.sort_by_key(|(year, _)| std::cmp::Reverse(*year));
        line.figure(&cells)
    }
}

/// A line under the years, from its bullet on.
struct Row<'t> {
    /// What stands before the cells.
    label: Vec<&'t str>,
    start: usize,
    cells: Vec<Cell>,
    /// The list's.
    year: FiscalYear,
    body: &'t str,
}

impl Row<'_> {
    /// The figure of these cells, newest first.
    fn figure(&self, cells: &[(FiscalYear, Cell)]) -> Option<OnLine> {
        let mut above = self.label.clone();
        let column_unit = if above.len() > 1 { above.pop_if(|last| is_unit(last)) } else { None };
        let (text, bracket_unit) = unit_in_bracket(above.pop()?);
        let of =
            |wanted: Option<FiscalYear>| cells.iter().find(|(year, _)| Some(*year) == wanted).map(|(_, cell)| cell);
        let (now, before) = (of(Some(self.year)), of(self.year.previous()));
        let known = cells.iter().find_map(|(_, cell)| cell.figure)?;
        let printed_unit = cells.iter().find_map(|(_, cell)| cell.unit.clone());
        let unit = printed_unit.or(column_unit.or(bracket_unit).map(str::to_owned));
        let found = Found {
            approximate: now.is_some_and(|cell| cell.approximate),
            counting: cells.iter().find_map(|(_, cell)| cell.counting).or_else(|| counting_of(text)),
            timing: cells.iter().find_map(|(_, cell)| cell.timing),
            ..Found::plain((self.start, self.start + self.body.chars().count()), known, unit)
        };
        let above = above.into_iter().map(str::to_owned).collect();
        let (start, text) = (self.start, text.to_owned());
        Some(OnLine {
            label: Label { start, text, above, tie: Tie::Space, from_sentence: false, part: false, dated: false },
            found,
            value: now.and_then(|cell| cell.figure),
            previous: before.and_then(given_by),
            earlier: earlier_of(cells, self.year),
            as_printed: self.body.to_owned(),
            note: None,
        })
    }
}

/// The year before, as a bracket would give it.
fn given_by(cell: &Cell) -> Option<Given> {
    let (counting, approximate) = (cell.counting, cell.approximate);
    cell.figure.map(|figure| Given { counting, approximate, ..Given::plain(figure, cell.unit.clone()) })
}

/// What the columns say of years before that, newest first.
fn earlier_of(cells: &[(FiscalYear, Cell)], year: FiscalYear) -> Vec<Earlier> {
    let before = cells.iter().filter(|(one, _)| Some(*one) < year.previous());
    before.filter_map(|(year, cell)| Some(Earlier { year: *year, figure: cell.figure? })).collect()
}

/// 「相談件数（件）」: the name, and the unit that its bracket gives.
pub(super) fn unit_in_bracket(label: &str) -> (&str, Option<&str>) {
    let bracket = label.rfind(['（', '(']).filter(|at| *at > 0 && label.ends_with(['）', ')']));
    let Some(at) = bracket else { return (label, None) };
    let inner = label[at..].trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    let inner = inner.strip_prefix("単位：").or_else(|| inner.strip_prefix("単位:")).unwrap_or(inner);
    if is_unit(inner) { (&label[..at], Some(inner)) } else { (label, None) }
}
