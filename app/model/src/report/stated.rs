//! Figures as a 説明 states them: 「相談件数：28件」, 「相談件数は、延べ28件」. It looks for a label that is given and reads the
//! number behind it; what it is not sure of it leaves.

use crate::indicator::{Decimal, Way};
use crate::number::{leading_number, leading_unit, unit_key};
use crate::text::Letter;

/// Words of another year before a label: the number behind it is that year's.
const OTHER_YEAR: [&str; 6] = ["前年度の", "昨年度の", "前年の", "昨年の", "前々年度の", "来年度の"];
/// What may stand between a label and its number.
const BETWEEN: [&str; 14] = ["：", ":", "は", "が", "、", "合計", "計", "延べ", "延", "実", "約", "およそ", "=", "＝"];

/// Whether a word can begin here: 登録者数 is not found in 新規登録者数.
fn begins_word(before: &str) -> bool {
    let inside = |sign| matches!(Letter::of(sign), Letter::Kanji | Letter::Katakana | Letter::Latin | Letter::Digit);
    !before.chars().next_back().is_some_and(inside) && !OTHER_YEAR.iter().any(|it| before.ends_with(it))
}

/// Spaces, or a word that may stand between a label and its number.
fn leading_between(rest: &str) -> Option<&str> {
    let space = rest.len() - rest.trim_start_matches([' ', '\u{3000}']).len();
    let word = BETWEEN.iter().find(|it| rest.starts_with(**it)).map_or(0, |it| it.len());
    Some(&rest[..space.max(word)]).filter(|it| !it.is_empty())
}

/// A number with its unit at the start, and their bytes; `None` where it has another unit.
fn read_amount(text: &str, unit: Option<&str>) -> Option<(Decimal, usize)> {
    let (value, length) = leading_number(text)?;
    match leading_unit(&text[length..]) {
        Some(found) if unit.is_some_and(|it| unit_key(it) != unit_key(found)) => None,
        found => Some((value, length + found.map_or(0, str::len))),
    }
}

/// What a text is searched for: a figure under its label, as it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sought<'a> {
    /// Its label, without a bracket that says how it is counted.
    pub label: &'a str,
    /// As printed.
    pub unit: Option<&'a str>,
    /// How it is counted, as far as that is known.
    pub way: Way,
}

impl<'a> Sought<'a> {
    /// What a text would state an indicator under: the last word of its name, without how it is counted.
    #[must_use]
    pub fn of(name: &'a str, unit: Option<&'a str>, way: Way) -> Self {
        let (bare, said) = Way::split(name);
        let label = bare.rsplit([' ', '\u{3000}']).next().unwrap_or(bare);
        Self { label, unit, way: said.and(way).unwrap_or(said) }
    }
}

/// A figure that the text tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its number.
    pub value: Decimal,
    /// The bytes from the label to the unit.
    pub bytes: std::ops::Range<usize>,
    /// How it is counted, as far as the text says.
    pub way: Way,
}

/// Every number that the text tells of a figure, in its order, as a careful reader takes it: 「相談（延べ）：28件」 is of 延べ
/// alone, of 「1,045件から28件」 the last counts, and 「３件増」 is none.
#[must_use]
pub fn find_told(text: &str, sought: &Sought<'_>) -> Vec<Told> {
    if sought.label.is_empty() {
        return Vec::new();
    }
    let places = text.match_indices(sought.label).filter(|(at, _)| begins_word(&text[..*at]));
    places.filter_map(|(at, _)| read_told(text, at, sought)).collect()
}

/// The bytes with which the text states this very number already, as a list prints it: 「相談件数：28件」. The list prints no
/// line of it then. A sentence, 「相談件数は28件」, is no such line.
#[must_use]
pub fn find_same(text: &str, sought: &Sought<'_>, value: Decimal) -> Option<std::ops::Range<usize>> {
    let told = find_told(text, sought).into_iter().filter(|it| it.value == value).map(|it| it.bytes);
    let sentence = |at: &std::ops::Range<usize>| {
        text[at.start + sought.label.len()..].trim_start().starts_with(['は', 'が', '、'])
    };
    told.into_iter().find(|at| !sentence(at))
}

