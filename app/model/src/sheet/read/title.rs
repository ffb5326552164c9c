//! Where an item's title ends and its 計画の記載 begins: the title is narrow, 計画の記載 begins with ・, an indent or a wide
//! line. A title that runs over its column is told by its words, else asked about.

use super::asking::{Asking, Question};
use super::cells::Widths;
use super::lines::{Gap, Line};
use super::outline::ItemPart;
use crate::text::{Letter, columns};

/// The lines of the title and those of 計画の記載.
pub(super) fn cut_title<'a>(
    item: &ItemPart<'a>,
    lines: &[Line<'a>],
    widths: Widths,
    asking: &mut Asking<'_>,
) -> (Vec<Line<'a>>, Vec<Line<'a>>) {
    if item.number.is_none() {
        return (Vec::new(), lines.to_vec());
    }
    let cut = match end_of_title(lines, widths) {
        Some(end) if end == 1 || !lines.first().is_some_and(|line| is_wide(line, widths)) => {
            match bulleted_end(lines, end, widths) {
                Some(longer) => ask_bulleted(item, lines, (end, longer), asking),
                None => ask_longer(item, lines, (end, widths), asking),
            }
        }
        _ => end_by_gap(item, lines, widths, asking),
    };
    (lines[..cut].to_vec(), lines[cut..].to_vec())
}

