//! What a copy from a PDF does to signs and a reader of the print doesn't see: signs that nobody sees within words, a か
//! and its ゛ as two signs, a radical or a second code instead of the ideograph that is printed.

use crate::text::{narrow, unify};
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Signs of the words by which figures and rows are told. Behind them a variation selector says nothing; in a name
/// (「葛󠄀城」) it chooses the glyph and stays.
const PLAIN: &str = "前年度実延令和平成昭元人名件回校団体施設部編所日約新規再掲担当評価説明備考計画基本施策項目";

/// The text as it is seen. Lines stay where they are, and what is printed otherwise keeps its code.
pub(super) fn as_seen(text: &str) -> Cow<'_, str> {
    let text = without_invisible(text);
    if is_nfc(&text) && !text.contains(|c| seen_as(c) != c) {
        return text;
    }
    let mut seen = String::with_capacity(text.len());
    // NFC would give the plain form for a code that chooses another one.
    for piece in text.split_inclusive(is_form) {
        let plain = piece.trim_end_matches(is_form);
        seen.extend(plain.chars().map(seen_as).nfc());
        seen.extend(piece[plain.len()..].chars().map(seen_as));
    }
    Cow::Owned(seen)
}

/// The sign that is printed; a form of its own too is read in the words by which figures and rows are told.
fn seen_as(c: char) -> char {
    if matches!(c, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}') {
        return ' ';
    }
    let plain = if is_form(c) { Some(narrow(c)).filter(|plain| PLAIN.contains(*plain)) } else { None };
    plain.unwrap_or_else(|| unify(c))
}

/// Codes of forms of ideographs.
fn is_form(c: char) -> bool {
    matches!(c, '\u{fa0e}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}

/// The text without signs that nobody sees.
fn without_invisible(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| is_invisible(c) || is_selector(c)) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        let behind_plain = || kept.chars().next_back().is_none_or(is_plain);
        if !(is_invisible(c) || is_selector(c) && behind_plain()) {
            kept.push(c);
        }
    }
    Cow::Owned(kept)
}

/// Soft hyphen, zero-width spaces and joiners, marks of direction, byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Variation selectors, the ideographic ones too.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn is_plain(c: char) -> bool {
    !is_ideograph(c) || PLAIN.contains(c)
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_not_read() {
        for text in
            ["前\u{200b}年度", "前年\u{2060}度", "前\u{ad}年度", "\u{feff}前年度", "前年\u{e0100}度", "前年度\u{fe0f}"]
        {
            assert_eq!(without_invisible(text), "前年度");
        }
        assert_eq!(without_invisible("3\u{200d}64\u{fe0e}件"), "364件");
    }

    #[test]
    fn a_sign_is_read_by_its_look() {
        for (text, seen) in [
            ("利用者数（のへ\u{3099}）", "利用者数（のべ）"),
            ("ハ\u{309a}ン教室", "パン教室"),
            ("ハ\u{200b}\u{309a}ン教室", "パン教室"),
            ("令和７年５⽉19⽇\n27⼈", "令和７年５月19日\n27人"),
            ("\u{f9a8}和６\u{f98e}度", "令和６年度"),
            ("⻑寿⽀援⺠⽣課", "長寿支援民生課"),
            ("\u{fa19}田課と\u{fa26}庁のか\u{3099}", "\u{fa19}田課と\u{fa26}庁のが"),
            ("㈱見本①㎡ﾍﾞ", "㈱見本①㎡ﾍﾞ"),
            ("1\u{a0}市民の\u{2002}活動", "1 市民の 活動"),
        ] {
            assert_eq!(as_seen(text), seen);
        }
        assert!(matches!(as_seen("延べ12回"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_name_keeps_its_glyph_and_a_text_its_lines() {
        assert_eq!(without_invisible("葛\u{e0100}城課"), "葛\u{e0100}城課");
        assert_eq!(without_invisible("一\r\n\u{200b}\n三"), "一\r\n\n三");
        assert!(matches!(without_invisible("前年度"), Cow::Borrowed(_)));
    }
}
