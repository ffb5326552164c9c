//! One item becomes one row: cells joined, flags taken from the title, figures read.

use super::ReadRefused;
use super::asking::{Asking, Question};
use super::cells::{Widths, cut_cells};
use super::figure::{Columns, Narrated, Page, read_figures};
use super::form::Form;
use super::joining::{Content, Joined, join_lines, text_of};
use super::lines::Line;
use super::outline::ItemPart;
use super::series::put_head;
use super::tail::cut_tail;
use crate::plan::MarkScheme;
use crate::sheet::{Left, Row};
use crate::year::FiscalYear;

/// A row, whether its title says 【再掲】 (of which row is told when all are read), and what was left of its text.
pub(super) struct ReadRow {
    pub row: Row,
    pub relisted: Option<Relisted>,
    pub left: Vec<Left>,
}

/// 【再掲】, with the source where the bracket names it: 「【3-(1)再掲】」.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relisted {
    pub from: Option<String>,
}

/// What holds for all rows of a plan.
#[derive(Clone, Copy)]
pub(super) struct Frame<'f> {
    pub widths: Widths,
    pub form: Form,
    /// Columns of years in the page's head.
    pub columns: Option<&'f Columns>,
    /// Whether its texts may stand in these columns.
    pub narrated: Narrated,
    pub year: FiscalYear,
}

pub(super) fn read_row(
    item: &ItemPart<'_>,
    scheme: &MarkScheme,
    Frame { widths, form, columns, narrated, year }: Frame<'_>,
    asking: &mut Asking<'_>,
) -> Result<ReadRow, ReadRefused> {
    let cells = match &item.labelled {
        Some(cells) => cells.cut(scheme, item, asking)?,
        None => form.sort(cut_cells(item, scheme, (widths, columns), asking)?, widths, asking),
    };
    let printed_title: String = cells.title.iter().map(|line| line.text).collect();
    let flags = read_flags(&printed_title);
    let tail = match &item.labelled {
        Some(cells) => cells.tail(widths),
        None => cut_tail(&cells, (widths, form), &printed_title, asking),
    };
    let mut narrative = join_lines(&tail.narrative, widths.narrative, Content::Figures);
    put_head(&mut narrative, columns);
    check_length(&narrative)?;
    let figures = read_figures(&narrative, Page { year, narrated, widest: widths.widest }, asking);
    let raw = [&cells.title[..], &cells.commitment, &tail.narrative, &tail.remark, &tail.raw_departments];
    let row = Row {
        number: item.number.map(|number| format!("({number})")),
        title: item.number.map(|_| flags.title.clone()),
        new: flags.new,
        relisted_from: None,
        shared_with: item.shared.clone(),
        commitment: words_of(&cells.commitment, widths.commitment),
        mark: cells.mark,
        indicators: figures.taken,
        narrative: text_of(&narrative),
        remark: words_of(&tail.remark, widths.title),
        departments: tail.departments,
        raw: raw.map(raw_text).to_vec(),
        line: item.line,
    };
    check_figures(&row)?;
    ask_torn(&row, asking);
    Ok(ReadRow { row, relisted: flags.relisted, left: figures.left })
}

/// A cell without figures, wraps joined; `None` where it is empty.
fn words_of(lines: &[Line<'_>], width: usize) -> Option<String> {
    let text = text_of(&join_lines(lines, width, Content::Words));
    (!text.is_empty()).then_some(text)
}

fn check_length(narrative: &[Joined]) -> Result<(), ReadRefused> {
    let Some(line) = narrative.iter().find(|line| line.is_endless()).map(|line| line.line_of(0)) else { return Ok(()) };
    let sentence = format!(
        "{line}行目からの文が長すぎて、説明として読めません。項目の番号「(n)」の行が抜けていないか確かめてください。"
    );
    Err(ReadRefused { line, sentence })
}

/// Figures of one item are compared with each other year by year, so that their number must be bounded.
const MAX_FIGURES: usize = 300;

fn check_figures(row: &Row) -> Result<(), ReadRefused> {
    let Some(line) = row.indicators.get(MAX_FIGURES).map(|one| one.line) else { return Ok(()) };
    let sentence = format!(
        "{line}行目で、一つの項目の数字が{MAX_FIGURES}を超えます。項目の番号「(n)」の行が抜けていないか確かめてください。"
    );
    Err(ReadRefused { line, sentence })
}

/// A 題名 or a 担当 with half a bracket: its other half may stand in another cell.
fn ask_torn(row: &Row, asking: &mut Asking<'_>) {
    let names = row.title.iter().map(|it| (it, "題名")).chain(row.departments.iter().map(|it| (it, "担当")));
    let count = |text: &str, signs: [char; 2]| text.matches(signs).count();
    for (text, cell) in names.filter(|(it, _)| count(it, ['（', '(']) != count(it, ['）', ')'])) {
        asking.ask(Question {
            topic: "torn",
            line: row.line,
            text,
            why: format!(
                "{cell}のかっこが閉じていないか、開いていません。ほかの欄の文と入り混じっているかもしれません。"
            ),
            assumed: "読んだとおりに取りました。".to_owned(),
            choices: &[("keep", "このとおりである")],
        });
    }
}

/// A cell as it stood.
fn raw_text(lines: &[Line<'_>]) -> String {
    let mut raw = String::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            raw.push('\n');
        }
        raw.extend(std::iter::repeat_n(' ', line.indent));
        raw.push_str(line.text);
    }
    raw
}

