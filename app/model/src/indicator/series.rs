//! An indicator and its observations through the years.

use super::{Beginning, Change, Counting, Direction, Figure, Timing};
use crate::id::{IndicatorId, MeasureId, PublicationId};
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// 指標: what is counted, within its measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Key.
    pub id: IndicatorId,
    /// Its measure.
    pub measure: MeasureId,
    /// Position within the measure, from 0, in the order of the newest list.
    pub order: i32,
    /// Heading + space + label.
    pub name: String,
    /// Unit as printed; `None` where none is printed.
    pub unit: Option<String>,
    /// 延べ / 実.
    pub counting: Option<Counting>,
    /// 年度末現在 / 年間; `None` is drawn as columns.
    pub timing: Option<Timing>,
    /// 望ましい向き, where the city has said one.
    pub desired: Option<Direction>,
    /// Years from which it is counted in another way, oldest first.
    pub breaks: Vec<Break>,
    /// What it counts, in the city's words.
    pub explanation: Option<String>,
    /// The indicator that people agreed it is the same as; totals and moves then count that one alone.
    pub same_as: Option<IndicatorId>,
}

impl Indicator {
    /// How the figure of a year compares with that of the year before; 比べられません where it is counted in another way
    /// from this year on. Without two numbers there is nothing that a redefinition could keep from being compared.
    #[must_use]
    pub fn compare(&self, year: FiscalYear, before: Option<&Figure>, now: Option<&Figure>) -> Change {
        compare(&self.breaks, year, before, now)
    }
}

fn compare(breaks: &[Break], year: FiscalYear, before: Option<&Figure>, now: Option<&Figure>) -> Change {
    match Change::between(before, now) {
        it @ (Change::NoBase | Change::NoValue) => it,
        _ if breaks.iter().any(|it| it.from == year) => Change::Incomparable,
        it => it,
    }
}

/// 数え方の変更: from this year on the figures can't be compared with those before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Break {
    /// First year counted in the new way.
    pub from: FiscalYear,
    /// What changed, in a sentence.
    pub sentence: String,
}

/// Where a stored value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The year's own list.
    Printed,
    /// 「前年度として印刷」: from the bracket or a year column of a later list; the own list supersedes it.
    PrintedAsPrevious,
    /// A person's decision on a difference.
    Corrected,
}

/// 実績値: one indicator, one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The year.
    pub year: FiscalYear,
    /// A value or a reason.
    pub figure: Figure,
    /// 約.
    pub approximate: bool,
    /// From the label to the closing bracket, as printed: by the year's own list where that prints the figure, however
    /// it was corrected since; else by the list that it comes from.
    pub as_printed: String,
    /// What follows ※ behind it.
    pub note: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
    /// The publication that says so.
    pub publication: PublicationId,
}

/// What a chart draws: years from the first to the last known, values, absences, breaks and notes. Knows no page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// Name, for the sentence that a screen reader hears.
    pub name: String,
    /// Unit as printed.
    pub unit: Option<String>,
    /// 延べ / 実.
    pub counting: Option<Counting>,
    /// 年度末現在 is drawn as a line with points, all else as columns.
    pub timing: Option<Timing>,
    /// One a year, without a hole, oldest first.
    pub points: Vec<Point>,
    /// What is known of the years before the first figure.
    pub beginning: Beginning,
    /// 数え方の変更, oldest first.
    pub breaks: Vec<Break>,
    /// The year that is looked at; solid blue.
    pub selected: FiscalYear,
}

/// One year of a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// The year.
    pub year: FiscalYear,
    /// `None`: nothing is written about this year.
    pub figure: Option<Figure>,
    /// 約.
    pub approximate: bool,
    /// 特殊要因 and other notes of that year.
    pub note: Option<String>,
}

impl Series {
    /// How a figure of the selected year compares with one of the year before.
    #[must_use]
    pub fn compare(&self, before: Option<&Figure>, now: Option<&Figure>) -> Change {
        compare(&self.breaks, self.selected, before, now)
    }

    /// Each year but the first, with how it compares with the one before.
    pub fn changes(&self) -> impl Iterator<Item = (&Point, Change)> {
        self.points
            .iter()
            .zip(self.points.iter().skip(1))
            .map(|(before, now)| (now, compare(&self.breaks, now.year, before.figure.as_ref(), now.figure.as_ref())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::{Decimal, Reason};

    fn year(western: i32) -> FiscalYear {
        FiscalYear::new(western).unwrap()
    }

    #[test]
    fn no_change_is_told_across_a_redefinition() {
        let indicator = Indicator {
            id: IndicatorId(1),
            measure: MeasureId(1),
            order: 0,
            name: "相談件数".to_owned(),
            unit: None,
            counting: None,
            timing: None,
            desired: None,
            breaks: vec![Break { from: year(2024), sentence: "集計方法を変更".to_owned() }],
            explanation: None,
            same_as: None,
        };
        let value = |it: i64| Some(Figure::Value(Decimal::from(it)));
        let check = |western: i32, before: Option<Figure>, now: Option<Figure>, change: Change| {
            assert_eq!(indicator.compare(year(western), before.as_ref(), now.as_ref()), change);
        };
        check(2024, value(10), value(10), Change::Incomparable);
        check(2025, value(10), value(10), Change::Same);
        check(2023, value(10), value(10), Change::Same);
        check(2024, None, value(10), Change::NoBase);
        check(2024, Some(Figure::Absent(Reason::NotHeld)), value(10), Change::NoBase);
        check(2024, value(10), None, Change::NoValue);
    }
}
