//! One 項目 as lines: number, title, 計画の記載, 評価, 説明, 備考, 担当, in the order of the printed columns.

use super::wrap::{COMMITMENT, HANGING, NARRATIVE, NARROW, cell};
use crate::sheet::Row;
use crate::text::columns;

/// What stands where the mark would, before anything is reported.
const NOT_REPORTED: &str = "未報告";

/// The lines of a row. Cells are set apart by a blank line, as the form does more often than not.
pub(super) fn lines(row: &Row) -> Vec<String> {
    let cells = [
        row.number.clone().into_iter().collect(),
        cell(&title(row), NARROW),
        cell(row.commitment.as_deref().unwrap_or(""), COMMITMENT),
        vec![row.mark.clone().unwrap_or_else(|| NOT_REPORTED.to_owned())],
        cell(&hang(row), NARRATIVE),
        cell(row.remark.as_deref().unwrap_or(""), NARROW),
        row.departments.iter().flat_map(|name| department(name)).collect(),
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

/// A name that the column can't hold is wrapped as in print.
fn department(name: &str) -> Vec<String> {
    if columns(name) > 24 { cell(name, NARROW) } else { vec![name.to_owned()] }
}

/// The 説明, with a deeper indent before a figure that goes by the words of the line above: 「実施校：小学校　９校」 over
/// 「中学校　４校」.
fn hang(row: &Row) -> String {
    // One that is in the list without a figure stands nowhere in the text.
    let figures = || row.indicators.iter().filter(|one| !one.as_printed.is_empty());
    let mut lines: Vec<String> = Vec::new();
    let mut above: Option<String> = None;
    for line in row.narrative.split('\n') {
        let figure = figures().find(|one| line.starts_with(one.as_printed.as_str()));
        let named = figure.and_then(|one| one.heading.as_deref()?.rsplit(' ').next());
        let hangs = named.is_some_and(|named| above.as_deref().is_some_and(|above| above.starts_with(named)));
        lines.push(if hangs { format!("{HANGING}{line}") } else { line.to_owned() });
        if !hangs {
            let plain = !line.starts_with(['・', '【', '※']);
            above = (plain && figures().any(|one| line.contains(one.as_printed.as_str()))).then(|| line.to_owned());
        }
    }
    lines.join("\n")
}
