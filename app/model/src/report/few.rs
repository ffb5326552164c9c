//! Small numbers of people in a text: 「虐待を受けた２人を保護した。」. It looks at what stands right around a number, and knows
//! nothing of who these people are.

use crate::indicator::Decimal;
use crate::number::{leading_digits, leading_number, leading_unit, unit_key};
use crate::text::narrow;

/// Letters before and behind a number that are looked at.
const AROUND: usize = 40;
/// Fewer people than this might be recognised.
const FEW: i64 = 5;
/// 一人 is mostly no number (一人で悩まない); 一名 is one.
const KANJI: [(char, i64); 4] = [('一', 1), ('二', 2), ('三', 3), ('四', 4)];
/// Behind a number of people, in half width: not a number of certain people, but a share, a group or a way of living.
const BEHIND: [&str; 34] = [
    "1人",
    "一人",
    "ひとり",
    "1組",
    "一組",
    "組",
    "に1人",
    "に一人",
    "に1名",
    "暮らし",
    "ぐらし",
    "世帯",
    "家族",
    "親",
    "ずつ",
    "以上",
    "以下",
    "以内",
    "未満",
    "当たり",
    "あたり",
    "につき",
    "体制",
    "部屋",
    "用",
    "乗り",
    "目",
    "前",
    "分",
    "三脚",
    "称",
    "口",
    "材",
    "権",
];
/// Right before it: a share, a place in a row, or the rest of a number that can't be read.
const BEFORE: [&str; 6] = ["人", "人に", "名に", "第", ",", "."];
/// The year before, whose figures have been told already.
const YEAR_BEFORE: [&str; 4] = ["前年度", "昨年度", "前年", "昨年"];
/// Kanji that make a larger number of the one behind them.
const LARGER: &str = "一二三四五六七八九十百千万〇数何";

/// Whether a number of people is so small that somebody might be recognised.
#[must_use]
pub(super) fn is_few(value: Decimal) -> bool {
    value > Decimal::ZERO && value < Decimal::from(FEW)
}

/// The small numbers of people in a text, as it writes them, each once: 「２人」「二名」.
#[must_use]
pub(super) fn find_few(text: &str) -> Vec<(Decimal, &str)> {
    let mut found: Vec<(Decimal, &str)> = Vec::new();
    let mut at = 0;
    while let Some(sign) = text[at..].chars().next() {
        let begins = narrow(sign).is_ascii_digit() || KANJI.iter().any(|it| it.0 == sign);
        if !begins {
            at += sign.len_utf8();
            continue;
        }
        // What stands right around a number is enough: it is asked at each key, of texts of any length.
        let ahead = &text[at..];
        let ahead = &ahead[..ahead.char_indices().nth(AROUND).map_or(ahead.len(), |it| it.0)];
        let behind = text[..at].char_indices().rev().nth(AROUND).map_or(0, |it| it.0);
        let (value, length) = read_number(ahead).unwrap_or((Decimal::ZERO, sign.len_utf8()));
        let people = people_behind(&ahead[length..]);
        let words = &text[at..at + length + people.unwrap_or(0)];
        let rest = |people: usize| &ahead[length + people..];
        let counts = people.is_some_and(|people| is_count(&text[behind..at], words, rest(people)));
        if counts && is_few(value) && found.iter().all(|(_, known)| *known != words) {
            found.push((value, words));
        }
        at += length;
    }
    found
}

/// A number at the start, and its bytes; digits that are no number are passed over whole.
fn read_number(text: &str) -> Option<(Decimal, usize)> {
    if let Some(read) = leading_number(text) {
        return Some(read);
    }
    let digits = leading_digits(text).1;
    let kanji = KANJI.iter().find(|(sign, _)| text.starts_with(*sign));
    match kanji {
        _ if digits > 0 => Some((Decimal::ZERO, digits)),
        Some((sign, value)) => Some((Decimal::from(*value), sign.len_utf8())),
        None => None,
    }
}

/// The bytes of 人 or 名 at the start, and of a space before it; 人日 is no number of people.
fn people_behind(text: &str) -> Option<usize> {
    let bare = text.trim_start_matches([' ', '\u{3000}']);
    let unit = leading_unit(bare).filter(|it| unit_key(it) == "人")?;
    Some(text.len() - bare.len() + unit.len())
}

fn is_count(before: &str, words: &str, behind: &str) -> bool {
    let behind: String = behind.chars().take(4).map(narrow).collect();
    let year = before.trim_end_matches(['：', ':', 'の', 'は', '（', '(']);
    let larger = |sign| LARGER.contains(sign);
    let is_part = words.starts_with(larger) && before.ends_with(larger);
    let is_way_of_speaking = words.starts_with("一人") || BEHIND.iter().any(|it| behind.starts_with(it));
    let is_other = BEFORE.iter().any(|it| before.ends_with(it)) || YEAR_BEFORE.iter().any(|it| year.ends_with(it));
    !(is_part || is_way_of_speaking || is_other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_far_within_a_long_text() {
        let text = format!("{}２人を保護した。{}", "長".repeat(40_000), "長".repeat(40_000));
        assert_eq!(find_few(&text).into_iter().map(|it| it.1).collect::<Vec<_>>(), ["２人"]);
        let digits = format!("{}人", "1".repeat(40_000));
        assert_eq!(find_few(&digits), []);
    }

    #[test]
    fn a_handful_of_people_is_found_in_a_text() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<_> = find_few(text).into_iter().map(|it| it.1).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("虐待を受けた２人を保護した。", &["２人"]);
        check("利用者は2名。", &["2名"]);
        check("相談のうち３人が虐待を受けていた。", &["３人"]);
        check("男性１名、女性４ 名、計５名。", &["１名", "４ 名"]);
        check("二人が入所し、一名が退所した。", &["二人", "一名"]);
        check("２人が入り、２人が出た。", &["２人"]);
        check("支援が必要な人は3人。", &["3人"]);
        check("利用者5人、見学者0人、応援24人、参加１２人", &[]);
        check("2万人、3千人、十二人、数十二人、1,2,3人、1.25人日", &[]);
        check("１人ひとり、１人１人、一人ひとり、一人一人に声をかけた。", &[]);
        check("一人暮らし、１人暮らし、ひとり暮らし、一人親、１人世帯", &[]);
        check("２人１組、２人一組、３人組、二人三脚、２名体制", &[]);
        check("３人に１人、４人以上、1人当たり、１名につき、２人ずつ、第３人称", &[]);
        check("利用者12人（前年度3人）", &[]);
        check("前年度は３人だった。", &[]);
        check("３件、２回、４名称", &[]);
        check("", &[]);
    }
}
