//! What has to be said about single years of a series: redefinitions and notes, in one order for the chart's numbers and
//! the list below it. It derives nothing: every sentence is somebody's.

use super::Series;
use crate::writing::Lang;
use crate::year::FiscalYear;

/// Something said about one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The year; of a redefinition, the first one counted in the new way.
    pub year: FiscalYear,
    /// What it is.
    pub kind: RemarkKind,
    /// 「数え方の変更」「特殊要因」「注記」.
    pub title: String,
    /// The sentence.
    pub sentence: String,
}

/// The title of a note that bears none.
const NOTE: &str = "注記";
/// The title of a note that stands in the column of remarks.
const REMARK: &str = "備考";

/// What a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkKind {
    /// 数え方の変更
    Break,
    /// 特殊要因 and other notes.
    Note,
}

impl Remark {
    /// Its title; what is printed as one stays Japanese.
    #[must_use]
    pub fn title_in(&self, lang: Lang) -> &str {
        match lang {
            Lang::En if self.kind == RemarkKind::Break => "Counted differently",
            Lang::En if self.title == NOTE => "Note",
            Lang::En if self.title == REMARK => "Remarks",
            _ => &self.title,
        }
    }

    /// ① for the first (0), ② for the second …, 「(51)」 where the circled ones end.
    #[must_use]
    pub fn number(at: usize) -> String {
        let circled = match u32::try_from(at).unwrap_or(u32::MAX) {
            it @ 0..20 => char::from_u32('①' as u32 + it),
            it @ 20..35 => char::from_u32('㉑' as u32 + it - 20),
            it @ 35..50 => char::from_u32('㊱' as u32 + it - 35),
            _ => None,
        };
        circled.map_or_else(|| format!("({})", at + 1), String::from)
    }
}

impl Series {
    /// Redefinitions and notes by year, a redefinition before that year's note.
    #[must_use]
    pub fn remarks(&self) -> Vec<Remark> {
        let breaks = self.breaks.iter().map(|it| Remark {
            year: it.from,
            kind: RemarkKind::Break,
            title: "数え方の変更".to_owned(),
            sentence: it.sentence.clone(),
        });
        let notes = self.points.iter().filter_map(|point| {
            let note = point.note.as_deref()?.trim();
            // a list may say of its own figure what has been settled as a redefinition: once is enough
            let told = self.breaks.iter().any(|it| it.from == point.year && note.contains(&it.sentence));
            let (title, sentence) = titled(note).filter(|_| !told)?;
            Some(Remark { year: point.year, kind: RemarkKind::Note, title, sentence })
        });
        let mut all: Vec<Remark> = breaks.chain(notes).filter(|it| self.covers(it.year)).collect();
        all.sort_by_key(|it| (it.year, it.kind != RemarkKind::Break));
        all
    }

    fn covers(&self, year: FiscalYear) -> bool {
        self.points.iter().any(|it| it.year == year)
    }
}

/// 備考（特殊要因等） of a 項目 as the note of its figures in that year, under its own title or that of its column.
#[must_use]
pub fn note_of_remark(remark: &str) -> Option<String> {
    let remark: String = remark.lines().map(str::trim).collect();
    let titled = ["特殊要因：", "特殊要因:"].iter().any(|title| remark.starts_with(title));
    (!remark.is_empty()).then(|| if titled { remark } else { format!("{REMARK}：{remark}") })
}

/// 「特殊要因：開催が１校」 has its own title; any other note is just one.
fn titled(note: &str) -> Option<(String, String)> {
    match note.split_once(['：', ':']) {
        Some((title, sentence)) if (1..=8).contains(&title.chars().count()) && !sentence.trim().is_empty() => {
            Some((title.trim().to_owned(), sentence.trim().to_owned()))
        }
        _ => (!note.is_empty()).then(|| (NOTE.to_owned(), note.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::{Beginning, Break, Point};

    fn year(western: i32) -> FiscalYear {
        FiscalYear::new(western).unwrap()
    }

    #[test]
    fn remarks_stand_in_the_order_of_years() {
        let point = |western, note: Option<&str>| Point {
            year: year(western),
            figure: None,
            approximate: false,
            note: note.map(str::to_owned),
        };
        let series = Series {
            name: "受講者".to_owned(),
            unit: None,
            counting: None,
            timing: None,
            points: vec![
                point(2022, Some("特殊要因：開催が１校")),
                point(2023, Some(" ")),
                point(2024, Some("暫定値")),
            ],
            beginning: Beginning::default(),
            breaks: vec![Break { from: year(2022), sentence: "教職員を含まない".to_owned() }],
            selected: year(2024),
        };
        let told: Vec<_> = series.remarks().into_iter().map(|it| format!("{}/{}", it.title, it.sentence)).collect();
        assert_eq!(told, ["数え方の変更/教職員を含まない", "特殊要因/開催が１校", "注記/暫定値"]);
        let remarks = series.remarks();
        let english: Vec<_> = remarks.iter().map(|it| it.title_in(Lang::En)).collect();
        assert_eq!(english, ["Counted differently", "特殊要因", "Note"]);
    }

    #[test]
    fn a_redefinition_that_is_printed_as_a_note_is_told_once() {
        let sentence = "教職員を含まない".to_owned();
        let series = Series {
            name: String::new(),
            unit: None,
            counting: None,
            timing: None,
            points: vec![Point { year: year(2022), figure: None, approximate: false, note: Some(sentence.clone()) }],
            beginning: Beginning::default(),
            breaks: vec![Break { from: year(2022), sentence }],
            selected: year(2022),
        };
        assert_eq!(series.remarks().len(), 1);
    }

    #[test]
    fn numbers_are_circled_as_far_as_they_go() {
        let check = |at, number: &str| assert_eq!(Remark::number(at), number);
        check(0, "①");
        check(19, "⑳");
        check(20, "㉑");
        check(35, "㊱");
        check(49, "㊿");
        check(50, "(51)");
    }
}
