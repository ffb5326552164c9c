//! A series as one sentence, which a screen reader says in place of the drawing: first, last, the largest change, the
//! years without a value, redefinitions.

use super::{Break, Change, Counting, Figure, Point, Reason, Series, grouped};
use crate::writing::{Lang, Writing};
use crate::year::FiscalYear;

impl Series {
    /// 「学習 受講者（延べ）。令和元年度310人から令和８年度205人。最大の変化は…」. In English without name and unit, which
    /// are Japanese and stand beside the drawing.
    #[must_use]
    pub fn spoken(&self, writing: Writing) -> String {
        match writing.lang {
            Lang::Ja => self.spoken_in_japanese(writing),
            Lang::En => self.spoken_in_english(writing),
        }
    }

    fn spoken_in_english(&self, writing: Writing) -> String {
        let said = |it: &Point| {
            let about = if it.approximate { "about " } else { "" };
            format!("{about}{} in {}", value(it).map(grouped).unwrap_or_default(), writing.year(it.year))
        };
        let valued: Vec<&Point> = self.points.iter().filter(|it| value(it).is_some()).collect();
        let mut sentences = vec![match valued.as_slice() {
            [] => "No year has a figure.".to_owned(),
            [only] => format!("{}.", said(only)),
            [first, .., last] => format!("From {} to {}.", said(first), said(last)),
        }];
        if let Some((point, change)) = self.largest_change().filter(|_| valued.len() > 2) {
            let word = if matches!(change, Change::Up(_)) { "up" } else { "down" };
            let rate = change.rate_in(Lang::En).unwrap_or_default();
            sentences.push(format!("Largest change: {rate} {word} in {}.", writing.year(point.year)));
        }
        sentences.extend(
            self.gaps().map(|(year, reason)| {
                format!("{}: {}.", writing.year(year), reason.map_or("no entry", Reason::english))
            }),
        );
        sentences
            .extend(self.shown_breaks().map(|it| format!("Counted differently from {} on.", writing.year(it.from))));
        sentences.join(" ")
    }

    fn spoken_in_japanese(&self, writing: Writing) -> String {
        let mut sentence = format!("{}。", self.name.trim_end_matches('。'));
        let valued: Vec<&Point> = self.points.iter().filter(|it| value(it).is_some()).collect();
        match valued.as_slice() {
            [] => sentence.push_str("値のある年度はありません。"),
            [only] => sentence.push_str(&format!("{}。", self.said(only, writing))),
            [first, .., last] => {
                sentence.push_str(&format!("{}から{}。", self.said(first, writing), self.said(last, writing)));
            }
        }
        if let Some((point, change)) = self.largest_change().filter(|_| valued.len() > 2) {
            let word = if matches!(change, Change::Up(_)) { "増" } else { "減" };
            let rate = change.rate_words().unwrap_or_default();
            sentence.push_str(&format!("最大の変化は{}の{rate}{word}。", writing.year(point.year)));
        }
        for (year, reason) in self.gaps() {
            sentence.push_str(&format!("{}は{}。", writing.year(year), reason.map_or("記載なし", Reason::words)));
        }
        for change in self.shown_breaks() {
            sentence.push_str(&format!("{}に数え方の変更。", writing.year(change.from)));
        }
        sentence
    }

    fn shown_breaks(&self) -> impl Iterator<Item = &Break> {
        self.breaks.iter().filter(|it| self.points.iter().any(|point| point.year == it.from))
    }

    /// 「人（延べ）」「延べ」; empty where the list says neither.
    #[must_use]
    pub fn unit_words(&self, lang: Lang) -> String {
        name_unit(self.unit.as_deref(), self.counting, lang)
    }

    fn said(&self, point: &Point, writing: Writing) -> String {
        let number = value(point).map(grouped).unwrap_or_default();
        let about = if point.approximate { "約" } else { "" };
        format!("{}{about}{number}{}", writing.year(point.year), self.unit.as_deref().unwrap_or_default())
    }

