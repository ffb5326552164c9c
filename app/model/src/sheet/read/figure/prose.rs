//! Whether an amount on a line is a figure. Where a careful reader would hesitate, the answer is a question.

use super::amount::{Found, Nature};
use super::bracket::skip_noun;
use super::chars::Chars;
use super::label::{Label, Tie, counts, is_about_other, is_other_value};
use super::previous::{Previous, is_unit_like};
use crate::indicator::{Figure, Reason};
use crate::number::{leading_number, leading_unit, unit_key};

/// What is done with an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is a figure.
    Take,
    /// It is one, but this is to be asked.
    TakeAndAsk(&'static str),
    /// It is none unless somebody says so.
    Ask(&'static str),
    /// It is none.
    Skip,
}

const NO_NAME: &str = "数の前に指標の名前が読み取れません。";
const NAME_UNSURE: &str = "文の中の数なので、指標の名前が確かではありません。";
const IN_PROSE: &str = "文の中にある数で、今年度の実績かどうか確かではありません。";
const NO_UNIT: &str = "数のあとに知らない語があり、単位かどうか確かではありません。";
const BOUND: &str = "範囲・上限・内訳などを示す語がついていて、実績の値かどうか確かではありません。";
pub(super) const OTHER_VALUE: &str = "前年度・目標など、今年度の実績ではない値のようです。";
pub(super) const SERIES: &str = "数が並んでいて、どの年度の値か決まりません。";
const PREVIOUS_UNREAD: &str = "前年度と書かれたかっこの中が、数としても理由としても読み取れません。";

pub(super) fn judge(chars: &Chars, found: &mut Found, label: &Label, previous: &Previous) -> Verdict {
    if found.nature == Nature::Other {
        return Verdict::Skip;
    }
    if is_other_value(&label.text) || label.above.last().is_some_and(|above| is_other_value(above)) {
        return Verdict::Ask(OTHER_VALUE);
    }
    if *previous != Previous::Silent {
        return with_previous(found, label, previous);
    }
    if let Figure::Absent(reason) = found.figure {
        return judge_reason(chars, found, label, reason);
    }
    if is_about_other(&label.text) || label.above.last().is_some_and(|above| is_about_other(above)) {
        return Verdict::Skip;
    }
    if found.nature == Nature::Unsure {
        return if is_core(found) { Verdict::Ask(BOUND) } else { Verdict::Skip };
    }
    if label.tie != Tie::Bare && goes_on(chars, found) {
        return Verdict::Ask(SERIES);
    }
    match label.tie {
        Tie::Colon => judge_colon(chars, found, label),
        Tie::Space | Tie::Direct => judge_noun(chars, found, label),
        Tie::Bare => judge_prose(chars, found),
    }
}

/// Whether another number of the same unit follows without a name of its own: 「件数　480件　506件」.
fn goes_on(chars: &Chars, found: &Found) -> bool {
    let at = chars.skip_spaces(found.end);
    let next = leading_number(&chars.head(at)).filter(|_| at > found.end);
    next.is_some_and(|(_, len)| {
        let unit = leading_unit(chars.head(at)[len..].trim_start()).map(unit_key);
        unit == found.unit.as_deref().map(unit_key)
    })
}

fn with_previous(found: &Found, label: &Label, previous: &Previous) -> Verdict {
    if label.tie == Tie::Bare {
        return Verdict::Ask(NO_NAME);
    }
    if *previous == Previous::Unread {
        return Verdict::TakeAndAsk(PREVIOUS_UNREAD);
    }
    if found.nature == Nature::Unsure && !label.text.contains("うち") {
        return Verdict::TakeAndAsk(BOUND);
    }
    if label.from_sentence { Verdict::TakeAndAsk(NAME_UNSURE) } else { Verdict::Take }
}

fn judge_reason(chars: &Chars, found: &Found, label: &Label, reason: Reason) -> Verdict {
    if !is_boundary(chars, found.end) || label.from_sentence || is_about_other(&label.text) {
        return Verdict::Skip;
    }
    let plain = matches!(reason, Reason::NotHeld | Reason::Pending);
    match label.tie {
        Tie::Colon if plain || counts(&label.text) => Verdict::Take,
        Tie::Space if plain && counts(&label.text) => Verdict::Take,
        Tie::Space | Tie::Direct if plain => Verdict::Ask("値のない理由のようですが、指標のものか確かではありません。"),
        _ => Verdict::Skip,
    }
}

fn judge_colon(chars: &Chars, found: &mut Found, label: &Label) -> Verdict {
    if found.unit.is_some() {
        return if label.from_sentence { Verdict::TakeAndAsk(NAME_UNSURE) } else { Verdict::Take };
    }
    if !is_boundary(chars, found.end) {
        let start = chars.skip_spaces(found.end);
        let mut end = start;
        while !chars.is_end(end) && end - start < 5 && is_unit_like(chars.at(end)) {
            end += 1;
        }
        if end == start || !is_boundary(chars, end) {
            return Verdict::Ask(NO_UNIT);
        }
        if !counts(&label.text) {
            return Verdict::Ask(NO_UNIT);
        }
        found.unit = Some(chars.slice(start, end));
        found.end = end;
    }
    if counts(&label.text) && !label.from_sentence {
        Verdict::Take
    } else {
        Verdict::Ask("単位がなく、実績の数かどうか確かではありません。")
    }
}

fn judge_noun(chars: &Chars, found: &Found, label: &Label) -> Verdict {
    if found.unit.is_none() {
        let take = label.tie == Tie::Space && counts(&label.text) && is_boundary(chars, found.end);
        return if take && !label.from_sentence { Verdict::Take } else { Verdict::Skip };
    }
    let over = is_boundary(chars, found.end) || is_boundary(chars, skip_noun(chars, found.end));
    // One sign is no name, and a bracket that only closes says that the line's start is lost.
    let torn = label.text.chars().count() < 2 || chars.at(found.end) == ')' && chars.enclosing(found.start).is_none();
    if !over || label.from_sentence || torn {
        return judge_prose(chars, found);
    }
    let bracketed = chars.enclosing(found.start).is_some();
    if label.tie == Tie::Direct && !bracketed && sentence_follows(chars, found.end) {
        return Verdict::Ask(IN_PROSE);
    }
    Verdict::Take
}

fn judge_prose(chars: &Chars, found: &Found) -> Verdict {
    let next = chars.at(found.end);
    let ends =
        is_boundary(chars, found.end) || ('ぁ'..='ん').contains(&next) || skip_noun(chars, found.end) > found.end;
    if is_core(found) && ends { Verdict::Ask(IN_PROSE) } else { Verdict::Skip }
}

/// Units in which results are told.
fn is_core(found: &Found) -> bool {
    found.unit.as_deref().is_some_and(|unit| {
        let key = unit_key(unit);
        ["人", "件", "回", "校", "団体", "施設・団体", "施設", "世帯", "部", "冊", "か所", "人日", "%"]
            .contains(&key.as_str())
    })
}

pub(super) fn is_boundary(chars: &Chars, at: usize) -> bool {
    chars.is_end(at) || " ()/、。,※]」』・】".contains(chars.at(at)) || chars.at(at) == '］'
}

/// Whether words follow, up to the next full stop: then a number before them is part of a sentence.
fn sentence_follows(chars: &Chars, end: usize) -> bool {
    let mut at = end;
    while !chars.is_end(at) && chars.at(at) != '。' {
        if ('ぁ'..='ん').contains(&chars.at(at)) {
            return true;
        }
        at += 1;
    }
    false
}