fn read_told(text: &str, at: usize, sought: &Sought<'_>) -> Option<Told> {
    let (mut way, mut to) = (Way::default(), at + sought.label.len());
    loop {
        let rest = &text[to..];
        if let Some((said, length)) = Way::leading(rest) {
            (way, to) = (way.and(said)?, to + length);
        } else if let Some(word) = leading_between(rest) {
            (way, to) = (way.and(Way::read(word).unwrap_or_default())?, to + word.len());
        } else {
            break;
        }
    }
    let (mut value, length) = read_amount(&text[to..], sought.unit)?;
    to += length;
    while let Some((later, length)) = read_later(&text[to..], sought.unit) {
        (value, to) = (later, to + length);
    }
    let is_difference = text[to..].trim_start_matches('の').starts_with(['増', '減']);
    (way.fits(sought.way) && !is_difference).then_some(Told { value, bytes: at..to, way })
}

/// The amount that it came to: 「から28件」「→ 28件」.
fn read_later(text: &str, unit: Option<&str>) -> Option<(Decimal, usize)> {
    let mut from = ["から", "→"].iter().find(|it| text.starts_with(**it))?.len();
    while let Some(word) = leading_between(&text[from..]) {
        from += word.len();
    }
    read_amount(&text[from..], unit).map(|(value, length)| (value, from + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_behind_its_label_and_nowhere_else() {
        let check = |text: &str, label: &str, unit: Option<&str>, expected: &[(i64, &str)]| {
            let found = find_told(text, &Sought { label, unit, way: Way::default() });
            let found: Vec<_> = found.iter().map(|it| (it.value, &text[it.bytes.clone()])).collect();
            let expected: Vec<_> = expected.iter().map(|(value, words)| (Decimal::from(*value), *words)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("・相談件数：28件（前年度25件）", "相談件数", Some("件"), &[(28, "相談件数：28件")]);
        check(
            "今年度の相談件数は、延べ１，２３４件だった。",
            "相談件数",
            Some("件"),
            &[(1234, "相談件数は、延べ１，２３４件")],
        );
        check("相談件数 約30件", "相談件数", Some("件"), &[(30, "相談件数 約30件")]);
        check("参加者数：27名", "参加者数", Some("人"), &[(27, "参加者数：27名")]);
        check("新規登録者数：5人", "登録者数", Some("人"), &[]);
        check("前年度の相談件数は25件", "相談件数", Some("件"), &[]);
        check("相談件数が増えた。3回開いた。", "相談件数", Some("件"), &[]);
        check("相談件数：12回", "相談件数", Some("件"), &[]);
        check("相談件数：12", "相談件数", Some("件"), &[(12, "相談件数：12")]);
        check("相談件数：27件。夏の相談件数：9件。", "相談件数", None, &[(27, "相談件数：27件"), (9, "相談件数：9件")]);
        check("件数", "", None, &[]);
    }

    #[test]
    fn a_figure_is_told_as_it_is_counted() {
        use crate::indicator::Counting::{Cumulative, Distinct};
        let check = |text: &str, counting, expected: &[(i64, &str)]| {
            let way = Way { counting, timing: None };
            let found = find_told(text, &Sought { label: "相談", unit: Some("件"), way });
            let found: Vec<_> = found.iter().map(|it| (it.value, &text[it.bytes.clone()])).collect();
            let expected: Vec<_> = expected.iter().map(|(value, words)| (Decimal::from(*value), *words)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("・相談：27件", Some(Cumulative), &[(27, "相談：27件")]);
        check("・相談（延べ）：27件", Some(Cumulative), &[(27, "相談（延べ）：27件")]);
        check("相談(延)27件", Some(Cumulative), &[(27, "相談(延)27件")]);
        check("相談（年間・延べ）は27件", Some(Cumulative), &[(27, "相談（年間・延べ）は27件")]);
        check("相談（延べ）：27件", None, &[(27, "相談（延べ）：27件")]);
        check("相談（実）：27件", Some(Cumulative), &[]);
        check("相談：実27件", Some(Cumulative), &[]);
        check("相談は延べ27件", Some(Distinct), &[]);
        check("相談（実）は延べ27件", Some(Distinct), &[]);
        check("相談（電話）：27件", Some(Cumulative), &[]);
        check("相談は1,045件から28件", None, &[(28, "相談は1,045件から28件")]);
        check("相談は1,045から約28件になった", None, &[(28, "相談は1,045から約28件")]);
        check("相談は30件→29件→28件", None, &[(28, "相談は30件→29件→28件")]);
        check("相談は27件からなる", None, &[(27, "相談は27件")]);
        check("相談は1,045件から17件減の1,028件", None, &[]);
        check("相談は３件の増", None, &[]);
        check("前年度の相談（延べ）は25件", None, &[]);
    }
}
