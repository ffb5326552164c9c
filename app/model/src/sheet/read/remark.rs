//! 備考 directly before 担当: where it begins, and what is doubtful about that. Its width and its place tell it from the
//! 説明; where it speaks of a number as the 説明 does, its words tell as well.

use super::asking::{Asking, Question};
use super::cells::Widths;
use super::figure::{is_series, read_columns, starts_with_figure};
use super::joining::goes_on;
use super::lines::{Gap, Line};
use super::listed::{start_of_cause, start_of_listed};
use super::tail::{fits, is_narrow};
use crate::text::Letter;

/// The 備考 at the end of the 説明, above the first of the 担当.
pub(super) fn take_remark<'a>(
    lines: &mut Vec<Line<'a>>,
    widths: Widths,
    names: Option<&Line<'_>>,
    asking: &mut Asking<'_>,
) -> Vec<Line<'a>> {
    let cut = start_of_remark(lines, widths);
    // A list goes on behind its comma: 「警察署、⏎消防署」.
    let listed = |at: usize| at > 0 && lines[at].gap == Gap::None && lines[at - 1].text.ends_with(['、', '，']);
    let at = (cut.at..lines.len()).find(|at| !listed(*at)).unwrap_or(lines.len());
    let mut remark = lines.split_off(at);
    let doubt = cut.doubt.or_else(|| runs_into(&remark, names).then_some(INTO_NAMES));
    if let Some(doubt) = doubt.filter(|_| !remark.is_empty()) {
        ask_remark(lines, &mut remark, (doubt, cut.assumed), asking);
    }
    remark
}

/// Asks whether narrow lines are 備考; where not, they go back to the 説明.
fn ask_remark<'a>(
    narrative: &mut Vec<Line<'a>>,
    remark: &mut Vec<Line<'a>>,
    (why, assumed): (&str, Assumed),
    asking: &mut Asking<'_>,
) {
    let text: String = remark.iter().map(|line| line.text).collect();
    let (first, last) = (remark.first().map_or(0, |line| line.number), remark.last().map_or(0, |line| line.number));
    let lines = if first == last { format!("{first}行目") } else { format!("{first}行目から{last}行目") };
    let mut choices = [("remark", "備考である"), ("narrative", "説明の続きである")];
    let assumed = match assumed {
        Assumed::Remark => "備考（特殊要因等）として取りました。",
        Assumed::RemarkWithNumber => "備考（特殊要因等）として取り、数は指標にしませんでした。",
        Assumed::Narrative => {
            choices.reverse();
            "説明の続きとして読みました。"
        }
    };
    let answer = asking.ask(Question {
        topic: "remark",
        line: first,
        text: &text,
        why: why.replace("{lines}", &lines),
        assumed: assumed.to_owned(),
        choices: &choices,
    });
    if answer == "narrative" {
        narrative.append(remark);
    }
}

/// Where the 備考 begins, and what is doubtful about that.
pub(super) struct Cut {
    pub at: usize,
    pub doubt: Option<&'static str>,
    pub assumed: Assumed,
}

/// What narrow lines are taken for until somebody says otherwise.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Assumed {
    Remark,
    RemarkWithNumber,
    Narrative,
}

impl Cut {
    fn remark(at: usize, doubt: Option<&'static str>) -> Self {
        Self { at, doubt, assumed: Assumed::Remark }
    }
}

