//! The records of the API and of the open data: what is published, flat, tied by ids, as other programs read it. How they are
//! made is in `make`.

use serde::Serialize;
use utoipa::ToSchema;

/// 計画.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanRecord {
    /// Key.
    pub id: i64,
    /// Title without its number.
    #[schema(examples("第６期地域福祉計画"))]
    pub title: String,
    /// First 年度 (western year of its April), where somebody has said it.
    pub first_year: Option<i32>,
    /// Last 年度.
    pub last_year: Option<i32>,
    /// 評価の凡例, in printed order.
    pub marks: Vec<MarkRecord>,
    /// 年度 that have a published list, oldest first.
    pub years: Vec<i32>,
}

/// A sign of 評価.
#[derive(Debug, Serialize, ToSchema)]
pub struct MarkRecord {
    /// As printed.
    #[schema(examples("○"))]
    pub symbol: String,
    /// Its words.
    #[schema(examples("予定通り進捗"))]
    pub words: String,
    /// `ladder` (better or worse than others) or `state` (検討中, 完了, 中止).
    pub kind: &'static str,
    /// Step of the ladder, 0 is the best; null for a state.
    pub step: Option<u8>,
}

/// 項目.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeasureRecord {
    /// Key; it stays through renumbering and other titles.
    pub id: i64,
    /// The plan that lists it last.
    pub plan_id: i64,
    /// Title of the newest list.
    pub title: String,
    /// Where it stands in each list, oldest first.
    pub placements: Vec<PlacementRecord>,
}

/// 掲載.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlacementRecord {
    /// 年度 (western year of its April).
    pub year: i32,
    /// The plan of that list.
    pub plan_id: Option<i64>,
    /// Number of the 基本施策, half width.
    #[schema(examples("1"))]
    pub policy_number: String,
    /// Its title.
    pub policy_title: String,
    /// Printed number, half width; null where one report answers whole policies.
    #[schema(examples("(2)"))]
    pub number: Option<String>,
    /// Title as printed that year.
    pub title: Option<String>,
    /// 計画の記載.
    pub commitment: Option<String>,
    /// 【再掲】.
    pub relisted: bool,
    /// 【新規】.
    pub new: bool,
}

/// 進捗報告: one 項目, one 年度.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportRecord {
    /// The 項目.
    pub measure_id: i64,
    /// 年度 (western year of its April).
    pub year: i32,
    /// 評価; null: 未報告.
    pub mark: Option<String>,
    /// 説明（進捗状況）, line breaks as printed.
    pub narrative: String,
    /// 備考（特殊要因等）.
    pub remark: Option<String>,
    /// 担当 in printed order, under their names of that year.
    pub departments: Vec<NamedRecord>,
    /// The publication that reports it.
    pub publication_id: i64,
}

/// A key with its name.
#[derive(Debug, Serialize, ToSchema)]
pub struct NamedRecord {
    /// Key.
    pub id: i64,
    /// Name.
    pub name: String,
}

/// 指標.
#[derive(Debug, Serialize, ToSchema)]
pub struct IndicatorRecord {
    /// Key.
    pub id: i64,
    /// Its 項目.
    pub measure_id: i64,
    /// Full name.
    pub name: String,
    /// Unit as printed; null where none is printed.
    pub unit: Option<String>,
    /// 延べ / 実; null where neither is printed.
    pub counting: Option<&'static str>,
    /// 年度末現在 / 年間; null where neither is printed.
    pub timing: Option<&'static str>,
    /// The indicator that it is agreed to be the same as: totals leave this one out.
    pub same_as: Option<i64>,
    /// Years from which it is counted in another way.
    pub breaks: Vec<BreakRecord>,
}

/// 数え方の変更.
#[derive(Debug, Serialize, ToSchema)]
pub struct BreakRecord {
    /// First 年度 counted in the new way.
    pub from_year: i32,
    /// What changed.
    pub sentence: String,
}

/// 実績値: one 指標, one 年度.
#[derive(Debug, Serialize, ToSchema)]
pub struct ObservationRecord {
    /// The 指標.
    pub indicator_id: i64,
    /// 年度 (western year of its April).
    pub year: i32,
    /// The number; null where there is none. Never 0 for 実施なし.
    #[schema(value_type = Option<f64>)]
    pub value: Option<serde_json::Number>,
    /// Why there is no number: 実施なし, 集計中, 対象外, 新規, 廃止.
    pub absent: Option<&'static str>,
    /// 約.
    pub approximate: bool,
    /// From the label to the closing bracket.
    pub as_printed: String,
    /// `printed` (the year's own list), `printed_as_previous` (a later list's 前年度), `corrected` (a decision).
    pub origin: &'static str,
    /// The publication that it comes from.
    pub publication_id: i64,
}

/// 担当課・団体.
#[derive(Debug, Serialize, ToSchema)]
pub struct DepartmentRecord {
    /// Key.
    pub id: i64,
    /// Names, oldest first.
    pub names: Vec<NameRecord>,
    /// The one that took over its work.
    pub successor_id: Option<i64>,
}

/// A name of some years.
#[derive(Debug, Serialize, ToSchema)]
pub struct NameRecord {
    /// As printed.
    pub name: String,
    /// First 年度 seen.
    pub first_year: i32,
    /// Last 年度, once another name has followed.
    pub last_year: Option<i32>,
}

/// 公表資料.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicationRecord {
    /// Key.
    pub id: i64,
    /// 年度 reported on.
    pub year: i32,
    /// Name of the meeting.
    pub meeting: Option<String>,
    /// Day of the meeting, ISO 8601.
    pub meeting_date: Option<String>,
    /// 資料番号.
    pub material_number: Option<String>,
    /// 基準日, ISO 8601.
    pub as_of: Option<String>,
    /// 2… for a 訂正版.
    pub edition: i32,
    /// `official`, `retold` (sentences in other words) or `invented` (見本).
    pub provenance: &'static str,
}

/// A 年度 that has a published list.
#[derive(Debug, Serialize, ToSchema)]
pub struct YearRecord {
    /// Western year of its April.
    pub year: i32,
    /// 「令和６年度」.
    pub name: String,
    /// Plans that have a list of it.
    pub plan_ids: Vec<i64>,
}
