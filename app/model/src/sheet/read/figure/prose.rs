//! Whether an amount on a line is a figure. Where a careful reader would hesitate, the answer is a question.

use super::amount::{Found, Nature};
use super::bracket::skip_noun;
use super::chars::Chars;
use super::given::is_unit_like;
use super::kind::{Kind, counts, is_each, is_other_value, is_own_year, kind_of, looks_ahead};
use super::label::{Label, Tie};
use super::name::{is_fragment, is_odd_name, is_of_two};
use super::previous::Previous;
use super::reason::judge_reason;
use super::said::year_at;
use super::verb::{is_done, sentence_follows};
use crate::indicator::Figure;
use crate::number::{leading_number, leading_unit, unit_key};
use crate::year::FiscalYear;

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

pub(super) const NO_NAME: &str = "数の前に指標の名前が読み取れません。";
const NAME_UNSURE: &str = "文の中の数なので、指標の名前が確かではありません。";
const IN_PROSE: &str = "文の中にある数で、今年度の実績かどうか確かではありません。";
pub(super) const NO_UNIT: &str = "数のあとに知らない語があり、単位かどうか確かではありません。";
pub(super) const ABSENT: &str = "値のない理由のようですが、指標のものか確かではありません。";
const KIND: &str = "ラベルが対象・内容などで、実績の値かどうか確かではありません。";
pub(super) const NO_UNIT_AT_ALL: &str = "単位がなく、実績の数かどうか確かではありません。";
const BOUND: &str = "範囲・上限・内訳などを示す語がついていて、実績の値かどうか確かではありません。";
pub(super) const OTHER_VALUE: &str = "前年度・目標など、今年度の実績ではない値のようです。";
pub(super) const COUNTING: &str = "名前と、数の前後とで、延べ・実の書き方が違います。";
pub(super) const BOTH: &str = "延べと実のどちらの数か、決まりません。";
pub(super) const DAYS: &str = "日ごとの数が並んでいて、年度の数が決まりません。";
pub(super) const SERIES: &str = "数が並んでいて、どの指標の、どの年度の値か決まりません。";
const PREVIOUS_UNREAD: &str = "前年度と書かれたかっこの中が、数としても理由としても読み取れません。";

pub(super) fn judge(chars: &Chars, found: &mut Found, label: &Label, previous: &Previous, year: FiscalYear) -> Verdict {
    if found.nature == Nature::Other || label.tie == Tie::Direct && is_each(&label.text) {
        return Verdict::Skip;
    }
    // 「24時間対応」, 「３人世帯」: a number that begins a word.
    let within_word = found.nature == Nature::Unknown && label.tie != Tie::Colon && !counts(&label.text);
    if within_word && *previous == Previous::Silent {
        return Verdict::Skip;
    }
    // 新規 in 「令和６年度新規登録者」 is part of a word.
    if matches!(found.figure, Figure::Absent(_)) && !is_boundary(chars, found.end) {
        return Verdict::Skip;
    }
    if label.is_amount() {
        return Verdict::Ask(NO_NAME);
    }
    // 「増減：マイナス５人」
    if label.text.ends_with("マイナス") {
        return Verdict::Ask(BOUND);
    }
    let other = |text: &str| is_other_value(text, year);
    let ahead = |above: &str| *previous == Previous::Silent && looks_ahead(above);
    let aside = label.above.iter().any(|above| other(above) || ahead(above));
    if aside || other(&label.text) || is_own_year(&label.text, year) {
        return Verdict::Ask(OTHER_VALUE);
    }
    if label.tie != Tie::Bare && !label.from_sentence && is_odd_name(&label.text) {
        return if is_core(found) || *previous != Previous::Silent { Verdict::Ask(NO_NAME) } else { Verdict::Skip };
    }
    if *previous != Previous::Silent {
        return with_previous(found, label, previous);
    }
    if let Figure::Absent(reason) = found.figure {
        return judge_reason(chars, found, label, reason);
    }
    // 「電話　1,200」 is no telephone's number.
    let grouped = chars.slice(found.start, found.end).contains(',') && found.unit.is_none();
    if let Some(verdict) = judge_kind(found, label).filter(|_| !grouped) {
        return verdict;
    }
    if matches!(found.nature, Nature::Unsure | Nature::Change) {
        return if is_core(found) { Verdict::Ask(BOUND) } else { Verdict::Skip };
    }
    if found.nature == Nature::Unknown {
        return Verdict::Ask(NO_UNIT);
    }
    if label.tie != Tie::Bare && found.of.is_none() && goes_on(chars, found, (label.tie, year)) {
        return Verdict::Ask(SERIES);
    }
    match label.tie {
        Tie::Colon => judge_colon(chars, found, label),
        Tie::Space | Tie::Direct => judge_noun(chars, found, label),
        Tie::Bare => judge_prose(chars, found),
    }
}

