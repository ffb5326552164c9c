//! The cells of one item, told by order and width: 項目, 計画の記載, 評価, and what follows (see `tail`).

use super::ReadRefused;
use super::asking::{Asking, Question};
use super::complaint::refuse_mark;
use super::figure::Columns;
use super::lines::{Gap, Line, quote};
use super::outline::ItemPart;
use super::series::take_rows;
use super::unmarked::{cut_unmarked, is_not_reported};
use crate::plan::{MarkScheme, fold_symbol};
use crate::text::columns;

/// An item's lines by cell.
#[derive(Debug, Default)]
pub(super) struct Cells<'a> {
    pub title: Vec<Line<'a>>,
    pub commitment: Vec<Line<'a>>,
    /// 担当, where it stands before the mark.
    pub departments: Vec<Line<'a>>,
    pub mark: Option<String>,
    /// Behind the mark: 説明, 備考, 担当.
    pub rest: Vec<Line<'a>>,
}

/// Widths of the columns in this list.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Widths {
    pub title: usize,
    pub commitment: usize,
    pub narrative: usize,
}

impl Widths {
    /// What a narrow cell (項目, 備考, 担当) can hold.
    pub fn narrow(self) -> usize {
        (self.title + 4).min((self.narrative / 2).max(20))
    }

    /// Measures the columns over all items.
    pub fn measure<'b>(items: impl Iterator<Item = &'b ItemPart<'b>> + Clone, scheme: &MarkScheme) -> Self {
        let mut titles = Vec::new();
        let mut commitments = Vec::new();
        let mut narratives = Vec::new();
        for item in items {
            if let Some(cells) = &item.labelled {
                commitments.extend(cells.commitment().iter().map(Line::columns).filter(|width| *width > 24));
                let narrative = cells.tail(Self::default()).narrative;
                narratives.extend(narrative.iter().map(Line::columns).filter(|width| *width > 24));
                continue;
            }
            let mark = item.lines.iter().position(|line| is_mark_cell(line, scheme)).unwrap_or(item.lines.len());
            if item.number.is_some() {
                titles.extend(item.lines[..mark].first().map(|line| columns(line.text)));
            }
            commitments.extend(item.lines[..mark].iter().filter(|line| line.columns() > 24).map(Line::columns));
            let rest = item.lines.get(mark + 1..).unwrap_or_default();
            narratives.extend(rest.iter().filter(|line| line.columns() > 24).map(Line::columns));
        }
        Self {
            title: quantile(&mut titles, 60).unwrap_or(16).clamp(16, 24),
            commitment: quantile(&mut commitments, 90).unwrap_or(56),
            narrative: quantile(&mut narratives, 90).unwrap_or(60),
        }
    }
}

/// The value below which `percent` of the measured lie.
fn quantile(measured: &mut [usize], percent: usize) -> Option<usize> {
    measured.sort_unstable();
    measured.get((measured.len() * percent / 100).min(measured.len().saturating_sub(1))).copied()
}

/// A line that is a mark alone.
pub(super) fn is_mark(line: &Line<'_>, scheme: &MarkScheme) -> bool {
    columns(line.text) <= 12 && scheme.read(line.text).is_some()
}

/// A line that fills the mark's cell: a mark, or the word that there is none yet.
pub(super) fn is_mark_cell(line: &Line<'_>, scheme: &MarkScheme) -> bool {
    is_mark(line, scheme) || is_not_reported(line.text)
}

/// Cuts an item into its cells.
pub(super) fn cut_cells<'a>(
    item: &ItemPart<'a>,
    scheme: &MarkScheme,
    (widths, columns): (Widths, Option<&Columns>),
    asking: &mut Asking<'_>,
) -> Result<Cells<'a>, ReadRefused> {
    let first = item.lines.iter().position(|line| is_mark_cell(line, scheme));
    refuse_foreign_mark(&item.lines[..first.unwrap_or(item.lines.len())])?;
    let Some(at) = first else { return cut_unmarked(item, scheme, widths, asking) };
    check_second_mark(&item.lines[at + 1..], scheme)?;
    let (promised, mut rest) = take_rows(&item.lines[..at], columns);
    let (title, commitment) = cut_title(item, &promised, widths, asking);
    let mark = scheme.read(item.lines[at].text).map(|mark| mark.symbol.clone());
    rest.extend_from_slice(&item.lines[at + 1..]);
    Ok(Cells { title, commitment, departments: Vec::new(), mark, rest })
}

