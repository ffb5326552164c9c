//! Words that say that a value is not the whole year's: a part of it, a day within it, a mean, or one that is not settled.
//! They are told wherever they stand: in a bracket, in a note, before a name.

use crate::text::narrow;

/// 「506件（10月末現在）」.
pub(super) const ELSEWHEN: &str = "年度末でない時点の値です。";
/// 「10件（４月～12月）」.
const PARTLY: &str = "年度の一部の期間だけの値のようです。";
/// 「10件（速報値）」.
const UNSETTLED: &str = "まだ確定していない値のようです。";
/// 「10件（月平均）」.
const MEAN: &str = "年度の合計ではなく、平均の値のようです。";

const PARTS: &[&str] = &["上半期", "下半期", "上期", "下期", "前半", "後半", "年度途中", "途中経過", "中間"];
const UNSETTLED_WORDS: &[&str] = &["暫定", "速報", "概算", "仮集計", "未確定", "集計途中"];
const TIMES: &[&str] = &["現在", "時点", "まで", "迄"];
const BETWEEN: &[char] = &['~', '〜', '-', '−', '―', '–'];

/// Why a bracket or a note makes somebody ask, whatever else it says.
pub(super) fn why_of_aside(text: &str) -> Option<&'static str> {
    let plain: String = text.chars().map(narrow).filter(|c| *c != ' ').collect();
    let mut pieces = plain.split([',', '、', '。', '※', '(', ')']).filter(|piece| !piece.is_empty());
    pieces.find_map(why_of_piece).or_else(|| why_of_time(&plain))
}

/// Why a name or a heading makes somebody ask: by a time in it, by its brackets, or by what it begins with. A series has
/// a first half too, and 中間 begins other words: 「体操教室（前半）」, 「中間支援」.
pub(super) fn why_of_name(text: &str) -> Option<&'static str> {
    let plain: String = text.chars().map(narrow).filter(|c| *c != ' ').collect();
    let mut pieces =
        plain.split(['(', ')', '[', ']', '<', '>', '〔', '〕', '【', '】']).filter(|piece| !piece.is_empty());
    let first = pieces.next().unwrap_or_default();
    let session = |piece: &&str| ["前半", "後半", "中間"].iter().any(|word| piece.starts_with(word));
    let result = |rest: &str| ["", "値", "実績", "の実績", "集計", "の集計"].contains(&rest);
    let unsettled = || UNSETTLED_WORDS.iter().filter_map(|word| first.strip_prefix(word)).any(result);
    let span = is_part_of_year(first) && ["月", "実績", "分", "集計"].iter().any(|word| first.ends_with(word));
    let begins = PARTS.iter().any(|word| first.starts_with(word)) || span;
    if begins && !session(&first) {
        return Some(PARTLY);
    }
    let brackets = pieces.filter(|piece| !session(piece)).flat_map(|piece| piece.split([',', '、', '※']));
    let told = unsettled().then_some(UNSETTLED).or_else(|| brackets.filter_map(why_of_piece).next());
    told.or_else(|| why_of_time(text))
}

fn why_of_piece(piece: &str) -> Option<&'static str> {
    let begins = |words: &[&str]| words.iter().any(|word| piece.starts_with(word));
    let quarter = piece.contains("四半期");
    if begins(PARTS) || quarter || is_part_of_year(piece) || piece.ends_with("月分") {
        return Some(PARTLY);
    }
    if begins(UNSETTLED_WORDS) {
        return Some(UNSETTLED);
    }
    let mean = piece.ends_with("平均") || piece.ends_with("平均値");
    if mean || ["あたり", "当たり"].iter().any(|word| piece.ends_with(word)) {
        return Some(MEAN);
    }
    let month_end = piece.ends_with('末') && why_of_time(&format!("{piece}現在")).is_some();
    (month_end || is_day_of_counting(piece)).then_some(ELSEWHEN)
}

/// Days on which things are counted; what takes place on them is told with other words.
const COUNTED: &[(u32, u32)] = &[(4, 1), (9, 30), (10, 1), (12, 31)];

/// Whether a text is nothing but such a day, with its year or as the first of April: 「令和６年４月１日」, 「R6.4.1」.
fn is_day_of_counting(piece: &str) -> bool {
    let dated = crate::date::read_date(piece).map(|date| (date.month().unsigned_abs(), date.day().unsigned_abs()));
    let counted = dated.is_some_and(|(month, day)| COUNTED.contains(&(month.into(), day.into())));
    counted || piece == "4月1日"
}

/// Why a time within a text makes somebody ask: 「令和７年２月末現在の登録者数」. A year's last day doesn't, nor does a day
/// that tells when a thing took place.
pub(super) fn why_of_time(text: &str) -> Option<&'static str> {
    let plain: String = text.chars().map(narrow).filter(|c| *c != ' ').collect();
    let times = TIMES.iter().flat_map(|word| plain.match_indices(word).map(move |(at, _)| (at, *word)));
    let whys = times.filter_map(|(at, word)| {
        let (month, day) = day_before(&plain[..at])?;
        let whole = month == 3 && matches!(day, None | Some(31));
        (!whole).then_some(if matches!(word, "まで" | "迄") { PARTLY } else { ELSEWHEN })
    });
    whys.last()
}

