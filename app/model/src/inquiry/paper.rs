//! What the page of one report shows: last year on one side, this year on the other.

use super::{News, WorkAct};
use crate::date::Date;
use crate::id::{IndicatorId, PlanId, ReportId};
use crate::indicator::{Amount, Change, Counting, Lineage, Timing};
use crate::moment::Moment;
use crate::plan::Mark;
use crate::report::{Draft, StateKind, StepKind};
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
    /// The plan's signs.
    pub marks: Vec<Mark>,
    /// What is written.
    pub draft: Draft,
    /// What last year's list says.
    pub last: Option<LastReport>,
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
