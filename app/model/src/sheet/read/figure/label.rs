//! The label of an amount: the words before it, back to where another thing ends. A name is never split at ・ or 、;
//! only a sentence is cut, and then the name is not sure.

use super::amount::Found;
use super::chars::Chars;
use super::columns::unit_in_bracket;
use super::kind::counts;
use super::name::{cut_sentence, end_of_amount, is_name, is_of_two, is_sentence, is_titled};
use crate::date::{read_date, read_date_at};
use crate::number::{Amount, leading_number};
use crate::text::narrow;

/// How label and amount are tied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// 「件数：506件」.
    Colon,
    /// 「件数　506件」.
    Space,
    /// 「参加者数181名」.
    Direct,
    /// Nothing stands before the amount.
    Bare,
}

/// The label found.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub start: usize,
    pub text: String,
    /// What stands before it on the line, set off by a space: 「就労支援　実利用者数：」.
    pub above: Vec<String>,
    pub tie: Tie,
    /// Whether it was cut out of a sentence.
    pub from_sentence: bool,
    /// Whether it stands in a bracket behind the figure that it is a part of: 「３名（常勤１名）」.
    pub part: bool,
    /// Whether a day stands between it and the amount: 「講座：６月10日 30人」.
    pub dated: bool,
}

impl Label {
    /// Whether a number stands where a name would: 「4.5点／5点」.
    pub fn is_amount(&self) -> bool {
        let measured =
            |part: &str| leading_number(part).is_some_and(|(_, len)| matches!(&part[len..], "点" | "度" | "位"));
        self.above
            .iter()
            .chain([&self.text])
            .any(|part| Amount::read(part).is_some_and(|it| it.unit.is_some()) || measured(part))
    }

    /// Whether it names nothing, or another number without a unit ends what stands above it: 「会場数　市内10　市外５」.
    pub fn is_unnamed(&self, found: &Found) -> bool {
        let digit = |above: &String| above.ends_with(|c: char| narrow(c).is_ascii_digit());
        self.text.trim().is_empty() || found.unit.is_none() && self.above.last().is_some_and(digit)
    }

    fn none(start: usize) -> Self {
        Self {
            start,
            text: String::new(),
            above: Vec::new(),
            tie: Tie::Bare,
            from_sentence: true,
            part: false,
            dated: false,
        }
    }
}

/// The label before `end`, not further back than `floor`.
pub(super) fn read_label(chars: &Chars, floor: usize, end: usize) -> Label {
    let (tie, end) = read_tie(chars, floor, end);
    // No name is that long: what lies further back is another sentence, and needn't be looked at.
    let floor = floor.max(end.saturating_sub(LONGEST));
    let floor = start_of_label(chars, floor, end);
    let mut parts = split_parts(chars, floor, end);
    let day = |(from, to): &(usize, usize)| is_day(&chars.slice(*from, *to));
    // What stands right behind a day is that day's amount: 「6月1日45人」.
    if tie == Tie::Direct && parts.last().is_some_and(day) {
        return Label::none(end);
    }
    let dated = parts.last().is_some_and(day);
    // A day is no part of a name: 「講演会　10/5　45名」, 「開催日：10/5　参加者：45名」.
    let days: Vec<usize> = (0..parts.len()).filter(|at| day(&parts[*at])).collect();
    let mut at = 0;
    parts.retain(|(from, to)| {
        let of_day = days.contains(&at) || days.contains(&(at + 1)) && tells_day(&chars.slice(*from, *to));
        at += 1;
        !of_day
    });
    // Behind a count it tells when that was counted, and another count may follow: 「登録者数　4/1　20人　3/31　27人」.
    if dated && parts.last().is_some_and(|(from, to)| counts(&chars.slice(*from, *to))) {
        return Label::none(end);
    }
    let Some((start, stop)) = parts.last().copied().filter(|_| tie != Tie::Bare) else { return Label::none(end) };
    let above: Vec<String> = parts[..parts.len() - 1].iter().map(|(from, to)| chars.slice(*from, *to)).collect();
    let after_sentence = above.iter().rposition(|part| is_sentence(part) && !is_titled(part)).map_or(0, |at| at + 1);
    let above = above[after_sentence..].to_vec();
    let (start, text) = tidy(start, &chars.slice(start, stop));
    // 「利用者数は50人」: a topic alone is a label.
    if let Some(topic) = text.strip_suffix('は').filter(|topic| counts(topic) && is_name(topic)) {
        return Label { start, text: topic.to_owned(), above, tie, from_sentence: false, part: false, dated };
    }
    if is_name(&text) {
        return Label { start, text, above, tie, from_sentence: false, part: false, dated };
    }
    let cut = cut_sentence(&text);
    let start = start + text[..cut.0].chars().count();
    Label {
        start,
        text: text[cut.0..cut.1].to_owned(),
        above: Vec::new(),
        tie,
        from_sentence: true,
        part: false,
        dated,
    }
}

