//! What the pages 指標 hold: the explorer, and one indicator. They carry facts and finished drawings, not addresses or
//! markup.

use super::filter::IndicatorFilter;
use super::{Amount, Change, Comparison, Counting, Decimal, Direction, Figure, Origin, Point, Remark, Series, Timing};
use crate::date::Date;
use crate::id::{DepartmentId, IndicatorId, MeasureId, PlanId, PolicyId};
use crate::year::FiscalYear;

/// The page `/indicators`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplorerPage {
    /// The year looked at.
    pub year: FiscalYear,
    /// What filters, as understood: a plan that doesn't exist filters nothing.
    pub filter: IndicatorFilter,
    /// What can be chosen.
    pub choices: Choices,
    /// Titles of the plans looked at.
    pub plans: Vec<String>,
    /// 基準日 of their newest list.
    pub as_of: Option<Date>,
    /// 指標 of that year before filtering, each counted once.
    pub total: usize,
    /// 指標 that answer everything but 範囲.
    pub further: usize,
    /// Whether one of the shown indicators looks back on a year before last.
    pub has_older: bool,
    /// In plan order by policy, representative ones by plan; one group without a heading where another order is asked
    /// for.
    pub groups: Vec<Group>,
}

impl ExplorerPage {
    /// 指標 that are shown.
    #[must_use]
    pub fn shown(&self) -> usize {
        self.groups.iter().map(|it| it.cards.len()).sum()
    }
}

/// What the filters offer: only what would find something in that year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// 年度, newest first.
    pub years: Vec<FiscalYear>,
    /// 計画 in printed order.
    pub plans: Vec<(PlanId, String)>,
    /// 基本施策 of the chosen plan or of all: 「1 市民の…」.
    pub policies: Vec<(PolicyId, String)>,
    /// 担当課・団体, by the name of that year.
    pub departments: Vec<(DepartmentId, String)>,
    /// Units as printed.
    pub units: Vec<String>,
}

/// Indicators under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The plan's title, before the first group of each plan if there are several.
    pub plan: Option<String>,
    /// 基本施策: number and title; of a shared report the numbers alone.
    pub policy: Option<(String, String)>,
    /// In printed order.
    pub cards: Vec<Card>,
}

/// One indicator in small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Key.
    pub id: IndicatorId,
    /// Where its 項目 stands: 「1-(2)」.
    pub place: String,
    /// The title of the 項目 as printed that year.
    pub title: String,
    /// Full name.
    pub name: String,
    /// 年度末現在 / 年間.
    pub timing: Option<Timing>,
    /// 延べ / 実.
    pub counting: Option<Counting>,
    /// 前年度.
    pub before: Amount,
    /// 今年度.
    pub now: Amount,
    /// How much it moved.
    pub change: Change,
    /// 望ましい向き.
    pub desired: Option<Direction>,
    /// The small chart as SVG; empty in a table.
    pub chart: String,
    /// The numbers that it draws; empty where there is no chart.
    pub years: Vec<CardYear>,
}

/// One year of a small chart, as a table tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardYear {
    /// The year.
    pub year: FiscalYear,
    /// 実績値; its unit is that of the card.
    pub amount: Amount,
    /// Whether it is counted in another way from this year on.
    pub recounted: bool,
}

impl CardYear {
    /// The years of a series, oldest first, from the first of which anything is known.
    #[must_use]
    pub fn list(series: &Series) -> Vec<Self> {
        let known = series.points.iter().skip_while(|it| it.figure.is_none());
        let year = |it: &Point| Self {
            year: it.year,
            amount: Amount { figure: it.figure, unit: None, approximate: it.approximate },
            recounted: series.breaks.iter().any(|other| other.from == it.year),
        };
        known.map(year).collect()
    }
}

/// The page of one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorPage {
    /// What it is about, and its latest value.
    pub head: Head,
    /// Large charts.
    pub charts: Charts,
    /// Redefinitions and notes, in the order of the charts' numbers.
    pub remarks: Vec<Remark>,
    /// The same numbers, oldest year first.
    pub rows: Vec<YearRow>,
    /// Unit as printed, as the chart has it.
    pub unit: Option<String>,
    /// 数え方の説明
    pub explanation: Option<String>,
    /// Other indicators of the same 項目.
    pub sisters: Vec<Card>,
    /// The same figure printed elsewhere: place and name.
    pub also: Vec<Elsewhere>,
}

