//! Wraps joined: printed lines become lines of meaning. A wrap is joined without a space; a break stays before ・ 【 ※,
//! an indent, a line of label and figure with its heading, and behind a blank line or an ended sentence. The indent
//! goes, spaces within a line stay.

use super::figure::{
    behind_year, is_series, names_own_figure, names_year, read_columns, stands_over, starts_with_amount,
    starts_with_figure,
};
use super::lines::{Gap, Line};
use super::tears::{ends_with_amount, goes_on_with_unit, is_digit, is_year_before, tears_figure};
use crate::number::leading_unit;
use crate::text::{columns, narrow};

/// Signs of a line that is longer than any sentence.
pub(super) const ENDLESS: usize = 8_000;

/// A line of meaning, and which printed line each of its signs stood on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Joined {
    pub text: String,
    pub indent: usize,
    pub gap: Gap,
    /// (first char, number of the printed line), ascending.
    pub starts: Vec<(usize, u32)>,
    /// In chars.
    length: usize,
}

impl Joined {
    fn new(line: &Line<'_>) -> Self {
        Self {
            text: line.text.to_owned(),
            indent: line.indent,
            gap: line.gap,
            starts: vec![(0, line.number)],
            length: line.text.chars().count(),
        }
    }

    /// A line that the page's head says for the line `below`.
    pub fn named(text: String, below: &Self) -> Self {
        let (indent, gap, starts) = (below.indent, below.gap, vec![(0, below.line_of(0))]);
        Self { length: text.chars().count(), text, indent, gap, starts }
    }

    fn push(&mut self, line: &Line<'_>) {
        self.starts.push((self.length, line.number));
        self.length += line.text.chars().count();
        self.text.push_str(line.text);
    }

    /// What stood on lines below, set off by a space.
    pub fn push_apart(&mut self, below: &Self) {
        self.starts.extend(below.starts.iter().map(|(start, line)| (self.length + 1 + start, *line)));
        self.length += 1 + below.length;
        self.text.push('\u{3000}');
        self.text.push_str(&below.text);
    }

    /// Longer than any sentence: not text that somebody wrote.
    pub fn is_endless(&self) -> bool {
        self.length > ENDLESS
    }

    /// The printed line of the char at `at`.
    pub fn line_of(&self, at: usize) -> u32 {
        let behind = self.starts.partition_point(|(start, _)| *start <= at);
        behind.checked_sub(1).map_or(0, |last| self.starts[last].1)
    }
}

/// Whether lines of a cell may be figures: 説明 has some, 計画の記載 and 備考 have none.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    Figures,
    Words,
}

