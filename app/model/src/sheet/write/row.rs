//! One 項目 as lines: number, title, 計画の記載, 評価, 説明, 備考, 担当, in the order of the printed columns.

use super::wrap::{COMMITMENT, NARRATIVE, NARROW, cell};
use crate::sheet::Row;

/// What stands where the mark would, before anything is reported.
const NOT_REPORTED: &str = "未報告";

/// The lines of a row. Cells are set apart by a blank line, as the form does more often than not.
pub(super) fn lines(row: &Row) -> Vec<String> {
    let cells = [
        row.number.clone().into_iter().collect(),
        cell(&title(row), NARROW),
        cell(row.commitment.as_deref().unwrap_or(""), COMMITMENT),
        vec![row.mark.clone().unwrap_or_else(|| NOT_REPORTED.to_owned())],
        cell(&row.narrative, NARRATIVE),
        cell(row.remark.as_deref().unwrap_or(""), NARROW),
        row.departments.clone(),
    ];
    let mut lines = Vec::new();
    for cell in cells.into_iter().filter(|cell| !cell.is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(cell);
    }
    lines
}

fn title(row: &Row) -> String {
    let title = row.title.as_deref().unwrap_or("");
    let new = if row.new { "【新規】" } else { "" };
    let relisted = if row.relisted_from.is_some() { "【再掲】" } else { "" };
    format!("{title}{new}{relisted}")
}
