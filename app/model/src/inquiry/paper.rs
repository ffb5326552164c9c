//! What the page of one report shows: last year on one side, this year on the other.

use super::{News, WorkAct};
use crate::date::Date;
use crate::id::{IndicatorId, PlanId, ReportId};
use crate::indicator::{Amount, Change, Counting, Direction, Figure, Lineage, Series, Timing, Way};
use crate::moment::Moment;
use crate::plan::Mark;
use crate::report::{Draft, Entry, Hint, Known, StateKind, StepKind, find_hints};
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// A report while it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportPage {
    /// Key.
    pub report: ReportId,
    /// The plan.
    pub plan: PlanId,
    /// Its title.
    pub plan_title: String,
    /// The year that is reported on.
    pub year: FiscalYear,
    /// 「1-(2)」.
    pub place: String,
    /// Title of the 項目.
    pub title: String,
    /// 計画の記載.
    pub commitment: Option<String>,
    /// State.
    pub state: StateKind,
    /// Why it was sent back or opened again.
    pub reason: Option<String>,
    /// 主担当.
    pub lead: String,
    /// 共同, and whether each has signed.
    pub joint: Vec<(String, Signed)>,
    /// The day by which it is due.
    pub due: Date,
    /// Days until then, negative when it is past.
    pub days: i64,
    /// The plan's signs.
    pub marks: Vec<Mark>,
    /// What is written.
    pub draft: Draft,
    /// What last year's list says.
    pub last: Option<LastReport>,
    /// How long a 説明 of last year's list usually is: half of them lie between, in letters.
    pub usual: Option<(usize, usize)>,
    /// Its figures.
    pub values: Vec<ValueRow>,
    /// What it changes about its indicators, oldest first.
    pub alterations: Vec<AlterationRow>,
    /// What a careful reader would ask, as sentences.
    pub hints: Vec<String>,
    /// What others did since the reader last looked.
    pub news: Vec<News>,
    /// Every step, newest first.
    pub history: Vec<HistoryRow>,
    /// Steps so far.
    pub steps: i32,
    /// What the reader may do now.
    pub acts: Vec<PaperAct>,
}

/// Whether a joint department has signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Signed {
    /// Not yet.
    No,
    /// Since then.
    At(Moment),
    /// Then, and something else stands there since.
    Before(Moment),
}

/// What last year's list says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastReport {
    /// 評価.
    pub mark: Option<Mark>,
    /// 説明 without its figures.
    pub narrative: String,
    /// 備考.
    pub remark: Option<String>,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueRow {
    /// Key.
    pub indicator: IndicatorId,
    /// Heading + space + label.
    pub name: String,
    /// As printed.
    pub unit: Option<String>,
    /// 延べ / 実.
    pub counting: Option<Counting>,
    /// 年度末現在 / 年間.
    pub timing: Option<Timing>,
    /// 前年度.
    pub before: Amount,
    /// This year; a figure of `None`: blank.
    pub now: Amount,
    /// How they compare.
    pub change: Change,
    /// 望ましい向き, where the city has said one.
    pub desired: Option<Direction>,
    /// The years before, with this one open at the end.
    pub series: Series,
    /// How the report says that it stands to the year before.
    pub lineage: Lineage,
}

/// A change of an indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlterationRow {
    /// Key.
    pub number: i64,
    /// What, as words: 「「会員数」を「登録者数」に」.
    pub words: String,
    /// Why.
    pub why: String,
    /// Who.
    pub by: String,
    /// When.
    pub at: Moment,
    /// Who took it back, and when.
    pub undone: Option<(String, Moment)>,
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryRow {
    /// Which.
    pub step: StepKind,
    /// Who.
    pub by: String,
    /// When.
    pub at: Moment,
    /// For whom it was signed.
    pub department: Option<String>,
    /// Why it went back.
    pub reason: Option<String>,
}

/// What can be done with a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaperAct {
    /// Writing in it.
    Write,
    /// What those who answer do.
    Work(WorkAct),
    /// 差戻し
    SendBack,
    /// 確定
    Confirm,
    /// 再開
    Reopen,
}

/// What is still to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// 評価.
    Mark,
    /// 説明.
    Narrative,
    /// 実績値 of this row of the table.
    Value(usize),
}

impl ReportPage {
    /// What nobody has written yet, in the order of the page. 備考 may stay empty.
    #[must_use]
    pub fn left(&self, draft: &Draft) -> Vec<Left> {
        let mark = draft.mark.is_none().then_some(Left::Mark);
        let narrative = draft.narrative.trim().is_empty().then_some(Left::Narrative);
        let blank = |(_, it): &(usize, &ValueRow)| !draft.values.contains_key(&it.indicator);
        let values = self.values.iter().enumerate().filter(blank).map(|(row, _)| Left::Value(row));
        mark.into_iter().chain(narrative).chain(values).collect()
    }

    /// The same with nothing written in it.
    #[must_use]
    pub fn without_writing(self) -> Self {
        let blank = |it: ValueRow| ValueRow {
            now: Amount { figure: None, approximate: false, ..it.now.clone() },
            change: it.change_with(None),
            ..it
        };
        Self { draft: Draft::default(), values: self.values.into_iter().map(blank).collect(), ..self }
    }

    /// What a careful reader would ask about a draft of this report.
    #[must_use]
    pub fn hints_of(&self, draft: &Draft) -> Vec<Hint> {
        let mark = self.marks.iter().find(|it| Some(&it.symbol) == draft.mark.as_ref());
        let known: Vec<_> = self.values.iter().map(ValueRow::known).collect();
        find_hints(draft, mark, &known, self.last.as_ref().map(|it| it.narrative.as_str()))
    }
}

impl ValueRow {
    /// What hints are found by.
    #[must_use]
    pub fn known(&self) -> Known<'_> {
        Known {
            indicator: self.indicator,
            name: &self.name,
            unit: self.unit.as_deref(),
            way: self.way(),
            desired: self.desired,
            before: self.before.figure.filter(|_| self.is_comparable()),
        }
    }

    /// How it is counted.
    #[must_use]
    pub const fn way(&self) -> Way {
        Way { counting: self.counting, timing: self.timing }
    }

    /// Whether it is counted as in the year before, so that the two can be compared.
    #[must_use]
    pub fn is_comparable(&self) -> bool {
        self.lineage.redefined.is_none() && self.series.breaks.iter().all(|it| it.from != self.series.selected)
    }

    /// The years with this value in the open one.
    #[must_use]
    pub fn series_with(&self, entry: Option<&Entry>) -> Series {
        let mut series = self.series.clone();
        if let Some(point) = series.points.iter_mut().find(|it| it.year == series.selected) {
            point.figure = entry.map(|it| it.figure);
            point.approximate = entry.is_some_and(|it| it.approximate);
        }
        series
    }

    /// How this value compares with the year before.
    #[must_use]
    pub fn change_with(&self, entry: Option<&Entry>) -> Change {
        let now: Option<&Figure> = entry.map(|it| &it.figure);
        now.map_or(Change::NoValue, |now| self.series.compare(self.before.figure.as_ref(), Some(now)))
    }
}
