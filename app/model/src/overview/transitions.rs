//! 評価の移り変わり: how many 項目 went from which mark to which.

use super::counts::is_same;
use crate::plan::Mark;

/// A square of counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transitions {
    /// Marks that occur in either year, in the scheme's order, 未報告 (`None`) last.
    pub marks: Vec<Option<Mark>>,
    /// `counts[from][to]`: 項目 of both years, each once.
    pub counts: Vec<Vec<usize>>,
}

impl Transitions {
    /// Of pairs of last year's and this year's mark.
    #[must_use]
    pub fn count(scheme: &[Mark], pairs: &[(Option<Mark>, Option<Mark>)]) -> Self {
        let occurs = |mark: &Option<Mark>| {
            pairs.iter().any(|(from, to)| [from, to].iter().any(|it| is_same(it.as_ref(), mark.as_ref())))
        };
        let marks: Vec<_> = scheme.iter().cloned().map(Some).chain([None]).filter(occurs).collect();
        let same = |a: &Option<Mark>, b: &Option<Mark>| is_same(a.as_ref(), b.as_ref());
        let cell = |from: &Option<Mark>, to: &Option<Mark>| {
            pairs.iter().filter(|pair| same(&pair.0, from) && same(&pair.1, to)).count()
        };
        let counts = marks.iter().map(|from| marks.iter().map(|to| cell(from, to)).collect()).collect();
        Self { marks, counts }
    }

    /// 項目 that are counted.
    #[must_use]
    pub fn total(&self) -> usize {
        self.counts.iter().flatten().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{scheme, sign};
    use super::*;

    #[test]
    fn each_item_is_counted_where_it_came_from_and_went_to() {
        let pairs = [
            (Some(sign("○")), Some(sign("○"))),
            (Some(sign("○")), Some(sign("△"))),
            (Some(sign("△")), None),
            (Some(sign("○")), Some(sign("△"))),
        ];
        let it = Transitions::count(&scheme(), &pairs);
        let symbols: Vec<_> = it.marks.iter().map(|it| it.as_ref().map_or("", |it| &it.symbol)).collect();
        assert_eq!(symbols, ["○", "△", ""]);
        assert_eq!(it.counts, [[1, 2, 0], [0, 0, 1], [0, 0, 0]]);
        assert_eq!(it.total(), pairs.len());
    }

    #[test]
    fn nothing_to_compare_is_an_empty_square() {
        assert_eq!(Transitions::count(&scheme(), &[]), Transitions::default());
    }
}
