//! What the page 概況 holds: one struct, read by one component. It carries facts, not addresses or markup; words that
//! depend on the reader's calendar are made where the page is drawn.

use super::{Fall, Quote, Transitions};
use crate::date::Date;
use crate::id::{IndicatorId, MeasureId, PlanId};
use crate::indicator::{Amount, Change, Reason};
use crate::plan::Mark;
use crate::report::StripPlan;
use crate::year::FiscalYear;

/// 概況 of one year, of one plan or of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverviewPage {
    /// The year shown.
    pub year: FiscalYear,
    /// Years that can be chosen, oldest first.
    pub years: Vec<FiscalYear>,
    /// The chosen plan; `None`: all of them.
    pub plan: Option<PlanId>,
    /// All plans of that year, in printed order.
    pub plans: Vec<PlanTab>,
    /// The publications shown, newest first.
    pub sources: Vec<Source>,
    /// 評価の数, in the scheme's order, 未報告 last.
    pub tally: Vec<MarkCount>,
    /// 計画の全体
    pub strip: Vec<StripPlan>,
    /// 大きく動いた指標
    pub moves: Moves,
    /// 評価が変わった項目
    pub comparison: Comparison,
    /// 気をつけて見る項目, the most urgent first.
    pub attention: Vec<Attention>,
    /// まだ報告されていないもの
    pub unreported: Vec<Unreported>,
    /// 全項目の早見表
    pub glance: Vec<GlanceGroup>,
    /// 評価の見方: one legend, more where plans judge by different signs.
    pub legends: Vec<Vec<Mark>>,
}

/// A plan that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanTab {
    /// The plan.
    pub plan: PlanId,
    /// Its title.
    pub title: String,
    /// 項目 in that year, each counted once.
    pub measures: usize,
}

/// Where the page's facts come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// 基準日.
    pub as_of: Option<Date>,
    /// 「第１回健康福祉施策推進審議会」.
    pub meeting: Option<String>,
    /// Its day.
    pub meeting_date: Option<Date>,
    /// 「資料３」.
    pub material_number: Option<String>,
    /// 2… for a 訂正版.
    pub edition: i32,
    /// 見本.
    pub sample: bool,
}

/// A piece of the generated sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// How they are said.
    pub tone: Tone,
}

/// How a piece of a sentence is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As the rest is.
    Plain,
    /// What the reader came for.
    Strong,
    /// To the ear alone: the eye has the tally beside the sentence.
    Heard,
}

/// How many 項目 bear a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkCount {
    /// `None`: 未報告.
    pub mark: Option<Mark>,
    /// This year.
    pub count: usize,
    /// 前年度; `None` where no marks of the year before exist.
    pub before: Option<usize>,
}

/// A 項目 as a list names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The measure.
    pub measure: MeasureId,
    /// 「1-(2)」; with the plan's title before it for the second of two plans, and for each of more.
    pub place: String,
    /// Title as printed that year.
    pub title: String,
}

/// 大きく動いた指標: counts, and the largest moves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// 指標 of that year, each counted once.
    pub indicators: usize,
    /// 増えた
    pub rose: usize,
    /// 同じ
    pub same: usize,
    /// 減った
    pub fell: usize,
    /// 比べられません: counted in another way since.
    pub incomparable: usize,
    /// Without a number for this year.
    pub valueless: usize,
    /// Without a number for 前年度, by what is written there; `None`: nothing is written.
    pub without: Vec<(Option<Reason>, usize)>,
    /// The largest rises, at most three.
    pub up: Vec<Move>,
    /// The largest falls, at most three.
    pub down: Vec<Move>,
}

/// One indicator that moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Its full name.
    pub name: String,
    /// Where its 項目 stands: 「1-(5)」.
    pub place: String,
    /// 前年度.
    pub before: Amount,
    /// 今年度.
    pub now: Amount,
    /// How much.
    pub change: Change,
    /// `None`: 理由の記載なし.
    pub reason: Option<Quote>,
}

/// How this year's marks stand against last year's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// 評価が変わった項目: worse first, then better, then states.
    Changed {
        /// Those that changed.
        items: Vec<Changed>,
        /// 同じ評価.
        same: usize,
        /// 評価の移り変わり, of 項目 that both years list.
        transitions: Transitions,
        /// Begun this year.
        new: Vec<Item>,
        /// In last year's list alone; place and title are those of that list.
        ended: Vec<Item>,
    },
    /// 計画の１年目: no marks to compare with.
    FirstYear {
        /// The plan's years.
        first: FiscalYear,
        /// Its last year.
        last: FiscalYear,
        /// The year with which figures are compared: of the plan before; `None` where none of them has a number.
        before: Option<FiscalYear>,
        /// 項目 marked 新規.
        new: Vec<Item>,
    },
    /// 前年度の一覧表はまだ取り込まれていません: nobody has said whether this is the plan's first year.
    NotImported {
        /// 項目 marked 新規.
        new: Vec<Item>,
    },
}

/// A 項目 whose mark changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Which.
    pub item: Item,
    /// 前年度.
    pub from: Mark,
    /// 今年度.
    pub to: Mark,
}

/// A 項目 to look at with care.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attention {
    /// Which.
    pub item: Item,
    /// Its mark.
    pub mark: Mark,
    /// Whether figures contradict a good mark (「予定通りだが」).
    pub despite: bool,
    /// Indicators that fell far, the farthest first.
    pub falls: Vec<Fall>,
    /// 備考 of that 項目.
    pub remark: Option<String>,
}

/// A 項目 without a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreported {
    /// Which.
    pub item: Item,
    /// 担当.
    pub departments: Vec<String>,
}

/// One policy's rows of the 早見表; a whole plan's where one report answers all its policies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlanceGroup {
    /// The plan's title, before the first group of the second of two plans, and of each of more.
    pub plan: Option<String>,
    /// 基本施策: number and title; `None` for a shared report.
    pub policy: Option<(String, String)>,
    /// In printed order.
    pub rows: Vec<GlanceRow>,
}

/// A 項目 in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlanceRow {
    /// The measure.
    pub measure: MeasureId,
    /// 「(2)」「１〜４」.
    pub number: String,
    /// Title as printed that year.
    pub title: String,
    /// 【新規】.
    pub new: bool,
    /// `None`: 未報告.
    pub mark: Option<Mark>,
    /// 担当 in printed order.
    pub departments: Vec<String>,
    /// Its representative indicator, or why there is none.
    pub figure: Glance,
}

/// What stands for the figures of a 項目.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Glance {
    /// 代表の指標
    Indicator {
        /// Which.
        id: IndicatorId,
        /// Its name.
        name: String,
        /// 前年度.
        before: Amount,
        /// 今年度.
        now: Amount,
        /// How much.
        change: Change,
    },
    /// 【再掲】: 「3-(1) に記載」; empty where the list doesn't say where.
    Relisted(String),
    /// 数値の記載なし
    NoFigures,
}
