//! Takes the page furniture out of the lines: repeated legends, torn-off header words, page numbers, 資料番号, date,
//! meeting. They are taken as a set, so that 「担当」 of the head is no department and a date in a text stays there.

use super::asking::{Asking, Question};
use super::complaint::{ask_lone_word, refuse_column, refuse_columns, refuse_contradiction};
use super::figure::Columns;
use super::form::Layout;
use super::legend::read_spread_legend;
use super::lines::{Gap, Line, quote};
use super::lone_number::settle_numbers;
use super::numbering::{item_number, numbered};
use super::page::{Part, is_contradictory, odd_column, read_part, unknown_header_word};
use super::run::{Place, find_running, is_furniture, is_lone_word, run_from, tell_last, torn_columns};
use super::{Left, ReadRefused};
use crate::date::Date;
use crate::year::FiscalYear;

/// A legend and where it stood.
pub(super) type Legend = (u32, Vec<(String, String)>);

/// The lines of the table, and what the furniture said.
#[derive(Debug, Default)]
pub(super) struct Sorted<'a> {
    pub body: Vec<Line<'a>>,
    /// The first line of the body that says nothing to the reader.
    pub unknown: Option<Line<'a>>,
    pub title: Option<String>,
    /// The lines in which it stands first.
    title_lines: Vec<u32>,
    pub as_of: Option<(u32, Date)>,
    pub meeting: Option<String>,
    pub meeting_date: Option<Date>,
    pub material: Option<String>,
    /// Years of the head, each with its line.
    pub years: Vec<(u32, FiscalYear)>,
    /// Columns of years in the head, and their line.
    pub columns: Option<(u32, Columns)>,
    pub legends: Vec<Legend>,
    /// The lines of each head of the table.
    pub heads: Vec<Vec<Line<'a>>>,
    pub left: Vec<Left>,
}

/// Sorts the lines.
pub(super) fn sort_lines<'a>(
    mut lines: Vec<Line<'a>>,
    layout: Layout,
    asking: &mut Asking<'_>,
) -> Result<Sorted<'a>, ReadRefused> {
    let (title, titled) = find_title(&lines);
    let read = |at: usize| match read_part(lines[at].text, title.as_deref()) {
        _ if titled.contains(&at) => Part::Title,
        Part::Header { .. } | Part::Columns { .. } if layout.has_label(&lines[at]) => Part::Text,
        part => part,
    };
    let mut parts: Vec<Part> = (0..lines.len()).map(read).collect();
    let title_lines = lines[titled].iter().map(|line| line.number).collect();
    let mut sorted = Sorted { title, title_lines, ..Sorted::default() };
    let first_item = lines.iter().position(|line| layout.begins_item(line)).unwrap_or(lines.len());
    spread_legends(&lines, &mut parts, first_item);
    settle_numbers(&mut lines, &mut parts, (layout, first_item), asking);
    find_running(&lines, &mut parts);
    tell_last(&lines, &mut parts, asking);
    let named = named_once(&parts, first_item);
    let mut at = 0;
    while at < lines.len() {
        let run = run_from(&parts, &lines, at);
        if run == at {
            check_text(&lines[at], layout)?;
            if let Some(word) = odd_column(lines[at].text).filter(|_| at < first_item && layout == Layout::Table) {
                return Err(refuse_column(&lines[at], word));
            }
            sorted.body.push(after(at.checked_sub(1).map(|before| &parts[before]), lines[at]));
            at += 1;
            continue;
        }
        let repeated = parts[at..run].iter().all(|part| named.contains(part));
        let place = if at < first_item || repeated { Place::Preamble } else { Place::Table };
        sorted.sort_run(&lines[at..run], &parts[at..run], place, asking)?;
        at = run;
    }
    Ok(sorted)
}

/// A legend of which each entry has a line of its own. Behind the first item one stands above a heading or with other
/// furniture; elsewhere a 説明 judges by signs of its own.
fn spread_legends(lines: &[Line<'_>], parts: &mut [Part], first_item: usize) {
    for at in 0..lines.len() {
        let mut texts = lines[at..].iter().map(|line| line.text);
        let Some((many, entries)) = read_spread_legend(&mut texts) else { continue };
        let end = at + many;
        let above = || lines.get(end).is_some_and(|line| parts[end] != Part::Text || numbered(line.text).is_some());
        if at < first_item || above() {
            parts[at..end].fill(Part::Legend(entries));
        }
    }
}

/// 資料番号 and meetings that stand among other furniture: alone on a line they are the running head of a page.
fn named_once(parts: &[Part], first_item: usize) -> Vec<Part> {
    let runs = parts[first_item..].split(|part| *part == Part::Text).filter(|run| is_furniture(run, Place::Table));
    let all = parts[..first_item].iter().chain(runs.flatten());
    all.filter(|part| matches!(part, Part::Material(_) | Part::Meeting(_) | Part::Occasion(..))).cloned().collect()
}

/// Refuses a line of text that is a head of another form.
fn check_text(line: &Line<'_>, layout: Layout) -> Result<(), ReadRefused> {
    if is_contradictory(line.text) {
        return Err(refuse_contradiction(line));
    }
    match unknown_header_word(line.text).filter(|_| !layout.has_label(line)) {
        Some(word) => Err(refuse_column(line, word)),
        None => Ok(()),
    }
}

/// A gap behind furniture says nothing about the text.
fn after<'a>(before: Option<&Part>, line: Line<'a>) -> Line<'a> {
    if before.is_some_and(|part| *part != Part::Text) { Line { gap: Gap::Page, ..line } } else { line }
}