/// Of labels that say by their words that no result follows; `None` where one may.
fn judge_kind(found: &Found, label: &Label) -> Option<Verdict> {
    let above = label.above.last().filter(|_| !counts(&label.text)).map_or(Kind::Result, |above| kind_of(above));
    match (kind_of(&label.text), above) {
        (Kind::Result, Kind::Result) => None,
        (Kind::Limit, _) | (Kind::Result, Kind::Limit) => Some(Verdict::Skip),
        (Kind::Place, _) if is_core(found) => None,
        (Kind::Perhaps, Kind::Result)
            if is_of_hours(found, label) && (found.counting.is_some() || found.timing.is_some()) =>
        {
            None
        }
        _ if is_core(found) || is_of_hours(found, label) => Some(Verdict::Ask(KIND)),
        _ => Some(Verdict::Skip),
    }
}

/// 「派遣時間　300時間」 may be the year's sum, or how long it takes once.
fn is_of_hours(found: &Found, label: &Label) -> bool {
    label.text.ends_with("時間") && found.unit.as_deref().is_some_and(|unit| matches!(&*unit_key(unit), "時間" | "分"))
}

/// Whether another number of the same unit follows without a name or a year of its own: 「件数　480件　506件」, 「27人/30人」,
/// 「２ ７件」, 「申請・決定：50件・27件」.
fn goes_on(chars: &Chars, found: &Found, (tie, year): (Tie, FiscalYear)) -> bool {
    // 「利用者数（人）　45　50」: the label gives the unit, and all the numbers may be of it.
    let behind = found.unit.as_ref().is_some_and(|unit| chars.slice(found.start, found.end).ends_with(unit.as_str()));
    let at = chars.skip_spaces(found.end);
    let sign = chars.at(at);
    let at = if "/・、".contains(sign) { chars.skip_spaces(at + 1) } else { at };
    let (slash, listed) = (sign == '/', "・、".contains(sign));
    let next = leading_number(&chars.head(at)).filter(|_| at > found.end);
    next.is_some_and(|(_, len)| {
        let rest = &chars.head(at)[len..];
        let unit = leading_unit(rest.trim_start());
        if found.unit.is_some() && !behind {
            return unit.is_none_or(|unit| Some(unit_key(unit)) == found.unit.as_deref().map(unit_key));
        }
        if listed && found.unit.is_some() {
            // 「58人、61人（令和５年度）」, 「12人、10人ずつ」 say of the second what it is; 「2、712部」 is one number.
            let after = unit.map_or("", |unit| &rest.trim_start()[unit.len()..]);
            let alone = |inner: &str| {
                year_at(inner, year).is_some_and(|(_, len)| inner[len..].starts_with(['）', ')', '実', '末', '現']))
            };
            let told = after.strip_prefix(['（', '(']).is_some_and(alone);
            let ends = after.chars().next().is_none_or(|c| " \u{3000}（()）・、。／/".contains(c));
            return ends && !told && unit.map(unit_key) == found.unit.as_deref().map(unit_key);
        }
        unit.map(unit_key) == found.unit.as_deref().map(unit_key) && !listed
            || found.unit.is_none() && !slash && !listed && tie != Tie::Direct
    })
}