fn start_of_remark(lines: &[Line<'_>], widths: Widths) -> Cut {
    if let Some(cut) = start_of_counted(lines, widths).or_else(|| start_of_listed(lines, widths)) {
        return cut;
    }
    let mut at = lines.len();
    while at > 0 && (is_plain(&lines[at - 1], widths) || counts_why(lines, at - 1, widths)) {
        at -= 1;
    }
    while at > 0 && at < lines.len() && goes_on(&lines[at - 1], &lines[at]) {
        at += 1;
    }
    let nothing = start_of_cause(lines, widths).unwrap_or(Cut::remark(lines.len(), None));
    if at == lines.len() {
        return nothing;
    }
    if at == 0 {
        // All is narrow: the first block is the 説明.
        at = (1..lines.len()).find(|here| lines[*here].gap == Gap::Blank).unwrap_or(lines.len());
        return if at == lines.len() { nothing } else { Cut::remark(at, Some(ONLY_NARROW)) };
    }
    // A block of its own is 備考; its start may hide behind a tail of the 説明.
    let block = (at..lines.len()).find(|here| lines[*here].gap == Gap::Blank);
    match block {
        Some(block) if block == at || is_tail(&lines[at..block]) => {
            let lone = lines.len() - block == 1 && lines[block].text.ends_with('。');
            Cut::remark(block, lone.then_some(LONE_SENTENCE))
        }
        _ => {
            let start = start_without_gap(lines, at, widths);
            let cause = start_of_cause(lines, widths).filter(|_| start == lines.len());
            cause.unwrap_or(Cut::remark(start, Some(NO_GAP)))
        }
    }
}

/// Whether a 備考 breaks off directly above the 担当: its last line may be the start of a name.
fn runs_into(remark: &[Line<'_>], names: Option<&Line<'_>>) -> bool {
    let last = remark.last().filter(|last| !last.text.ends_with(['。', '）', ')']));
    last.zip(names).is_some_and(|(last, first)| first.gap == Gap::None && first.number == last.number + 1)
}

const INTO_NAMES: &str = "備考のような幅の狭い文が、担当と行を空けずに続いています。";
const ONLY_NARROW: &str = "説明が短く、備考との境が幅からは決まりません。";
const LONE_SENTENCE: &str = "担当の前に短い文が一つだけあり、備考か説明の続きか決まりません。";
pub(super) const NO_GAP: &str = "備考のような幅の狭い文が、説明と行を空けずに続いています。";
const NUMBER: &str = "{lines}に、数のある幅の狭い文が担当の前に行を空けてあり、備考か説明の続きか決まりません。";

/// Whether a line is narrow and begins nothing that is listed.
fn is_plain(line: &Line<'_>, widths: Widths) -> bool {
    is_narrow(line, widths) && !line.is_bullet() && line.indent == 0
}

/// Whether a line could be a 備考's that speaks of a number: 「利用者数120人」.
pub(super) fn may_count(line: &Line<'_>, widths: Widths) -> bool {
    let row = is_series(line.text) || read_columns(line.text).is_some();
    fits(line, widths) && starts_with_figure(line.text) && !row && !line.is_bullet() && line.indent == 0
}

/// A last block of narrow lines with such a one among them. `None` where there is none or it is the 説明's.
fn start_of_counted(lines: &[Line<'_>], widths: Widths) -> Option<Cut> {
    let at = (1..lines.len()).rev().find(|at| lines[*at].gap == Gap::Blank)?;
    let (before, cell) = lines.split_at(at);
    let counted = cell.iter().filter(|line| may_count(line, widths)).count();
    let narrow = |line: &Line<'_>| is_plain(line, widths) || may_count(line, widths);
    if counted == 0 || !cell.iter().all(narrow) || goes_on(&before[at - 1], &cell[0]) {
        return None;
    }
    let (why, with_year) = (tells_why(cell), gives_year(cell));
    if why && !with_year {
        let lone = cell.len() == 1 && cell[0].text.ends_with('。');
        let doubt = lone.then_some(LONE_SENTENCE).or(before.iter().all(narrow).then_some(ONLY_NARROW));
        return Some(Cut::remark(at, doubt));
    }
    // What stands below a heading or says last year's number is the 説明's.
    let titled = ["実績", "現在", "時点", "内訳", "：", ":"].iter().any(|end| cell[0].text.ends_with(end));
    // So are several lines of figures, unless the 説明 lists its own with a sign.
    let (several, listed) = (counted > 1 && counted + 1 >= cell.len(), before[0].is_bullet());
    if !why && (with_year || titled || several && !listed) {
        return None;
    }
    let assumed = if listed && !with_year && !several { Assumed::RemarkWithNumber } else { Assumed::Narrative };
    Some(Cut { at, doubt: Some(NUMBER), assumed })
}

/// Without a blank line: whether a line with a number goes on in narrow lines that tell why.
fn counts_why(lines: &[Line<'_>], at: usize, widths: Widths) -> bool {
    let plain = |at: usize| lines.get(at).is_some_and(|line| is_plain(line, widths));
    let full = |line: &Line<'_>| line.columns() + 7 > widths.narrative && !line.text.ends_with(['。', '）', ')']);
    // The line above may be the tail of the 説明.
    let above = at >= 2 && plain(at - 1) && !full(&lines[at - 2]) && tells_why(&lines[at - 1..=at]);
    may_count(&lines[at], widths) && (above || plain(at + 1) && tells_why(&lines[at..=at + 1]))
}

/// Whether a bracket gives the number of another year: 「（前年度110人）」.
fn gives_year(cell: &[Line<'_>]) -> bool {
    let text: String = cell.iter().map(|line| line.text).collect();
    text.split(['（', '('])
        .skip(1)
        .any(|inner| ["前", "昨年", "令和", "R", "Ｒ"].iter().any(|word| inner.starts_with(word)))
}

/// Whether narrow lines tell a reason or a change rather than report a number.
fn tells_why(cell: &[Line<'_>]) -> bool {
    let reasons = ["により", "のため", "るため", "たため", "いため", "の影響", "に伴い", "に伴う", "に伴っ"];
    let text: String = cell.iter().map(|line| line.text).collect();
    let ends = ["減", "増", "減少", "増加", "減った", "増えた", "による"];
    let bare = text.trim_end_matches(['。', '）', ')']);
    reasons.iter().any(|word| text.contains(word))
        || ends.iter().any(|end| bare.ends_with(end))
        || cell.windows(2).any(|pair| is_torn(&pair[0], &pair[1]) || is_change(&pair[0], &pair[1]))
}

/// Whether a sentence goes on from one narrow line to the next: 「利用者数120人⏎を見込む」. A name may begin or end with such
/// a sign too, among other hiragana: 「にこにこ教室」.
fn is_torn(before: &Line<'_>, line: &Line<'_>) -> bool {
    let particle = |c: Option<char>| c.is_some_and(|c| "のをにがはで、".contains(c));
    let apart = |c: Option<char>| c.is_some_and(|c| Letter::of(c) != Letter::Hiragana);
    let (mut end, mut start) = (before.text.chars().rev(), line.text.chars());
    particle(end.next()) && apart(end.next()) || particle(start.next()) && apart(start.next())
}

/// 「対象年齢の変更⏎（対象者：80人）」.
fn is_change(before: &Line<'_>, line: &Line<'_>) -> bool {
    let changes =
        ["変更", "改修", "改正", "改定", "見直し", "休業", "休止", "中止", "延期", "縮小", "拡大", "移転", "統合"];
    line.text.starts_with(['（', '(']) && changes.iter().any(|end| before.text.ends_with(end))
}

/// The last line of a wrapped text is narrow too.
fn is_tail(lines: &[Line<'_>]) -> bool {
    lines.len() == 1
}

/// Without a blank line: narrow lines behind the one that ends the 説明.
fn start_without_gap(lines: &[Line<'_>], from: usize, widths: Widths) -> usize {
    let cut_off =
        lines[from - 1].columns() + 7 > widths.narrative && !lines[from - 1].text.ends_with(['。', '）', ')']);
    let start = if cut_off { from + 1 } else { from };
    let sentence_end = (start..lines.len())
        .find(|at| lines[*at].text.ends_with('。') && *at == start && lines.len() > *at + 1 && !cut_off);
    match sentence_end {
        Some(at) => at + 1,
        None if lines.len() - start == 1 && lines[start].text.ends_with('。') => lines.len(),
        None => start.min(lines.len()),
    }
}
