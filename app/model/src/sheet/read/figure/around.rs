//! What stands around a number and belongs to it: 約, 延べ, 年 before, 程度, ずつ, 以上 behind.

use super::amount::{Found, Nature};
use super::chars::{Chars, is_digit};
use super::prose::is_boundary;
use crate::indicator::{Counting, Decimal, Timing};
use crate::number::{ROUGHLY, is_rough, leading_number, leading_unit, unit_key};
use crate::sheet::read::lines::is_bullet_sign;

pub(super) fn read_after(chars: &Chars, end: &mut usize, found: &mut Found) {
    if let Some(len) = planned_len(chars, *end).filter(|_| found.unit.is_some()) {
        found.nature = Nature::Planned;
        *end += len;
        return;
    }
    for word in ["ずつ", "目", "毎", "ごと", "あたり", "当たり", "につき"] {
        if chars.starts_with(*end, word) {
            found.nature = Nature::Other;
        }
    }
    if chars.starts_with(*end, "/年") && is_boundary(chars, *end + 2) {
        found.timing = Some(Timing::Annual);
        *end += 2;
    }
    for word in ROUGHLY {
        let after = *end + word.chars().count();
        let rough = is_rough(word, found.unit.as_deref()) && (found.unit.is_some() || *word == "余");
        if rough && chars.starts_with(*end, word) && ends_word(chars, after) {
            found.approximate = true;
            *end = after;
            return;
        }
    }
    let apart = chars.skip_spaces(*end);
    let bound = BOUNDS_BEHIND.iter().any(|word| chars.starts_with(*end, word));
    if bound || LEADS_ON.iter().any(|word| chars.starts_with(apart, word)) {
        found.nature = Nature::Unsure;
    }
    // 「24時間対応」 is no sum of hours.
    let always = found.unit.as_deref() == Some("時間") && found.figure.value() == Some(Decimal::from(24));
    if always || is_rate(chars, *end, found) {
        found.nature = Nature::Other;
    }
    if let Some(word) = ["増", "減", "の増", "の減"].iter().find(|word| chars.starts_with(*end, word)) {
        found.nature = Nature::Change;
        *end += word.chars().count();
    }
}

/// Whether another amount follows that says how many or how much there is a time, a person, a place: 「１日５件」, 「１回90分」,
/// 「２人１組」, 「24時間365日」, 「３か月に１回」. 「１回45人」 are two results.
fn is_rate(chars: &Chars, end: usize, found: &Found) -> bool {
    let Some(unit) = found.unit.as_deref() else { return false };
    let time = matches!(&*unit_key(unit), "時間" | "日" | "日間" | "か月" | "年" | "年間" | "週" | "週間");
    let at = end + usize::from(chars.at(end) == 'に' && time);
    let head = chars.head(at);
    let Some((number, len)) = leading_number(&head).filter(|_| is_digit(chars.at(at))) else { return false };
    let behind = leading_unit(&head[len..]).unwrap_or_default();
    let length =
        head[len..].starts_with(['分', '円']) || ["時間", "千円", "万円"].iter().any(|it| head[len..].starts_with(it));
    let one = |value: Decimal| value == Decimal::ONE;
    let whole = found.figure.value().is_some_and(one);
    let group = one(number) && ["組", "班", "チーム", "グループ"].contains(&behind);
    time && (at > end || whole || !behind.is_empty()) || group || whole && (length || !matches!(unit, "回" | "件"))
}

/// 「予定」 or 「を予定」 behind an amount, and the signs that it takes. 「３回予定どおり開催」 is no plan.
fn planned_len(chars: &Chars, end: usize) -> Option<usize> {
    let words: &[&str] = match chars.at(end) {
        'を' => &["予定", "見込", "目標", "計画", "想定"],
        'の' => &["予定", "見込"],
        _ => PLANNED,
    };
    let at = end + usize::from("をの".contains(chars.at(end)));
    let word = words.iter().find(|word| chars.starts_with(at, word))?;
    let after = at + word.chars().count();
    (!["どおり", "通り"].iter().any(|word| chars.starts_with(after, word))).then_some(after - end)
}

/// Words right behind an amount that make it one that is aimed at.
pub(super) const PLANNED: &[&str] = &["予定", "見込", "目標"];

/// What makes an amount behind which it stands a bound, a share or one end of a span.
pub(super) const BOUNDS_BEHIND: &[&str] =
    &["以上", "以下", "以内", "まで", "未満", "超", "中", "から", "より", "～", "〜", "~", "→", "⇒", "×"];

/// What leads from an amount to another one, also where a blank stands between: 「634件 → 506件」.
const LEADS_ON: &[&str] = &["→", "⇒", "->", "=>", "～", "〜", "~", "から"];

