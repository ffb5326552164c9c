//! What follows the mark: 説明, 備考 where one is filled in, 担当. 担当 stands last and 備考 directly before it; both are
//! narrow. Anything else is asked about.

use super::apart::{self, Cell, read_apart};
use super::asking::{Asking, Question};
use super::cells::{Cells, Widths};
use super::department::{is_department, is_name};
use super::figure::starts_with_figure;
use super::form::{Departments, Form};
use super::lines::{Gap, Line};
use super::names::{join_names, start_of_departments};
use super::remark::{may_count, take_remark};
use crate::text::columns;

/// The lines behind the mark by cell.
#[derive(Debug, Default)]
pub(super) struct Tail<'a> {
    pub narrative: Vec<Line<'a>>,
    pub remark: Vec<Line<'a>>,
    /// Names, wraps joined.
    pub departments: Vec<String>,
    /// Their lines as they stood.
    pub raw_departments: Vec<Line<'a>>,
}

/// Cuts the lines behind the mark.
pub(super) fn cut_tail<'a>(
    cells: &Cells<'a>,
    (widths, form): (Widths, Form),
    row: &str,
    asking: &mut Asking<'_>,
) -> Tail<'a> {
    let mut lines = cells.rest.clone();
    let (mut late, mut early_names) = (Vec::new(), Vec::new());
    let mut raw_departments = cells.departments.clone();
    if form.departments == Departments::Last {
        if !form.without_remark {
            late = take_late_remark(&mut lines, widths);
        }
        let start = start_of_departments(&lines, widths);
        let above = if form.without_remark { apart::Place::Narrative } else { apart::Place::BelowRemark };
        let apart = read_apart(&lines, start, widths, above, asking);
        let mut names = lines.split_off(start);
        if let Some((many, cell)) = apart {
            match cell {
                Cell::Department => {}
                Cell::Narrative => lines.extend(names.drain(..many)),
                Cell::Remark => early_names.extend(names.drain(..many)),
            }
        }
        raw_departments.append(&mut names);
    }
    let place = if late.is_empty() { Place::Remark } else { ask_late(&late, asking) };
    if place == Place::Department {
        raw_departments.append(&mut late);
    }
    if raw_departments.is_empty()
        && let Some(names) = ask_no_department(&lines, (cells, form.departments), row, asking)
    {
        raw_departments = lines.drain(names).collect();
    }
    let departments = join_names(&raw_departments, widths);
    if form.without_remark {
        return Tail { narrative: lines, remark: Vec::new(), departments, raw_departments };
    }
    let mut remark = take_remark(&mut lines, widths, raw_departments.first(), asking);
    remark.append(&mut early_names);
    match place {
        Place::Narrative => lines.append(&mut late),
        Place::Remark | Place::Department => remark.append(&mut late),
    }
    if let Some(early) = early_remark(&lines, widths) {
        take_early(&mut lines, &mut remark, early, asking);
    }
    Tail { narrative: lines, remark, departments, raw_departments }
}