/// Joins the lines of one cell that is `width` columns wide.
pub(super) fn join_lines(lines: &[Line<'_>], width: usize, content: Content) -> Vec<Joined> {
    let mut joined: Vec<Joined> = Vec::new();
    let mut open = Brackets::default();
    for (at, line) in lines.iter().enumerate() {
        let begins = match at.checked_sub(1).map(|before| &lines[before]) {
            None => true,
            Some(before) => begins_anew(before, line, lines.get(at + 1), Cell { width, content }, open),
        };
        match joined.last_mut() {
            Some(last) if !begins => last.push(line),
            _ => {
                joined.push(Joined::new(line));
                open = Brackets::default();
            }
        }
        open.read(line.text);
    }
    joined
}

/// The cell as text, breaks kept.
pub(super) fn text_of(joined: &[Joined]) -> String {
    joined.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
}

#[derive(Clone, Copy)]
struct Cell {
    width: usize,
    content: Content,
}

impl Cell {
    /// Whether a line was broken by the cell's edge: up to three signs may be missing for a word that was kept whole.
    fn is_full(self, line: &Line<'_>) -> bool {
        line.columns() + 7 > self.width
    }
}

fn begins_anew(before: &Line<'_>, line: &Line<'_>, next: Option<&Line<'_>>, cell: Cell, open: Brackets) -> bool {
    let full = cell.is_full(before) || before.columns() + columns_unbroken(line.text) > cell.width;
    if open.is_open() && open.closes_in(line.text) && (full || !line.is_bullet()) && line.gap != Gap::Blank {
        return false;
    }
    if cell.content == Content::Figures && goes_on_with_unit(before, line) {
        return false;
    }
    if cell.content == Content::Figures && (begins_year(before, line) && !open.is_open() || are_rows(before, line)) {
        return true;
    }
    if cell.content == Content::Figures && !open.is_open() && stands_over(line.text) {
        return true;
    }
    let hung = line.indent == 0 || is_year_before(line.text);
    if tears_figure(before.text, line.text) && hung && line.gap != Gap::Blank {
        return false;
    }
    if line.is_bullet() || line.text.starts_with(['【', '※']) {
        return true;
    }
    if cell.content == Content::Figures && [before, line].iter().any(|line| is_of_columns(line.text)) {
        return true;
    }
    let ended = ends_sentence(before.text);
    // An indent is kept, but a hanging one only goes on with a line that the edge has cut.
    let hanging = || full && !ended && !ends_figure(before.text) && !starts_with_figure(line.text);
    if line.indent > 0 && !hanging() {
        return true;
    }
    if line.gap == Gap::Cell || line.gap == Gap::Blank && (ended || !full) {
        return true;
    }
    if cell.content == Content::Words {
        return ended && !full;
    }
    // The edge cuts no line at half its width: 「・研修」 was ended by hand.
    if before.columns() * 3 < cell.width * 2 {
        return true;
    }
    let over = ended || !full || ends_figure(before.text) || begins_own(before.text, line.text);
    let over = over || ends_before_figure(before) && !open.is_open();
    over && (starts_with_figure(line.text) || ended && !full || is_heading_over(line, next, cell))
}

/// Columns that stay together at the start of a line: no line begins with a space, and no number is torn. 「額　2,345」.
fn columns_unbroken(text: &str) -> usize {
    let rest = text.trim_start_matches(|c: char| !is_digit(c) && !c.is_whitespace());
    let behind = rest.trim_start();
    let number = behind.trim_start_matches(|c: char| is_digit(c) || matches!(narrow(c), ',' | '.'));
    let first = text.chars().next().map_or(0, char::len_utf8);
    let apart = text.len() - rest.len() <= first && behind.len() < rest.len() && number.len() < behind.len();
    if apart { columns(&text[..text.len() - number.len()]) } else { 0 }
}

/// Whether a line begins with a year as its heading. A bare amount behind the year may go on with a sentence, and one of
/// the year before goes with the amount that it stands behind.
fn begins_year(before: &Line<'_>, line: &Line<'_>) -> bool {
    let torn = before.text.trim_end_matches(is_digit).ends_with(['和', '成', 'R', 'H', 'Ｒ', 'Ｈ', '第']);
    let torn = torn && ends_with_digit(before.text) && line.text.starts_with(is_digit);
    if ends_with_amount(before.text) && names_year(line.text) {
        return true;
    }
    let Some(behind) = behind_year(line.text).filter(|_| !torn) else { return false };
    let told = !line.text.starts_with(['前', '昨']) && ends_with_amount(before.text);
    !starts_with_amount(behind) || told
}

/// Whether both lines are a label with its numbers side by side.
fn are_rows(before: &Line<'_>, line: &Line<'_>) -> bool {
    is_series(before.text) && is_series(line.text)
}

/// Whether a line is a label with a figure of its own behind a line that ends in a bare number.
fn begins_own(before: &str, line: &str) -> bool {
    let number = before.trim_end_matches(|c: char| is_digit(c) || matches!(narrow(c), ',' | '.'));
    let number = ["約", "延べ", "延", "実", "計"].iter().find_map(|word| number.strip_suffix(word)).unwrap_or(number);
    let labelled = number.ends_with([':', '：', ' ', '\u{3000}']) || is_series(before);
    labelled && ends_with_digit(before) && names_own_figure(line, leading_unit(line))
}

fn ends_with_digit(text: &str) -> bool {
    text.ends_with(is_digit)
}

/// A line of years, or a row under it.
fn is_of_columns(text: &str) -> bool {
    is_series(text) || read_columns(text).is_some()
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['。', '．', '！', '？']) || text.ends_with("。）") || text.ends_with("。」")
}

/// Whether a line only goes on with what the line before left open: a bracket, or a torn figure.
pub(super) fn goes_on(before: &Line<'_>, line: &Line<'_>) -> bool {
    let mut open = Brackets::default();
    open.read(before.text);
    tears_figure(before.text, line.text) || open.is_open() && open.closes_in(line.text)
}

/// A figure that is over: its bracket is closed, or its unit stands.
fn ends_figure(text: &str) -> bool {
    let tail: String = text.chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
    match tail.rfind(['（', '(']) {
        Some(open) => tail.ends_with(['）', ')']) && tail[open..].contains(|c: char| c.is_numeric()),
        None => false,
    }
}

/// A line that could be the heading or the note of a line of label and figure, or another of the kind: such lines begin
/// anew in narrow cells too.
fn ends_before_figure(line: &Line<'_>) -> bool {
    let ends = ["）", ")", "】", "＞", "実績", "現在", "者数", "件数", "人数", "とおり", "通り", "内訳"];
    let note = line.text.starts_with('※') && line.text.contains("内は");
    let amount = ends_with_amount(line.text) && !line.text.ends_with(|c: char| narrow(c).is_ascii_digit());
    note || amount || line.is_bullet() && ends.iter().any(|end| line.text.ends_with(end))
}

/// A line above figures that only names what they are about.
fn is_heading_over(line: &Line<'_>, next: Option<&Line<'_>>, cell: Cell) -> bool {
    let short = !cell.is_full(line) && !line.text.contains('。');
    short && next.is_some_and(|next| next.gap != Gap::Blank && starts_with_figure(next.text))
}

/// Open brackets of a line of meaning; counted, not nested in memory.
#[derive(Clone, Copy, Default)]
struct Brackets {
    depth: usize,
}

impl Brackets {
    fn read(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '（' | '(' => self.depth += 1,
                '）' | ')' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
    }

    fn is_open(self) -> bool {
        self.depth > 0
    }

    /// Whether the text closes a bracket before it opens one.
    fn closes_in(self, text: &str) -> bool {
        text.chars().find(|c| matches!(c, '（' | '(' | '）' | ')')).is_some_and(|c| matches!(c, '）' | ')'))
    }
}
