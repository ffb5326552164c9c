//! Numbers alone on a line: a page's, or a piece of a figure that the edge has torn off. The lines around tell, then the
//! order of the pages' numbers; what neither makes sure is asked.

use super::asking::{Asking, Question};
use super::form::Layout;
use super::lines::{Gap, Line};
use super::numbering::numbered;
use super::page::Part;
use super::tears::tears_figure;
use crate::number::leading_unit;
use crate::text::narrow;

/// Gives the text what belongs to it. `table` is where the first item begins: before it a lone number is a page's.
pub(super) fn settle_numbers(
    lines: &mut [Line<'_>],
    parts: &mut [Part],
    (layout, table): (Layout, usize),
    asking: &mut Asking<'_>,
) {
    let only = parts.iter().filter(|part| matches!(part, Part::Page { .. })).count() == 1;
    let mut last = 0;
    for at in 0..lines.len() {
        let Part::Page { number, dressed } = parts[at] else { continue };
        let expected = last == 0 && number <= 2 || number == last + 1;
        let in_text = at >= table && !dressed;
        let is_text = if in_text && is_torn(lines, parts, at) {
            ask_torn(&lines[at], asking) == TEXT
        } else if !dressed && !expected {
            ask_page(&lines[at], OUT_OF_ORDER, asking) == TEXT
        } else if in_text && only && is_within_row(lines, parts, at, layout) {
            ask_page(&lines[at], ALONE, asking) == TEXT
        } else {
            false
        };
        if is_text {
            give_to_text(lines, parts, at);
        } else {
            last = number;
        }
    }
}

/// A blank line beside it may have been a page's edge: it doesn't keep the pieces apart.
fn give_to_text(lines: &mut [Line<'_>], parts: &mut [Part], at: usize) {
    let goes_on = is_torn_behind(lines, parts, at);
    for line in &mut lines[at..=at + usize::from(goes_on)] {
        line.gap = if line.gap == Gap::Blank { Gap::Page } else { line.gap };
    }
    parts[at] = Part::Text;
}

/// The line of text directly before or behind.
fn text_at<'l, 'a>(lines: &'l [Line<'a>], parts: &[Part], at: Option<usize>) -> Option<&'l Line<'a>> {
    at.filter(|at| parts.get(*at) == Some(&Part::Text)).map(|at| &lines[at])
}

fn is_torn(lines: &[Line<'_>], parts: &[Part], at: usize) -> bool {
    let before = text_at(lines, parts, at.checked_sub(1));
    before.is_some_and(|before| tears_figure(before.text, lines[at].text) || is_torn_behind(lines, parts, at))
}

/// Whether a unit or the year before stands on the next line. 「人権…」 and 「PTA…」 begin with none.
fn is_torn_behind(lines: &[Line<'_>], parts: &[Part], at: usize) -> bool {
    let Some(next) = text_at(lines, parts, Some(at + 1)) else { return false };
    let within_word = |c: char| narrow(c).is_ascii_alphanumeric() || matches!(c, '々' | '一'..='鿿' | 'ァ'..='ー');
    let behind = leading_unit(next.text).and_then(|unit| next.text[unit.len()..].chars().next());
    let digit = next.text.starts_with(|c: char| narrow(c).is_ascii_digit());
    !digit && tears_figure(lines[at].text, next.text) && !behind.is_some_and(within_word)
}

/// Text on both sides, and no heading behind.
fn is_within_row(lines: &[Line<'_>], parts: &[Part], at: usize, layout: Layout) -> bool {
    let next = text_at(lines, parts, Some(at + 1));
    text_at(lines, parts, at.checked_sub(1)).is_some()
        && next.is_some_and(|next| !layout.begins_item(next) && numbered(next.text).is_none())
}

const TEXT: &str = "text";
const OUT_OF_ORDER: &str = "数字だけの行です。ページ番号の順になっていません。";
const ALONE: &str = "数字だけの行が、項目の途中に一つだけあります。";

/// A bare number could be a torn figure: it is a page number for sure where the numbers go on by one.
fn ask_page(line: &Line<'_>, why: &str, asking: &mut Asking<'_>) -> String {
    asking.ask(Question {
        topic: "page-number",
        line: line.number,
        text: line.text,
        why: why.to_owned(),
        assumed: "ページ番号とみて取りませんでした。".to_owned(),
        choices: &[("page", "ページ番号である"), (TEXT, "本文の数字である")],
    })
}

fn ask_torn(line: &Line<'_>, asking: &mut Asking<'_>) -> String {
    asking.ask(Question {
        topic: "page-number",
        line: line.number,
        text: line.text,
        why: "数字だけの行です。前後の行にある数の続きのようです。".to_owned(),
        assumed: "ページ番号とはみず、本文の数字として読みました。".to_owned(),
        choices: &[(TEXT, "本文の数字である"), ("page", "ページ番号である")],
    })
}