/// The title's lines: the first that names a list of progress, with a torn line before it.
fn find_title(lines: &[Line<'_>]) -> (Option<String>, std::ops::Range<usize>) {
    let head = lines.iter().take(30).position(|line| {
        let text = line.text;
        let names = ["一覧表", "進捗状況一覧", "進捗状況表", "進捗状況報告", "進捗管理表", "実施状況一覧"];
        names.iter().any(|name| text.contains(name)) && text.chars().count() <= 80 && !text.contains('。')
    });
    let Some(at) = head.or_else(|| plain_title(lines)) else { return (None, 0..0) };
    let torn = at > 0
        && lines[at].gap == Gap::None
        && lines[at - 1].text.contains("計画")
        && read_part(lines[at - 1].text, None) == Part::Text;
    let start = if torn { at - 1 } else { at };
    let title = lines[start..=at].iter().map(|line| line.text).collect();
    (Some(title), start..at + 1)
}

/// A first line that names plan and progress, though not as a list: 「見本市地域福祉計画 令和６年度進捗状況」.
fn plain_title(lines: &[Line<'_>]) -> Option<usize> {
    let names = |line: &Line<'_>| {
        let (text, ends) = (line.text, ["進捗状況", "について", "）", ")", "報告", "進捗"]);
        text.contains("計画") && text.contains("進捗") && ends.iter().any(|end| text.ends_with(end))
    };
    let short = |line: &&Line<'_>| line.text.chars().count() <= 60 && !line.text.contains(['。', '※']);
    let plain = |line: &&Line<'_>| read_part(line.text, None) == Part::Text && numbered(line.text).is_none();
    let before = lines.iter().take(4).take_while(|line| item_number(line.text).is_none());
    let (at, _) = before.enumerate().find(|(_, line)| names(line) && short(line) && plain(line))?;
    Some(at)
}

impl<'a> Sorted<'a> {
    /// Takes a run of lines that look like furniture, where they are that as a whole.
    fn sort_run(
        &mut self,
        lines: &[Line<'a>],
        parts: &[Part],
        place: Place,
        asking: &mut Asking<'_>,
    ) -> Result<(), ReadRefused> {
        let taken = is_furniture(parts, place);
        if taken {
            self.heads.extend(heads_in(lines, parts));
        }
        let torn = if taken { torn_columns(parts) } else { None };
        if let Some((first, columns)) = lines.first().zip(torn.as_ref()) {
            self.keep_columns(first, columns)?;
        }
        for (line, part) in lines.iter().zip(parts) {
            if !taken && !is_lone_word(part) {
                self.body.push(*line);
                continue;
            }
            if !taken {
                ask_lone_word(line, asking);
            }
            self.take(line, part, asking)?;
            if torn.is_some() {
                self.years.retain(|(number, _)| *number != line.number);
            }
        }
        Ok(())
    }

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
            Part::Occasion(date, name) => {
                keep_once(&mut self.meeting_date, *date, line, "会議の日付", asking);
                keep_once(&mut self.meeting, name.clone(), line, "会議名", asking);
                "会議名と日付"
            }
            Part::Page { .. } => "ページ番号",
            Part::Running => "ページごとの見出し",
            Part::Title if self.title_lines.contains(&line.number) => "表題",
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

/// The heads of a run: something else of the page stands between those of two pages.
fn heads_in<'a>(lines: &[Line<'a>], parts: &[Part]) -> Vec<Vec<Line<'a>>> {
    let run: Vec<(&Line<'a>, &Part)> = lines.iter().zip(parts).collect();
    let heads = run.split(|(_, part)| !matches!(part, Part::Header { .. } | Part::Columns { .. }));
    let lines = |head: &[(&Line<'a>, &Part)]| head.iter().map(|(line, _)| **line).collect();
    heads.filter(|head| !head.is_empty()).map(lines).collect()
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
