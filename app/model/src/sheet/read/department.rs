//! The shape of a department's or body's name. It doesn't know which departments a city has.

use super::lines::Line;
use crate::text::{Letter, columns, narrow};

/// Endings of names of departments and bodies.
const ENDINGS: &[&str] = &[
    "課",
    "室",
    "係",
    "局",
    "部",
    "所",
    "館",
    "園",
    "署",
    "会",
    "団",
    "社協",
    "ハローワーク",
    "班",
    "市",
    "区",
    "都",
    "県",
    "国",
    "ほか",
    "等",
    "各課",
];

const MAX_COLUMNS: usize = 40;

/// Whether an item could be over: its last line could be a department's.
pub(super) fn ends_with_department(lines: &[Line<'_>]) -> bool {
    lines.last().is_some_and(|line| is_department(line.text))
}

/// Whether a line could be the name of a department or body, or of several: 「福祉総務課／高齢者支援課」.
pub(super) fn is_department(text: &str) -> bool {
    text.split(['／', '/']).all(is_one)
}

fn is_one(text: &str) -> bool {
    is_name(text)
        && !text.starts_with(is_never_first)
        && !GENERIC.contains(&text)
        && ENDINGS.iter().chain(GENERIC).any(|ending| bare(text).ends_with(ending))
}

/// Further endings, which are no name by themselves: of 「支援⏎センター」 the second line alone.
const GENERIC: &[&str] = &[
    "公社",
    "財団",
    "法人",
    "センター",
    "機構",
    "組合",
    "連盟",
    "学校",
    "大学",
    "病院",
    "事業団",
    "プラザ",
    "チーム",
    "グループ",
    "担当",
    "協議会",
    "委員会",
];

/// Signs that begin no word: a name that begins so was torn before them.
fn is_never_first(c: char) -> bool {
    "ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ、・）)」".contains(c)
}

/// Whether nothing speaks against a name: no sentence, figure or list.
pub(super) fn is_name(text: &str) -> bool {
    let sentence = |c: char| matches!(c, '。' | '：' | ':' | '※' | '「' | '」' | '【' | '〜' | '／' | '/' | 'を');
    let verb = ["した", "する", "ます", "より", "ため", "による", "により", "となった"];
    let ends = ["です", "ある", "いる", "れる", "った", "いた", "れた", "ない", "なし", "こと"];
    columns(text) <= MAX_COLUMNS
        && text.chars().count() >= 2
        && !text.starts_with(super::lines::is_bullet_sign)
        && !text.contains(sentence)
        && !text.chars().any(|c| narrow(c).is_ascii_digit())
        && !has_particle(text)
        && !verb.iter().any(|word| text.contains(word))
        && !ends.iter().any(|end| text.ends_with(end))
}

/// A particle between two words in kanji or katakana: 「委託先は福祉公社」.
fn has_particle(text: &str) -> bool {
    let word = |c: char| matches!(Letter::of(c), Letter::Kanji | Letter::Katakana);
    let signs: Vec<char> = text.chars().collect();
    signs.windows(3).any(|it| matches!(it[1], 'は' | 'が' | 'で' | 'に') && word(it[0]) && word(it[2]))
}

/// Without an addition in brackets: 「地域支援課（主管）」.
fn bare(text: &str) -> &str {
    match text.rfind(['（', '(']) {
        Some(at) if at > 0 && text.ends_with(['）', ')']) => &text[..at],
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_texts() {
        for text in
            ["地域支援課", "市民社協", "福祉公社", "子ども家庭支援センター", "ごみ総合対策課", "地域支援課（主管）"]
        {
            assert!(is_department(text), "{text}");
        }
        for text in [
            "生活保護法改正",
            "（第55条の10新",
            "設）",
            "ター",
            "研修会を開いた会",
            "相談件数：３件",
            "・市民社協",
            "ートセンター",
            "センター",
            "会",
        ] {
            assert!(!is_department(text), "{text}");
        }
    }
}
