//! The order of cells in this list: 担当 at the end of an item, or before its mark. The torn-off head doesn't tell it;
//! the items do, and only when all of them agree.

use super::cells::{Cells, Widths, is_mark_cell};
use super::outline::ItemPart;
use super::tail::start_of_departments;
use crate::plan::MarkScheme;

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
            let named = |lines: &[super::lines::Line<'_>]| start_of_departments(lines, widths) < lines.len();
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
