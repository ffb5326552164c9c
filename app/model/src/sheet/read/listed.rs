//! 備考 that looks like the end of the 説明: lines with a sign of a list, and such as are wider than its column. Set off by a
//! blank line directly above the 担当 they are asked about.

use super::cells::Widths;
use super::figure::starts_with_figure;
use super::joining::goes_on;
use super::lines::{Gap, Line};
use super::remark::{Assumed, Cut, NO_GAP};
use crate::text::columns;

const SIGNED: &str = "担当の前に行を空けて、印の付いた幅の狭い文があり、備考か説明の続きか決まりません。";
const WIDE: &str = "担当の前に行を空けて、理由のような短い文があり、備考か説明の続きか決まりません。";

/// Words that a 備考 tells of what happened.
const CAUSES: &[&str] = &[
    "改正",
    "改定",
    "改修",
    "改築",
    "休止",
    "休業",
    "休館",
    "中止",
    "延期",
    "縮小",
    "欠員",
    "閉鎖",
    "移転",
    "統合",
    "見直し",
    "影響",
    "により",
    "による",
    "のため",
    "に伴",
    "減少",
    "増加",
    "短縮",
    "制度改正",
];

/// The last block above the 担当, where it may be 備考 by its width or its words though it looks like the 説明's.
pub(super) fn start_of_listed(lines: &[Line<'_>], widths: Widths) -> Option<Cut> {
    let at = (1..lines.len()).rev().find(|at| lines[*at].gap == Gap::Blank)?;
    let (before, cell) = lines.split_at(at);
    let text: String = cell.iter().map(|line| line.text).collect();
    // What says last year's number or ends as a sentence is the 説明's, and so is all that is set off from each other.
    let told = ["（前", "(前", "（R", "（令和", "（昨"].iter().any(|word| text.contains(word)) || text.ends_with('。');
    let apart = before.iter().skip(1).any(|line| line.gap == Gap::Blank);
    if told || cell.iter().any(|line| line.text.starts_with(['【', '＜', '<'])) {
        return None;
    }
    let signed = cell[0].is_bullet() || cell[0].text.starts_with('※');
    let fits = |line: &Line<'_>| line.indent <= 2 && columns(line.text) <= widths.narrow();
    let caused = CAUSES.iter().any(|word| text.contains(word));
    // A 備考 may have begun in the block above.
    let begun = (1..at).rev().find(|at| lines[*at].gap == Gap::Blank).filter(|begun| {
        let block = &lines[*begun..at];
        let told = |line: &Line<'_>| CAUSES.iter().any(|word| line.text.contains(word));
        block.iter().all(|line| fits(line) && !line.is_bullet()) && block.iter().any(told)
    });
    if let Some(begun) = begun.filter(|_| signed && cell.iter().all(fits)) {
        return Some(Cut { at: begun, doubt: Some(SIGNED), assumed: Assumed::RemarkWithNumber });
    }
    let torn = cell.windows(2).any(|pair| is_torn(&pair[0], &pair[1], widths));
    if signed && cell.iter().all(fits) && (torn || caused && !apart) {
        let counted = cell.iter().any(|line| starts_with_figure(line.text));
        let assumed = if counted { Assumed::RemarkWithNumber } else { Assumed::Remark };
        return Some(Cut { at, doubt: Some(SIGNED), assumed });
    }
    let wide = |line: &Line<'_>| line.indent == 0 && columns(line.text) * 4 <= widths.narrative * 3;
    let plain = !signed && !apart && caused && cell.len() <= 3 && !cell.iter().all(fits);
    let told_above =
        before.iter().any(|line| line.is_bullet() || line.text.ends_with('。') || starts_with_figure(line.text));
    let figure = cell.iter().any(|line| starts_with_figure(line.text) || line.is_bullet());
    (plain && told_above && !figure && cell.iter().all(wide)).then_some(Cut {
        at,
        doubt: Some(WIDE),
        assumed: Assumed::Remark,
    })
}

/// A last line that tells a cause, right below one that ends the 説明: no blank line sets them apart.
pub(super) fn start_of_cause(lines: &[Line<'_>], widths: Widths) -> Option<Cut> {
    let last = lines.len().checked_sub(1)?;
    // A bracket that goes on below holds two lines together.
    let torn = last > 1 && goes_on(&lines[last - 1], &lines[last]);
    let at = if torn { last - 1 } else { last };
    let (above, cell) = (lines.get(at.checked_sub(1)?)?, &lines[at..]);
    let text: String = cell.iter().map(|line| line.text).collect();
    let ended = above.columns() + 7 <= widths.narrative || above.text.ends_with(['。', '）', ')']);
    let caused = CAUSES.iter().any(|word| text.contains(word)) && !text.ends_with('。');
    let plain = |line: &Line<'_>| line.gap != Gap::Blank && line.indent == 0 && !line.is_bullet();
    let short = |line: &Line<'_>| columns(line.text) * 4 <= widths.narrative * 3 && !line.text.starts_with(['【', '※']);
    let plain = cell.iter().all(|line| plain(line) && short(line)) && !starts_with_figure(cell[0].text);
    // Below a line that fills its column the sentence may go on.
    let assumed = if ended { Assumed::Remark } else { Assumed::Narrative };
    (caused && plain).then_some(Cut { at, doubt: Some(NO_GAP), assumed })
}

/// Whether a signed line goes on below at the width of a narrow cell.
fn is_torn(before: &Line<'_>, line: &Line<'_>, widths: Widths) -> bool {
    !line.is_bullet() && !line.text.starts_with('※') && columns(before.text) + 4 >= widths.title
}
