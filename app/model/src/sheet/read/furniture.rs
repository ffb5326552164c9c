//! Takes the page furniture out of the lines: repeated legends, torn-off header words, page numbers, 資料番号, date,
//! meeting. They are taken as a set, so that 「担当」 of the head is no department and a date in a text stays there.

use super::asking::{Asking, Question};
use super::complaint::{ask_lone_word, ask_page, refuse_column, refuse_columns, refuse_contradiction};
use super::figure::{Columns, years_of};
use super::form::Layout;
use super::lines::{Gap, Line, quote};
use super::page::{Part, is_contradictory, read_part, unknown_header_word};
use super::{Left, ReadRefused};
use crate::date::Date;
use crate::year::FiscalYear;

/// A legend and where it stood.
pub(super) type Legend = (u32, Vec<(String, String)>);

/// The lines of the table, and what the furniture said.
#[derive(Debug, Default)]
pub(super) struct Sorted<'a> {
    pub body: Vec<Line<'a>>,
    pub title: Option<String>,
    pub as_of: Option<(u32, Date)>,
    pub meeting: Option<String>,
    pub meeting_date: Option<Date>,
    pub material: Option<String>,
    /// Years of the head, each with its line.
    pub years: Vec<(u32, FiscalYear)>,
    /// Columns of years in the head, and their line.
    pub columns: Option<(u32, Columns)>,
    pub legends: Vec<Legend>,
    pub left: Vec<Left>,
    last_page: u32,
}

/// Sorts the lines.
pub(super) fn sort_lines<'a>(
    lines: &[Line<'a>],
    layout: Layout,
    asking: &mut Asking<'_>,
) -> Result<Sorted<'a>, ReadRefused> {
    let mut sorted = Sorted::default();
    let (title, titled) = find_title(lines);
    for line in &lines[titled.clone()] {
        sorted.leave(line, "表題");
    }
    let read = |at: usize| match read_part(lines[at].text, title.as_deref()) {
        _ if titled.contains(&at) => Part::Title,
        Part::Header { .. } | Part::Columns { .. } if layout.has_label(&lines[at]) => Part::Text,
        part => part,
    };
    let parts: Vec<Part> = (0..lines.len()).map(read).collect();
    sorted.title = title;
    let first_item = lines.iter().position(|line| layout.begins_item(line));
    let mut at = 0;
    while at < lines.len() {
        let run = run_from(&parts, lines, at);
        if run == at {
            if is_contradictory(lines[at].text) {
                return Err(refuse_contradiction(&lines[at]));
            }
            if let Some(word) = unknown_header_word(lines[at].text).filter(|_| !layout.has_label(&lines[at])) {
                return Err(refuse_column(&lines[at], word));
            }
            sorted.body.push(after(at.checked_sub(1).map(|before| &parts[before]), lines[at]));
            at += 1;
            continue;
        }
        let place = if first_item.is_none_or(|first| at < first) { Place::Preamble } else { Place::Table };
        let taken = is_furniture(&parts[at..run], place);
        let torn = if taken { torn_columns(&parts[at..run]) } else { None };
        if let Some(columns) = &torn {
            sorted.keep_columns(&lines[at], columns)?;
        }
        for here in at..run {
            if titled.contains(&here) {
                continue;
            }
            if taken || is_lone_word(&parts[here]) {
                if !taken {
                    ask_lone_word(&lines[here], asking);
                }
                sorted.take(&lines[here], &parts[here], asking)?;
                if torn.is_some() {
                    sorted.years.retain(|(line, _)| *line != lines[here].number);
                }
            } else {
                sorted.body.push(lines[here]);
            }
        }
        at = run;
    }
    Ok(sorted)
}

/// A gap behind furniture says nothing about the text.
fn after<'a>(before: Option<&Part>, line: Line<'a>) -> Line<'a> {
    if before.is_some_and(|part| *part != Part::Text) { Line { gap: Gap::Page, ..line } } else { line }
}

/// Where a run of lines stands: before the first item much is furniture that would be text behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Preamble,
    Table,
}

