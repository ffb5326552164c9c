//! How the cells of a list are told apart: by labels in running text, else by width and order. The order is 担当 at the
//! end of an item, or before its mark: as a line of the head states it, else as the items tell it, and only when all of
//! them agree.

use super::apart::{Cell, Place, read_apart};
use super::asking::{Asking, Question};
use super::cells::{Cells, Widths, is_mark_cell};
use super::department::is_department;
use super::labels::{begins_with_label, names_item};
use super::lines::{Gap, Line};
use super::names::{join_names, start_of_departments};
use super::numbering::item_number;
use super::order::Stated;
use super::outline::ItemPart;
use crate::plan::MarkScheme;

/// How the cells of an item are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// By order and width, as in a table.
    Table,
    /// By labels, in running text.
    Labelled,
}

impl Layout {
    /// Whether a line begins with the name of a cell.
    pub fn has_label(self, line: &Line<'_>) -> bool {
        self == Self::Labelled && begins_with_label(line.text)
    }

    /// Whether a line begins an item.
    pub fn begins_item(self, line: &Line<'_>) -> bool {
        match self {
            Self::Table => item_number(line.text).is_some(),
            Self::Labelled => names_item(line.text),
        }
    }
}

/// Where 担当 stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Departments {
    /// 項目 計画の記載 評価 説明 備考 担当.
    Last,
    /// 項目 計画の記載 担当 評価 説明 備考.
    First,
    /// The head has no such column.
    Never,
}

/// Which cells an item has, and in which order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    pub departments: Departments,
    pub without_remark: bool,
}

impl Form {
    /// As a line of the head states it; else as all items tell it, else as the torn head does.
    pub fn of<'b>(
        stated: Stated,
        items: impl Iterator<Item = &'b ItemPart<'b>>,
        scheme: &MarkScheme,
        widths: Widths,
    ) -> Self {
        let departments = stated.by_line.or_else(|| told_by(items, scheme, widths)).or(stated.by_torn);
        Self { departments: departments.unwrap_or(Departments::Last), without_remark: stated.without_remark }
    }

    /// Moves 担当 out of the 計画の記載 where it stands before the mark.
    pub fn sort<'a>(self, mut cells: Cells<'a>, widths: Widths, asking: &mut Asking<'_>) -> Cells<'a> {
        let lines = &cells.commitment;
        let start = start_of_departments(lines, widths);
        let early = cells.departments.is_empty() && start < lines.len();
        let own = match self.departments {
            Departments::First => early,
            _ => early && are_set_off(&lines[start..], widths) && ask_early(&lines[start..], asking),
        };
        if own {
            let apart = read_apart(&cells.commitment, start, widths, Place::Commitment, asking);
            let above = apart.filter(|(_, cell)| *cell == Cell::Narrative).map_or(0, |(many, _)| many);
            cells.departments = cells.commitment.split_off(start + above);
        }
        cells
    }
}

/// Where 担当 stands in all items; `None` where they don't tell it.
fn told_by<'b>(
    items: impl Iterator<Item = &'b ItemPart<'b>>,
    scheme: &MarkScheme,
    widths: Widths,
) -> Option<Departments> {
    let (mut first, mut last) = (false, false);
    for item in items {
        let Some(mark) = item.lines.iter().position(|line| is_mark_cell(line, scheme)) else { continue };
        let [before, behind] = [&item.lines[..mark], &item.lines[mark + 1..]].map(|lines| named_in(lines, widths));
        match (before, behind) {
            (Named::Nobody, Named::Surely) => last = true,
            (Named::Surely, Named::Nobody | Named::Perhaps) | (Named::Perhaps, Named::Nobody) => first = true,
            _ => return None,
        }
    }
    match (first, last) {
        (true, false) => Some(Departments::First),
        (false, true) => Some(Departments::Last),
        _ => None,
    }
}

/// Whether lines end with names of departments.
#[derive(Clone, Copy)]
enum Named {
    Surely,
    /// By their place alone.
    Perhaps,
    Nobody,
}

fn named_in(lines: &[Line<'_>], widths: Widths) -> Named {
    let names = join_names(&lines[start_of_departments(lines, widths)..], widths);
    match names.is_empty() {
        true => Named::Nobody,
        false if names.iter().all(|name| is_department(name)) => Named::Surely,
        false => Named::Perhaps,
    }
}

/// Whether lines behind a blank one are names by their words.
fn are_set_off(names: &[Line<'_>], widths: Widths) -> bool {
    let apart = names.first().is_some_and(|line| line.gap == Gap::Blank);
    apart && join_names(names, widths).iter().all(|name| is_department(name))
}

/// Asks whether names before the mark are the 担当.
fn ask_early(names: &[Line<'_>], asking: &mut Asking<'_>) -> bool {
    let text: String = names.iter().map(|line| line.text).collect();
    let answer = asking.ask(Question {
        topic: "early-department",
        line: names.first().map_or(0, |line| line.number),
        text: &text,
        why: "担当課・団体のような名前が、評価の前にあります。".to_owned(),
        assumed: "計画の記載の終わりとして取りました。".to_owned(),
        choices: &[("commitment", "計画の記載である"), ("department", "担当である")],
    });
    answer == "department"
}
