//! A report as pages show it: printed lines, figures in aligned rows, and 文の違い against another year. It decides what
//! stands where; what figures are worth is given.

use super::narrative::{Labelled, Piece};
use crate::id::IndicatorId;
use crate::indicator::{Amount, Change};
use crate::text::diff::{Span, SpanKind, differences};
use serde::{Deserialize, Serialize};

/// A printed line; one piece, more where it is compared.
pub type Line = Vec<Span>;

/// A part of 説明, in printed order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// Text.
    Lines(Vec<Line>),
    /// Figures in aligned rows.
    Figures(Vec<FigureRow>),
}

/// One figure: name, value, （前年度 n）, change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureRow {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Label as printed.
    pub label: String,
    /// 「延」「年」, printed before the number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub qualifier: String,
    /// 今年度 as this list has it.
    pub now: Amount,
    /// What counts since, where a later list or a 再掲 corrected it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected: Option<Amount>,
    /// 訂正前: what the editions of this list before the newest printed, if they printed another figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub former: Option<Amount>,
    /// 前年度 as this list has it; its figure is `None` where nothing is known.
    pub before: Amount,
    /// The stored 前年度, where the list prints another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stored: Option<Amount>,
    /// Of what is stored of both years.
    pub change: Change,
    /// What follows ※ behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Stands for a group of figures while texts are compared: no printed text holds a noncharacter.
const FIGURES: &str = "\u{fdd0}";

/// The blocks of a 説明, compared with an older one where that is given. `row` gives the row of a figure.
#[must_use]
pub fn lay_out(pieces: &[Piece], older: Option<&[Piece]>, row: impl Fn(&Labelled) -> FigureRow) -> Vec<Block> {
    let lines = compare(&text_of(pieces), older.map(text_of).as_deref());
    let mut groups = pieces.iter().filter(|it| !matches!(it, Piece::Line(_)));
    let mut blocks: Vec<Block> = Vec::new();
    for line in lines {
        let (signs, text): (Line, Line) = line.into_iter().partition(|span| span.text == FIGURES);
        if signs.iter().any(|sign| sign.kind != SpanKind::Lost)
            && let Some(group) = groups.next()
        {
            push_rows(&mut blocks, rows(group, &row));
        }
        if !text.is_empty() {
            push_line(&mut blocks, text);
        }
    }
    blocks
}

fn push_line(blocks: &mut Vec<Block>, line: Line) {
    match blocks.last_mut() {
        Some(Block::Lines(above)) => above.push(line),
        _ => blocks.push(Block::Lines(vec![line])),
    }
}

fn push_rows(blocks: &mut Vec<Block>, mut rows: Vec<FigureRow>) {
    match blocks.last_mut() {
        _ if rows.is_empty() => {}
        Some(Block::Figures(above)) => above.append(&mut rows),
        _ => blocks.push(Block::Figures(rows)),
    }
}

/// Figures inside a sentence are said there already: a row is worth its place only where it compares.
fn rows(piece: &Piece, row: &impl Fn(&Labelled) -> FigureRow) -> Vec<FigureRow> {
    match piece {
        Piece::Line(_) => Vec::new(),
        Piece::Figures(all) | Piece::Elsewhere(all) => all.iter().map(row).collect(),
        Piece::Inside(all) => all.iter().map(row).filter(|it| it.before.figure.is_some()).collect(),
    }
}

