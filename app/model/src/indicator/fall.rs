//! Falls that catch the eye: what 気をつけて見る項目 on 概況 and 数字とあわせて見てください on 項目 both go by. It knows no mark
//! and judges nothing.

use super::{Change, Decimal, Direction};

/// Below this previous value a rate says little: 2 → 1 is a half. Such moves are not ranked, and their falls stand last.
const SMALLEST_BASE: i64 = 10;

/// How one indicator moved against the year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Last year's number.
    pub base: Option<Decimal>,
    /// The change.
    pub change: Change,
    /// 望ましい向き, where the city has said one.
    pub desired: Option<Direction>,
}

impl Moved {
    /// The rate of a fall of 30 % or more, exactly. Where the city wants less of something, less is no reason to look.
    #[must_use]
    pub fn far_fall(&self) -> Option<Decimal> {
        match self.change {
            Change::Down(rate) if self.change.is_far_fall() && self.desired != Some(Direction::Down) => Some(rate),
            _ => None,
        }
    }
}

/// The far falls, as positions in `moved`: the farthest first, equals in the order given, those from a small base last.
#[must_use]
pub fn find_falls(moved: &[Moved]) -> Vec<usize> {
    let mut falls: Vec<_> = moved.iter().enumerate().filter_map(|(at, it)| Some((at, it.far_fall()?))).collect();
    falls.sort_by_key(|(at, rate)| (!is_ranked(moved[*at].base), std::cmp::Reverse(*rate), *at));
    falls.into_iter().map(|(at, _)| at).collect()
}

/// Whether a previous value is large enough for a rate to mean something.
#[must_use]
pub fn is_ranked(base: Option<Decimal>) -> bool {
    base.is_some_and(|base| base >= Decimal::from(SMALLEST_BASE))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::indicator::Figure;

    /// An indicator with these values, of which nobody said what is wanted.
    pub(crate) fn moved(before: i64, now: i64) -> Moved {
        let value = |it: i64| Figure::Value(it.into());
        let change = Change::between(Some(&value(before)), Some(&value(now)));
        Moved { base: Some(before.into()), change, desired: None }
    }

    #[test]
    fn far_falls_come_by_rate_and_small_bases_last() {
        let all = [moved(2, 1), moved(282, 164), moved(78, 83), moved(54, 18), moved(519, 364), moved(9, 0)];
        assert_eq!(find_falls(&all), [3, 1, 5, 0]);
    }

    #[test]
    fn the_limit_is_exact() {
        let check = |before, now, falls: usize| assert_eq!(find_falls(&[moved(before, now)]).len(), falls);
        check(10, 7, 1);
        check(1000, 700, 1);
        check(1000, 701, 0);
        check(0, 0, 0);
    }

    #[test]
    fn less_of_what_should_become_less_is_no_fall() {
        let wanted = |desired| Moved { desired: Some(desired), ..moved(100, 50) };
        assert_eq!(find_falls(&[wanted(Direction::Down), wanted(Direction::Up)]), [1]);
    }
}
