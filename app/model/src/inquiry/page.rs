//! What 仕事場 and 進み方 show.

use super::Waiting;
use crate::date::Date;
use crate::id::{DepartmentId, PlanId, ReportId};
use crate::moment::Moment;
use crate::plan::Mark;
use crate::publication::Publication;
use crate::report::{Hint, StateKind, StepKind};
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// 仕事場: what somebody has to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkPage {
    /// Opened years in which they answer for something, newest first.
    pub years: Vec<WorkYear>,
}

/// One plan's opened year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkYear {
    /// The plan.
    pub plan: PlanId,
    /// Its title.
    pub title: String,
    /// The year that is reported on.
    pub year: FiscalYear,
    /// What the 事務局 wrote to all.
    pub message: String,
    /// When the 事務局 last reminded one of their departments.
    pub reminded: Option<Moment>,
    /// Their reports, in printed order.
    pub reports: Vec<WorkReport>,
}

/// One report of theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkReport {
    /// Key.
    pub report: ReportId,
    /// 「1-(2)」.
    pub place: String,
    /// Title of the 項目.
    pub title: String,
    /// State.
    pub state: StateKind,
    /// Why it was sent back or opened again.
    pub reason: Option<String>,
    /// 主担当.
    pub lead: String,
    /// 共同.
    pub joint: Vec<String>,
    /// 共同 that have not signed.
    pub unsigned: Vec<String>,
    /// The day by which theirs is due.
    pub due: Date,
    /// How pressing it is for them.
    pub waiting: Waiting,
    /// What others did since they last looked, newest first.
    pub news: Vec<News>,
    /// Steps so far: sent along with a step, so that it meets the report as it was seen.
    pub steps: i32,
    /// What they may do with it now.
    pub acts: Vec<WorkAct>,
}

/// What somebody else did with a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// A step, or `None`: they wrote.
    pub step: Option<StepKind>,
    /// Who.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// A button beside a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WorkAct {
    /// 署名 for this department.
    Sign(DepartmentId, String),
    /// 提出
    Submit,
    /// 取下げ
    Withdraw,
}

/// 進み方: who has answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardPage {
    /// Every opened year, newest first: plan, its title, year.
    pub all: Vec<(PlanId, String, FiscalYear)>,
    /// The plan.
    pub plan: PlanId,
    /// Its title.
    pub title: String,
    /// The year.
    pub year: FiscalYear,
    /// The words to all.
    pub message: String,
    /// Due of everybody without a day of their own.
    pub due: Date,
    /// Days until then, negative when it is past.
    pub days: i64,
    /// How many reports stand in each state, from done to not begun.
    pub counts: Vec<(StateKind, usize)>,
    /// All reports in printed order.
    pub reports: Vec<BoardReport>,
    /// Departments by how pressing they are.
    pub rows: Vec<BoardLine>,
    /// How many mails of 督促 did not, or may not have arrived.
    pub lost_mail: usize,
}

/// Who changed something, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touch {
    /// When.
    pub at: Moment,
    /// Who.
    pub by: String,
}

/// A report on the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardReport {
    /// Key.
    pub report: ReportId,
    /// 「1-(2)」.
    pub place: String,
    /// Title of the 項目.
    pub title: String,
    /// State.
    pub state: StateKind,
    /// 主担当.
    pub lead: String,
    /// 共同.
    pub joint: Vec<String>,
    /// Of these, the departments that have signed.
    pub signed: Vec<DepartmentId>,
    /// Steps so far.
    pub steps: i32,
    /// The last change by anybody.
    pub touched: Option<Touch>,
    /// Why it was sent back or opened again.
    pub reason: Option<String>,
    /// Its mark, where it has one.
    pub mark: Option<Mark>,
    /// What a careful reader would ask about it.
    pub hints: usize,
}

/// A department on the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardLine {
    /// The department.
    pub department: DepartmentId,
    /// Its name of the year.
    pub name: String,
    /// The day by which its answers are due.
    pub due: Date,
    /// How pressing its answers are.
    pub waiting: Waiting,
    /// Positions of the reports that it leads.
    pub leads: Vec<usize>,
    /// Positions of those in which it has a share.
    pub joins: Vec<usize>,
    /// The last change of one of these.
    pub touched: Option<Touch>,
    /// When it was last reminded.
    pub reminded: Option<Moment>,
}

/// What is missing or odd before a year is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckPage {
    /// The plan.
    pub plan: PlanId,
    /// Its title.
    pub title: String,
    /// The year.
    pub year: FiscalYear,
    /// How many reports there are.
    pub total: usize,
    /// Those with something to look at, in printed order.
    pub items: Vec<CheckItem>,
    /// What is published of it already: the same meeting and 資料番号 make a 訂正版 of it.
    pub published: Option<Publication>,
}

/// A report with something to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckItem {
    /// Key.
    pub report: ReportId,
    /// 「1-(2)」.
    pub place: String,
    /// Title of the 項目.
    pub title: String,
    /// State.
    pub state: StateKind,
    /// No 評価 is chosen.
    pub unmarked: bool,
    /// No 説明 is written.
    pub untold: bool,
    /// Names of indicators that had a figure the year before and have neither figure nor reason now.
    pub blank: Vec<String>,
    /// What a careful reader would ask, with the name of the indicator.
    pub hints: Vec<(String, Hint)>,
}