/// A second mark means that an item's number was lost. A dash may be an empty 備考.
fn check_second_mark(rest: &[Line<'_>], scheme: &MarkScheme) -> Result<(), ReadRefused> {
    let names = |at: usize| rest[at + 1..].iter().all(|line| super::department::is_department(line.text));
    let is_empty_remark = |at: usize| fold_symbol(rest[at].text) == "－" && names(at);
    match (0..rest.len()).find(|at| is_mark(&rest[*at], scheme) && !is_empty_remark(*at)).map(|at| rest[at]) {
        None => Ok(()),
        Some(line) => Err(ReadRefused {
            line: line.number,
            sentence: format!(
                "{}行目{}は、同じ項目の二つめの評価です。前に項目の番号「(n)」の行が抜けていないか確かめてください。",
                line.number,
                quote(line.text)
            ),
        }),
    }
}

/// The title is narrow; 計画の記載 begins with ・, an indent or a wide line.
pub(super) fn cut_title<'a>(
    item: &ItemPart<'a>,
    lines: &[Line<'a>],
    widths: Widths,
    asking: &mut Asking<'_>,
) -> (Vec<Line<'a>>, Vec<Line<'a>>) {
    if item.number.is_none() {
        return (Vec::new(), lines.to_vec());
    }
    let limit = widths.title + 3;
    let wide = |line: &Line<'_>| line.columns() > limit;
    let end = lines.iter().enumerate().position(|(at, line)| {
        at > 0
            && is_closed(&lines[..at])
            && (line.is_bullet() && line.gap != Gap::None || is_list(lines, at) || wide(line))
    });
    let end = match end {
        Some(end) => end,
        None => return cut_title_by_gap(item, lines, asking),
    };
    if lines.first().is_some_and(wide) && end > 1 {
        return cut_title_by_gap(item, lines, asking);
    }
    (lines[..end].to_vec(), lines[end..].to_vec())
}

/// Whether no bracket of the title is open: 「…の支援【再⏎掲】」.
fn is_closed(lines: &[Line<'_>]) -> bool {
    let count = |signs: &[char]| lines.iter().map(|line| line.text.matches(signs).count()).sum::<usize>();
    lines.len() > 6 || count(&['【', '（', '(', '〔']) <= count(&['】', '）', ')', '〕'])
}

/// Whether the bullet at `at` begins 計画の記載. A title may be torn before ・ (見守り⏎・孤立防止): then what follows is as
/// narrow as a title to the end.
fn is_list(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    if line.indent > 0 && line.gap != Gap::Page {
        return true;
    }
    line.is_bullet()
        && !(columns(line.text) <= 16
            && lines.get(at + 1).is_some_and(|next| next.is_bullet() && columns(next.text) > 24))
}

/// No width tells title and 計画の記載 apart: a blank line is taken, and asked about.
fn cut_title_by_gap<'a>(
    item: &ItemPart<'a>,
    lines: &[Line<'a>],
    asking: &mut Asking<'_>,
) -> (Vec<Line<'a>>, Vec<Line<'a>>) {
    let end = (1..lines.len()).find(|at| lines[*at].gap == Gap::Blank).unwrap_or(lines.len());
    let sure = end == 1 && lines.get(1).is_some_and(Line::is_bullet);
    if let Some(first) = lines.first().filter(|_| !sure) {
        let title: String = lines[..end].iter().map(|line| line.text).collect();
        asking.ask(Question {
            topic: "title",
            line: first.number,
            text: &title,
            why: format!("({})の項目名と計画の記載の境が、幅からは決まりません。", item.number.unwrap_or(0)),
            assumed: format!("項目名を「{title}」としました。"),
            choices: &[("title", "項目名はこのとおりである")],
        });
    }
    (lines[..end].to_vec(), lines[end..].to_vec())
}

/// A mark that the legend doesn't have must not become text: the next item's would be taken for it.
fn refuse_foreign_mark(lines: &[Line<'_>]) -> Result<(), ReadRefused> {
    lines.iter().find(|line| is_foreign_mark(line)).map_or(Ok(()), |line| Err(refuse_mark(line)))
}

/// A sign alone on its line that no legend names.
fn is_foreign_mark(line: &Line<'_>) -> bool {
    let mut chars = line.text.chars();
    let first = chars.next().is_some_and(|c| !c.is_alphanumeric() && !"・。、）)（(「」※→".contains(c));
    first && chars.next().is_none()
}