/// A title and the flags that end it.
#[derive(Debug, PartialEq, Eq)]
struct Flags {
    title: String,
    new: bool,
    relisted: Option<Relisted>,
}

/// Only a bracket that ends the title is a flag, or one of several that do: 「見守り【新規】【重点】」 is new.
fn read_flags(printed: &str) -> Flags {
    let mut flags = Flags { title: printed.trim().to_owned(), new: false, relisted: None };
    let mut kept = String::new();
    while let Some((rest, inner)) = last_bracket(&flags.title) {
        match inner {
            "新規" => flags.new = true,
            "再掲" => flags.relisted = Some(Relisted { from: None }),
            other if other.contains("再掲") && other.chars().count() <= 20 => {
                flags.relisted = Some(Relisted { from: read_reference(other) });
            }
            _ => kept.insert_str(0, &flags.title[rest.len()..]),
        }
        flags.title = rest.trim_end().to_owned();
    }
    flags.title.push_str(&kept);
    flags
}

/// The text before the bracket that ends a title, and what stands in that bracket.
fn last_bracket(title: &str) -> Option<(&str, &str)> {
    let close = title.chars().next_back()?;
    let is_open = |c: char| matches!(crate::text::narrow(c), '(' | '[' | '【' | '〔');
    let is_close = |c: char| matches!(crate::text::narrow(c), ')' | ']' | '】' | '〕');
    if !is_close(close) {
        return None;
    }
    let mut depth = 0_usize;
    for (at, c) in title.char_indices().rev() {
        depth += usize::from(is_close(c));
        depth -= usize::from(is_open(c));
        if depth == 0 {
            let inner = &title[at + c.len_utf8()..title.len() - close.len_utf8()];
            return (at > 0).then_some((&title[..at], inner.trim()));
        }
    }
    None
}

/// 「3-(1)」 as half width, from 「３－（１）の再掲」.
fn read_reference(text: &str) -> Option<String> {
    let plain: String = text.chars().map(crate::text::narrow).collect();
    let plain = plain.replace(['―', '‐', '–', '−'], "-");
    let at = plain.find("-(")?;
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let policy = digits(&plain[..at]);
    let (number, _) = plain[at + 2..].split_once(')')?;
    (!policy.is_empty() && !number.is_empty()).then(|| format!("{policy}-({})", digits(number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bracket_that_ends_the_title_is_a_flag() {
        let relisted = Some(Relisted { from: None });
        let check = |title: &str, bare: &str, new, relisted: Option<Relisted>| {
            assert_eq!(read_flags(title), Flags { title: bare.to_owned(), new, relisted }, "{title}");
        };
        check("多様な形での就労支援の実施【再掲】", "多様な形での就労支援の実施", false, relisted.clone());
        check("社会参加支援（居住支援等）【新規】", "社会参加支援（居住支援等）", true, None);
        check("見守り【新規】【再掲】", "見守り", true, relisted);
        check("見守り【新規】【重点】", "見守り【重点】", true, None);
        check("見守り（居住支援等）【重点】", "見守り（居住支援等）【重点】", false, None);
        check("【新規】の事業", "【新規】の事業", false, None);
        check("見守り【重点】", "見守り【重点】", false, None);
        check("見守り（３－（１）再掲）", "見守り", false, Some(Relisted { from: Some("3-(1)".to_owned()) }));
        check("見守り【３－（１）再掲】", "見守り", false, Some(Relisted { from: Some("3-(1)".to_owned()) }));
    }
}
