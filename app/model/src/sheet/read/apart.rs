//! Names above the last block of names: 担当 over several blocks, or bodies that 説明 or 備考 list at their end.

use super::asking::{Asking, Question};
use super::cells::Widths;
use super::lines::{Gap, Line};
use crate::text::narrow;

/// Which cell such names belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cell {
    Department,
    Narrative,
    Remark,
}

/// What stands above the 担当.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Commitment,
    Narrative,
    /// 説明, and perhaps 備考.
    BelowRemark,
}

/// How many of the names from `start` on stand apart, and whose they are. Asked about where their place doesn't say it.
pub(super) fn read_apart(
    lines: &[Line<'_>],
    start: usize,
    widths: Widths,
    place: Place,
    asking: &mut Asking<'_>,
) -> Option<(usize, Cell)> {
    let first = lines.get(start)?;
    let last = (start + 1..lines.len()).rev().find(|at| lines[*at].gap == Gap::Blank);
    // 「新聞販売店、警察署、⏎消防署」: the list goes on.
    let listed = start
        .checked_sub(1)
        .is_some_and(|before| first.gap == Gap::None && lines[before].text.ends_with(['、', '，', ',', '：', ':']));
    if listed && lines.len() > start + 1 {
        let end = (start + 1..lines.len()).find(|at| lines[*at].gap == Gap::Blank).unwrap_or(start + 1);
        return Some((end - start, Cell::Narrative));
    }
    let below_bullet =
        start.checked_sub(1).is_some_and(|before| first.gap == Gap::None && leads(&lines[before], widths));
    let end = last.or_else(|| Some(lines.len() - 1).filter(|end| below_bullet && *end > start))?;
    Some((end - start, ask(&lines[start..end], place, asking)))
}

/// 「・協力機関」: a short line that names what follows it.
fn leads(line: &Line<'_>, widths: Widths) -> bool {
    let closed = line.text.ends_with(['。', '）', ')']) || line.text.contains(|c: char| narrow(c).is_ascii_digit());
    (line.is_bullet() || line.text.starts_with('【')) && !closed && line.columns() <= widths.narrow()
}

fn ask(names: &[Line<'_>], place: Place, asking: &mut Asking<'_>) -> Cell {
    let text: Vec<&str> = names.iter().map(|line| line.text).collect();
    let text_above =
        if place == Place::Commitment { "計画の記載の続きである" } else { "説明の続きである" };
    let mut choices = vec![("department", "担当である"), ("narrative", text_above)];
    choices.extend((place == Place::BelowRemark).then_some(("remark", "備考である")));
    let answer = asking.ask(Question {
        topic: "names-apart",
        line: names.first().map_or(0, |line| line.number),
        text: &text.join("、"),
        why: "担当の上に、団体の名前のような行があり、担当かどうか決まりません。".to_owned(),
        assumed: "担当として取りました。".to_owned(),
        choices: &choices,
    });
    match answer.as_str() {
        "narrative" => Cell::Narrative,
        "remark" => Cell::Remark,
        _ => Cell::Department,
    }
}