/// Whether a word is over: 弱 in 「100件弱」, but not 強 in 「５件強化」.
fn ends_word(chars: &Chars, at: usize) -> bool {
    is_boundary(chars, at) || ('ぁ'..='ん').contains(&chars.at(at)) || leading_unit(&chars.head(at)).is_some()
}

pub(super) fn read_before(chars: &Chars, floor: usize, found: &mut Found) {
    let ends = |at: usize, sign: char, others: &str| chars.before(at) == sign && others.contains(chars.before(at - 1));
    for _ in 0..4 {
        let at = chars.skip_spaces_back(found.start, floor);
        if let Some(word) = approximate_before(chars, at) {
            found.approximate = true;
            found.start = at - word.chars().count();
        } else if let Some(word) =
            chars.ending(at, &["延べ", "のべ", "ノベ", "延"]).filter(|_| !ends(at, '延', "順遅繰"))
        {
            found.counting = Some(Counting::Cumulative);
            found.start = at - word.chars().count();
        } else if let Some(word) = chars.ending(at, &["実"]).filter(|_| at == found.start || is_word(chars, at, floor))
        {
            found.counting = Some(Counting::Distinct);
            found.start = at - word.chars().count();
        } else if let Some(word) = annual_before(chars, at) {
            found.timing = Some(Timing::Annual);
            found.start = at - word.chars().count();
        } else if let Some(word) = total_before(chars, (at, found.start), floor) {
            found.start = at - word.chars().count();
        } else {
            break;
        }
    }
    read_frequency(chars, floor, found);
}

/// Whether the sign before `at` is a word by itself: 「延べ　2,345人　実　213人」.
fn is_word(chars: &Chars, at: usize, floor: usize) -> bool {
    at - 1 <= floor || " :(、,・/".contains(chars.before(at - 1))
}

/// 約 before an amount, but not that of 契約.
fn approximate_before<'w>(chars: &Chars, at: usize) -> Option<&'w str> {
    let word = chars.ending(at, &["約", "およそ", "おおむね", "概ね"])?;
    (word != "約" || !"契成解予条規節要集制公婚特先倹誓売協".contains(chars.before(at - 1))).then_some(word)
}

/// 年２回, but not ７年３月, 青少年10人.
fn annual_before<'w>(chars: &Chars, at: usize) -> Option<&'w str> {
    let word = chars.ending(at, &["年間", "年"])?;
    let before = chars.before(at - word.chars().count());
    (!is_digit(before) && !"元毎前昨当周本同翌令々先少成若青老壮幼学定往近例".contains(before)).then_some(word)
}

/// 計50人, where 計 is no part of a word.
fn total_before<'w>(chars: &Chars, (at, end): (usize, usize), floor: usize) -> Option<&'w str> {
    let word = chars.ending(at, &["合計", "総計", "計", "全"])?;
    let start = at - word.chars().count();
    // 「・合計　170件」: nothing else names it.
    let named = word.ends_with("計") && word != "計" && at < end && chars.slice(0, start).chars().all(is_lead);
    (!named && (start <= floor || " :(、・/".contains(chars.before(start)))).then_some(word)
}

/// Signs before the first word of a line.
fn is_lead(c: char) -> bool {
    c.is_whitespace() || is_bullet_sign(c)
}

/// Words before an amount that is perhaps no result.
const BOUNDS: &[&str] = &[
    "定員",
    "最大",
    "最多",
    "最少",
    "最低",
    "最小",
    "少なくとも",
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

/// 月１回, 各２回, 定員20名 are no amounts of the year.
fn read_frequency(chars: &Chars, floor: usize, found: &mut Found) {
    let at = chars.skip_spaces_back(found.start, floor);
    if "△▲▼↑↓-−+±".contains(chars.before(at)) && at > floor {
        found.nature = Nature::Change;
        found.start = at - 1;
    } else if chars.before(at) == '×' && at > floor {
        found.nature = Nature::Unsure;
    }
    let each = chars.ending(at, &["毎月", "毎週", "毎日", "各回", "毎回", "各", "１日", "月に", "週に", "隔月"]);
    // 「6月1日45人」 and 「２月に45人」 tell when, 「１日45人」 how many a day.
    let date = |len: usize| at > len && (chars.at(at - len - 1) == '月' || is_digit(chars.at(at - len - 1)));
    let is_date = matches!(each, Some("１日" | "月に")) && date(2);
    if each.is_some() && !is_date {
        found.nature = Nature::Other;
    }
    if let Some(word) = chars.ending(at, &["月", "週"]) {
        let before = chars.before(at - word.chars().count());
        if at == found.start && !is_digit(before) && !"今先来".contains(before) {
            found.nature = Nature::Other;
        }
    }
    if chars.ending(at, BOUNDS).is_some() {
        found.nature = Nature::Unsure;
    }
}
