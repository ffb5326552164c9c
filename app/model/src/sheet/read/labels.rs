//! Words that name the cells of an item in running text: 「事業名　… 所属名　…（評価 …）」. Splits a line at them; what
//! becomes of the pieces is told in `labelled`.

use super::legend::read_legend;
use super::lines::Line;
use super::numbering::signed_number;
use super::vocabulary::field_of;
use crate::text::{columns, narrow};
use crate::year::FiscalYear;

/// What a label is the label of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Policy,
    Title,
    Commitment,
    Mark,
    /// 説明; with the year that the label names.
    Narrative(Option<FiscalYear>),
    Remark,
    Department,
    /// A cell that a 一覧表 doesn't have.
    Other,
}

impl Field {
    /// Whether its text is so short that another label may follow on the line.
    fn is_short(self) -> bool {
        matches!(self, Self::Title | Self::Mark | Self::Department)
    }
}

/// Whether a line begins with the name of an item, as every block of running text does. A bare 「項目」 is the word of a
/// table's head.
pub(super) fn names_item(text: &str) -> bool {
    tells(text, |field| field == Field::Title)
}

/// Whether a line tells department or mark behind their label.
pub(super) fn tells_more(text: &str) -> bool {
    tells(text, |field| matches!(field, Field::Department | Field::Mark)) && read_legend(text).is_none()
}

/// Whether one of the line's cells is such a field, filled in or with its label in brackets.
fn tells(text: &str, wanted: impl Fn(Field) -> bool) -> bool {
    let Some((field, at)) = label_at(text) else { return false };
    let bracketed = text.starts_with(is_open);
    let filled = |rest: &str| !rest.trim().is_empty() && !begins_with_label(rest.trim());
    if wanted(field) && (bracketed || filled(&text[at..])) {
        return true;
    }
    field.is_short() && next_label(text, at).is_some_and(|(start, _, _)| start > at && tells(&text[start..], wanted))
}

/// Whether a line begins with any label.
pub(super) fn begins_with_label(text: &str) -> bool {
    label_at(text).is_some()
}

/// A line's labels with what follows each on the line; empty where it begins with none. Within short texts more labels
/// may follow: `open` is the field that goes on from the line before.
pub(super) fn split_labels<'a>(line: Line<'a>, open: Option<Field>) -> (Option<&'a str>, Vec<(Field, Line<'a>)>) {
    let mut pieces = Vec::new();
    let mut at;
    let before = match label_at(line.text) {
        Some((field, len)) => {
            at = len;
            pieces.push((field, at));
            None
        }
        None if open.is_some_and(Field::is_short) => match next_label(line.text, 0) {
            Some((start, field, len)) => {
                at = start + len;
                pieces.push((field, at));
                Some(line.text[..start].trim_end())
            }
            None => return (Some(line.text), Vec::new()),
        },
        None => return (Some(line.text), Vec::new()),
    };
    let mut ends = Vec::new();
    while pieces.last().is_some_and(|(field, _)| field.is_short()) {
        let Some((start, field, len)) = next_label(line.text, at) else { break };
        ends.push(start);
        at = start + len;
        pieces.push((field, at));
    }
    ends.push(line.text.len());
    let piece = |((field, from), end): ((Field, usize), usize)| {
        let text = line.text[from..end].trim();
        let text = if field.is_short() { trim_bracket(text) } else { text };
        (field, Line { text, indent: line.indent + columns(&line.text[..from]), ..line })
    };
    (before, pieces.into_iter().zip(ends).map(piece).collect())
}

/// 「Ａ）」 of 「（評価　Ａ）」.
fn trim_bracket(text: &str) -> &str {
    let opens = text.matches(['（', '(']).count();
    let closes = text.matches(['）', ')']).count();
    if closes > opens { text.strip_suffix(['）', ')']).unwrap_or(text).trim_end() } else { text }
}

/// The next label behind a space or in a bracket: its start, its field and the bytes up to its text.
fn next_label(text: &str, from: usize) -> Option<(usize, Field, usize)> {
    let mut before = None;
    for (step, c) in text[from..].char_indices() {
        let at = from + step;
        let apart = before.is_some_and(|c| matches!(narrow(c), ' ' | ')' | '】' | '］')) || is_open(c);
        if apart && let Some((field, len)) = label_at(&text[at..]) {
            return Some((at, field, len));
        }
        before = Some(c);
    }
    None
}

