//! A figure's course through the years: growth, the dip of 2020, chance, absences, and what lists print wrongly.

use super::draw::below;
use super::sketch::{Event, FigureSketch, ItemSketch};
use model::indicator::{Decimal, Figure, Reason};

/// One figure of one 項目 in one plan.
pub(super) struct Course<'a> {
    pub item: &'a ItemSketch,
    pub sketch: &'a FigureSketch,
    /// What chance is drawn for: seed, plan, 項目, figure.
    pub key: [u64; 4],
    /// First and newest year of all lists.
    pub span: (i32, i32),
}

/// Which text of a year's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edition {
    /// As it was put before the meeting, errors included.
    First,
    /// 訂正版
    Corrected,
}

impl Course<'_> {
    /// What was reported for the year; `None`: nothing.
    pub(super) fn figure(&self, year: i32) -> Option<Figure> {
        if year < self.span.0.max(self.item.begins()) || year > self.item.ends() {
            return None;
        }
        if self.sketch.late && year == self.span.1 {
            return Some(Figure::Absent(Reason::Pending));
        }
        let mut figure = Some(Figure::Value(self.decimal(self.amount(year))));
        for (when, event) in self.events() {
            match event {
                Event::Gap(_) if when == year => figure = None,
                Event::Absent(_, reason) if when == year => figure = Some(Figure::Absent(reason)),
                Event::Dropped(_) if when == year => figure = Some(Figure::Absent(Reason::Ended)),
                Event::Dropped(_) if when < year => figure = None,
                _ => {}
            }
        }
        figure
    }

    /// What the year's list prints.
    pub(super) fn printed(&self, year: i32, edition: Edition) -> Option<Figure> {
        let slip = |event: &Event| edition == Edition::First && matches!(event, Event::Corrected(_));
        self.or_slip(self.figure(year), year, slip)
    }

    /// What the list of the year prints as 前年度.
    pub(super) fn printed_before(&self, year: i32) -> Option<Figure> {
        self.or_slip(self.figure(year - 1), year, |event| matches!(event, Event::Misprinted(_)))
    }

    /// 数え方を変更: the note of the first year that is counted in the new way.
    pub(super) fn note(&self, year: i32) -> Option<&'static str> {
        self.events().find_map(|(when, event)| match event {
            Event::Recounted(_, note, _) if when == year => Some(note),
            _ => None,
        })
    }

    fn or_slip(&self, figure: Option<Figure>, year: i32, slip: impl Fn(&Event) -> bool) -> Option<Figure> {
        match figure {
            Some(Figure::Value(value)) if self.events().any(|(when, event)| when == year && slip(&event)) => {
                Some(Figure::Value(value + self.decimal(9)))
            }
            figure => figure,
        }
    }

    fn events(&self) -> impl Iterator<Item = (i32, Event)> {
        let label = self.sketch.label;
        self.item.life.iter().copied().filter(move |(_, event)| event.figure() == Some(label))
    }

    /// In units of the last printed digit; never negative, a share never above the whole.
    fn amount(&self, year: i32) -> i64 {
        let it = self.sketch;
        let [seed, plan, item, figure] = self.key;
        let age = i64::from(year - self.span.0);
        let scale = if plan < 2 { 1000 } else { 500 + signed(below(1000, &[seed, plan, item, figure])) };
        let chance =
            signed(below(2 * it.sway.unsigned_abs() + 1, &[seed, plan, item, figure, year.unsigned_abs().into()]));
        let loss = match year {
            2020 => it.dip,
            2021 => i64::midpoint(1000, it.dip),
            _ => 1000,
        };
        let recounted = self.events().filter_map(|(when, event)| match event {
            Event::Recounted(_, _, left) if when <= year => Some(left),
            _ => None,
        });
        let parts = [1000 + it.growth * age, 1000 - it.sway + chance, loss, scale].into_iter().chain(recounted);
        let amount = parts.fold(it.base, |amount, part| amount * part.max(0) / 1000);
        let most = if it.unit == "％" { 1000 } else { i64::MAX };
        amount.clamp(1, most)
    }

    fn decimal(&self, amount: i64) -> Decimal {
        Decimal::new(amount, self.sketch.digits)
    }
}

fn signed(it: u64) -> i64 {
    i64::try_from(it).unwrap_or(0)
}
