//! The cells of one item, told by order and width: 項目, 計画の記載, 評価, and what follows (see `tail`).

use super::ReadRefused;
use super::asking::Asking;
use super::complaint::refuse_mark;
use super::figure::Columns;
use super::lines::{Line, quote};
use super::outline::ItemPart;
use super::series::take_rows;
use super::title::cut_title;
use super::unmarked::{cut_unmarked, is_not_reported};
use crate::plan::{MarkScheme, fold_symbol};
use crate::text::columns;

/// An item's lines by cell.
#[derive(Debug, Default)]
pub(super) struct Cells<'a> {
    pub title: Vec<Line<'a>>,
    pub commitment: Vec<Line<'a>>,
    /// 担当, where it stands before the mark or no mark stands.
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
    /// The widest line behind a mark, 説明 and what follows it; 0 where none was measured.
    pub widest: usize,
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
        let mut widest = 0;
        for item in items {
            if let Some(cells) = &item.labelled {
                commitments.extend(cells.commitment().iter().map(Line::columns).filter(|width| *width > 24));
                let narrative = cells.tail(Self::default()).narrative;
                widest = narrative.iter().map(Line::columns).fold(widest, usize::max);
                narratives.extend(narrative.iter().map(Line::columns).filter(|width| *width > 24));
                continue;
            }
            let mark = item.lines.iter().position(|line| is_mark_cell(line, scheme)).unwrap_or(item.lines.len());
            if item.number.is_some() {
                titles.extend(item.lines[..mark].first().map(|line| columns(line.text)));
            }
            commitments.extend(item.lines[..mark].iter().filter(|line| line.columns() > 24).map(Line::columns));
            let rest = item.lines.get(mark + 1..).unwrap_or_default();
            widest = rest.iter().map(Line::columns).fold(widest, usize::max);
            narratives.extend(rest.iter().filter(|line| line.columns() > 24).map(Line::columns));
        }
        Self {
            title: quantile(&mut titles, 60).unwrap_or(16).clamp(16, 24),
            commitment: quantile(&mut commitments, 90).unwrap_or(56),
            narrative: quantile(&mut narratives, 90).unwrap_or(60),
            widest,
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
