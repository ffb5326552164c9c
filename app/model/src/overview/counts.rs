//! How many 項目 bear each mark. A measure counts once, however often it is listed.

use super::page::MarkCount;
use crate::plan::Mark;

/// Counts marks by the scheme's order, 未報告 last. `before`: last year's marks, where there are any.
#[must_use]
pub fn count_marks(scheme: &[Mark], now: &[Option<Mark>], before: Option<&[Option<Mark>]>) -> Vec<MarkCount> {
    let all = scheme.iter().map(Some).chain([None]);
    all.map(|mark| MarkCount {
        mark: mark.cloned(),
        count: count(mark, now),
        before: before.map(|before| count(mark, before)),
    })
    .collect()
}

fn count(mark: Option<&Mark>, marks: &[Option<Mark>]) -> usize {
    marks.iter().filter(|it| is_same(it.as_ref(), mark)).count()
}

/// The same sign with the same meaning; two plans may use one sign for different things.
pub(super) fn is_same(a: Option<&Mark>, b: Option<&Mark>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.symbol == b.symbol && a.words == b.words,
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// The marks of several plans as one scheme: in the order of the first plan, what others add behind.
#[must_use]
pub fn merge_schemes<'a>(schemes: impl IntoIterator<Item = &'a [Mark]>) -> Vec<Mark> {
    let mut merged: Vec<Mark> = Vec::new();
    for mark in schemes.into_iter().flatten() {
        if !merged.iter().any(|it| is_same(Some(it), Some(mark))) {
            merged.push(mark.clone());
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::super::samples::{scheme, sign};
    use super::*;
    use crate::writing::Lang;

    #[test]
    fn every_mark_is_counted_and_zero_stays() {
        let now = [Some(sign("○")), Some(sign("○")), Some(sign("□")), None];
        let before = [Some(sign("△")), Some(sign("○"))];
        let counts = count_marks(&scheme(), &now, Some(&before));
        let short: Vec<_> = counts
            .iter()
            .map(|it| (Mark::short_of(it.mark.as_ref(), Lang::Ja), it.count, it.before.unwrap()))
            .collect();
        assert_eq!(
            short,
            [
                ("特記あり", 0, 0),
                ("予定通り", 2, 1),
                ("遅れ・課題", 0, 1),
                ("検討中", 1, 0),
                ("進捗なし", 0, 0),
                ("完了", 0, 0),
                ("中止", 0, 0),
                ("未報告", 1, 0)
            ]
        );
        assert_eq!(count_marks(&scheme(), &now, None)[1].before, None);
    }

    #[test]
    fn one_sign_with_two_meanings_stays_two() {
        let other = Mark { words: "完了した".to_owned(), ..sign("○") };
        assert_eq!(merge_schemes([scheme().as_slice(), scheme().as_slice(), &[other]]).len(), 8);
    }
}
