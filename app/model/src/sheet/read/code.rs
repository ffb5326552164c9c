//! The code of an item on a line of its own above its name, in running text: 「№2」, 「施策番号　1-2」.

use super::figure::starts_with_figure;
use super::labels::{Field, begins_with_label, label_at, names_item};
use super::lines::{Gap, Line};
use super::numbering::item_number;
use crate::text::narrow;

/// Words before the code of an item.
const OF_CODE: &[&str] =
    &["施策番号", "事業番号", "取組番号", "項目番号", "整理番号", "通し番号", "番号", "施策", "事業", "取組", "項目"];

/// A line that is the code of an item alone: 「№2」, 「施策番号　1-2」, 「1-(2)」. Answers with its last number.
pub(super) fn lone_code(text: &str) -> Option<u32> {
    let plain: String = text.chars().map(narrow).collect();
    let edge = |c: char| " :.()[]【】〔〕<>".contains(c);
    let bare = plain.trim_matches(edge);
    let rest = OF_CODE.iter().find_map(|word| bare.strip_prefix(word)).unwrap_or(bare).trim_start_matches(edge);
    let rest = ["№", "No", "NO", "番号"].iter().find_map(|sign| rest.strip_prefix(sign)).unwrap_or(rest);
    let code = rest.trim_start_matches(edge);
    let joint = |c: char| "-‐‑–—―−ー.()".contains(c);
    let named = code.len() < bare.len() || code.contains(joint);
    let whole = code.starts_with(|c: char| c.is_ascii_digit()) && code.chars().count() <= 8;
    let mut parts = code.split(joint).filter(|part| !part.is_empty());
    let last = parts.next_back().filter(|part| part.len() <= 2 && part.chars().all(|c| c.is_ascii_digit()))?;
    let signs = code.chars().all(|c| c.is_ascii_digit() || joint(c));
    last.parse().ok().filter(|number| *number > 0 && named && whole && signs)
}

/// Whether a line right above an item is a heading over it, and the number that it gives the item. What blank lines set off on
/// both sides is none of the text before, unless it ends as text does or tells a figure.
pub(super) fn heading_above(line: &Line<'_>, below: &[Line<'_>]) -> Option<Option<u32>> {
    const LONGEST: usize = 40;
    let number = heading_number(line.text);
    if number.is_some() || is_heading_of_several(line.text) {
        return Some(number);
    }
    let apart = line.gap == Gap::Blank && below.first().is_some_and(|next| next.gap == Gap::Blank);
    let text =
        line.text.contains('。') || line.text.ends_with(['た', '）', ')']) || line.text.starts_with(['※', '（', '(']);
    let told = text || line.is_bullet() || starts_with_figure(line.text) || begins_with_label(line.text);
    (apart && !told && line.text.chars().count() <= LONGEST).then_some(None)
}

/// The number of a heading that stands over one item: 「(2) 居場所づくり」, 「１－２　居場所づくり」. A sentence is none.
fn heading_number(text: &str) -> Option<u32> {
    let of_code = || {
        let (code, title) = text.split_once([' ', '\u{3000}'])?;
        Some((lone_code(code)?, title.trim()))
    };
    let (number, title) = item_number(text).or_else(of_code)?;
    let sentence = title.contains(['。', 'を', '：', ':']) || title.ends_with(['た', 'る', 'す']);
    (!title.is_empty() && !sentence).then_some(number)
}

/// A heading over several items: 「第２章　相談支援」, 「【相談支援】」, 「＜相談支援＞」.
fn is_heading_of_several(text: &str) -> bool {
    let rest = text.strip_prefix('第').unwrap_or_default();
    let number = rest.trim_start_matches(|c: char| narrow(c).is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let part = number.len() < rest.len() && number.starts_with(['章', '節', '編', '部']);
    let pairs = [('【', '】'), ('＜', '＞'), ('<', '>'), ('〈', '〉'), ('《', '》'), ('［', '］'), ('〔', '〕')];
    let bracketed = pairs.iter().any(|(open, close)| text.starts_with(*open) && text.ends_with(*close));
    (part || bracketed && !begins_with_label(text)) && !text.contains('。')
}

/// Whether what stands on a line is of the item below it: its name follows, or its 基本施策 and then its name.
pub(super) fn is_code_above(line: &Line<'_>, below: &[Line<'_>]) -> bool {
    let policy = |line: &&Line<'_>| matches!(label_at(line.text), Some((Field::Policy, _)));
    let policies = below.iter().take(1).take_while(policy).count();
    !begins_with_label(line.text) && below.get(policies).is_some_and(|next| names_item(next.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_line_of_its_own() {
        for text in [
            "№2",
            "No.２",
            "【№２】",
            "施策1-2",
            "施策番号　1-2",
            "番号　2",
            "整理番号：12-2",
            "事業No.　2",
            "事業番号　2",
            "１－２",
            "1-(2)",
            "（1-2）",
            "番号：０２",
        ] {
            assert_eq!(lone_code(text), Some(2), "{text}");
        }
        for text in ["2", "(2)", "2件", "№2の続き", "施策", "番号　2　見守り", "令和6-2", "123", "番号　1203", "第2"]
        {
            assert_eq!(lone_code(text), None, "{text}");
        }
    }

    #[test]
    fn a_heading_over_an_item_has_a_number_and_a_title() {
        for text in ["(2) 居場所づくり", "（２）居場所づくり", "１－２　居場所づくり", "1-(2) 居場所づくり"]
        {
            assert_eq!(heading_number(text), Some(2), "{text}");
        }
        for text in
            ["(2)", "(2) 居場所を増やした。", "（２）サロンの支援を続けた", "居場所づくり", "１－２　延べ：20人"]
        {
            assert_eq!(heading_number(text), None, "{text}");
        }
        for text in ["第２章　相談支援", "第一節　相談", "【相談支援】", "＜相談支援＞"] {
            assert!(is_heading_of_several(text), "{text}");
        }
        for text in ["第２章で述べた。", "第２回会議", "【事業名】", "相談支援"] {
            assert!(!is_heading_of_several(text), "{text}");
        }
    }
}