fn is_open(c: char) -> bool {
    matches!(narrow(c), '(' | '[' | '【' | '〔' | '<' | '＜')
}

pub(super) fn is_close(c: char) -> bool {
    matches!(narrow(c), ')' | ']' | '】' | '〕' | '>' | '＞')
}

/// A label at the start: its field, and the bytes up to its text.
pub(super) fn label_at(text: &str) -> Option<(Field, usize)> {
    if let Some((_, len)) = number_before(text) {
        return label_at(&text[len..]).map(|(field, at)| (field, len + at));
    }
    let first = text.chars().next()?;
    let bullet = matches!(first, '■' | '●' | '◆' | '◇' | '・' | '▪' | '＊' | '*' | '※');
    let skipped = if bullet || is_open(first) { first.len_utf8() } else { 0 };
    let body = &text[skipped..];
    let mut depth = 0_usize;
    for (at, c) in body.char_indices().take(24) {
        let ends = (is_close(c) || matches!(narrow(c), ' ' | ':' | '\t')) && depth == 0;
        if ends {
            let end = at + between(&body[at..]);
            // 「担当　２人」 tells how many are.
            let amount = body[end..].starts_with(|c: char| narrow(c).is_ascii_digit());
            return field_of(&body[..at])
                .filter(|field| *field != Field::Department || !amount)
                .map(|field| (field, skipped + end));
        }
        depth += usize::from(is_open(c));
        depth -= usize::from(is_close(c));
    }
    (body.chars().count() <= 24).then(|| field_of(body)).flatten().map(|field| (field, text.len()))
}

/// The words of the label that begins a line.
pub(super) fn bare_label(text: &str) -> &str {
    let label = text.split([' ', '\u{3000}', '：', ':', '】', '〕']).next().unwrap_or_default();
    label.trim_start_matches(['【', '〔', '■', '●', '◆', '◇', '・'])
}

/// The number of an item before the label of its name, and the bytes up to that label: 「№１　事業名」.
pub(super) fn number_before(text: &str) -> Option<(u32, usize)> {
    let (number, len) = signed_number(text)?;
    let at = len + between(&text[len..]);
    matches!(label_at(&text[at..]), Some((Field::Title, _))).then_some((number, at))
}

/// Whether the name of an item stands within a line, behind something that isn't known.
pub(super) fn names_item_within(text: &str) -> bool {
    next_label(text, 0).is_some_and(|(start, field, _)| field == Field::Title && names_item(&text[start..]))
}

/// Bytes of what separates a label from its text.
pub(super) fn between(text: &str) -> usize {
    text.len() - text.trim_start_matches(|c: char| is_close(c) || matches!(narrow(c), ' ' | ':' | '\t')).len()
}

#[cfg(test)]
mod tests {
    use super::super::lines::Gap;
    use super::*;

    fn check(text: &str, expected: &[(Field, &str)]) {
        let (_, pieces) = split_labels(Line { number: 1, text, indent: 0, gap: Gap::None }, None);
        let pieces: Vec<_> = pieces.into_iter().map(|(field, line)| (field, line.text)).collect();
        assert_eq!(pieces, expected, "{text}");
    }

    #[test]
    fn a_line_is_split_at_its_labels() {
        let year = FiscalYear::new(2024).ok();
        check(
            "事業名　見守りの会議　所属名　地域支援課（評価　Ａ）",
            &[(Field::Title, "見守りの会議"), (Field::Department, "地域支援課"), (Field::Mark, "Ａ")],
        );
        check("【事業名】見守りの会議（仮称）", &[(Field::Title, "見守りの会議（仮称）")]);
        check("■令和６年度の実績：会議　２回", &[(Field::Narrative(year), "会議　２回")]);
        check("説明（進捗状況）", &[(Field::Narrative(None), "")]);
        check("実績　評価 の見直しをした", &[(Field::Narrative(None), "評価 の見直しをした")]);
        check("前年度の実績　会議　２回", &[(Field::Other, "会議　２回")]);
        check("令和７年度の予定　会議　２回", &[(Field::Other, "会議　２回")]);
    }

    #[test]
    fn text_has_no_labels() {
        for text in ["評価は高い。", "実績報告書　２件", "事業名簿", "参加者数：10人"] {
            check(text, &[]);
        }
    }
}
