//! 気をつけて見る項目: × △ □ first, then good marks whose figures fell far. It points at what to look at and judges
//! nothing.

use super::moves::is_ranked;
use crate::indicator::{Change, Decimal};
use crate::plan::{Mark, MarkShape};

/// What is looked at for one measure: its mark, and each indicator's previous value and change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged<'a> {
    /// `None`: 未報告; that has a place of its own.
    pub mark: Option<&'a Mark>,
    /// In printed order.
    pub indicators: Vec<(Option<Decimal>, Change)>,
}

/// One measure to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Care {
    /// Position in what was given.
    pub at: usize,
    /// Whether figures contradict a good mark.
    pub despite: bool,
    /// Positions of the indicators that fell far, the farthest first.
    pub falls: Vec<usize>,
}

/// The measures to look at, the most urgent first; equals in the order given.
#[must_use]
pub fn find_cares(measures: &[Judged<'_>]) -> Vec<Care> {
    let mut cares: Vec<(u8, Decimal, Care)> = Vec::new();
    for (at, measure) in measures.iter().enumerate() {
        let Some(rank) = measure.mark.and_then(|mark| rank(mark.shape)) else { continue };
        let despite = rank == DESPITE;
        let mut falls = far_falls(&measure.indicators, despite);
        falls.sort_by_key(|(position, rate)| (std::cmp::Reverse(*rate), *position));
        if despite && falls.is_empty() {
            continue;
        }
        let farthest = if despite { falls[0].1 } else { Decimal::ZERO };
        cares.push((rank, farthest, Care { at, despite, falls: falls.into_iter().map(|it| it.0).collect() }));
    }
    cares.sort_by_key(|(rank, farthest, care)| (*rank, std::cmp::Reverse(*farthest), care.at));
    cares.into_iter().map(|it| it.2).collect()
}

/// A good mark only calls for care when figures contradict it.
const DESPITE: u8 = 3;

const fn rank(shape: MarkShape) -> Option<u8> {
    match shape {
        MarkShape::Cross => Some(0),
        MarkShape::Triangle => Some(1),
        MarkShape::Square => Some(2),
        MarkShape::Star | MarkShape::Ring => Some(DESPITE),
        MarkShape::Target | MarkShape::Bar => None,
    }
}

/// Falls of the limit or more. Against a good mark only those from a base that means something.
fn far_falls(indicators: &[(Option<Decimal>, Change)], despite: bool) -> Vec<(usize, Decimal)> {
    let far = |(at, (base, change)): (usize, &(Option<Decimal>, Change))| match change {
        Change::Down(rate) if change.is_far_fall() && (!despite || is_ranked(*base)) => Some((at, *rate)),
        _ => None,
    };
    indicators.iter().enumerate().filter_map(far).collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::sign;
    use super::*;
    use crate::indicator::Figure;

    fn moved(before: i64, now: i64) -> (Option<Decimal>, Change) {
        let value = |it: i64| Figure::Value(it.into());
        (Some(before.into()), Change::between(Some(&value(before)), Some(&value(now))))
    }

    #[test]
    fn bad_marks_come_first_then_good_ones_that_fell_far() {
        let (ring, square, cross, target, triangle) = (sign("○"), sign("□"), sign("×"), sign("◎"), sign("△"));
        let judged = |mark, indicators| Judged { mark: Some(mark), indicators };
        let measures = [
            judged(&ring, vec![moved(282, 164), moved(54, 18), moved(2, 1)]),
            judged(&ring, vec![moved(519, 364)]), // -29.9 %
            judged(&ring, vec![moved(20, 6)]),
            judged(&square, vec![moved(20, 17), moved(2, 1)]),
            judged(&cross, vec![]),
            judged(&target, vec![moved(20, 1)]),
            judged(&triangle, vec![]),
            Judged { mark: None, indicators: vec![moved(20, 1)] },
        ];
        let found: Vec<_> = find_cares(&measures).into_iter().map(|it| (it.at, it.despite, it.falls)).collect();
        assert_eq!(
            found,
            [(4, false, vec![]), (6, false, vec![]), (3, false, vec![1]), (2, true, vec![0]), (0, true, vec![1, 0])]
        );
    }

    #[test]
    fn the_limit_is_exact() {
        let ring = sign("○");
        let check = |before, now, cares: usize| {
            let judged = Judged { mark: Some(&ring), indicators: vec![moved(before, now)] };
            assert_eq!(find_cares(&[judged]).len(), cares);
        };
        check(10, 7, 1);
        check(1000, 700, 1);
        check(1000, 701, 0);
    }
}
