//! One amount: the number, its unit, and whether it is one at all. What stands around it is read in `around`.

use super::around::{read_after, read_before};
use super::chars::{Chars, is_digit};
use super::given::is_unit_like;
use super::prose::is_boundary;
use super::said::Of;
use super::unit::{begins_year, longer_unit};
use super::verb::is_done;
use crate::indicator::{Counting, Figure, Reason, Timing};
use crate::number::{leading_number, leading_unit};
use crate::text::narrow;

/// What makes an amount no yearly amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// An amount.
    Amount,
    /// Certainly something else: a date, an ordinal, an amount a place or a month.
    Other,
    /// Perhaps an amount: a range, a bound, a share.
    Unsure,
    /// A difference to another amount: ＋３件, △３件, ３件増.
    Change,
    /// An amount that is aimed at: 45人予定, 45人を予定.
    Planned,
    /// An amount whose unit isn't known, though it begins like one that is: 12部屋, 12人/日.
    Unknown,
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
    /// The year that a bracket right behind it names.
    pub of: Option<Of>,
    pub nature: Nature,
}

impl Found {
    /// Whether no word runs on behind it. A year begins anew: 「50件令和５年度：45件」.
    pub fn is_over(&self, chars: &Chars) -> bool {
        self.of.is_some() || is_boundary(chars, self.end) || begins_year(&chars.head(self.end))
    }

    /// An amount that nothing more is said of, between two places.
    pub fn plain((start, end): (usize, usize), figure: Figure, unit: Option<String>) -> Self {
        let (approximate, counting, timing, of, nature) = (false, None, None, None, Nature::Amount);
        Self { start, end, figure, unit, approximate, counting, timing, of, nature }
    }
}

/// The amount whose number begins at `at`; `Err` says where to go on.
pub(super) fn read_amount(chars: &Chars, at: usize, floor: usize) -> Result<Found, usize> {
    let digits_end = end_of_digits(chars, at);
    let Some((value, len)) = leading_number(&chars.head(at)) else { return Err(digits_end) };
    let number_end = at + chars.head(at)[..len].chars().count();
    let unclear = torn_group(chars, at, number_end).is_some() || is_grouped_by_point(chars, at, number_end);
    if is_part_of_word(chars, at, number_end) || unclear {
        return Err(digits_end.max(number_end));
    }
    let several = usize::from("数余".contains(chars.at(number_end)));
    let several = if leading_unit(&chars.head(number_end + several)).is_some() { several } else { 0 };
    let unit_at = chars.skip_spaces(number_end + several);
    let unit = if unit_at - number_end <= 2 { leading_unit(&chars.head(unit_at)).map(str::to_owned) } else { None };
    let mut end = unit.as_ref().map_or(number_end, |unit| unit_at + unit.chars().count());
    let mut found = Found { approximate: several > 0, ..Found::plain((at, end), Figure::Value(value), unit) };
    read_after(chars, &mut end, &mut found);
    found.end = end;
    read_longer_unit(chars, unit_at, &mut found);
    read_before(chars, floor, &mut found);
    Ok(found)
}

/// A known unit gives way to the longer word that it begins.
fn read_longer_unit(chars: &Chars, unit_at: usize, found: &mut Found) {
    let head = chars.head(unit_at);
    let whole = |unit: &&String| found.nature == Nature::Amount && found.end == unit_at + unit.chars().count();
    // 受 of 「364件受けた」 belongs to the verb.
    let verb = is_done(chars, found.end);
    let longer = found.unit.as_ref().filter(|_| !verb).filter(whole).and_then(|unit| longer_unit(&head, unit));
    if let Some(longer) = longer {
        (found.end, found.nature) = (unit_at + longer.chars().count(), Nature::Unknown);
        found.unit = Some(longer.to_owned());
    }
}

/// Behind a number whose groups are set off by 、 or a space instead of a comma: 「2、712部」.
pub(super) fn torn_group(chars: &Chars, at: usize, end: usize) -> Option<usize> {
    let group = end + 1;
    let digits = (group..group + 4).take_while(|at| is_digit(chars.at(*at))).count();
    // A space sets off columns and numbers of names too: 「R4　310件」, 「区分２　100人」.
    let sign = chars.at(end) == '、' || chars.at(end) == ' ' && chars.before(at) == ':';
    let torn = end - at <= 3 && sign && digits == 3;
    (torn && leading_unit(&chars.head(group + 3)).is_some()).then_some(group + 3)
}

