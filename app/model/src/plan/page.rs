//! What the page 項目 holds: one measure in one year, and how it came there. One struct, read by one component. Because
//! it shows what later rooms know of a measure, it names their types; no rule of this room does.

use crate::id::{DepartmentId, MeasureId, PlanId, PolicyId};
use crate::indicator::page::Card;
use crate::plan::Mark;
use crate::publication::Publication;
use crate::report::{Block, Line};
use crate::sheet::CorrectedEdition;
use crate::year::FiscalYear;

/// 項目 in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasurePage {
    /// The measure.
    pub measure: MeasureId,
    /// The year shown.
    pub year: FiscalYear,
    /// Its plan in that year.
    pub plan: PlanId,
    /// The plan's title.
    pub plan_title: String,
    /// 基本施策 it stands under: id, number, title; several for a shared report.
    pub policies: Vec<(PolicyId, String, String)>,
    /// 「1-(6)」「１〜４」.
    pub place: String,
    /// Title as printed that year.
    pub title: String,
    /// 【新規】.
    pub new: bool,
    /// 評価; `None`: 未報告.
    pub mark: Option<Mark>,
    /// 前年度の評価.
    pub before: LastYear,
    /// The strip of years, oldest plan first.
    pub eras: Vec<Era>,
    /// 計画の記載.
    pub commitment: Vec<Line>,
    /// 説明（進捗状況）.
    pub narrative: Vec<Block>,
    /// 備考（特殊要因等）.
    pub remark: Vec<Line>,
    /// 担当 in printed order, by their names of that year.
    pub departments: Vec<(DepartmentId, String)>,
    /// Figures that fell far although the mark is good.
    pub despite: Option<Despite>,
    /// The year with whose report this one's words are compared.
    pub against: Option<FiscalYear>,
    /// Years with whose reports they can be, newest first.
    pub comparable: Vec<FiscalYear>,
    /// The words beside the figures are those of the year before.
    pub copied: bool,
    /// 指標 that moved far without a printed reason.
    pub unexplained: Vec<String>,
    /// 指標 with something in this year's list, in printed order.
    pub indicators: Vec<Card>,
    /// Every 掲載 of that year: 「3-(1)」, and whether it is 再掲.
    pub placements: Vec<(String, bool)>,
    /// The publication that reports it.
    pub publication: Option<Publication>,
    /// Of a 訂正版: what was corrected of this 項目, newest first.
    pub corrected: Vec<CorrectedEdition>,
    /// これまでの報告, newest first.
    pub reports: Vec<PastReport>,
    /// The 項目 before it in the list.
    pub previous: Option<Neighbour>,
    /// The 項目 after it.
    pub next: Option<Neighbour>,
}

/// What is known of the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LastYear {
    /// There is no list of it, or the measure isn't in it.
    Unknown,
    /// Its mark then; `None`: 未報告.
    Marked(Option<Mark>),
}

/// The years of one plan in the strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Era {
    /// The plan's title.
    pub title: String,
    /// First and last year, where somebody has said them.
    pub span: Option<(FiscalYear, FiscalYear)>,
    /// Without a hole, oldest first.
    pub years: Vec<EraYear>,
}

/// One year of the strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EraYear {
    /// The year.
    pub year: FiscalYear,
    /// What there is to see.
    pub state: EraState,
}

/// What there is to see in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EraState {
    /// The measure stands in that year's list; `None`: 未報告.
    Listed(Option<Mark>),
    /// There is a list, and the measure isn't in it.
    NotListed,
    /// No list of that year has been taken in.
    NoList,
    /// A year of the plan that is still to come.
    ToCome,
}

/// 数字とあわせて見てください: a good mark beside figures that fell by 30 % or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Despite {
    /// Indicators with something in this year's list.
    pub indicators: usize,
    /// Those that fell so far: names and 「42%」, the farthest first; never empty.
    pub falls: Vec<(String, String)>,
    /// The least of these falls in tenths, rounded down: 3 for 「３割以上」.
    pub tenths: usize,
}

/// The report of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastReport {
    /// The year.
    pub year: FiscalYear,
    /// `None`: 未報告.
    pub mark: Option<Mark>,
    /// Its text without the figures, compared with the report before it.
    pub text: Vec<Line>,
}

/// The 項目 before or after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// The measure.
    pub measure: MeasureId,
    /// 「1-(5)」.
    pub place: String,
    /// Title as printed that year.
    pub title: String,
}
