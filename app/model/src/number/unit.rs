//! Units as printed. 名 and 人 are one unit, written in two ways; the printed one is kept.

use crate::text::narrow;
use rust_decimal::Decimal;

/// Units that are counted in welfare lists, and other spellings of the same. The first of a row is its key.
const UNITS: &[&[&str]] = &[
    &["施設・団体", "団体・施設"],
    &["か所", "ヶ所", "ケ所", "カ所", "ヵ所", "箇所", "個所"],
    &["人日", "延人日"],
    &["人回"],
    &["人", "名"],
    &["件"],
    &["回"],
    &["校"],
    &["団体"],
    &["施設"],
    &["事業所"],
    &["世帯"],
    &["家庭"],
    &["ポイント", "P", "pt"],
    &["部"],
    &["編"],
    &["冊"],
    &["枚"],
    &["通"],
    &["本"],
    &["台"],
    &["個"],
    &["組"],
    &["店舗"],
    &["社"],
    &["園"],
    &["戸"],
    &["床"],
    &["室"],
    &["講座"],
    &["教室"],
    &["コース"],
    &["クラス"],
    &["グループ"],
    &["チーム"],
    &["地区"],
    &["圏域"],
    &["日間", "日"],
    &["時間"],
    &["分", "分間"],
    &["か月", "ヶ月", "ケ月", "カ月", "ヵ月", "箇月"],
    &["億円"],
    &["百万円"],
    &["万円"],
    &["千円"],
    &["円"],
    &["万人"],
    &["千人"],
    &["法人"],
    &["市区町村", "区市町村"],
    &["市町村"],
    &["㎡", "平方メートル", "m2", "m²"],
    &["㎢", "k㎡", "平方キロメートル", "km2", "km²"],
    &["km", "㎞", "キロメートル"],
    &["割"],
    &["%"],
    &["アクセス"],
    &["票"],
    &["口"],
];

/// The longest known unit at the start, as printed.
#[must_use]
pub fn leading_unit(text: &str) -> Option<&str> {
    let mut best = None;
    for unit in UNITS.iter().flat_map(|row| row.iter()) {
        if let Some(len) = prefix_len(text, unit)
            && best.is_none_or(|before| before < len)
        {
            best = Some(len);
        }
    }
    best.map(|len| &text[..len])
}

/// One spelling for all that are the same unit: 人 for 名, か所 for 箇所, half width.
#[must_use]
pub fn unit_key(unit: &str) -> String {
    let same = |spelling: &&str| prefix_len(unit, spelling) == Some(unit.len());
    match UNITS.iter().find(|row| row.iter().any(same)) {
        Some(row) => row[0].to_owned(),
        None => unit.chars().map(narrow).collect(),
    }
}

/// What a unit counts, and by how many: 万円 is 10,000円. `None` for units of one size.
#[must_use]
pub fn sized_unit(unit: &str) -> Option<(&'static str, Decimal)> {
    let (base, size) = match unit_key(unit).as_str() {
        "円" => ("円", 1),
        "千円" => ("円", 1_000),
        "万円" => ("円", 10_000),
        "百万円" => ("円", 1_000_000),
        "億円" => ("円", 100_000_000),
        "人" => ("人", 1),
        "千人" => ("人", 1_000),
        "万人" => ("人", 10_000),
        _ => return None,
    };
    Some((base, Decimal::from(size)))
}

/// Bytes of `text` that spell `unit`, whatever their width.
fn prefix_len(text: &str, unit: &str) -> Option<usize> {
    let mut chars = text.chars();
    for expected in unit.chars() {
        if narrow(chars.next()?) != expected {
            return None;
        }
    }
    Some(text.len() - chars.as_str().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_unit_is_taken() {
        for (text, unit) in [
            ("施設・団体（前年度", Some("施設・団体")),
            ("人日", Some("人日")),
            ("人（", Some("人")),
            ("名/第2回", Some("名")),
            ("Ｐ", Some("Ｐ")),
            ("％", Some("％")),
            ("ヶ所", Some("ヶ所")),
            ("⼈", Some("⼈")),
            ("つの課題", None),
            ("会議室", None),
        ] {
            assert_eq!(leading_unit(text), unit, "{text}");
        }
    }

    #[test]
    fn persons_are_one_unit_in_two_spellings() {
        assert_eq!(unit_key("名"), unit_key("人"));
        assert_eq!(unit_key("箇所"), unit_key("か所"));
        assert_eq!(unit_key("⼈"), unit_key("名"));
        assert_eq!(sized_unit("万円"), Some(("円", Decimal::from(10_000))));
        assert_eq!(unit_key("％"), "%");
        assert_eq!(unit_key("Ｐ"), unit_key("P"));
        assert_ne!(unit_key("人日"), unit_key("人"));
        assert_eq!(unit_key("基"), "基");
    }
}
