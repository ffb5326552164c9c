//! Runs of lines that look like page furniture: where one ends, and whether it is furniture as a whole. What is taken of
//! it is told in `furniture`.

use super::asking::{Asking, Question};
use super::department::is_department;
use super::figure::{Columns, years_of};
use super::lines::{Gap, Line};
use super::page::{Part, names_meeting};
use crate::text::name_key;
use crate::year::FiscalYear;

/// Where a run of lines stands: before the first item much is furniture that would be text behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Preamble,
    Table,
}

/// End of the run of lines that look like furniture; a legend takes its torn lines with it.
pub(super) fn run_from(parts: &[Part], lines: &[Line<'_>], from: usize) -> usize {
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
    text.chars().count() <= 6 && !is_department(text) && crate::plan::fold_symbol(text).chars().count() > 1
        || text.chars().count() == 1 && text.chars().all(char::is_alphabetic)
}

/// Whether a run of lines is furniture as a whole.
pub(super) fn is_furniture(run: &[Part], place: Place) -> bool {
    let words: usize = run
        .iter()
        .map(|part| match part {
            Part::Header { words, .. } => *words,
            Part::Columns { core, .. } => *core,
            _ => 0,
        })
        .sum();
    let others = run.iter().map(|part| match part {
        Part::Day(_) | Part::Material(_) | Part::Meeting(_) => 1,
        Part::Occasion(..) => 2,
        _ => 0,
    });
    let others: usize = others.sum();
    place == Place::Preamble || words >= 2 || others >= 2 || run.iter().any(always_furniture)
}

/// Columns of years whose head was torn into a line a year. Years of two pages' heads are no columns: something else
/// of the page stands between them.
pub(super) fn torn_columns(run: &[Part]) -> Option<Columns> {
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

/// Finds what stands above or below the number of every page: the name of the city, of its office, or of a chapter.
pub(super) fn find_running(lines: &[Line<'_>], parts: &mut [Part]) {
    let number = |part: &Part| if let Part::Page { number, .. } = part { Some(*number) } else { None };
    let numbered: Vec<(usize, u32)> =
        parts.iter().enumerate().filter_map(|(at, part)| number(part).map(|number| (at, number))).collect();
    // Another list begins where the pages are counted anew.
    if !numbered.is_sorted_by(|before, after| before.1 < after.1) {
        return;
    }
    let pages: Vec<usize> = numbered.into_iter().map(|it| it.0).collect();
    for behind in [true, false] {
        let beside = |at: &usize| if behind { Some(at + 1) } else { at.checked_sub(1) };
        let beside: Vec<usize> = pages.iter().filter_map(beside).filter(|at| *at < lines.len()).collect();
        let Some(text) = beside.first().map(|at| name_key(lines[*at].text)) else { continue };
        // The last cell of a page may be the same 担当 on a few of them.
        let least = if is_department(lines[beside[0]].text) { 3 } else { 2 };
        let same = |at: &usize| parts[*at] == Part::Text && name_key(lines[*at].text) == text;
        if beside.len() >= least && beside.iter().all(same) && (behind || least == 2) {
            beside.into_iter().for_each(|at| parts[at] = Part::Running);
        }
    }
}

/// A list that ends with its day may say behind them who met, without the number of the meeting. It could be the
/// last 担当 as well.
pub(super) fn tell_last(lines: &[Line<'_>], parts: &mut [Part], asking: &mut Asking<'_>) {
    let Some((line, at)) = lines.last().zip(lines.len().checked_sub(1)) else { return };
    let before = |back: usize| at.checked_sub(back).map(|at| &parts[at]);
    let furniture = match before(1) {
        Some(Part::Day(_)) => true,
        Some(Part::Material(_)) => matches!(before(2), Some(Part::Day(_))),
        _ => false,
    };
    if !furniture || parts[at] != Part::Text || !names_meeting(line.text) {
        return;
    }
    let answer = asking.ask(Question {
        topic: "last",
        line: line.number,
        text: line.text,
        why: "日付のあとにある最後の行が、会議の名前か担当か分かりません。".to_owned(),
        assumed: "会議の名前として取りました。".to_owned(),
        choices: &[("meeting", "会議の名前である"), ("text", "表の続きである")],
    });
    if answer == "meeting" {
        parts[at] = Part::Meeting(line.text.to_owned());
    }
}

/// What nothing but a page's furniture looks like.
fn always_furniture(part: &Part) -> bool {
    matches!(part, Part::Legend(_) | Part::Title | Part::Running | Part::Page { .. })
}

pub(super) fn is_lone_word(part: &Part) -> bool {
    matches!(part, Part::Header { words: 1, years } if years.is_empty())
}
