//! One amount: what stands before the number (約, 延べ, 年), the number, its unit, and what is glued behind.

use super::chars::{Chars, is_digit};
use crate::indicator::{Counting, Figure, Reason, Timing};
use crate::number::{leading_number, leading_unit};

/// What makes an amount no yearly amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// An amount.
    Amount,
    /// Certainly something else: a date, an ordinal, an amount a place or a month.
    Other,
    /// Perhaps an amount: a range, a bound, a share.
    Unsure,
}

/// An amount on a line.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// First sign of what belongs to the value: 約 of 約50人.
    pub start: usize,
    /// Behind unit and 程度.
    pub end: usize,
    pub figure: Figure,
    pub unit: Option<String>,
    pub approximate: bool,
    pub counting: Option<Counting>,
    pub timing: Option<Timing>,
    pub nature: Nature,
}

/// The amount whose number begins at `at`; `Err` says where to go on.
pub(super) fn read_amount(chars: &Chars, at: usize, floor: usize) -> Result<Found, usize> {
    let digits_end = end_of_digits(chars, at);
    let Some((value, len)) = leading_number(&chars.head(at)) else { return Err(digits_end) };
    let number_end = at + chars.head(at)[..len].chars().count();
    if is_part_of_word(chars, at, number_end) {
        return Err(digits_end.max(number_end));
    }
    let unit_at = chars.skip_spaces(number_end);
    let unit = if unit_at - number_end <= 2 { leading_unit(&chars.head(unit_at)).map(str::to_owned) } else { None };
    let mut end = unit.as_ref().map_or(number_end, |unit| unit_at + unit.chars().count());
    let mut found = Found {
        start: at,
        end,
        figure: Figure::Value(value),
        unit,
        approximate: false,
        counting: None,
        timing: None,
        nature: Nature::Amount,
    };
    read_behind(chars, &mut end, &mut found);
    found.end = end;
    read_before(chars, floor, &mut found);
    Ok(found)
}

/// A printed reason that stands for an amount at `at`.
pub(super) fn read_reason(chars: &Chars, at: usize) -> Option<Found> {
    let head = chars.head(at);
    let (reason, len) = Reason::leading(&head)?;
    let end = at + head[..len].chars().count();
    Some(Found {
        start: at,
        end,
        figure: Figure::Absent(reason),
        unit: None,
        approximate: false,
        counting: None,
        timing: None,
        nature: Nature::Amount,
    })
}

fn end_of_digits(chars: &Chars, at: usize) -> usize {
    let mut end = at;
    while !chars.is_end(end) && (is_digit(chars.at(end)) || ",.".contains(chars.at(end))) {
        end += 1;
    }
    end.max(at + 1)
}

/// Dates, times, ordinals, versions: numbers that count nothing.
fn is_part_of_word(chars: &Chars, at: usize, end: usize) -> bool {
    let before = chars.before(at);
    let glued = before.is_ascii_alphabetic() || ".,/-~第〜～#＃№".contains(before) || is_time(chars, at, end);
    let after = chars.at(end);
    let time = after == ':' && before != 'R' && before != 'H';
    let goes_on = (time || "/-~〜～".contains(after)) && is_digit(chars.at(end + 1));
    let calendar = "年月期次条項号歳級位番丁階分度つ代版種".contains(after)
        && !["か月", "年間"].iter().any(|unit| chars.starts_with(end, unit));
    let day = after == '日' && before == '月';
    let hour = after == '時' && !chars.starts_with(end, "時間");
    glued || goes_on || calendar || day || hour
}

/// The minutes of 10:30.
fn is_time(chars: &Chars, at: usize, end: usize) -> bool {
    let hour = chars.before(at) == ':' && at >= 2 && is_digit(chars.at(at - 2));
    let named = at >= 3 && chars.at(at - 3).is_ascii_alphabetic();
    hour && !named && end - at == 2 && leading_unit(&chars.head(end)).is_none()
}

fn read_behind(chars: &Chars, end: &mut usize, found: &mut Found) {
    for word in ["ずつ", "目", "以内", "毎", "ごと", "あたり", "当たり", "につき"] {
        if chars.starts_with(*end, word) {
            found.nature = Nature::Other;
        }
    }
    for word in ["程度", "余り", "余", "ほど"] {
        if chars.starts_with(*end, word) {
            found.approximate = true;
            *end += word.chars().count();
            return;
        }
    }
    for word in ["以上", "以下", "未満", "超", "中", "弱", "強", "増", "減", "～", "〜", "~", "→", "⇒", "×"]
    {
        if chars.starts_with(*end, word) {
            found.nature = Nature::Unsure;
        }
    }
}

fn read_before(chars: &Chars, floor: usize, found: &mut Found) {
    for _ in 0..4 {
        let at = chars.skip_spaces_back(found.start, floor);
        if let Some(word) = chars.ending(at, &["約", "およそ", "おおむね", "概ね"]) {
            found.approximate = true;
            found.start = at - word.chars().count();
        } else if let Some(word) = chars.ending(at, &["延べ", "のべ", "延"]) {
            found.counting = Some(Counting::Cumulative);
            found.start = at - word.chars().count();
        } else if let Some(word) = chars.ending(at, &["実"]).filter(|_| at == found.start) {
            found.counting = Some(Counting::Distinct);
            found.start = at - word.chars().count();
        } else if let Some(word) = annual_before(chars, at) {
            found.timing = Some(Timing::Annual);
            found.start = at - word.chars().count();
        } else if let Some(word) = total_before(chars, at, floor) {
            found.start = at - word.chars().count();
        } else {
            break;
        }
    }
    read_frequency(chars, floor, found);
}

/// 年２回, but not ７年３月.
fn annual_before<'w>(chars: &Chars, at: usize) -> Option<&'w str> {
    let word = chars.ending(at, &["年間", "年"])?;
    let before = chars.before(at - word.chars().count());
    (!is_digit(before) && !"元毎前昨当周本同翌令".contains(before)).then_some(word)
}

/// 計50人, where 計 is no part of a word.
fn total_before<'w>(chars: &Chars, at: usize, floor: usize) -> Option<&'w str> {
    let word = chars.ending(at, &["合計", "総計", "計", "全"])?;
    let start = at - word.chars().count();
    (start <= floor || " :(、・".contains(chars.before(start))).then_some(word)
}

/// 月１回, 各２回, 定員20名 are no amounts of the year.
fn read_frequency(chars: &Chars, floor: usize, found: &mut Found) {
    let at = chars.skip_spaces_back(found.start, floor);
    if "△▲▼-−＋+±×".contains(chars.before(at)) && at > floor {
        found.nature = Nature::Unsure;
    }
    if chars.ending(at, &["毎月", "毎週", "毎日", "各回", "毎回", "各", "１日", "月に", "週に", "隔月"]).is_some()
    {
        found.nature = Nature::Other;
    }
    if let Some(word) = chars.ending(at, &["月", "週"]) {
        let before = chars.before(at - word.chars().count());
        if at == found.start && !is_digit(before) && !"今先来".contains(before) {
            found.nature = Nature::Other;
        }
    }
    let bounds = [
        "定員",
        "最大",
        "最多",
        "最少",
        "目標",
        "予定",
        "うち",
        "上限",
        "対象年齢",
        "前年度",
        "前年",
        "昨年度",
        "前年比",
        "前年度比",
    ];
    if chars.ending(at, &bounds).is_some() {
        found.nature = Nature::Unsure;
    }
}