/// Month and day at the end of a text; no day where it is the month's end or none is told.
fn day_before(text: &str) -> Option<(u32, Option<u32>)> {
    let end = ["末日", "末"].iter().find_map(|end| text.strip_suffix(end));
    let month_alone = end.map(|text| text.strip_suffix('月').unwrap_or(text)).or_else(|| text.strip_suffix('月'));
    if let Some(rest) = month_alone {
        return last_number(rest).map(|(month, _)| (month, None)).filter(is_month);
    }
    let (day, rest) = last_number(text.strip_suffix('日').unwrap_or(text))?;
    let (month, before) = last_number(rest.strip_suffix(['月', '/', '.'])?)?;
    // 「R7.3」 and 「2025.3」 tell a year and its month.
    let year = month > 12 || before.ends_with(['R', 'H', '和', '成']);
    Some(if year { (day, None) } else { (month, Some(day)) }).filter(is_month)
}

fn is_month((month, _): &(u32, Option<u32>)) -> bool {
    (1..=12).contains(month)
}

/// The number at the end of a text, and what stands before it.
fn last_number(text: &str) -> Option<(u32, &str)> {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
    text[rest.len()..].parse().ok().map(|number| (number, rest))
}

/// Whether a span of months is part of a year and counted from its start, or half of one at least: 「4月～12月」. What took
/// place from June to July was over then.
fn is_part_of_year(piece: &str) -> bool {
    let Some((from, to)) = piece.split_once(BETWEEN).or_else(|| piece.split_once("から")) else { return false };
    // 「R6.4～R6.12」.
    let dotted = |text: &str| {
        text.split_once('.').is_some_and(|(year, month)| year.starts_with('R') && month.parse::<u32>().is_ok())
    };
    let both = dotted(from) && dotted(to);
    let Some(before) = to.split_once('月').map(|(month, _)| month).or(both.then_some(to)) else { return false };
    let from = from.split_once('月').map_or(from, |(month, _)| month);
    let Some(((from, _), (to, _))) = last_number(from).zip(last_number(before)) else { return false };
    if !(1..=12).contains(&from) || !(1..=12).contains(&to) {
        return false;
    }
    let months = (to + 12 - from) % 12 + 1;
    (from, to) != (4, 3) && (from == 4 && months > 1 || months >= 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_the_whole_year_is_asked_about() {
        for (text, why) in [
            ("４月～12月", PARTLY),
            ("R6.4～R6.12", PARTLY),
            ("4～12月", PARTLY),
            ("令和６年４月から９月まで", PARTLY),
            ("10月～３月", PARTLY),
            ("令和６年１月～12月", PARTLY),
            ("上半期", PARTLY),
            ("上半期実績", PARTLY),
            ("第３四半期まで", PARTLY),
            ("令和６年12月末まで", PARTLY),
            ("12月分", PARTLY),
            ("暫定", UNSETTLED),
            ("速報値", UNSETTLED),
            ("月平均", MEAN),
            ("１日平均", MEAN),
            ("１回あたり", MEAN),
            ("10月末現在", ELSEWHEN),
            ("12月末", ELSEWHEN),
            ("R6.12末", ELSEWHEN),
            ("令和７年２月末時点", ELSEWHEN),
            ("令和７年４月１日現在", ELSEWHEN),
            ("R6.9.30現在", ELSEWHEN),
            ("R6.12末現在", ELSEWHEN),
            ("2024.12現在", ELSEWHEN),
            ("３月１日時点", ELSEWHEN),
            ("令和６年４月１日", ELSEWHEN),
            ("R6.4.1", ELSEWHEN),
            ("※令和７年２月末時点の数、電話を含む", ELSEWHEN),
        ] {
            assert_eq!(why_of_aside(text), Some(why), "{text}");
        }
    }

    #[test]
    fn what_is_the_whole_year_or_an_event_is_not() {
        for text in [
            "３月末現在",
            "令和７年３月31日現在",
            "R7.3.31時点",
            "R7.3末現在",
            "R7.3現在",
            "2025.3現在",
            "４月～３月",
            "４月から翌年３月まで",
            "10月５日",
            "令和６年10月５日",
            "令和７年３月31日",
            "６月・11月",
            "６月～７月",
            "８月10日～12日",
            "延べ",
            "職権保護司含む",
            "平均年齢70歳",
            "年度末",
            "速やかに対応",
            "市内在住者",
            "17時まで",
            "小学３年生まで",
        ] {
            assert_eq!(why_of_aside(text), None, "{text}");
        }
        for (heading, why) in [
            ("相談実績（４月～12月）", Some(PARTLY)),
            ("４月～12月の実績", Some(PARTLY)),
            ("上半期実績", Some(PARTLY)),
            ("相談実績（上半期）", Some(PARTLY)),
            ("相談実績（速報値）", Some(UNSETTLED)),
            ("登録者数（R6.4.1）", Some(ELSEWHEN)),
            ("登録者（令和７年２月末現在）", Some(ELSEWHEN)),
            ("体操教室（前半）", None),
            ("中間支援の実績", None),
            ("概算払の件数", None),
            ("講座（６月・11月）", None),
        ] {
            assert_eq!(why_of_name(heading), why, "{heading}");
        }
        assert_eq!(why_of_time("月平均利用者数"), None);
        assert_eq!(why_of_time("令和７年２月末現在の登録者数"), Some(ELSEWHEN));
    }
}