fn end_of_title(lines: &[Line<'_>], widths: Widths) -> Option<usize> {
    (1..lines.len()).find(|at| {
        let line = &lines[*at];
        let begins = line.is_bullet() && line.gap != Gap::None || is_list(lines, *at);
        is_closed(&lines[..*at]) && (begins || is_wide(line, widths) && !goes_on(lines, *at, widths))
    })
}

/// Wider than the title's column.
fn is_wide(line: &Line<'_>, widths: Widths) -> bool {
    line.columns() > widths.title + 3
}

/// Whether no bracket of the title is open: 「…の支援【再⏎掲】」.
fn is_closed(lines: &[Line<'_>]) -> bool {
    let count = |signs: &[char]| lines.iter().map(|line| line.text.matches(signs).count()).sum::<usize>();
    lines.len() > 6 || count(&['【', '（', '(', '〔']) <= count(&['】', '）', ')', '〕'])
}

/// Whether the bullet at `at` begins 計画の記載. A title may be torn before ・ (見守り⏎・孤立防止): then what follows is as
/// narrow as a title to the end.
fn is_list(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    if line.indent > 0 && line.gap != Gap::Page || line.text.starts_with('①') {
        return true;
    }
    line.is_bullet()
        && !(columns(line.text) <= 16
            && lines.get(at + 1).is_some_and(|next| next.is_bullet() && columns(next.text) > 24))
}

/// Whether a line could be the title's though it is wide: no sentence, and not broken by the edge of 計画の記載.
fn is_title_like(line: &Line<'_>, widths: Widths) -> bool {
    line.gap != Gap::Blank
        && line.indent == 0
        && !line.is_bullet()
        && !line.text.contains('。')
        && line.columns() + 7 <= widths.commitment
}

/// Whether a wide line is the title's for sure: a blank line and ・ follow, it ends a torn word, or a particle waits for it.
fn goes_on(lines: &[Line<'_>], at: usize, widths: Widths) -> bool {
    let before = &lines[at - 1];
    let waits = before.text.ends_with(['の', 'を', 'と', 'や', 'に', 'へ', '、', '・']);
    is_title_like(&lines[at], widths)
        && (is_set_off(lines, at, widths) || waits || tears_word(before, &lines[at], widths))
}

/// Whether only lines like a title's stand from `at` to a blank line and ・.
fn is_set_off(lines: &[Line<'_>], at: usize, widths: Widths) -> bool {
    let next = lines[at..].iter().find(|line| !is_title_like(line, widths));
    next.is_some_and(|next| next.gap == Gap::Blank && next.is_bullet())
}

/// Whether the same kind of letter stands on both sides of the column's edge: 「支え合いポ⏎イント制度」.
fn tears_word(before: &Line<'_>, line: &Line<'_>, widths: Widths) -> bool {
    let (end, start) = (before.text.chars().next_back().map(Letter::of), line.text.chars().next().map(Letter::of));
    before.columns() + 2 > widths.title && end == start && end != Some(Letter::Sign)
}

/// Where a title ends that was torn before ・: its full line is followed without a gap by lines as narrow, and they by a
/// blank line and the 計画の記載.
fn bulleted_end(lines: &[Line<'_>], end: usize, widths: Widths) -> Option<usize> {
    let begins = lines[end].is_bullet() && lines[end - 1].columns() + 2 > widths.title;
    let narrow = |line: &&Line<'_>| {
        line.gap == Gap::None && line.indent == 0 && !is_wide(line, widths) && !line.text.contains('。')
    };
    let longer = end + lines[end..].iter().take_while(narrow).count();
    let set_off = |next: &&Line<'_>| next.gap == Gap::Blank && (next.is_bullet() || is_wide(next, widths));
    (begins && longer > end && lines.get(longer).as_ref().is_some_and(set_off)).then_some(longer)
}

fn ask_bulleted(
    item: &ItemPart<'_>,
    lines: &[Line<'_>],
    (end, longer): (usize, usize),
    asking: &mut Asking<'_>,
) -> usize {
    let text = |lines: &[Line<'_>]| lines.iter().map(|line| line.text).collect::<String>();
    let (title, next) = (text(&lines[..end]), text(&lines[end..longer]));
    let whole = format!("項目名は「{title}{next}」である");
    let short = format!("項目名は「{title}」、計画の記載の初めは「{next}」である");
    let assumed = format!("項目名を「{title}{next}」としました。");
    let choices = [("longer", whole.as_str()), ("title", short.as_str())];
    match ask_title(item, &format!("{title}{next}"), assumed, &choices, asking).as_str() {
        "title" => end,
        _ => longer,
    }
}

/// Asks whether the title goes on where its next line could be the title's as well and 計画の記載 begins later.
fn ask_longer(
    item: &ItemPart<'_>,
    lines: &[Line<'_>],
    (end, widths): (usize, Widths),
    asking: &mut Asking<'_>,
) -> usize {
    let more = lines[end..].iter().take_while(|line| is_title_like(line, widths)).count();
    if more == 0 || end + more == lines.len() {
        return end;
    }
    let text = |lines: &[Line<'_>]| lines.iter().map(|line| line.text).collect::<String>();
    let (title, next) = (text(&lines[..end]), text(&lines[end..end + more]));
    let longer = format!("項目名は「{title}{next}」である");
    let assumed = format!("項目名を「{title}」、計画の記載の初めを「{next}」としました。");
    match ask_title(item, &title, assumed, &[AS_READ, ("longer", &longer)], asking).as_str() {
        "longer" => end + more,
        _ => end,
    }
}

/// No width tells title and 計画の記載 apart: a blank line is taken, and asked about unless ・ follows it.
fn end_by_gap(item: &ItemPart<'_>, lines: &[Line<'_>], widths: Widths, asking: &mut Asking<'_>) -> usize {
    let end = (1..lines.len()).find(|at| lines[*at].gap == Gap::Blank).unwrap_or(lines.len());
    let sure = lines.get(end).is_some_and(Line::is_bullet) && (end == 1 || is_set_off(lines, 1, widths));
    if !lines.is_empty() && !sure {
        let title: String = lines[..end].iter().map(|line| line.text).collect();
        ask_title(item, &title, format!("項目名を「{title}」としました。"), &[AS_READ], asking);
    }
    end
}

const AS_READ: (&str, &str) = ("title", "項目名はこのとおりである");

fn ask_title(
    item: &ItemPart<'_>,
    title: &str,
    assumed: String,
    choices: &[(&str, &str)],
    asking: &mut Asking<'_>,
) -> String {
    asking.ask(Question {
        topic: "title",
        line: item.lines.first().map_or(item.line, |line| line.number),
        text: title,
        why: format!("({})の項目名と計画の記載の境が、幅からは決まりません。", item.number.unwrap_or(0)),
        assumed,
        choices,
    })
}
