//! The indicator that speaks for its 項目 where there is room for one: 早見表 on 概況, the first view of 指標.

use super::{Decimal, is_ranked};

/// The numbers of an indicator; `None` where a year has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TwoNumbers {
    /// 前年度
    pub before: Option<Decimal>,
    /// 今年度
    pub now: Option<Decimal>,
}

/// Position of the first in printed order with both numbers and a previous one that means something, else of the first
/// with a value.
#[must_use]
pub fn find_representative(figures: &[TwoNumbers]) -> Option<usize> {
    let valued = || figures.iter().enumerate().filter(|(_, it)| it.now.is_some());
    let found = valued().find(|(_, it)| is_ranked(it.before)).or_else(|| valued().next());
    found.map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_can_be_compared_speaks_for_the_others() {
        let numbers = |(before, now): &(i64, i64)| TwoNumbers {
            before: (*before >= 0).then(|| Decimal::from(*before)),
            now: (*now >= 0).then(|| Decimal::from(*now)),
        };
        let check = |figures: &[(i64, i64)], found| {
            assert_eq!(find_representative(&figures.iter().map(numbers).collect::<Vec<_>>()), found);
        };
        check(&[], None);
        check(&[(2, 1), (282, 164), (78, 83)], Some(1));
        check(&[(282, -1), (2, 1), (-1, 7)], Some(1));
        check(&[(-1, 7), (10, 0)], Some(1));
        check(&[(100, -1)], None);
    }
}
