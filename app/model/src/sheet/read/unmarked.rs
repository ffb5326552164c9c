//! Rows without a mark of the legend: the 担当課 has not answered yet, the mark stands within a line, or it was lost. A
//! lost mark is refused, as 計画の記載 and 説明 can't be told apart without it.

use super::ReadRefused;
use super::asking::{Asking, Question};
use super::cells::{Cells, Widths};
use super::complaint::refuse_mark;
use super::figure::starts_with_figure;
use super::lines::{Gap, Line};
use super::names::start_of_departments;
use super::outline::ItemPart;
use super::title::cut_title;
use crate::plan::MarkScheme;
use crate::text::narrow;

/// Words that stand where a mark would, before anything is reported.
const NOT_REPORTED: &[&str] = &["未報告", "未回答", "未提出", "未記入"];

/// Whether a line says that there is no report yet.
pub(super) fn is_not_reported(text: &str) -> bool {
    let bare = text.strip_prefix(['（', '(']).and_then(|inner| inner.strip_suffix(['）', ')'])).unwrap_or(text);
    NOT_REPORTED.contains(&bare)
}

/// Cuts an item without a mark alone on its line: one glued to the 説明, else a report not given yet.
pub(super) fn cut_unmarked<'a>(
    item: &ItemPart<'a>,
    scheme: &MarkScheme,
    widths: Widths,
    asking: &mut Asking<'_>,
) -> Result<Cells<'a>, ReadRefused> {
    let glued: Vec<(usize, String, &'a str)> = item
        .lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| glued_mark(line.text, scheme).map(|(mark, rest)| (at, mark, rest)))
        .collect();
    match &glued[..] {
        [(at, mark, rest)] => Ok(cut_glued(item, (*at, mark, rest), widths, asking)),
        [] => cut_unanswered(item, widths, asking),
        _ => Err(refuse_unmarked(item)),
    }
}

fn cut_glued<'a>(
    item: &ItemPart<'a>,
    (at, mark, rest): (usize, &str, &'a str),
    widths: Widths,
    asking: &mut Asking<'_>,
) -> Cells<'a> {
    let line = item.lines[at];
    asking.ask(Question {
        topic: "glued-mark",
        line: line.number,
        text: line.text,
        why: "評価の印が行の中にあります。".to_owned(),
        assumed: format!("「{mark}」を評価、あとを説明としました。"),
        choices: &[("mark", "評価の印である")],
    });
    let (title, commitment) = cut_title(item, &item.lines[..at], widths, asking);
    let mut behind = Vec::new();
    behind.extend((!rest.is_empty()).then_some(Line { text: rest, gap: Gap::Blank, ..line }));
    behind.extend_from_slice(&item.lines[at + 1..]);
    Cells { title, commitment, departments: Vec::new(), mark: Some(mark.to_owned()), rest: behind }
}

/// Title, 計画の記載 and 担当 alone: nothing has been reported. It is asked, because an empty cell says so only by itself.
fn cut_unanswered<'a>(item: &ItemPart<'a>, widths: Widths, asking: &mut Asking<'_>) -> Result<Cells<'a>, ReadRefused> {
    let start = start_of_departments(&item.lines, widths);
    let (promised, departments) = item.lines.split_at(start);
    if departments.is_empty() || promised.iter().any(|line| reports(line.text)) {
        return Err(refuse_unmarked(item));
    }
    let (title, commitment) = cut_title(item, promised, widths, asking);
    let text: String = title.iter().map(|line| line.text).collect();
    ask_unreported(item.line, &text, asking);
    Ok(Cells { title, commitment, departments: departments.to_vec(), mark: None, rest: Vec::new() })
}

pub(super) fn ask_unreported(line: u32, title: &str, asking: &mut Asking<'_>) {
    asking.ask(Question {
        topic: "unreported",
        line,
        text: title,
        why: "評価の印がありません。".to_owned(),
        assumed: "まだ報告されていないもの（未報告）としました。".to_owned(),
        choices: &[("unreported", "まだ報告されていない")],
    });
}

/// Whether a line tells what was done, as no 計画の記載 does.
fn reports(text: &str) -> bool {
    text.ends_with("た。") || text.contains("前年度") || starts_with_figure(text)
}

fn glued_mark<'a>(text: &'a str, scheme: &MarkScheme) -> Option<(String, &'a str)> {
    let (first, rest) = text.split_once([' ', '\u{3000}'])?;
    let mark = scheme.read(first)?;
    // 「A 達成」: the legend's own words.
    let rest = rest.trim();
    let own =
        rest.strip_prefix(mark.words.as_str()).filter(|after| after.is_empty() || after.starts_with([' ', '\u{3000}']));
    (!rest.is_empty()).then(|| (mark.symbol.clone(), own.unwrap_or(rest).trim()))
}

fn refuse_unmarked(item: &ItemPart<'_>) -> ReadRefused {
    // A letter alone on its line can only be meant as a mark: 「E」 of a legend from A to D.
    let letter = |line: &&Line<'_>| {
        let mut signs = line.text.chars();
        signs.next().map(narrow).is_some_and(|c| c.is_ascii_alphabetic()) && signs.next().is_none()
    };
    if let Some(line) = item.lines.iter().find(letter) {
        return refuse_mark(line);
    }
    let named = item.number.map_or_else(String::new, |number| format!("({number})の"));
    let sentence = format!(
        "{}行目からの{named}項目に、評価の印だけの行がありません。印が抜けていないか、凡例の印と同じか確かめてください。まだ報告のない項目は、印の行に「未報告」と入れてください。",
        item.line
    );
    ReadRefused { line: item.line, sentence }
}