fn with_previous(found: &Found, label: &Label, previous: &Previous) -> Verdict {
    if label.tie == Tie::Bare || label.from_sentence && is_fragment(&label.text) {
        return Verdict::Ask(NO_NAME);
    }
    if is_of_two(&label.text) {
        return Verdict::Ask(IN_PROSE);
    }
    if found.nature == Nature::Change {
        return Verdict::Ask(BOUND);
    }
    if found.nature == Nature::Unknown {
        return Verdict::Ask(NO_UNIT);
    }
    if *previous == Previous::Unread {
        return Verdict::TakeAndAsk(PREVIOUS_UNREAD);
    }
    if found.nature == Nature::Unsure && !label.text.contains("うち") {
        return Verdict::TakeAndAsk(BOUND);
    }
    if label.from_sentence { Verdict::TakeAndAsk(NAME_UNSURE) } else { Verdict::Take }
}

fn judge_colon(chars: &Chars, found: &mut Found, label: &Label) -> Verdict {
    if found.unit.is_some() {
        return if label.from_sentence { Verdict::TakeAndAsk(NAME_UNSURE) } else { Verdict::Take };
    }
    if !is_boundary(chars, found.end) {
        let start = chars.skip_spaces(found.end);
        let word = end_of_word(chars, start, label).filter(|_| counts(&label.text));
        let Some(end) = word else { return Verdict::Ask(NO_UNIT) };
        found.unit = Some(chars.slice(start, end));
        found.end = end;
    }
    if counts(&label.text) && !label.from_sentence { Verdict::Take } else { Verdict::Ask(NO_UNIT_AT_ALL) }
}

/// Where a word right behind a number ends that may be its unit, and behind which nothing goes on.
pub(super) fn end_of_word(chars: &Chars, start: usize, label: &Label) -> Option<usize> {
    // 「５か国」.
    let mut end = start + usize::from(chars.at(start) == 'か' && is_unit_like(chars.at(start + 1)));
    while !chars.is_end(end) && end - start < 5 && is_unit_like(chars.at(end)) {
        end += 1;
    }
    // How many times as much is no amount.
    let times = chars.slice(start, end) == "倍" && !label.text.ends_with("倍率");
    (end > start && !times && is_boundary(chars, end)).then_some(end)
}

fn judge_noun(chars: &Chars, found: &mut Found, label: &Label) -> Verdict {
    if found.unit.is_none() {
        let counted = counts(&label.text) && !label.from_sentence;
        let word = end_of_word(chars, found.end, label).filter(|_| counted);
        return match (label.tie, word) {
            (Tie::Space, Some(end)) => {
                found.unit = Some(chars.slice(found.end, end));
                found.end = end;
                Verdict::Take
            }
            (Tie::Direct, Some(_)) => Verdict::Ask(NO_UNIT),
            (Tie::Space, None) if counted && is_unit_like(chars.at(found.end)) => Verdict::Ask(NO_UNIT),
            (Tie::Space, None) if !label.from_sentence && is_boundary(chars, found.end) && !counted => {
                Verdict::Ask(NO_UNIT_AT_ALL)
            }
            _ if !counted || !is_boundary(chars, found.end) => Verdict::Skip,
            (Tie::Space, _) => Verdict::Take,
            (Tie::Direct, _) => Verdict::Ask(NO_UNIT_AT_ALL),
            _ => Verdict::Skip,
        };
    }
    // 「12回240人」: another amount ends it too.
    let glued = chars.at(found.end).is_ascii_digit();
    let over = found.is_over(chars) || glued || is_boundary(chars, skip_noun(chars, found.end));
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
    let ends = found.is_over(chars) || ('ぁ'..='ん').contains(&next) || skip_noun(chars, found.end) > found.end;
    // A note tells of a part: 「※８月は暑さのため１回休んだ」.
    let ends = ends || is_done(chars, found.end) && chars.at(0) != '※';
    if is_core(found) && ends { Verdict::Ask(IN_PROSE) } else { Verdict::Skip }
}

/// Units in which results are told.
fn is_core(found: &Found) -> bool {
    found.unit.as_deref().and_then(leading_unit).is_some_and(is_core_unit)
}

pub(super) fn is_core_unit(unit: &str) -> bool {
    let key = unit_key(unit);
    ["人", "万人", "件", "回", "校", "団体", "施設・団体", "施設", "世帯", "部", "冊", "か所", "人日", "%", "法人"]
        .contains(&key.as_str())
}

pub(super) fn is_boundary(chars: &Chars, at: usize) -> bool {
    chars.is_end(at) || " ()/、。,※]」』・】<>".contains(chars.at(at)) || chars.at(at) == '］'
}