    /// By rate, between years next to each other that can be compared; the later year is named.
    fn largest_change(&self) -> Option<(&Point, Change)> {
        let rate = |change: &Change| match change {
            Change::Up(rate) | Change::Down(rate) => Some(*rate),
            _ => None,
        };
        self.changes().filter(|(_, change)| rate(change).is_some()).max_by_key(|(_, change)| rate(change))
    }

    /// Each year without a value, and why; those before the first known one are not named.
    fn gaps(&self) -> impl Iterator<Item = (FiscalYear, Option<Reason>)> {
        let known = self.points.iter().skip_while(|it| it.figure.is_none());
        known.filter_map(|it| match it.figure {
            Some(Figure::Absent(reason)) => Some((it.year, Some(reason))),
            Some(Figure::Value(_)) => None,
            None => Some((it.year, None)),
        })
    }
}

/// 「人（延べ）」「延べ」; empty where the list says neither. A unit stays as printed.
#[must_use]
pub fn name_unit(unit: Option<&str>, counting: Option<Counting>, lang: Lang) -> String {
    let unit = unit.unwrap_or_default();
    match (lang, counting) {
        (_, None) => unit.to_owned(),
        (Lang::Ja, Some(counting)) if unit.is_empty() => counting.words().to_owned(),
        (Lang::Ja, Some(counting)) => format!("{unit}（{}）", counting.words()),
        (Lang::En, Some(counting)) if unit.is_empty() => counting.english().to_owned(),
        (Lang::En, Some(counting)) => format!("{unit}, {}", counting.english()),
    }
}

fn value(point: &Point) -> Option<super::Decimal> {
    point.figure.as_ref().and_then(Figure::value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;
    use crate::indicator::Beginning;

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
            it.spoken(Writing::default()),
            "受講者（延べ）。令和元年度310人から令和５年度2,820人。最大の変化は令和４年度の2410%増。令和２年度は実施なし。"
        );
        it.breaks.push(Break { from: it.points[3].year, sentence: String::new() });
        assert_eq!(
            it.spoken(Calendar::Western.into()),
            "受講者（延べ）。2019年度310人から2023年度2,820人。最大の変化は2023年度の17%増。2020年度は実施なし。2022年度に数え方の変更。"
        );
    }

    #[test]
    fn a_series_is_said_in_english() {
        let english = Writing::default().said_in(Lang::En);
        let mut it = series(&[number(310), Some(Figure::Absent(Reason::NotHeld)), number(96), None, number(2820)]);
        it.points[4].approximate = true;
        it.breaks.push(Break { from: it.points[2].year, sentence: String::new() });
        assert_eq!(
            it.spoken(english.by(Calendar::Western)),
            "From 310 in FY2019 to about 2,820 in FY2023. FY2020: not carried out. FY2022: no entry. Counted differently from FY2021 on."
        );
        it = series(&[number(310), number(96), number(97)]);
        assert_eq!(
            it.spoken(english),
            "From 310 in FY2019 (Reiwa 1) to 97 in FY2021 (Reiwa 3). Largest change: 69% down in FY2020 (Reiwa 2)."
        );
        assert_eq!(series(&[None, None]).spoken(english), "No year has a figure.");
        assert_eq!(series(&[None, number(5)]).spoken(english), "5 in FY2020 (Reiwa 2).");
    }

    #[test]
    fn a_unit_is_named_with_its_way_of_counting() {
        let check = |unit, counting, japanese: &str, english: &str| {
            assert_eq!(name_unit(unit, counting, Lang::Ja), japanese);
            assert_eq!(name_unit(unit, counting, Lang::En), english);
        };
        check(None, None, "", "");
        check(Some("人"), None, "人", "人");
        check(None, Some(Counting::Distinct), "実", "unique count (no repeats)");
        check(Some("人"), Some(Counting::Cumulative), "人（延べ）", "人, cumulative count (with repeats)");
    }

    #[test]
    fn a_series_without_values_says_so() {
        assert_eq!(series(&[None, None]).spoken(Writing::default()), "受講者（延べ）。値のある年度はありません。");
        assert_eq!(series(&[None, number(5)]).spoken(Writing::default()), "受講者（延べ）。令和２年度5人。");
    }
}
