//! Where the unit behind a number ends. A known unit that only begins a longer word is none: 「12部屋」, 「12人/日」.

use super::around::{BOUNDS_BEHIND, PLANNED};
use super::bracket::GOES_WITH;
use crate::number::leading_unit;
use crate::text::narrow;
use crate::year::read_year_at;

/// Words that may stand right behind a unit without being part of it, those that go with an amount aside.
const APART: &[&str] = &["延", "実", "計", "等", "他", "及び", "並びに", "又は", "内", "増", "減", "前年", "昨年"];

/// The longer word that a known unit begins a text with: 「部屋」 for 部, 「人/日」 for 人. `None` where the unit is whole.
pub(super) fn longer_unit<'t>(text: &'t str, unit: &str) -> Option<&'t str> {
    let rest = &text[unit.len()..];
    let len = match rate_len(rest) {
        0 => word_len(rest),
        rate => rate,
    };
    let mut apart = APART.iter().chain(BOUNDS_BEHIND).chain(PLANNED).chain(GOES_WITH);
    (len > 0 && !begins_year(rest) && !apart.any(|word| rest.starts_with(word))).then(|| &text[..unit.len() + len])
}

/// Whether a text begins with a year, which goes on with no word before it: 「50件令和５年度：45件」.
pub(super) fn begins_year(text: &str) -> bool {
    read_year_at(text).is_some() || ["前年度", "昨年度", "今年度", "本年度"].iter().any(|word| text.starts_with(word))
}

/// Bytes of the kanji, katakana and letters at the start.
fn word_len(text: &str) -> usize {
    text.find(|c: char| !c.is_alphabetic() || ('ぁ'..='ん').contains(&c)).unwrap_or(text.len())
}

/// Bytes of 「/日」 and 「・日」 at the start: what the amount is counted in or by. 「/年」 only says how long the year is.
pub(super) fn rate_len(text: &str) -> usize {
    let Some(sign) = text.chars().next().filter(|c| matches!(narrow(*c), '/' | '・')) else { return 0 };
    let per = &text[sign.len_utf8()..];
    let unit =
        leading_unit(per).map_or(0, str::len).max(if per.starts_with(['月', '週']) { '月'.len_utf8() } else { 0 });
    let next = per[unit..].chars().next().map_or(' ', narrow);
    if unit == 0 || next.is_alphanumeric() || next == ':' { 0 } else { sign.len_utf8() + unit }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_that_begins_a_word_is_none() {
        for (text, longer) in [
            ("部屋（前年度", Some("部屋")),
            ("回線", Some("回線")),
            ("ＰＶ", Some("ＰＶ")),
            ("人/日（前年度", Some("人/日")),
            ("人・日", Some("人・日")),
            ("人／月", Some("人／月")),
            ("人", None),
            ("人が参加", None),
            ("回開催", None),
            ("回延べ45人", None),
            ("件令和５年度：45件", None),
            ("件R5：45件", None),
            ("件今年度：45件", None),
            ("回45人", None),
            ("人以上", None),
            ("回・教室：３回", None),
            ("人／30人", None),
            ("団体・施設", None),
        ] {
            let unit = leading_unit(text).unwrap();
            assert_eq!(longer_unit(text, unit), longer, "{text}");
        }
    }
}
