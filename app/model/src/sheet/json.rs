//! The JSON of a year: what `ayumi export --format json` and the API give. Only its form; where the table comes from is
//! not told here. Field names stay; fields may be added.

use super::{Earlier, MarkWords, PlanTable, PolicyTable, PrintedIndicator, Row, Table};
use crate::date::Date;
use crate::department::assumes_lead;
use crate::indicator::{Counting, Decimal, Figure, Lineage, Reason, Timing};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A year's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearJson {
    /// Western year of its April.
    pub fiscal_year: i32,
    /// 基準日.
    pub as_of: Option<Date>,
    /// Name of the meeting.
    pub meeting: Option<String>,
    /// Day of the meeting.
    pub meeting_date: Option<Date>,
    /// 資料番号.
    pub material_number: Option<String>,
    /// The plans in printed order.
    pub plans: Vec<PlanJson>,
}

/// One plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanJson {
    /// Title without its number.
    pub title: String,
    /// The legend.
    pub mark_scheme: Vec<MarkWords>,
    /// 基本施策.
    pub policies: Vec<PolicyJson>,
}

/// One 基本施策.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyJson {
    /// Half width: "1".
    pub number: String,
    /// As printed.
    pub title: String,
    /// Its 項目.
    pub rows: Vec<RowJson>,
}

/// One 項目.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowJson {
    /// Half width: "(2)"; null for a shared report.
    pub number: Option<String>,
    /// Without flags.
    pub title: Option<String>,
    /// 【新規】.
    pub new: bool,
    /// 【再掲】: "3-(1)".
    pub relisted_from: Option<String>,
    /// Numbers of the policies that one report answers.
    pub shared_with: Vec<String>,
    /// 計画の記載.
    pub commitment: Option<String>,
    /// Symbol of the legend.
    pub mark: Option<String>,
    /// 説明.
    pub narrative: String,
    /// 備考.
    pub remark: Option<String>,
    /// 担当 in printed order.
    pub departments: Vec<String>,
    /// Whether the first of them is only assumed to be 主担当: several stand there, and the list doesn't say who leads.
    #[serde(default)]
    pub lead_assumed: bool,
    /// Figures in printed order.
    pub indicators: Vec<IndicatorJson>,
    /// First line in the source; 0 where there is none.
    #[serde(default)]
    pub line: u32,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorJson {
    /// Heading + space + label.
    pub name: String,
    /// The heading alone.
    #[serde(default)]
    pub heading: Option<String>,
    /// The label alone.
    #[serde(default)]
    pub label: String,
    /// As printed.
    pub unit: Option<String>,
    /// 延べ / 実.
    pub counting: Option<Counting>,
    /// 年度末現在 / 年間.
    pub timing: Option<Timing>,
    /// 約.
    pub approximate: bool,
    /// A number, `{"absent": "実施なし"}`, or null.
    #[serde(serialize_with = "write_figure", deserialize_with = "read_figure")]
    pub value: Option<Figure>,
    /// 前年度, in the same form.
    #[serde(serialize_with = "write_figure", deserialize_with = "read_figure")]
    pub previous: Option<Figure>,
    /// 約 of 前年度.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub previous_approximate: bool,
    /// Years before it, where they are printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<EarlierJson>,
    /// From the label to the closing bracket.
    pub as_printed: String,
    /// What follows ※.
    #[serde(default)]
    pub note: Option<String>,
    /// How it stands to the year before, where the list says so: `ancestry` (`"new"`, `{"renamed": former name}`) and
    /// `redefined` (the sentence).
    #[serde(default, skip_serializing_if = "Lineage::is_unsaid")]
    pub lineage: Lineage,
    /// Line in the source; 0 where there is none.
    #[serde(default)]
    pub line: u32,
}

/// A figure of a year before 前年度.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierJson {
    /// Western year of its April.
    pub fiscal_year: i32,
    /// As `value`.
    #[serde(serialize_with = "write_figure", deserialize_with = "read_figure")]
    pub value: Option<Figure>,
}

impl From<&Table> for YearJson {
    fn from(table: &Table) -> Self {
        Self {
            fiscal_year: table.fiscal_year.western(),
            as_of: table.as_of,
            meeting: table.meeting.clone(),
            meeting_date: table.meeting_date,
            material_number: table.material_number.clone(),
            plans: table.plans.iter().map(PlanJson::from).collect(),
        }
    }
}

impl From<&PlanTable> for PlanJson {
    fn from(plan: &PlanTable) -> Self {
        Self {
            title: plan.title.clone(),
            mark_scheme: plan.mark_scheme.clone(),
            policies: plan.policies.iter().map(PolicyJson::from).collect(),
        }
    }
}

impl From<&PolicyTable> for PolicyJson {
    fn from(policy: &PolicyTable) -> Self {
        Self {
            number: policy.number.clone(),
            title: policy.title.clone(),
            rows: policy.rows.iter().map(RowJson::from).collect(),
        }
    }
}

impl From<&Row> for RowJson {
    fn from(row: &Row) -> Self {
        Self {
            number: row.number.clone(),
            title: row.title.clone(),
            new: row.new,
            relisted_from: row.relisted_from.clone(),
            shared_with: row.shared_with.clone(),
            commitment: row.commitment.clone(),
            mark: row.mark.clone(),
            narrative: row.narrative.clone(),
            remark: row.remark.clone(),
            departments: row.departments.clone(),
            lead_assumed: assumes_lead(&row.departments),
            indicators: row.indicators.iter().map(IndicatorJson::from).collect(),
            line: row.line,
        }
    }
}

