//! A series as one sentence, which a screen reader says in place of the drawing: first, last, the largest change, the
//! years without a value, redefinitions.

use super::{Change, Figure, Point, Series, grouped};
use crate::calendar::Calendar;

impl Series {
    /// 「学習 受講者（延べ）。令和元年度310人から令和８年度205人。最大の変化は…」.
    #[must_use]
    pub fn spoken(&self, calendar: Calendar) -> String {
        let mut sentence = format!("{}。", self.name.trim_end_matches('。'));
        let valued: Vec<&Point> = self.points.iter().filter(|it| value(it).is_some()).collect();
        match valued.as_slice() {
            [] => sentence.push_str("値のある年度はありません。"),
            [only] => sentence.push_str(&format!("{}。", self.said(only, calendar))),
            [first, .., last] => {
                sentence.push_str(&format!("{}から{}。", self.said(first, calendar), self.said(last, calendar)));
            }
        }
        if let Some((point, change)) = self.largest_change().filter(|_| valued.len() > 2) {
            let word = if matches!(change, Change::Up(_)) { "増" } else { "減" };
            let rate = change.rate_words().unwrap_or_default();
            sentence.push_str(&format!("最大の変化は{}の{rate}{word}。", calendar.year(point.year)));
        }
        sentence.push_str(&self.gaps(calendar));
        for change in self.breaks.iter().filter(|it| self.points.iter().any(|point| point.year == it.from)) {
            sentence.push_str(&format!("{}に数え方の変更。", calendar.year(change.from)));
        }
        sentence
    }

    /// 「人（延べ）」「延べ」; empty where the list says neither.
    #[must_use]
    pub fn unit_words(&self) -> String {
        let unit = self.unit.clone().unwrap_or_default();
        match self.counting {
            Some(counting) if unit.is_empty() => counting.words().to_owned(),
            Some(counting) => format!("{unit}（{}）", counting.words()),
            None => unit,
        }
    }

    fn said(&self, point: &Point, calendar: Calendar) -> String {
        let number = value(point).map(grouped).unwrap_or_default();
        let about = if point.approximate { "約" } else { "" };
        format!("{}{about}{number}{}", calendar.year(point.year), self.unit.as_deref().unwrap_or_default())
    }

    /// By rate, between years next to each other that can be compared; the later year is named.
    fn largest_change(&self) -> Option<(&Point, Change)> {
        let rate = |change: &Change| match change {
            Change::Up(rate) | Change::Down(rate) => Some(*rate),
            _ => None,
        };
        self.changes().filter(|(_, change)| rate(change).is_some()).max_by_key(|(_, change)| rate(change))
    }

    /// 「令和２年度は実施なし。」 for each year without a value; those before the first known one are not named.
    fn gaps(&self, calendar: Calendar) -> String {
        let known = self.points.iter().skip_while(|it| it.figure.is_none());
        let words = |point: &Point| match point.figure {
            Some(Figure::Absent(reason)) => Some(reason.words()),
            Some(Figure::Value(_)) => None,
            None => Some("記載なし"),
        };
        known.filter_map(|it| Some(format!("{}は{}。", calendar.year(it.year), words(it)?))).collect()
    }
}

fn value(point: &Point) -> Option<super::Decimal> {
    point.figure.as_ref().and_then(Figure::value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::{Beginning, Break, Reason};
    use crate::year::FiscalYear;

    fn series(figures: &[Option<Figure>]) -> Series {
        let year = |at: usize| FiscalYear::new(2019 + i32::try_from(at).unwrap()).unwrap();
        let point = |(at, figure): (usize, &Option<Figure>)| Point {
            year: year(at),
            figure: *figure,
            approximate: false,
            note: None,
        };
        Series {
            name: "受講者（延べ）".to_owned(),
            unit: Some("人".to_owned()),
            counting: None,
            timing: None,
            points: figures.iter().enumerate().map(point).collect(),
            beginning: Beginning::default(),
            breaks: Vec::new(),
            selected: year(0),
        }
    }

    fn number(value: i64) -> Option<Figure> {
        Some(Figure::Value(value.into()))
    }

    #[test]
    fn a_series_is_said_in_a_sentence() {
        let mut it =
            series(&[number(310), Some(Figure::Absent(Reason::NotHeld)), number(96), number(2410), number(2820)]);
        assert_eq!(
            it.spoken(Calendar::Japanese),
            "受講者（延べ）。令和元年度310人から令和５年度2,820人。最大の変化は令和４年度の2410%増。令和２年度は実施なし。"
        );
        it.breaks.push(Break { from: it.points[3].year, sentence: String::new() });
        assert_eq!(
            it.spoken(Calendar::Western),
            "受講者（延べ）。2019年度310人から2023年度2,820人。最大の変化は2023年度の17%増。2020年度は実施なし。2022年度に数え方の変更。"
        );
    }

    #[test]
    fn a_series_without_values_says_so() {
        assert_eq!(series(&[None, None]).spoken(Calendar::Japanese), "受講者（延べ）。値のある年度はありません。");
        assert_eq!(series(&[None, number(5)]).spoken(Calendar::Japanese), "受講者（延べ）。令和２年度5人。");
    }
}
