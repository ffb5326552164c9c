//! How the cells of a list are told apart: by labels in running text, else by width and order. The order is 担当 at the
//! end of an item, or before its mark; the torn-off head doesn't tell it, the items do, and only when all of them agree.

use super::cells::{Cells, Widths, is_mark_cell};
use super::labels::{begins_with_label, names_item};
use super::lines::Line;
use super::names::start_of_departments;
use super::numbering::item_number;
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
pub(super) enum Form {
    /// 項目 計画の記載 評価 説明 備考 担当.
    DepartmentsLast,
    /// 項目 計画の記載 担当 評価 説明 備考.
    DepartmentsFirst,
}

impl Form {
    /// Told from all items.
    pub fn of<'b>(items: impl Iterator<Item = &'b ItemPart<'b>>, scheme: &MarkScheme, widths: Widths) -> Self {
        let mut any = false;
        for item in items {
            let Some(mark) = item.lines.iter().position(|line| is_mark_cell(line, scheme)) else { continue };
            let named = |lines: &[Line<'_>]| start_of_departments(lines, widths) < lines.len();
            if !named(&item.lines[..mark]) || named(&item.lines[mark + 1..]) {
                return Self::DepartmentsLast;
            }
            any = true;
        }
        if any { Self::DepartmentsFirst } else { Self::DepartmentsLast }
    }

    /// Moves 担当 out of the 計画の記載 where it stands before the mark.
    pub fn sort<'a>(self, mut cells: Cells<'a>, widths: Widths) -> Cells<'a> {
        if self == Self::DepartmentsFirst {
            let start = start_of_departments(&cells.commitment, widths);
            cells.departments = cells.commitment.split_off(start);
        }
        cells
    }
}
