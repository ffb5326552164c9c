//! One item of running text: its cells as the labels tell them apart. Which line belongs to which is told in `labelled`.

use super::ReadRefused;
use super::asking::Asking;
use super::cells::{Cells, Widths};
use super::complaint::refuse_mark;
use super::lines::{Gap, Line};
use super::names::join_names;
use super::outline::ItemPart;
use super::tail::Tail;
use super::unmarked::{ask_unreported, is_not_reported};
use crate::plan::MarkScheme;
use crate::text::name_key;

/// The cells of an item as their labels tell them.
#[derive(Debug, Default)]
pub(super) struct Labelled<'a> {
    pub title: Vec<Line<'a>>,
    pub commitment: Vec<Line<'a>>,
    pub mark: Vec<Line<'a>>,
    pub narrative: Vec<Line<'a>>,
    pub remark: Vec<Line<'a>>,
    pub departments: Vec<Line<'a>>,
}

impl<'a> Labelled<'a> {
    /// The lines of a cell without the indent that the label gives them.
    fn outdent(lines: &[Line<'a>]) -> Vec<Line<'a>> {
        let least = lines.iter().skip(1).map(|line| line.indent).min();
        let least = least.or(lines.first().map(|line| line.indent)).unwrap_or(0);
        let moved = lines.iter().enumerate().map(|(at, line)| {
            let gap = if at == 0 { Gap::None } else { line.gap };
            Line { indent: if at == 0 { 0 } else { line.indent - least }, gap, ..*line }
        });
        moved.collect()
    }

    /// 項目, 計画の記載 and 評価.
    pub fn cut(
        &self,
        scheme: &MarkScheme,
        item: &ItemPart<'_>,
        asking: &mut Asking<'_>,
    ) -> Result<Cells<'a>, ReadRefused> {
        let (title, commitment) = (Self::outdent(&self.title), self.commitment());
        let mark = self.mark(scheme, item, asking)?;
        Ok(Cells { title, commitment, departments: Vec::new(), mark, rest: Vec::new() })
    }

    pub fn commitment(&self) -> Vec<Line<'a>> {
        Self::outdent(&self.commitment)
    }

    /// 説明, 備考 and 担当.
    pub fn tail(&self, widths: Widths) -> Tail<'a> {
        let raw_departments = Self::outdent(&self.departments);
        Tail {
            narrative: Self::outdent(&self.narrative),
            remark: Self::outdent(&self.remark),
            departments: join_names(&raw_departments, widths),
            raw_departments,
        }
    }

    /// The mark; `None` where the cell is empty or says so.
    fn mark(
        &self,
        scheme: &MarkScheme,
        item: &ItemPart<'_>,
        asking: &mut Asking<'_>,
    ) -> Result<Option<String>, ReadRefused> {
        let printed: String = self.mark.iter().map(|line| line.text).collect();
        if is_not_reported(&printed) {
            return Ok(None);
        }
        let Some(line) = self.mark.first() else {
            let title: String = self.title.iter().map(|line| line.text).collect();
            ask_unreported(item.line, &title, asking);
            return Ok(None);
        };
        let sign = printed.split(['（', '(', ' ', '\u{3000}', '：', ':']).next().unwrap_or_default();
        let words = printed[sign.len()..].trim_matches(|c: char| !c.is_alphanumeric());
        let whole = scheme.read(&printed);
        let read = whole.or_else(|| scheme.read(sign).filter(|mark| name_key(&mark.words) == name_key(words)));
        read.map(|mark| Some(mark.symbol.clone())).ok_or_else(|| refuse_mark(line))
    }
}
