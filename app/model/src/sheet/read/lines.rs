//! A text as lines, with what the print tells by position: indent, width, gaps. Nothing is folded here.

use super::ReadRefused;
use crate::text::columns;

/// What stands between a line and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// Blank lines.
    Blank,
    /// Another cell of the same sort.
    Cell,
    /// A page's end, with or without blank lines: it says nothing about cells or paragraphs.
    Page,
}

/// One line with text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// From 1.
    pub number: u32,
    /// Without indent and trailing spaces.
    pub text: &'a str,
    /// Columns of the indent.
    pub indent: usize,
    pub gap: Gap,
}

impl Line<'_> {
    /// Columns from the margin to the end.
    pub fn columns(&self) -> usize {
        self.indent + columns(self.text)
    }

    /// Whether it begins something that is listed: ・ and its likes.
    pub fn is_bullet(&self) -> bool {
        self.text.starts_with(is_bullet_sign) && !self.text.starts_with(ZERO_YEARS)
    }
}

pub(super) fn is_bullet_sign(c: char) -> bool {
    matches!(c, '・' | '･' | '•' | '●' | '■' | '◆' | '◇' | '▪' | '○' | '〇' | '◯' | '□' | '▶' | '▼' | '➢')
}

/// 〇 that is a number: 「・〇歳児保育」.
const ZERO_YEARS: &str = "〇歳";

/// Signs of a bullet or a heading in 【】 at the start.
pub(super) fn bullet_len(text: &str) -> usize {
    let heading = text.starts_with('【').then(|| text.find('】')).flatten().map_or(0, |end| end + '】'.len_utf8());
    let mut rest = &text[heading..];
    while let Some(behind) = rest.strip_prefix(|c: char| is_bullet_sign(c) || c.is_whitespace())
        && !rest.starts_with(ZERO_YEARS)
    {
        rest = behind;
    }
    text[..text.len() - rest.len()].chars().count()
}

const MAX_BYTES: usize = 8 * 1024 * 1024;
const MAX_LINES: usize = 50_000;
const MAX_COLUMNS: usize = 20_000;

/// Splits a text into its lines; blank ones become gaps.
pub(super) fn split_lines(text: &str) -> Result<Vec<Line<'_>>, ReadRefused> {
    if text.len() > MAX_BYTES {
        let sentence = "ファイルが大きすぎます（上限８MB）。進捗状況一覧表だけのテキストにしてください。";
        return Err(ReadRefused { line: 0, sentence: sentence.to_owned() });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let end = if text.contains('\n') { '\n' } else { '\r' };
    if text.split(end).nth(MAX_LINES).is_some() {
        let sentence = "行が多すぎます（上限５万行）。進捗状況一覧表だけのテキストにしてください。";
        return Err(ReadRefused { line: 0, sentence: sentence.to_owned() });
    }
    let mut lines = Vec::new();
    let mut blanks = Vec::new();
    let mut blank = 0_usize;
    let mut gap = Gap::None;
    for (at, raw) in text.split(end).enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        check_line(raw, number)?;
        if raw.contains('\u{c}') {
            gap = Gap::Page;
        }
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            gap = if gap == Gap::Page { Gap::Page } else { Gap::Blank };
            blank += 1;
            continue;
        }
        let start = raw.len() - raw.trim_start().len();
        lines.push(Line { number, text: trimmed, indent: columns(&raw[..start]), gap });
        blanks.push(blank);
        (blank, gap) = (0, Gap::None);
    }
    close_even_gaps(&mut lines, &blanks);
    cut_margin(&mut lines);
    if lines.is_empty() {
        let sentence = "文書が空です。進捗状況一覧表のテキストを選んでください。";
        return Err(ReadRefused { line: 0, sentence: sentence.to_owned() });
    }
    Ok(lines)
}

/// A text that stands to the right as a whole has a margin, and no indent.
fn cut_margin(lines: &mut [Line<'_>]) {
    let margin = lines.iter().map(|line| line.indent).min().unwrap_or(0);
    lines.iter_mut().for_each(|line| line.indent -= margin);
}

/// A text in which every line is followed by a blank one: there a single blank line says nothing.
fn close_even_gaps(lines: &mut [Line<'_>], blanks: &[usize]) {
    let spaced = blanks.iter().skip(1).filter(|blank| **blank > 0).count();
    if lines.len() < 8 || spaced * 20 < (lines.len() - 1) * 19 {
        return;
    }
    for (line, blank) in lines.iter_mut().zip(blanks) {
        if line.gap == Gap::Blank && *blank == 1 {
            line.gap = Gap::None;
        }
    }
}

fn check_line(raw: &str, number: u32) -> Result<(), ReadRefused> {
    let odd = |c: char| c.is_control() && !matches!(c, '\t' | '\r' | '\u{c}') || c == '\u{fffd}';
    if raw.contains(odd) {
        let sentence = format!(
            "{number}行目に、文字として読めないものが含まれています。PDFやExcelのままではなく、テキストにしたものを選んでください。"
        );
        return Err(ReadRefused { line: number, sentence });
    }
    if raw.len() > MAX_COLUMNS {
        let sentence =
            format!("{number}行目が長すぎます。PDFから写したままの改行のある進捗状況一覧表を選んでください。");
        return Err(ReadRefused { line: number, sentence });
    }
    Ok(())
}

/// A line's text for a sentence: short enough to be read there.
pub(super) fn quote(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if text.chars().nth(40).is_some() {
        short.push('…');
    }
    format!("「{short}」")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_margin_before_every_line_is_no_indent() {
        let lines = split_lines("　一\n\n　　二\n　三").unwrap();
        assert_eq!(lines.iter().map(|line| line.indent).collect::<Vec<_>>(), [0, 2, 0]);
    }

    #[test]
    fn indents_and_gaps_are_kept_beside_the_text() {
        let lines = split_lines("\u{feff}一\r\n\r\n　二  \r\n\u{c}三").unwrap();
        let seen: Vec<_> = lines.iter().map(|l| (l.number, l.text, l.indent, l.gap)).collect();
        assert_eq!(seen, [(1, "一", 0, Gap::None), (3, "二", 2, Gap::Blank), (4, "三", 1, Gap::Page)]);
    }

    #[test]
    fn what_is_no_text_is_refused_by_its_line() {
        assert_eq!(split_lines("一\n\0二").unwrap_err().line, 2);
        assert_eq!(split_lines(" \n\n").unwrap_err().line, 0);
        assert_eq!(split_lines(&"（".repeat(1_000_000)).unwrap_err().line, 1);
        assert_eq!(split_lines(&"あ\n".repeat(3_000_000)).unwrap_err().line, 0);
    }
}