/// Whether a number has a point before three digits where whole things are counted: 「1.234件」 may be 1,234件.
pub(super) fn is_grouped_by_point(chars: &Chars, at: usize, end: usize) -> bool {
    let digits = (at..end).rev().take_while(|at| is_digit(chars.at(*at))).count();
    let point = digits == 3 && end - at > 4 && end - at < 8 && chars.at(end - 4) == '.';
    point && !is_measured(&chars.head(end))
}

/// The same of a text that begins with a number of `len` bytes.
pub(super) fn begins_grouped_by_point(text: &str, len: usize) -> bool {
    let number: String = text[..len].chars().map(narrow).collect();
    let (whole, rest) = number.split_once('.').unwrap_or((&number, ""));
    (1..=3).contains(&whole.len()) && rest.len() == 3 && !is_measured(&text[len..])
}

/// Whether what follows a number measures, and so may have decimals.
fn is_measured(rest: &str) -> bool {
    const MEASURES: &[&str] = &[
        "%",
        "％",
        "点",
        "倍",
        "割",
        "度",
        "歳",
        "時間",
        "分",
        "秒",
        "km",
        "ｋｍ",
        "㎞",
        "㎡",
        "㎢",
        "m",
        "ｍ",
        "ha",
        "ｈａ",
        "kg",
        "ｋｇ",
        "㎏",
        "t",
        "ｔ",
        "トン",
        "L",
        "ℓ",
        "リットル",
        "万",
        "億",
        "千",
        "百",
        "ポイント差",
        "人/",
        "人／",
        "件/",
        "件／",
    ];
    let rest = rest.trim_start();
    // A number alone is asked about for what it counts.
    if !rest.starts_with(is_unit_like) {
        return true;
    }
    MEASURES.iter().any(|unit| rest.starts_with(unit))
}

/// A printed reason that stands for an amount at `at`.
pub(super) fn read_reason(chars: &Chars, at: usize) -> Option<Found> {
    let head = chars.head(at);
    let (reason, len) = Reason::leading(&head)?;
    let end = at + head[..len].chars().count();
    Some(Found::plain((at, end), Figure::Absent(reason), None))
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
    // A comma, a slash or a minus belongs to the number only behind another one.
    let behind_number = at >= 2 && (chars.at(at - 2).is_ascii_alphanumeric());
    let glued = before.is_ascii_alphabetic() && !is_behind_name(chars, at, end)
        || ".~第〜～#＃№".contains(before)
        || ",/-".contains(before) && behind_number
        || is_time(chars, at, end)
        // 「５〇６件」.
        || before == '〇' && at >= 2 && is_digit(chars.at(at - 2));
    let after = chars.at(end);
    let time = after == ':' && before != 'R' && before != 'H';
    let goes_on = (time || "/-~〜～".contains(after)) && is_digit(chars.at(end + 1));
    let calendar = "年月期次条項号歳級位番丁階度つ代版種".contains(after)
        && !["か月", "年間"].iter().any(|unit| chars.starts_with(end, unit));
    let day = after == '日' && before == '月';
    let hour = after == '時' && !chars.starts_with(end, "時間");
    // 「10時30分」, 「３分の１」, 「２分野」: no minutes that are counted.
    let minute = after == '分'
        && (before == '時'
            || chars.ending(at, &["時間"]).is_some()
            || !chars.starts_with(end, "分間") && !is_boundary(chars, end + 1));
    glued || goes_on || calendar || day || hour || minute
}

/// Whether a name in letters ends before the number, and a unit follows: 「ＡＥＤ120台」, 「Zoom55人」, but not 「R5回」, 「A4判」.
fn is_behind_name(chars: &Chars, at: usize, end: usize) -> bool {
    let letters = (0..at).rev().take_while(|at| chars.at(*at).is_ascii_alphabetic()).count();
    letters > 1 && leading_unit(&chars.head(end)).is_some()
}

/// The minutes of 10:30.
fn is_time(chars: &Chars, at: usize, end: usize) -> bool {
    let hour = chars.before(at) == ':' && at >= 2 && is_digit(chars.at(at - 2));
    let named = at >= 3 && chars.at(at - 3).is_ascii_alphabetic();
    hour && !named && end - at == 2 && leading_unit(&chars.head(end)).is_none()
}
