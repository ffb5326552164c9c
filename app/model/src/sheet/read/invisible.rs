//! Signs that nobody sees and that a copy from a PDF leaves within words: a reader of the print doesn't know of them.

use std::borrow::Cow;

/// Signs of the words by which figures and rows are told. Behind them a variation selector says nothing; in a name
/// (「葛󠄀城」) it chooses the glyph and stays.
const PLAIN: &str = "前年度実延令和平成昭元人名件回校団体施設部編所日約新規再掲担当評価説明備考計画基本施策項目";

/// The text without them. Lines stay where they are.
pub(super) fn without_invisible(text: &str) -> Cow<'_, str> {
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
    fn a_name_keeps_its_glyph_and_a_text_its_lines() {
        assert_eq!(without_invisible("葛\u{e0100}城課"), "葛\u{e0100}城課");
        assert_eq!(without_invisible("一\r\n\u{200b}\n三"), "一\r\n\n三");
        assert!(matches!(without_invisible("前年度"), Cow::Borrowed(_)));
    }
}