/// The page `/indicators/compare`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparePage {
    /// What is compared, in the order that was asked for.
    pub lines: Vec<Compared>,
    /// The same as drawn; `None` where nothing was chosen.
    pub comparison: Option<Comparison>,
    /// The chart in all its sizes.
    pub charts: Option<Charts>,
    /// What else can be chosen: 基本施策 with their indicators, key and words.
    pub others: Vec<(String, Vec<(IndicatorId, String)>)>,
}

/// One of several indicators that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Key.
    pub id: IndicatorId,
    /// Where its 項目 stands: 「1-(2)」.
    pub place: String,
    /// Full name.
    pub name: String,
    /// Unit as printed.
    pub unit: Option<String>,
    /// 延べ / 実.
    pub counting: Option<Counting>,
    /// Its figures on the years of the chart.
    pub figures: Vec<(FiscalYear, Amount)>,
}

/// What one indicator is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Itself, in small, without a drawing.
    pub card: Card,
    /// Its 項目.
    pub measure: MeasureId,
    /// The year looked at.
    pub year: FiscalYear,
    /// The year in which its 項目 is listed: that one, else the nearest.
    pub listed: FiscalYear,
    /// 担当, in printed order, by the names of that year.
    pub departments: Vec<String>,
    /// The indicator that people agreed it is the same as.
    pub same_as: Option<Elsewhere>,
    /// Whether one of its publications is 見本.
    pub sample: bool,
}

/// A figure that is printed a second time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// Under this key,
    pub id: IndicatorId,
    /// at this place 「5-(1)」,
    pub place: String,
    /// with this name.
    pub name: String,
}

/// The same chart in three sizes; CSS shows the one that fits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Charts {
    /// For a desk.
    pub desk: String,
    /// For a tablet.
    pub tablet: String,
    /// For a phone.
    pub phone: String,
}

/// One year of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearRow {
    /// The year.
    pub year: FiscalYear,
    /// Whether there are pages of that year: a list of it.
    pub listed: bool,
    /// 実績値.
    pub amount: Amount,
    /// 前年度との差 where both years have a number and can be compared.
    pub difference: Option<Decimal>,
    /// How much it moved; `None` in the first year and in years without a number.
    pub change: Option<Change>,
    /// 数え方の変更, notes.
    pub remarks: Vec<Remark>,
    /// Where the value comes from; `None` where nothing is written.
    pub source: Option<Source>,
    /// What later lists print as 前年度 where it differs from this value.
    pub printed: Vec<Printed>,
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its own list, the next year's, or a decision.
    pub origin: Origin,
    /// The publication.
    pub list: List,
}

/// A 公表資料 as a source is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The year reported on.
    pub year: FiscalYear,
    /// 資料番号: 「資料３」.
    pub material_number: Option<String>,
    /// Day of the meeting.
    pub meeting_date: Option<Date>,
    /// 2… for a 訂正版.
    pub edition: i32,
}

/// What a list prints otherwise than the value stored: the year's own list or an edition of it before a 訂正, or a later
/// list as 前年度.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// What is printed.
    pub figure: Figure,
    /// Whether it is printed as approximate.
    pub approximate: bool,
    /// Where.
    pub list: List,
    /// Whether another edition of that list has corrected it.
    pub former: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::{Beginning, Break, Reason};

    #[test]
    fn the_table_of_a_small_chart_has_each_year_that_is_drawn_from_the_first_known_one() {
        let year = |western| FiscalYear::new(western).unwrap();
        let figures = [
            None,
            Some(Figure::Value(5.into())),
            None,
            Some(Figure::Absent(Reason::NotHeld)),
            Some(Figure::Value(7.into())),
        ];
        let point = |(western, figure)| Point { year: year(western), figure, approximate: western == 2024, note: None };
        let series = Series {
            name: "参加者".to_owned(),
            unit: Some("人".to_owned()),
            counting: None,
            timing: None,
            points: (2020..).zip(figures).map(point).collect(),
            beginning: Beginning::default(),
            breaks: vec![Break { from: year(2024), sentence: "実人数にした".to_owned() }],
            selected: year(2024),
        };
        let told: Vec<_> =
            CardYear::list(&series).iter().map(|it| (it.year.western(), it.amount.words(), it.recounted)).collect();
        let row = |western, words: &str, recounted| (western, words.to_owned(), recounted);
        assert_eq!(
            told,
            [row(2021, "5", false), row(2022, "—", false), row(2023, "実施なし", false), row(2024, "約7", true)]
        );
    }
}
