//! Text as people write it: width, and keys for search and for joining. The stored text itself is never changed.

pub mod diff;
mod letter;

pub(crate) use letter::Letter;
use unicode_normalization::{UnicodeNormalization, is_nfkc};

/// A full-width ASCII character or space in half width, a radical or a compatibility ideograph as the sign that it looks
/// like (PDFs often give ⼈ for 人); anything else as it is. Unlike NFKC it leaves ① and ㎡ alone.
#[must_use]
pub fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{fa0e}'..='\u{fad9}' => nfkc_of(c),
        _ => unify(c),
    }
}

/// A radical, or an ideograph that has a second code, as the ideograph that is printed; anything else as it is. Forms that
/// are printed otherwise (都 with its dot, 神 with 示) stay.
#[must_use]
pub fn unify(c: char) -> char {
    match c {
        '\u{2e80}'..='\u{2fdf}' => {
            let mut known = PRINTED.chars();
            let printed = std::iter::from_fn(|| known.next().zip(known.next())).find(|(radical, _)| *radical == c);
            printed.map_or_else(|| nfkc_of(c), |(_, printed)| printed)
        }
        '\u{f900}'..='\u{fa0d}' => nfkc_of(c),
        _ => c,
    }
}

/// Radicals and the ideographs that Japanese fonts print for them, where NFKC has none or the old form.
const PRINTED: &str = "⼾戸⿊黒⺠民⻑長⻄西⻝食⻘青⻩黄⻲亀⻫斉⻭歯⻯竜⻤鬼⻨麦⻣骨⻆角";

fn nfkc_of(c: char) -> char {
    std::iter::once(c).nfkc().next().unwrap_or(c)
}

/// A half-width ASCII character in full width; anything else as it is.
#[must_use]
pub fn widen(c: char) -> char {
    match c {
        ' ' => '\u{3000}',
        '!'..='~' => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// Columns that a text takes in print: 1 for half width, 2 for full width, 0 for variation selectors.
#[must_use]
pub fn columns(text: &str) -> usize {
    text.chars()
        .map(|c| match c {
            c if is_variation_selector(c) => 0,
            '\u{0}'..='\u{ff}' | '\u{ff61}'..='\u{ff9f}' => 1,
            _ => 2,
        })
        .sum()
}

/// Key for search: NFKC, variation selectors stripped, katakana as hiragana, lower case, no spaces.
#[must_use]
pub fn search_key(text: &str) -> String {
    let plain = text.chars().filter(|c| !is_variation_selector(*c)).nfkc();
    let bare: String = plain.filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).map(hiragana).collect();
    compose(bare)
}

/// Key for looking for words in texts: that of [`search_key`], and ideographs of names in the form that everybody types.
#[must_use]
pub fn seek_key(text: &str) -> String {
    let key = search_key(text);
    if key.contains(|c| plain_form(c) != c) { key.chars().map(plain_form).collect() } else { key }
}

/// Forms of ideographs that stand in names, each before the one that people type for it. Unicode ties none of them.
const FORMS: &str = "髙高﨑崎嵜崎𠮷吉濵浜濱浜邊辺邉辺齋斎齊斉澤沢廣広國国櫻桜嶋島嶌島眞真德徳惠恵榮栄壽寿龍竜瀧滝槇槙彌弥淵渕冨富凜凛曻昇栁柳桒桑鄕郷";

fn plain_form(c: char) -> char {
    if c.is_ascii() || matches!(c, 'ぁ'..='ん') {
        return c;
    }
    let mut forms = FORMS.chars();
    std::iter::from_fn(|| forms.next().zip(forms.next())).find(|(form, _)| *form == c).map_or(c, |(_, plain)| plain)
}

/// Whether a sign belongs to the one before it: a voicing mark, another combining mark, a variation selector.
#[must_use]
pub fn is_attached(c: char) -> bool {
    matches!(c, 'ﾞ' | 'ﾟ') || is_variation_selector(c) || unicode_normalization::char::is_combining_mark(c)
}

/// Key for names that are to be the same in two years: width, spaces, variation selectors and kinds of dash make no
/// difference, anything else does. The whole name, never a part.
#[must_use]
pub fn name_key(text: &str) -> String {
    let plain = text.chars().filter(|c| !is_variation_selector(*c)).nfkc();
    let bare: String = plain.filter(|c| !c.is_whitespace()).map(fold_sign).collect();
    compose(bare)
}

/// Once more, as signs that have come together may compose.
fn compose(bare: String) -> String {
    if is_nfkc(&bare) { bare } else { bare.nfkc().filter(|c| !c.is_whitespace()).collect() }
}

fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{180b}'..='\u{180d}')
}

fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
        _ => c,
    }
}

fn fold_sign(c: char) -> char {
    match c {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' => '-',
        '•' | '‧' | '∙' => '・',
        '〜' => '~',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn search_finds_a_word_in_any_spelling() {
        for text in ["ボランティア", "ﾎﾞﾗﾝﾃｨｱ", "ぼらんてぃあ", "ボラン ティア"] {
            assert_eq!(search_key(text), "ぼらんてぃあ");
        }
        assert_eq!(search_key("ＩＣＴ　連携"), "ict連携");
        assert_eq!(search_key("葛\u{e0100}城"), "葛城");
    }

    #[test]
    fn a_name_is_found_in_the_form_that_people_type() {
        for (written, typed) in
            [("髙橋", "高橋"), ("山﨑", "山崎"), ("𠮷田", "吉田"), ("渡邊", "渡辺"), ("齋藤", "斎藤")]
        {
            assert_eq!(seek_key(written), seek_key(typed));
        }
        assert_eq!(seek_key("ＩＣＴ　連携"), "ict連携");
    }

    #[test]
    fn names_differ_by_words_and_not_by_width() {
        assert_eq!(name_key("開催数（延べ）"), name_key("開催数(延べ)"));
        assert_eq!(name_key("夏 ナツボラ"), name_key("夏　ナツボラ"));
        assert_ne!(name_key("災害時要援護者"), name_key("災害時要援護者に対する支援者"));
        assert_ne!(name_key("ナツボラ"), name_key("なつぼら"));
    }

    #[test]
    fn a_radical_is_read_as_the_sign_that_it_looks_like() {
        let read = |text: &str| text.chars().map(narrow).collect::<String>();
        assert_eq!(read("⼈⽇⽉⼾⻑⿊"), "人日月戸長黒");
        assert_eq!(read("\u{f98e}度"), "年度");
        assert_eq!(read("①㎡⺅"), "①㎡⺅");
        assert_eq!("⼈⻑\u{f98e}\u{fa26}".chars().map(unify).collect::<String>(), "人長年\u{fa26}");
    }

    #[test]
    fn a_full_width_sign_takes_two_columns() {
        assert_eq!(columns("地域社協（福祉の"), 16);
        assert_eq!(columns("483人"), 5);
    }

    proptest! {
        #[test]
        fn keys_are_stable(text in "\\PC{0,40}") {
            prop_assert_eq!(search_key(&search_key(&text)), search_key(&text), "{}", text);
            prop_assert_eq!(name_key(&name_key(&text)), name_key(&text));
        }

        #[test]
        fn narrow_undoes_widen(c in proptest::char::range(' ', '~')) {
            prop_assert_eq!(narrow(widen(c)), c);
        }
    }
}