fn text_of(pieces: &[Piece]) -> String {
    let line = |piece: &Piece| match piece {
        Piece::Line(line) => line.replace(FIGURES, ""),
        _ => FIGURES.to_owned(),
    };
    pieces.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The lines of a text, compared with an older one where that is given; empty lines are dropped.
#[must_use]
pub fn compare(new: &str, old: Option<&str>) -> Vec<Line> {
    // Every line ends: the last one is then equal to itself when others follow it.
    let ended = |text: &str| format!("{}\n", text.trim_end());
    let spans = old.map_or_else(|| vec![Span::same(new)], |old| differences(&ended(old), &ended(new)));
    let mut lines: Vec<Line> = vec![Vec::new()];
    for span in spans {
        let blank = span.kind == SpanKind::Lost && span.text.trim().is_empty();
        for (nth, part) in span.text.split('\n').enumerate() {
            if nth > 0 && !blank {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut().filter(|_| !part.is_empty()) {
                line.push(Span { text: part.to_owned(), kind: span.kind });
            }
        }
    }
    lines.retain(|line| line.iter().any(|span| !span.text.trim().is_empty()));
    lines
}

#[cfg(test)]
mod tests {
    use super::super::narrative::{InText, cut};
    use super::*;
    use crate::indicator::Figure;

    fn shown(lines: &[Line]) -> String {
        let write = |span: &Span| match span.kind {
            SpanKind::Same => span.text.clone(),
            SpanKind::Added => format!("[+{}+]", span.text),
            SpanKind::Lost => format!("[-{}-]", span.text),
        };
        lines.iter().map(|line| line.iter().map(write).collect::<String>()).collect::<Vec<_>>().join("/")
    }

    #[test]
    fn a_line_that_is_gone_stands_as_a_line_of_its_own() {
        let check = |old: Option<&str>, new: &str, lines: &str| assert_eq!(shown(&compare(new, old)), lines);
        check(None, "・研修\n\n・配布\n", "・研修/・配布");
        check(Some("・研修\n・配布"), "・研修\n・配布", "・研修/・配布");
        check(Some("講演\n研修"), "研修", "[-講演-]/研修");
        check(Some("研修\n講演"), "研修", "研修/[-講演-]");
        check(Some("研修"), "研修\n講演", "研修/[+講演+]");
        check(Some("研修\n講演"), "研修講演", "[+研修講演+]/[-研修-]/[-講演-]");
        check(Some("研修"), "", "[-研修-]");
    }

    fn row(label: &Labelled) -> FigureRow {
        FigureRow {
            indicator: IndicatorId(i64::try_from(label.at).unwrap()),
            label: label.label.clone(),
            qualifier: label.qualifier.clone(),
            now: Amount::default(),
            corrected: None,
            former: None,
            before: Amount { figure: (label.label != "回数").then(|| Figure::Value(1.into())), ..Amount::default() },
            stored: None,
            change: Change::NoBase,
            note: None,
        }
    }

    /// Lines by `/`, figures as `<labels>`.
    fn blocks(old: Option<&str>, new: &str, figures: &[(&str, &str)]) -> String {
        let texts: Vec<_> = figures.iter().map(|(name, as_printed)| InText { name, as_printed, note: None }).collect();
        let pieces = cut(new, &texts);
        let last = InText { name: "件数", as_printed: "件数：1件", note: None };
        let older = old.map(|old| cut(old, if old.contains("件数") { std::slice::from_ref(&last) } else { &[] }));
        let laid = lay_out(&pieces, older.as_deref(), row);
        let write = |block: &Block| match block {
            Block::Lines(lines) => shown(lines),
            Block::Figures(rows) => {
                format!("<{}>", rows.iter().map(|it| it.label.as_str()).collect::<Vec<_>>().join(" "))
            }
        };
        laid.iter().map(write).collect::<Vec<_>>().join("/")
    }

    #[test]
    fn figures_keep_their_place_and_are_not_compared_as_text() {
        let now = [("件数", "件数：2件")];
        assert_eq!(blocks(None, "相談した。\n件数：2件\n周知した。", &now), "相談した。/<件数>/周知した。");
        assert_eq!(
            blocks(Some("相談した。\n件数：1件"), "相談した。\n件数：2件\n周知した。", &now),
            "相談した。/<件数>/[+周知した。+]"
        );
        assert_eq!(blocks(Some("相談した。\n件数：1件"), "相談した。", &[]), "相談した。");
        assert_eq!(blocks(Some("相談した。"), "件数：2件", &now), "<件数>/[-相談した。-]");
    }

    #[test]
    fn a_figure_inside_a_sentence_gets_a_row_only_where_it_compares() {
        let sentence = "講義（参加者５名、回数２回）を開いた。";
        assert_eq!(
            blocks(None, sentence, &[("参加者", "参加者５名"), ("回数", "回数２回")]),
            format!("{sentence}/<参加者>")
        );
    }
}
