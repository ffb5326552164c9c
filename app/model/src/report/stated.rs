//! Figures as a 説明 states them: 「相談件数：28件」, 「相談件数は、延べ28件」. It looks for a label that is given and reads the
//! number behind it; what it is not sure of it leaves.

use crate::indicator::Decimal;
use crate::number::{leading_number, leading_unit, unit_key};
use crate::text::Letter;

/// A number that stands behind a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The number.
    pub value: Decimal,
    /// The bytes from the label to the unit.
    pub bytes: std::ops::Range<usize>,
}

/// Words of another year before a label: the number behind it is that year's.
const OTHER_YEAR: [&str; 6] = ["前年度の", "昨年度の", "前年の", "昨年の", "前々年度の", "来年度の"];
/// What may stand between a label and its number.
const BETWEEN: [&str; 14] = ["：", ":", "は", "が", "、", "合計", "計", "延べ", "延", "実", "約", "およそ", "=", "＝"];

/// Every number that the text states under a label, in its order.
#[must_use]
pub fn find_stated(text: &str, label: &str, unit: Option<&str>) -> Vec<Stated> {
    if label.is_empty() {
        return Vec::new();
    }
    let places = text.match_indices(label).filter(|(at, _)| begins_word(&text[..*at]));
    places.filter_map(|(at, _)| read_behind(text, at, label.len(), unit)).collect()
}

/// Whether a word can begin here: 登録者数 is not found in 新規登録者数.
fn begins_word(before: &str) -> bool {
    let inside = |sign| matches!(Letter::of(sign), Letter::Kanji | Letter::Katakana | Letter::Latin | Letter::Digit);
    !before.chars().next_back().is_some_and(inside) && !OTHER_YEAR.iter().any(|it| before.ends_with(it))
}

fn read_behind(text: &str, at: usize, label: usize, unit: Option<&str>) -> Option<Stated> {
    let mut from = at + label;
    loop {
        let rest = &text[from..];
        let space = rest.len() - rest.trim_start_matches([' ', '\u{3000}']).len();
        let word = BETWEEN.iter().find(|it| rest.starts_with(**it)).map_or(0, |it| it.len());
        match space.max(word) {
            0 => break,
            step => from += step,
        }
    }
    let (value, length) = leading_number(&text[from..])?;
    let mut to = from + length;
    if let Some(found) = leading_unit(&text[to..]) {
        if unit.is_some_and(|it| unit_key(it) != unit_key(found)) {
            return None;
        }
        to += found.len();
    }
    Some(Stated { value, bytes: at..to })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_behind_its_label_and_nowhere_else() {
        let check = |text: &str, label: &str, unit: Option<&str>, expected: &[(i64, &str)]| {
            let found = find_stated(text, label, unit);
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
}
