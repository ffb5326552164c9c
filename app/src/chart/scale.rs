//! From figures to the plot: always from 0, round steps, at most four grey lines. Figures stay decimals until they
//! are whole ten-thousandths of the height, so that no float ever holds one.

use model::indicator::{Decimal, Series};

/// The values between which a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    low: Decimal,
    high: Decimal,
    step: Decimal,
}

/// Whole parts of the height.
const PARTS: i64 = 10_000;

impl Scale {
    /// For a card: from 0 (or the lowest value below it) to the highest value.
    pub(super) fn tight(series: &Series) -> Self {
        let (low, high) = extent(series);
        let high = if low == high { Decimal::ONE } else { high };
        Self { low, high, step: high.saturating_sub(low) }
    }

    /// For a large chart: ends in a grey line above all values.
    pub(super) fn round(series: &Series) -> Self {
        let (low, high) = extent(series);
        let high = if low == high { Decimal::ONE } else { high };
        let step = round_step(low, high, is_whole(series));
        // a decimal near its end can't be rounded up; it then ends the plot itself
        let end = |steps: Decimal, value: Decimal| steps.checked_mul(step).unwrap_or(value);
        Self { low: end((low / step).floor(), low), high: end((high / step).ceil(), high), step }
    }

    /// Bottom and top of the plot, in parts above the baseline.
    pub(super) fn range(&self) -> std::ops::Range<i64> {
        self.at(self.low)..self.at(self.high)
    }

    /// A value in parts above the baseline.
    pub(super) fn at(&self, value: Decimal) -> i64 {
        let span = self.high.saturating_sub(self.low);
        value
            .checked_div(span)
            .and_then(|share| share.checked_mul(Decimal::from(PARTS)))
            .and_then(|parts| i64::try_from(parts.round()).ok())
            .unwrap_or(0)
    }

    /// Where grey lines lie; 0, the baseline, is not one of them.
    pub(super) fn lines(&self) -> Vec<Decimal> {
        let mut lines = Vec::new();
        let mut at = self.low;
        while at <= self.high && lines.len() < 5 {
            if !at.is_zero() {
                lines.push(at.normalize());
            }
            at = at.saturating_add(self.step);
        }
        lines
    }
}

fn values(series: &Series) -> impl Iterator<Item = Decimal> {
    series.points.iter().filter_map(|it| it.figure.as_ref()?.value())
}

fn extent(series: &Series) -> (Decimal, Decimal) {
    values(series).fold((Decimal::ZERO, Decimal::ZERO), |(low, high), it| (low.min(it), high.max(it)))
}

fn is_whole(series: &Series) -> Whole {
    if values(series).all(|it| it.is_integer()) { Whole::Yes } else { Whole::No }
}

/// Whether every value is a whole number; then so are the grey lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whole {
    Yes,
    No,
}

/// The smallest of 1, 2, 2.5, 5 × 10ⁿ that needs no more than four lines.
fn round_step(low: Decimal, high: Decimal, whole: Whole) -> Decimal {
    let four = Decimal::from(4);
    let fits = |step: Decimal| (high / step).ceil() - (low / step).floor() <= four;
    let mut ten = Decimal::ONE;
    while whole == Whole::No && ten * four > high.saturating_sub(low) && ten.scale() < 9 {
        ten /= Decimal::TEN;
    }
    let round = [Decimal::ONE, Decimal::TWO, Decimal::new(25, 1), Decimal::from(5)];
    loop {
        let allowed = |step: &Decimal| whole == Whole::No || step.is_integer();
        if let Some(step) = round.iter().map(|it| it * ten).filter(allowed).find(|it| fits(*it)) {
            return step;
        }
        match ten.checked_mul(Decimal::TEN) {
            Some(next) => ten = next,
            None => return high.saturating_sub(low),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_at_most_four() {
        let check = |low: &str, high: &str, step: &str| {
            let [low, high, step] = [low, high, step].map(|it| it.parse::<Decimal>().unwrap());
            let whole = if low.is_integer() && high.is_integer() { Whole::Yes } else { Whole::No };
            assert_eq!(round_step(low, high, whole), step, "{low} to {high}");
        };
        check("0", "310", "100");
        check("0", "4850", "2000");
        check("0", "823", "250");
        check("0", "91", "25");
        check("0", "9", "5");
        check("0", "1", "1");
        check("0", "3", "1");
        check("0", "0.35", "0.1");
        check("0", "36.5", "10");
        check("-40", "120", "50");
        check("0", "12345678", "5000000");
        check("-5", "0", "2");
    }

    #[test]
    fn a_figure_as_large_as_a_decimal_holds_is_still_drawn() {
        let step = round_step(Decimal::ZERO, Decimal::MAX, Whole::Yes);
        assert!(step > Decimal::ZERO);
    }
}
