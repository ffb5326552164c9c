//! Several indicators in one chart: in their unit where all share one, else each as an index of its first value.

use super::{Beginning, Decimal, Figure, Point, Series, Timing, grouped};
use crate::number::unit_key;
use crate::writing::{Lang, Writing};
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// So many are told apart in one chart.
pub const MOST_COMPARED: usize = 4;

/// What the axis of such a chart tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measured {
    /// The values, in the unit that all share.
    Values,
    /// Each year's value in hundredths of the indicator's own first one.
    Indexed,
}

/// Indicators side by side, on one axis of years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// What is drawn: values or indices, one a line, all on the same years.
    pub drawn: Vec<Series>,
    /// What the axis tells.
    pub measured: Measured,
    /// The year whose value is 100, for each line; `None` where values are drawn, or there is none to begin with.
    pub bases: Vec<Option<FiscalYear>>,
}

impl Comparison {
    /// Puts series side by side. Each keeps its years; those that another one has are there with nothing in them.
    #[must_use]
    pub fn of(series: &[Series]) -> Self {
        let years = || series.iter().flat_map(|it| &it.points).map(|it| it.year);
        let (first, last) = (years().min(), years().max());
        let axis: Vec<FiscalYear> =
            std::iter::successors(first, |it| it.next()).take_while(|it| Some(*it) <= last).collect();
        let unit = |it: &Series| (it.unit.as_deref().map(unit_key), it.counting);
        let shared = series.iter().all(|it| unit(it) == unit(&series[0]));
        let measured = if shared { Measured::Values } else { Measured::Indexed };
        let spread: Vec<Series> = series.iter().map(|it| spread(it, &axis)).collect();
        let bases = spread.iter().map(|it| if shared { None } else { base_of(it) }).collect();
        let drawn = if shared { spread } else { spread.iter().map(index).collect() };
        Self { drawn, measured, bases }
    }

    /// The lines as one sentence, which a screen reader says in place of the drawing.
    #[must_use]
    pub fn spoken(&self, writing: Writing) -> String {
        let how = match self.measured {
            Measured::Values => "",
            Measured::Indexed => {
                writing.say("それぞれはじめの値を100とした指数。", " Each is an index, its first value being 100.")
            }
        };
        let lines = self.drawn.iter().zip(NUMBERS);
        let count = self.drawn.len();
        match writing.lang {
            Lang::Ja => {
                let lines = lines.map(|(it, number)| format!("{number}{}", it.spoken(writing)));
                format!("{count}つの指標。{how}{}", lines.collect::<String>())
            }
            Lang::En => {
                let lines = lines.map(|(it, number)| format!(" {number} {}", it.spoken(writing)));
                format!("{}.{how}{}", Lang::En.indicators(count), lines.collect::<String>())
            }
        }
    }
}

/// What each line is called in the drawing.
pub const NUMBERS: [&str; MOST_COMPARED] = ["①", "②", "③", "④"];

fn spread(series: &Series, axis: &[FiscalYear]) -> Series {
    let blank = |year: FiscalYear| Point { year, figure: None, approximate: false, note: None };
    let known = |year: &FiscalYear| series.points.iter().find(|it| it.year == *year).cloned();
    let points = axis.iter().map(|year| known(year).unwrap_or_else(|| blank(*year))).collect();
    // Lines all of them: columns of several indicators beside each other hide how each goes on.
    Series { points, timing: Some(Timing::YearEnd), beginning: Beginning::Open, ..series.clone() }
}

/// The first year with a value other than 0.
fn base_of(series: &Series) -> Option<FiscalYear> {
    let value = |it: &&Point| it.figure.and_then(|it| it.value()).is_some_and(|it| !it.is_zero());
    series.points.iter().find(value).map(|it| it.year)
}

/// The same in hundredths of its first value other than 0, to one decimal; without one nothing is left to draw.
fn index(series: &Series) -> Series {
    let base = base_of(series).and_then(|year| {
        let point = series.points.iter().find(|it| it.year == year)?;
        point.figure?.value()
    });
    let hundredths = |value: Decimal| {
        let share = value.checked_div(base?)?.checked_mul(Decimal::ONE_HUNDRED)?;
        Some(Figure::Value(share.round_dp(1).normalize()))
    };
    let points = series.points.iter().map(|it| {
        let figure = it.figure.and_then(|figure| match figure {
            Figure::Value(value) => hundredths(value),
            absent @ Figure::Absent(_) => Some(absent),
        });
        Point { figure, ..it.clone() }
    });
    Series { points: points.collect(), unit: None, counting: None, ..series.clone() }
}

