//! 気をつけて見る項目: × △ □ first, then good marks whose figures fell far. It points at what to look at and judges
//! nothing.

use crate::indicator::{Amount, Decimal, Moved, find_falls, is_ranked};
use crate::plan::{Mark, MarkShape};

/// What is looked at for one measure: its mark, and how each indicator moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged<'a> {
    /// `None`: 未報告; that has a place of its own.
    pub mark: Option<&'a Mark>,
    /// In printed order.
    pub indicators: Vec<Moved>,
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

/// An indicator that fell far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fall {
    /// Its name.
    pub name: String,
    /// How far.
    pub fallen: Fallen,
    /// Whether a reason is printed.
    pub explained: bool,
}

/// How far an indicator fell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fallen {
    /// By a rate, exact enough to show on which side of the limit it lies: 「70%」.
    By(String),
    /// From a small base, where a rate says little: from, to.
    From(Amount, Amount),
}

impl Fallen {
    /// 「70%減」「2件から1件に減」.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::By(rate) => format!("{rate}減"),
            Self::From(before, now) => format!("{}から{}に減", before.words(), now.words()),
        }
    }
}

/// The measures to look at, the most urgent first; equals in the order given.
#[must_use]
pub fn find_cares(measures: &[Judged<'_>]) -> Vec<Care> {
    let mut cares = Vec::new();
    for (at, measure) in measures.iter().enumerate() {
        let Some(rank) = measure.mark.and_then(|mark| rank(mark.shape)) else { continue };
        let despite = rank == DESPITE;
        let falls = find_falls(&measure.indicators);
        let first = falls.first().filter(|_| despite).map(|at| weight(&measure.indicators[*at]));
        if despite && first.is_none() {
            continue;
        }
        cares.push((rank, first, Care { at, despite, falls }));
    }
    cares.sort_by_key(|(rank, first, care)| (*rank, std::cmp::Reverse(*first), care.at));
    cares.into_iter().map(|it| it.2).collect()
}

/// Good marks are ordered by their farthest fall, one from a small base after all others.
fn weight(moved: &Moved) -> (bool, Option<Decimal>) {
    (is_ranked(moved.base), moved.far_fall())
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

#[cfg(test)]
mod tests {
    use super::super::samples::sign;
    use super::*;
    use crate::indicator::moved;

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
            judged(&ring, vec![moved(3, 1)]),
        ];
        let found: Vec<_> = find_cares(&measures).into_iter().map(|it| (it.at, it.despite, it.falls)).collect();
        assert_eq!(
            found,
            [
                (4, false, vec![]),
                (6, false, vec![]),
                (3, false, vec![1]),
                (2, true, vec![0]),
                (0, true, vec![1, 0, 2]),
                (8, true, vec![0])
            ]
        );
    }
}
