//! The official table of one year as printed. Texts are as printed, wraps joined.

use crate::date::Date;
use crate::indicator::{Counting, Figure, Lineage, Timing};
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// 進捗状況一覧表 of one 年度.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The year reported on.
    pub fiscal_year: FiscalYear,
    /// 基準日.
    pub as_of: Option<Date>,
    /// Name of the meeting.
    pub meeting: Option<String>,
    /// Day of the meeting.
    pub meeting_date: Option<Date>,
    /// 資料番号.
    pub material_number: Option<String>,
    /// The plans in printed order.
    pub plans: Vec<PlanTable>,
}

/// One plan's part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanTable {
    /// Title without its number.
    pub title: String,
    /// The legend, in printed order.
    pub mark_scheme: Vec<MarkWords>,
    /// 基本施策 in printed order.
    pub policies: Vec<PolicyTable>,
}

/// One sign of the legend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkWords {
    /// 「○」.
    pub symbol: String,
    /// 「予定通り進捗」.
    pub words: String,
}

/// One 基本施策.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyTable {
    /// Half width: "1".
    pub number: String,
    /// As printed.
    pub title: String,
    /// Its 項目; empty where another policy's row answers it too.
    pub rows: Vec<Row>,
}

/// One printed 項目 with its report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Half width: "(2)"; `None` for a shared report.
    pub number: Option<String>,
    /// Without flags; `None` for a shared report.
    pub title: Option<String>,
    /// 【新規】.
    pub new: bool,
    /// 【再掲】 of this placement: "3-(1)".
    pub relisted_from: Option<String>,
    /// Numbers of the policies that one report answers; empty for an ordinary row.
    pub shared_with: Vec<String>,
    /// 計画の記載.
    pub commitment: Option<String>,
    /// Symbol of the legend; `None`: not marked.
    pub mark: Option<String>,
    /// 説明（進捗状況）.
    pub narrative: String,
    /// 備考（特殊要因等）.
    pub remark: Option<String>,
    /// 担当 in printed order.
    pub departments: Vec<String>,
    /// Figures in printed order.
    pub indicators: Vec<PrintedIndicator>,
    /// The cells as they stood, wraps kept, in the order 項目 計画の記載 説明 備考 担当; empty where a form has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub raw: Vec<String>,
    /// First line in the source, from 1; 0 where there is none.
    #[serde(default)]
    pub line: u32,
}

/// One figure as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedIndicator {
    /// Heading + space + label.
    pub name: String,
    /// The heading it stands under, its 実績/年度末現在 dropped.
    pub heading: Option<String>,
    /// The label as printed.
    pub label: String,
    /// Unit as printed.
    pub unit: Option<String>,
    /// 延べ / 実.
    pub counting: Option<Counting>,
    /// 年度末現在 / 年間.
    pub timing: Option<Timing>,
    /// 約.
    pub approximate: bool,
    /// This year; `None`: nothing printed.
    pub value: Option<Figure>,
    /// 前年度; `None`: nothing printed.
    pub previous: Option<Figure>,
    /// 約 of 前年度.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub previous_approximate: bool,
    /// Years before 前年度 that the list prints beside it, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Earlier>,
    /// From the label to the closing bracket, wraps joined.
    pub as_printed: String,
    /// A trailing ※ note.
    pub note: Option<String>,
    /// What is said of how it stands to the year before.
    #[serde(default, skip_serializing_if = "Lineage::is_unsaid")]
    pub lineage: Lineage,
    /// Line in the source, from 1.
    #[serde(default)]
    pub line: u32,
}

/// A figure of a year before 前年度.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// Its year.
    pub year: FiscalYear,
    /// Value or reason.
    pub figure: Figure,
}