/// Without what ties it to the figure before or to its own amount: 「のうち新規」, 「内、新規」, 「相談件数…」.
fn tidy(start: usize, text: &str) -> (usize, String) {
    let cut = text.strip_prefix('の').filter(|rest| rest.starts_with("うち"));
    let cut = cut.or_else(|| text.strip_prefix("内、")).or_else(|| behind_day(text)).unwrap_or(text);
    let start = start + text[..text.len() - cut.len()].chars().count();
    // 「研修３種類、」, but not the end of a clause.
    let noun = cut.strip_suffix('、').filter(|noun| !noun.ends_with(|c| ('ぁ'..='ん').contains(&c)));
    let cut = noun.unwrap_or(cut);
    (
        start,
        cut.trim_end_matches(['…', '‥', '･', '＝', '=', '；', ';', '・', '→', '⇒', '*', '＊', '／', '/', '｜', '|'])
            .to_owned(),
    )
}

/// What a comma sets off from the day before it: 「10月５日（土）開催、参加者」.
fn behind_day(text: &str) -> Option<&str> {
    let (before, after) = text.rsplit_once('、')?;
    let begun = before.starts_with(|c: char| narrow(c).is_ascii_digit()) || read_date_at(before).is_some();
    let first = before.split(['（', '(', '開', '実', '、']).next().unwrap_or(before);
    (begun && is_day(first.trim())).then_some(after)
}

/// A number without a unit takes the one that its label gives in a bracket: 「利用者数（人）：120」.
pub(super) fn take_unit(label: Label, found: &mut Found) -> Label {
    let (name, Some(unit)) = unit_in_bracket(&label.text) else { return label };
    if label.from_sentence || found.unit.is_some() || found.figure.value().is_none() {
        return label;
    }
    found.unit = Some(unit.to_owned());
    Label { text: name.to_owned(), ..label }
}

const LONGEST: usize = 160;

fn read_tie(chars: &Chars, floor: usize, end: usize) -> (Tie, usize) {
    let bare = chars.skip_spaces_back(end, floor);
    if bare <= floor {
        return (Tie::Bare, bare);
    }
    if chars.before(bare) == ':' {
        return (Tie::Colon, chars.skip_spaces_back(bare - 1, floor));
    }
    (if bare < end { Tie::Space } else { Tie::Direct }, bare)
}

/// Behind what separates things: a full stop, the comma or slash after another figure.
fn start_of_label(chars: &Chars, floor: usize, end: usize) -> usize {
    let mut start = floor;
    for at in floor..end {
        if matches!(chars.at(at), '。' | '】' | '→' | '⇒') && chars.enclosing(at) == chars.enclosing(end) {
            start = at + 1;
        }
    }
    // A bracket right behind the figure before is no part of this label: 「27件（20件）、来所」.
    let bracket = chars.closing(start).filter(|close| *close < end && " 、,".contains(chars.at(close + 1)));
    start = bracket.map_or(start, |close| close + 1);
    while start < end && " 、,/・;；)".contains(chars.at(start)) {
        start += 1;
    }
    start
}

/// Parts set off by spaces or colons, those within brackets aside. A single space between Latin words sets nothing off.
fn split_parts(chars: &Chars, floor: usize, end: usize) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let level = chars.enclosing(end.saturating_sub(1).max(floor));
    let level = if chars.before(end) == ')' { chars.enclosing(end) } else { level };
    let mut from = floor;
    for at in floor..=end {
        let apart = at == end || matches!(chars.at(at), ' ' | ':') && chars.enclosing(at) == level;
        let latin = |c: char| c.is_ascii_alphanumeric();
        let within_words = at < end && chars.at(at) == ' ' && latin(chars.before(at)) && latin(chars.at(at + 1));
        if !apart || within_words {
            continue;
        }
        if at > from {
            parts.push((from, at));
        }
        from = at + 1;
    }
    parts
}

/// The name without the figure before it that it has swallowed: 「ママ会」 of 「女子会５回ママ会」.
pub(super) fn behind_other(mut label: Label) -> Label {
    if let Some(end) = end_of_amount(&label.text).filter(|_| is_of_two(&label.text)) {
        let rest = label.text[end..].trim_start_matches(|c| " 　、，,・/／".contains(c)).to_owned();
        label.start += label.text[..label.text.len() - rest.len()].chars().count();
        label.text = rest;
    }
    label
}

/// What only says that a day follows.
fn tells_day(label: &str) -> bool {
    matches!(label, "開催日" | "実施日" | "開催日時" | "実施日時" | "日時" | "日程" | "期日" | "開催日程")
}

/// 「午前10時開催」, 「10時30分から」.
fn is_time(text: &str) -> bool {
    let text = text.trim_start_matches("午前").trim_start_matches("午後");
    let hour = text.trim_start_matches(|c: char| narrow(c).is_ascii_digit());
    let rest = hour.strip_prefix('時').filter(|_| hour.len() < text.len());
    let signs = |c: char| narrow(c).is_ascii_digit() || "時分半開催始からまで〜～".contains(c);
    rest.is_some_and(|rest| !rest.starts_with('間') && rest.chars().all(signs))
}

/// 「8/23」, 「10月５日（土）」, 「令和６年10月５日」.
pub(super) fn is_day(text: &str) -> bool {
    let signs = |c: char| narrow(c).is_ascii_digit() || "/／月日（）()曜火水木金土".contains(c);
    let day = text.contains(['/', '／']) || text.contains('月') && text.contains('日');
    // 「６月・11月」: the months in which it was.
    let months = text.contains('月') && text.contains(['・', '、']) && text.ends_with('月');
    let month = |c: char| narrow(c).is_ascii_digit() || "月・、".contains(c);
    is_time(text) || read_date(text).is_some() || day && text.chars().all(signs) || months && text.chars().all(month)
}
