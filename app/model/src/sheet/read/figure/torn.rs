//! A label that its narrow cell has torn: its first half stands where a heading would. The print doesn't tell the two
//! apart, so that a person does.

use super::headed::{body_of, is_enclosed};
use super::scan::{Kind, OfLine, OnLine};
use crate::sheet::read::asking::{Asking, Question};
use crate::sheet::read::joining::Joined;
use crate::sheet::read::lines::{Gap, is_bullet_sign};
use crate::text::columns;

/// A cell of labels is at least so wide, in columns.
const NARROWEST: usize = 10;

/// Columns of the widest label under a line of years; 0 where there is none.
pub(super) fn widest_label(read: &[OfLine]) -> usize {
    let rows = read.iter().filter(|line| line.kind == Kind::Row).flat_map(|line| &line.figures);
    rows.map(|row| columns(&row.label.text)).max().unwrap_or(0)
}

/// Whether the line over `below` fills its cell, so that the name may go on there. `label` is the widest label under a
/// line of years and `widest` the widest line of any 説明, in columns.
pub(super) fn is_perhaps_torn(
    (line, below): (&Joined, &Joined),
    read: &OfLine,
    (label, widest): (usize, usize),
) -> bool {
    let body = body_of(&line.text);
    let over = is_enclosed(body) || body.ends_with(['：', ':', '】', '）', ')']) || line.starts.len() > 1;
    let last = line.starts.last().map_or(0, |(_, number)| *number);
    let beside = below.gap == Gap::None && below.line_of(0) == last + 1;
    let beside = beside && !below.text.starts_with(is_bullet_sign) && below.indent <= line.indent + 2;
    let width = line.indent + columns(&line.text);
    let full = if read.kind == Kind::Row {
        columns(body) >= label.max(NARROWEST)
    } else {
        width >= NARROWEST && width + 3 > widest
    };
    beside && !over && full
}

/// Asks whether a line is the first half of the name below; else it is a heading.
pub(super) fn ask_torn(line: &Joined, below: &Joined, asking: &mut Asking<'_>) -> bool {
    let name = body_of(&line.text);
    let answer = asking.ask(Question {
        topic: "torn",
        line: line.line_of(0),
        text: &format!("{}\n{}", line.text, below.text),
        why: format!("「{name}」が見出しか、次の行の名前の前半（途中で改行したもの）か、決まりません。"),
        assumed: format!("見出し「{name}」としました。"),
        choices: &[("over", "見出しである"), ("torn", "次の行の名前の前半である")],
    });
    answer == "torn"
}

/// Puts the first half before the name of the first figure below.
pub(super) fn take_first_half(line: &Joined, figures: &mut [OnLine]) {
    let Some(figure) = figures.first_mut() else { return };
    let name = figure.label.above.first_mut().unwrap_or(&mut figure.label.text);
    *name = format!("{}{name}", body_of(&line.text));
}
