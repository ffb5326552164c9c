//! 大きく動いた指標: which moves are the largest. By rate, but not from a small base: 2 → 4 is +100 % and says little.

use crate::indicator::{Change, Decimal, is_ranked};

/// How many are shown in each direction.
pub const SHOWN: usize = 3;

/// The largest rises and falls, as positions in `moves`; equal rates in the order given. Those whose previous value is
/// too small for a rate are not ranked; the page says so.
#[must_use]
pub fn rank_moves(moves: &[(Option<Decimal>, Change)]) -> (Vec<usize>, Vec<usize>) {
    let largest = |rate: fn(Change) -> Option<Decimal>| {
        let ranked = moves.iter().enumerate().filter(|(_, (base, _))| is_ranked(*base));
        let mut rates: Vec<_> = ranked.filter_map(|(at, (_, change))| Some((at, rate(*change)?))).collect();
        rates.sort_by_key(|(at, rate)| (std::cmp::Reverse(*rate), *at));
        rates.into_iter().take(SHOWN).map(|(at, _)| at).collect()
    };
    let up = |change| if let Change::Up(rate) = change { Some(rate) } else { None };
    let down = |change| if let Change::Down(rate) = change { Some(rate) } else { None };
    (largest(up), largest(down))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::Figure;

    fn moved(before: i64, now: i64) -> (Option<Decimal>, Change) {
        let value = |it: i64| Figure::Value(it.into());
        (Some(before.into()), Change::between(Some(&value(before)), Some(&value(now))))
    }

    #[test]
    fn three_a_direction_by_rate_and_small_bases_are_left_out() {
        let moves = [
            moved(3, 14),    // +367 %, from a small base
            moved(11, 27),   // +145 %
            moved(18, 37),   // +106 %
            moved(41, 71),   // +73 %
            moved(135, 181), // +34 %
            moved(2, 1),     // -50 %, from a small base
            moved(282, 164), // -42 %
            moved(20, 6),    // -70 %
            moved(33, 33),
            (None, Change::NoBase),
        ];
        assert_eq!(rank_moves(&moves), (vec![1, 2, 3], vec![7, 6]));
    }

    #[test]
    fn equal_rates_stand_in_printed_order() {
        assert_eq!(rank_moves(&[moved(20, 10), moved(10, 5), moved(40, 20), moved(30, 15)]), (vec![], vec![0, 1, 2]));
    }
}
