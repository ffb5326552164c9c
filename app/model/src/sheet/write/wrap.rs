//! A cell's text as the lines of its column. A line that only continues never begins with a sign that would make it
//! look like a beginning, because a reader tells wraps and breaks apart by that alone. It knows no table.

/// Width of a column in half-width columns; a full-width character takes two.
#[derive(Clone, Copy)]
pub(super) struct Width(pub usize);

/// 項目 and 備考.
pub(super) const NARROW: Width = Width(16);
/// 計画の記載.
pub(super) const COMMITMENT: Width = Width(56);
/// 説明.
pub(super) const NARRATIVE: Width = Width(60);

/// Before a line that hangs from the one above.
pub(super) const HANGING: &str = "\u{3000}";

/// Signs that begin a line by themselves.
const BEGINS: [char; 3] = ['・', '【', '※'];
/// Signs that may not stand first in a line that continues (行頭禁則), with those that would look like a beginning.
const NEVER_FIRST: &str =
    "、。，．,.）)」』］〕】：:；;！？!?ー〜～々ぁぃぅぇぉっゃゅょァィゥェォッャュョ％%（(・【※①②③④⑤⑥⑦⑧⑨⑩ \u{3000}";
/// Signs that may not stand last (行末禁則).
const NEVER_LAST: &str = "（(「『［〔【";

/// The lines of one cell. A line of the text that begins with none of ・ 【 ※ gets an indent, unless it is the first:
/// without it, it would read as the wrap of the line above.
pub(super) fn cell(text: &str, width: Width) -> Vec<String> {
    let mut lines = Vec::new();
    for (at, line) in text.split('\n').enumerate() {
        let hanging = if line.starts_with(HANGING) { HANGING } else { "" };
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let indent = if at == 0 || line.starts_with(BEGINS) { "" } else { "\u{3000}" };
        wrap(&format!("{indent}{hanging}{line}"), width, &mut lines);
    }
    lines
}

fn wrap(line: &str, width: Width, lines: &mut Vec<String>) {
    let signs: Vec<char> = line.chars().collect();
    let mut from = 0;
    while from < signs.len() {
        let to = end_of_line(&signs, from, width);
        lines.push(signs[from..to].iter().collect());
        from = to;
    }
}

/// Where the line that begins at `from` ends: at the width, or before it where the next line could not begin so.
fn end_of_line(signs: &[char], from: usize, width: Width) -> usize {
    let mut used = 0;
    let mut full = from;
    while full < signs.len() && used + columns(signs[full]) <= width.0 {
        used += columns(signs[full]);
        full += 1;
    }
    if full == signs.len() {
        return full;
    }
    let full = full.max(from + 1);
    let earlier = (from + 1..=full).rev().find(|to| may_break(signs, *to));
    let later = || (full..signs.len()).find(|to| may_break(signs, *to)).unwrap_or(signs.len());
    earlier.unwrap_or_else(later)
}

/// Numbers and Latin words are never torn.
fn may_break(signs: &[char], at: usize) -> bool {
    let (Some(last), Some(first)) = (signs.get(at.wrapping_sub(1)), signs.get(at)) else {
        return true;
    };
    let torn = is_of_a_word(*last) && is_of_a_word(*first);
    !(torn || NEVER_FIRST.contains(*first) || NEVER_LAST.contains(*last) || last.is_whitespace())
}

fn is_of_a_word(sign: char) -> bool {
    sign.is_ascii_graphic() || ('０'..='９').contains(&sign)
}

fn columns(sign: char) -> usize {
    if sign.is_ascii() || ('｡'..='ﾟ').contains(&sign) { 1 } else { 2 }
}