/// Answers with the lines that are the 担当 after all.
fn ask_no_department(
    lines: &[Line<'_>],
    (cells, place): (&Cells<'_>, Departments),
    row: &str,
    asking: &mut Asking<'_>,
) -> Option<std::ops::Range<usize>> {
    let names = possible_names(lines).filter(|_| place != Departments::First);
    let by_its_words = |names: &std::ops::Range<usize>| is_department(lines[names.end - 1].text);
    if place == Departments::Never && !names.as_ref().is_some_and(by_its_words) {
        return None;
    }
    let printed = if place == Departments::First { "評価の前" } else { "項目の最後" };
    let words = names.clone().map(|names| {
        let behind = if names.end < lines.len() {
            "とし、そのあとの行は説明の続きとする"
        } else {
            "とする"
        };
        let text: Vec<&str> = lines[names].iter().map(|line| line.text).collect();
        format!("「{}」を担当{behind}", text.join("」「"))
    });
    let mut choices = vec![("none", "担当の記載がない")];
    choices.extend(words.as_deref().map(|words| ("names", words)));
    let answer = asking.ask(Question {
        topic: "department",
        line: cells.rest.last().or(cells.title.last()).map_or(0, |line| line.number),
        text: row,
        why: format!("担当課・団体の名前が{printed}に読み取れません。"),
        assumed: "担当なしとしました。".to_owned(),
        choices: &choices,
    });
    names.filter(|_| answer == "names")
}

/// The last lines that look like 担当, a few lines from the end at most; else the last line, if it could be a name.
fn possible_names(lines: &[Line<'_>]) -> Option<std::ops::Range<usize>> {
    const NEAR: usize = 6;
    let near = lines.len().saturating_sub(NEAR);
    let Some(last) = (near..lines.len()).rev().find(|at| is_department(lines[*at].text)) else {
        let last = lines.len().checked_sub(1)?;
        return is_name(lines[last].text).then_some(last..last + 1);
    };
    let first = (near..=last).rev().take_while(|at| is_department(lines[*at].text)).last()?;
    Some(first..last + 1)
}

/// Which cell narrow lines behind the 担当 belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Remark,
    Narrative,
    Department,
}

fn ask_late(late: &[Line<'_>], asking: &mut Asking<'_>) -> Place {
    let text: String = late.iter().map(|line| line.text).collect();
    let answer = asking.ask(Question {
        topic: "remark",
        line: late.first().map_or(0, |line| line.number),
        text: &text,
        why: "備考のような幅の狭い文が、担当のあとにあります。".to_owned(),
        assumed: "備考（特殊要因等）として取りました。".to_owned(),
        choices: &[("remark", "備考である"), ("narrative", "説明の続きである"), ("department", "担当である")],
    });
    match answer.as_str() {
        "narrative" => Place::Narrative,
        "department" => Place::Department,
        _ => Place::Remark,
    }
}

pub(super) fn is_narrow(line: &Line<'_>, widths: Widths) -> bool {
    fits(line, widths) && !starts_with_figure(line.text)
}

/// Whether a line fits into a narrow cell by its width.
pub(super) fn fits(line: &Line<'_>, widths: Widths) -> bool {
    line.indent <= 2 && columns(line.text) <= widths.narrow() && !line.text.starts_with(['【', '※'])
}

/// Narrow lines behind the departments, set off by a blank line.
fn take_late_remark<'a>(lines: &mut Vec<Line<'a>>, widths: Widths) -> Vec<Line<'a>> {
    let Some(block) = (1..lines.len()).rev().find(|at| lines[*at].gap != Gap::None) else { return Vec::new() };
    let late = &lines[block..];
    let before = &lines[block - 1];
    let is_late = late.iter().all(|line| is_narrow(line, widths) || may_count(line, widths))
        && !late.iter().any(|line| is_department(line.text))
        && !(late.len() == 1
            && is_name(late[0].text)
            && columns(late[0].text) > 4
            && !ends_with_names(&lines[..block], widths))
        && is_department(before.text)
        && before.columns() <= widths.narrow();
    if is_late { lines.split_off(block) } else { Vec::new() }
}

/// Whether the last block is names of departments alone.
fn ends_with_names(lines: &[Line<'_>], widths: Widths) -> bool {
    let block = (0..lines.len()).rev().find(|at| lines[*at].gap != Gap::None).unwrap_or(0);
    join_names(&lines[block..], widths).iter().all(|name| is_department(name))
}

/// A narrow wrapped block right behind the mark, with the 説明 behind it.
fn early_remark(lines: &[Line<'_>], widths: Widths) -> Option<usize> {
    let end = (1..lines.len()).find(|at| lines[*at].gap == Gap::Blank)?;
    let block = &lines[..end];
    let wrapped = block.len() >= 2
        && block.iter().all(|line| is_narrow(line, widths) && !line.is_bullet() && line.indent == 0)
        && block[..block.len() - 1].iter().all(|line| columns(line.text) + 4 >= widths.title);
    wrapped.then_some(end)
}

fn take_early<'a>(lines: &mut Vec<Line<'a>>, remark: &mut Vec<Line<'a>>, end: usize, asking: &mut Asking<'_>) {
    let mut early: Vec<Line<'a>> = lines.drain(..end).collect();
    let text: String = early.iter().map(|line| line.text).collect();
    let answer = asking.ask(Question {
        topic: "early-remark",
        line: early.first().map_or(0, |line| line.number),
        text: &text,
        why: "備考のような幅の狭い文が、説明の前にあります。".to_owned(),
        assumed: "備考（特殊要因等）として取りました。".to_owned(),
        choices: &[("remark", "備考である"), ("narrative", "説明の初めである")],
    });
    if answer == "narrative" {
        early.append(lines);
        *lines = early;
    } else {
        early.append(remark);
        *remark = early;
    }
}