impl From<&PrintedIndicator> for IndicatorJson {
    fn from(one: &PrintedIndicator) -> Self {
        Self {
            name: one.name.clone(),
            heading: one.heading.clone(),
            label: one.label.clone(),
            unit: one.unit.clone(),
            counting: one.counting,
            timing: one.timing,
            approximate: one.approximate,
            value: one.value,
            previous: one.previous,
            previous_approximate: one.previous_approximate,
            earlier: one.earlier.iter().map(EarlierJson::from).collect(),
            as_printed: one.as_printed.clone(),
            note: one.note.clone(),
            lineage: one.lineage.clone(),
            line: one.line,
        }
    }
}

impl From<&Earlier> for EarlierJson {
    fn from(one: &Earlier) -> Self {
        Self { fiscal_year: one.year.western(), value: Some(one.figure) }
    }
}

#[derive(Serialize, Deserialize)]
struct Absent {
    absent: String,
}

#[expect(clippy::ref_option, reason = "the form that serde asks for")]
fn write_figure<S: Serializer>(figure: &Option<Figure>, out: S) -> Result<S::Ok, S::Error> {
    match figure {
        None => out.serialize_none(),
        Some(Figure::Absent(reason)) => Absent { absent: reason.words().to_owned() }.serialize(out),
        Some(Figure::Value(value)) => write_number(*value, out),
    }
}

/// Whole numbers as such. A JSON number with a fraction has no other type here than f64; its shortest form gives back
/// the printed digits.
fn write_number<S: Serializer>(value: Decimal, out: S) -> Result<S::Ok, S::Error> {
    match i64::try_from(value) {
        Ok(whole) if value.fract().is_zero() => out.serialize_i64(whole),
        _ => out.serialize_f64(value.to_string().parse().map_err(serde::ser::Error::custom)?),
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Read {
    Whole(i64),
    Fraction(f64),
    Absent(Absent),
}

fn read_figure<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Figure>, D::Error> {
    let figure = match Option::<Read>::deserialize(input)? {
        None => return Ok(None),
        Some(Read::Whole(whole)) => Figure::Value(Decimal::from(whole)),
        Some(Read::Fraction(fraction)) => {
            Figure::Value(fraction.to_string().parse().map_err(|_| D::Error::custom("not a decimal"))?)
        }
        Some(Read::Absent(Absent { absent })) => {
            Figure::Absent(Reason::read(&absent).ok_or_else(|| D::Error::custom("not a reason"))?)
        }
    };
    Ok(Some(figure))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::year::FiscalYear;

    fn indicator(value: Option<Figure>, previous: Option<Figure>) -> PrintedIndicator {
        PrintedIndicator {
            name: "講座 受講者".into(),
            heading: Some("講座".into()),
            label: "受講者".into(),
            unit: Some("人".into()),
            counting: Some(Counting::Cumulative),
            timing: Some(Timing::YearEnd),
            approximate: false,
            value,
            previous,
            previous_approximate: false,
            earlier: Vec::new(),
            as_printed: "受講者：71.5人".into(),
            note: None,
            lineage: Lineage::default(),
            line: 7,
        }
    }

    #[test]
    fn figures_are_numbers_reasons_or_null() {
        let number = |text: &str| Some(Figure::Value(text.parse().unwrap()));
        let row = Row {
            indicators: vec![
                indicator(number("4850"), Some(Figure::Absent(Reason::NotHeld))),
                PrintedIndicator {
                    earlier: vec![Earlier { year: FiscalYear::new(2022).unwrap(), figure: number("66").unwrap() }],
                    ..indicator(number("71.5"), None)
                },
            ],
            ..Row::default()
        };
        let table = Table {
            fiscal_year: FiscalYear::new(2024).unwrap(),
            as_of: Date::new(2025, 3, 31).ok(),
            meeting: None,
            meeting_date: None,
            material_number: Some("資料３".into()),
            plans: vec![PlanTable {
                title: "計画".into(),
                mark_scheme: vec![MarkWords { symbol: "○".into(), words: "予定通り".into() }],
                policies: vec![PolicyTable { number: "1".into(), title: "施策".into(), rows: vec![row] }],
            }],
        };
        let year = YearJson::from(&table);
        let json = serde_json::to_value(&year).unwrap();
        let figures = &json["plans"][0]["policies"][0]["rows"][0]["indicators"];
        assert_eq!(figures[0]["value"], 4850);
        assert_eq!(figures[0]["previous"], serde_json::json!({ "absent": "実施なし" }));
        assert_eq!(figures[1]["value"].to_string(), "71.5");
        assert!(figures[1]["previous"].is_null());
        assert_eq!(figures[1]["earlier"], serde_json::json!([{ "fiscal_year": 2022, "value": 66 }]));
        assert!(figures[0].get("earlier").is_none());
        assert_eq!(figures[0]["counting"], "延べ");
        assert_eq!(figures[0]["timing"], "年度末現在");
        assert_eq!(json["as_of"], "2025-03-31");
        assert_eq!(json["fiscal_year"], 2024);
        assert_eq!(serde_json::from_value::<YearJson>(json).unwrap(), year);
    }
}