/// The title's lines: the first that names a list of progress, with a torn line before it.
fn find_title(lines: &[Line<'_>]) -> (Option<String>, std::ops::Range<usize>) {
    let head = lines.iter().take(30).position(|line| {
        let text = line.text;
        let names = ["一覧表", "進捗状況一覧", "進捗状況表", "進捗状況報告", "進捗管理表", "実施状況一覧"];
        names.iter().any(|name| text.contains(name)) && text.chars().count() <= 80 && !text.contains('。')
    });
    let Some(at) = head else { return (None, 0..0) };
    let torn = at > 0
        && lines[at].gap == Gap::None
        && lines[at - 1].text.contains("計画")
        && read_part(lines[at - 1].text, None) == Part::Text;
    let start = if torn { at - 1 } else { at };
    let title = lines[start..=at].iter().map(|line| line.text).collect();
    (Some(title), start..at + 1)
}

/// End of the run of lines that look like furniture; a legend takes its torn lines with it.
fn run_from(parts: &[Part], lines: &[Line<'_>], from: usize) -> usize {
    let mut at = from;
    while at < parts.len() && (parts[at] != Part::Text || continues_legend(parts, lines, at, from)) {
        at += 1;
    }
    at
}

fn continues_legend(parts: &[Part], lines: &[Line<'_>], at: usize, from: usize) -> bool {
    at > from
        && lines[at].gap == Gap::None
        && matches!(parts[at - 1], Part::Legend(_))
        && (lines[at].text.contains('「') || is_torn_word(lines[at].text))
        && super::numbering::item_number(lines[at].text).is_none()
        && !lines[at].text.starts_with(|c: char| crate::text::narrow(c).is_ascii_digit())
}

/// The end of a word that the edge has torn: 「中⏎止」.
fn is_torn_word(text: &str) -> bool {
    text.chars().count() <= 6
        && !super::department::is_department(text)
        && crate::plan::fold_symbol(text).chars().count() > 1
        || text.chars().count() == 1 && text.chars().all(char::is_alphabetic)
}

/// Whether a run of lines is furniture as a whole.
fn is_furniture(run: &[Part], place: Place) -> bool {
    let words: usize = run
        .iter()
        .map(|part| match part {
            Part::Header { words, .. } => *words,
            Part::Columns { core, .. } => *core,
            _ => 0,
        })
        .sum();
    let others = run.iter().filter(|part| matches!(part, Part::Day(_) | Part::Material(_) | Part::Meeting(_))).count();
    place == Place::Preamble || words >= 2 || others >= 2 || run.iter().any(always_furniture)
}

/// Columns of years whose head was torn into a line a year. Years of two pages' heads are no columns: something else
/// of the page stands between them.
fn torn_columns(run: &[Part]) -> Option<Columns> {
    run.split(|part| !matches!(part, Part::Header { .. })).find_map(|head| {
        let mut years: Vec<FiscalYear> = Vec::new();
        for part in head {
            if let Part::Header { years: named, .. } = part {
                years.extend(named.iter().filter(|year| !years.contains(year)).copied().collect::<Vec<_>>());
            }
        }
        years_of(&years)
    })
}

/// What nothing but a page's furniture looks like.
fn always_furniture(part: &Part) -> bool {
    matches!(part, Part::Legend(_) | Part::Title | Part::Page { .. })
}

fn is_lone_word(part: &Part) -> bool {
    matches!(part, Part::Header { words: 1, years } if years.is_empty())
}

impl Sorted<'_> {
    fn leave(&mut self, line: &Line<'_>, why: &str) {
        self.left.push(Left { line: line.number, text: line.text.to_owned(), why: why.to_owned() });
    }

    fn take(&mut self, line: &Line<'_>, part: &Part, asking: &mut Asking<'_>) -> Result<(), ReadRefused> {
        let why = match part {
            Part::Header { years, .. } => {
                self.years.extend(years.iter().map(|year| (line.number, *year)));
                "表の見出し"
            }
            Part::Columns { columns, .. } => {
                self.keep_columns(line, columns)?;
                "年度の列の見出し"
            }
            Part::Legend(entries) => {
                self.legends.push((line.number, entries.clone()));
                "評価の凡例"
            }
            Part::AsOf(date) => {
                self.keep_as_of(line, *date, asking);
                "基準日"
            }
            Part::Day(date) => {
                keep_once(&mut self.meeting_date, *date, line, "会議の日付", asking);
                "会議の日付"
            }
            Part::Material(name) => {
                keep_once(&mut self.material, name.clone(), line, "資料番号", asking);
                "資料番号"
            }
            Part::Meeting(name) => {
                keep_once(&mut self.meeting, name.clone(), line, "会議名", asking);
                "会議名"
            }
            Part::Page { number, dressed } => {
                let expected = self.last_page == 0 && *number <= 2 || *number == self.last_page + 1;
                self.last_page = *number;
                if !dressed && !expected {
                    ask_page(line, asking);
                }
                "ページ番号"
            }
            Part::Title => "表題の繰り返し",
            Part::Text => return self.extend_legend(line),
        };
        self.leave(line, why);
        Ok(())
    }

    /// The columns of the head: the same on every page.
    fn keep_columns(&mut self, line: &Line<'_>, columns: &Columns) -> Result<(), ReadRefused> {
        match &self.columns {
            Some((_, first)) if !first.years().eq(columns.years()) => Err(refuse_columns(line)),
            Some(_) => Ok(()),
            None => {
                self.columns = Some((line.number, columns.clone()));
                Ok(())
            }
        }
    }

    fn keep_as_of(&mut self, line: &Line<'_>, date: Date, asking: &mut Asking<'_>) {
        let mut known = self.as_of.map(|(_, date)| date);
        keep_once(&mut known, date, line, "基準日", asking);
        self.as_of = self.as_of.or(known.map(|date| (line.number, date)));
    }

    /// A legend torn over two lines: its words go on here.
    fn extend_legend(&mut self, line: &Line<'_>) -> Result<(), ReadRefused> {
        let before = self.left.last().map(|left| left.text.clone()).unwrap_or_default();
        let whole = before + line.text;
        let entries = super::legend::read_legend(&whole).ok_or_else(|| ReadRefused {
            line: line.number,
            sentence: format!(
                "{}行目{}を評価の凡例の続きとして読めません。凡例を１行にしてください。",
                line.number,
                quote(line.text)
            ),
        })?;
        if let Some(last) = self.legends.last_mut() {
            last.1 = entries;
        }
        if let Some(left) = self.left.last_mut() {
            left.text = whole;
        }
        Ok(())
    }
}

/// Keeps the first of a thing that stands once; another one is asked about.
fn keep_once<T: PartialEq>(kept: &mut Option<T>, new: T, line: &Line<'_>, what: &str, asking: &mut Asking<'_>) {
    match kept {
        None => *kept = Some(new),
        Some(first) if *first == new => {}
        Some(_) => {
            asking.ask(Question {
                topic: "second",
                line: line.number,
                text: line.text,
                why: format!("{what}が二つあり、内容が違います。"),
                assumed: format!("はじめに出てくる{what}を取りました。"),
                choices: &[("first", "はじめのものが正しい")],
            });
        }
    }
}