/// 「108.3」: an index as it is written.
#[must_use]
pub fn index_words(figure: Option<Figure>) -> Option<String> {
    figure.and_then(|it| it.value()).map(grouped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::{Counting, Reason};

    fn year(western: i32) -> FiscalYear {
        FiscalYear::new(western).unwrap()
    }

    fn series(name: &str, unit: &str, from: i32, values: &[i64]) -> Series {
        let point = |(at, value): (usize, &i64)| Point {
            year: year(from + i32::try_from(at).unwrap()),
            figure: Some(if *value < 0 { Figure::Absent(Reason::NotHeld) } else { Figure::Value((*value).into()) }),
            approximate: false,
            note: None,
        };
        Series {
            name: name.to_owned(),
            unit: Some(unit.to_owned()),
            counting: None,
            timing: None,
            points: values.iter().enumerate().map(point).collect(),
            beginning: Beginning::Known,
            breaks: Vec::new(),
            selected: year(2024),
        }
    }

    fn values(series: &Series) -> Vec<String> {
        let words = |it: &Point| match it.figure {
            Some(Figure::Value(value)) => value.to_string(),
            Some(Figure::Absent(reason)) => reason.words().to_owned(),
            None => "-".to_owned(),
        };
        series.points.iter().map(words).collect()
    }

    #[test]
    fn what_shares_a_unit_is_compared_in_it() {
        let compared = Comparison::of(&[series("相談", "件", 2022, &[10, 12, 9]), series("訪問", "件", 2023, &[4, 5])]);
        assert_eq!(compared.measured, Measured::Values);
        assert_eq!(compared.drawn.iter().map(values).collect::<Vec<_>>(), [["10", "12", "9"], ["-", "4", "5"]]);
        assert_eq!(compared.bases, [None, None]);
    }

    #[test]
    fn other_units_or_ways_of_counting_are_compared_as_indices_of_their_first_value() {
        let compared =
            Comparison::of(&[series("相談", "件", 2021, &[-1, 0, 12, 9]), series("参加", "人", 2023, &[300, 325])]);
        assert_eq!(compared.measured, Measured::Indexed);
        assert_eq!(compared.bases, [Some(year(2023)), Some(year(2023))]);
        assert_eq!(values(&compared.drawn[0]), ["実施なし", "0", "100", "75"]);
        assert_eq!(values(&compared.drawn[1]), ["-", "-", "100", "108.3"]);
        let mut counted = series("相談", "件", 2023, &[5, 6]);
        counted.counting = Some(Counting::Cumulative);
        assert_eq!(Comparison::of(&[series("相談", "件", 2023, &[1, 2]), counted]).measured, Measured::Indexed);
    }

    #[test]
    fn what_never_had_a_value_has_no_index() {
        let compared = Comparison::of(&[series("相談", "件", 2023, &[0, 0]), series("参加", "人", 2023, &[3, 4])]);
        assert_eq!((compared.bases[0], values(&compared.drawn[0])), (None, vec!["-".to_owned(), "-".to_owned()]));
    }

    #[test]
    fn the_drawing_is_told_in_a_sentence() {
        let compared = Comparison::of(&[series("相談", "件", 2023, &[10, 12]), series("参加", "人", 2023, &[40, 30])]);
        let spoken = compared.spoken(Writing::default());
        assert!(
            spoken.starts_with(
                "2つの指標。それぞれはじめの値を100とした指数。①相談。令和５年度100から令和６年度120。②参加。"
            ),
            "{spoken}"
        );
        let spoken = compared.spoken(Writing::default().said_in(Lang::En));
        assert!(
            spoken.starts_with(
                "2 indicators. Each is an index, its first value being 100. ① From 100 in FY2023 (Reiwa 5)"
            ),
            "{spoken}"
        );
    }
}
