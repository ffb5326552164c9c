//! What stands at the start of a line of running text like the label of a cell that nobody told this program of.

use super::asking::{Asking, Question};
use super::figure::starts_with_figure;
use super::labels::{begins_with_label, between, is_close, names_item};
use super::lines::Line;
use crate::text::narrow;
use crate::year::{FiscalYear, read_year_at};
use std::collections::{BTreeMap, BTreeSet};

/// Words that begin a line in most blocks.
pub(super) fn repeated_words<'a>(body: &[Line<'a>]) -> BTreeSet<&'a str> {
    let mut blocks = 0_usize;
    // word → last block, how many blocks
    let mut seen: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for line in body {
        blocks += usize::from(names_item(line.text));
        let Some((word, _)) = first_word(line.text) else { continue };
        let (last, times) = seen.entry(word).or_default();
        if *last < blocks {
            (*last, *times) = (blocks, *times + 1);
        }
    }
    seen.into_iter().filter(|(_, (_, times))| *times >= 2 && *times * 2 > blocks).map(|(word, _)| word).collect()
}

/// What stands before a wide space or a colon, and the bytes up to what follows.
pub(super) fn first_word(text: &str) -> Option<(&str, usize)> {
    if begins_with_label(text) || text.starts_with(super::lines::is_bullet_sign) {
        return None;
    }
    let at = text.find(['\u{3000}', '：', ':'])?;
    // 「数値　サロン数：45か所」 names what is counted behind it.
    let behind = &text[at + between(&text[at..])..];
    if starts_with_figure(text) && (text[at..].starts_with(['：', ':']) || !starts_with_figure(behind)) {
        return None;
    }
    let word = text[..at].trim_matches(['【', '】', '〔', '〕']);
    let named = (2..=10).contains(&word.chars().count()) && !word.chars().any(char::is_numeric);
    named.then(|| (word, at + between(&text[at..])))
}

/// The same of one line by its look: in brackets, behind a sign, with a colon, or with a year and a space. A name with
/// its figure is none.
pub(super) fn like_label(text: &str) -> Option<(&str, usize)> {
    const LONGEST: usize = 16;
    let first = text.chars().next()?;
    let signed = matches!(first, '■' | '●' | '◆' | '◇' | '【' | '〔' | '［' | '[');
    let from = if signed { first.len_utf8() } else { 0 };
    let end = text[from..].find(|c: char| is_close(c) || matches!(narrow(c), ' ' | ':' | '\t'))?;
    let (label, rest) = text[from..].split_at(end);
    let dated = read_year_at(label).is_some_and(|year| label[year.len..].starts_with('の'));
    let set_off = signed || dated || rest.starts_with([':', '：']);
    let at = from + end + between(rest);
    let figure = text[at..].starts_with(|c: char| narrow(c).is_ascii_digit());
    let named = (2..=LONGEST).contains(&label.chars().count()) && !label.contains(['。', '、', '「', '・']);
    (set_off && named && !figure).then_some((label, at))
}

/// What its text is. A label that names the list's year tells what was done in it; else nothing is moved out of the cell
/// in which it stands.
pub(super) fn ask_label(line: u32, label: &str, year: FiscalYear, asking: &mut Asking<'_>) -> String {
    let mut choices = [
        ("text", "前の欄の続きである"),
        ("narrative", "説明（進捗状況）の見出しである"),
        ("remark", "備考（特殊要因等）の見出しである"),
        ("leave", "一覧表にない欄なので取らない"),
    ];
    let own = read_year_at(label).is_some_and(|named| named.year == year);
    let assumed = if own {
        choices.swap(0, 1);
        "年度があるので、説明（進捗状況）の見出しとしました。"
    } else {
        "欄の見出しとはみず、前の欄の続きとして読みました。"
    };
    asking.ask(Question {
        topic: "unknown-label",
        line,
        text: label,
        why: format!("「{label}」は欄の見出しのようですが、どの欄か分かりません。"),
        assumed: assumed.to_owned(),
        choices: &choices,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_like_a_label_is_told() {
        let told = |text| like_label(text).map(|(label, len): (&'static str, usize)| (label, &text[len..]));
        assert_eq!(told("【主な成果物】冊子"), Some(("主な成果物", "冊子")));
        assert_eq!(told("■ふりかえり：よくできた"), Some(("ふりかえり", "よくできた")));
        assert_eq!(told("令和６年度のようす　会議を開いた。"), Some(("令和６年度のようす", "会議を開いた。")));
        for text in ["ふりかえり", "・会議：３回", "会議：３回", "令和６年度は会議を　３回開いた。"]
        {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
