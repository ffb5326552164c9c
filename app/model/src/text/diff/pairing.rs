//! Which sentence of an older text became which of a newer one.

use super::pieces::words;
use crate::text::Letter;
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Sentences that share less of what they say are two sentences, not one in two wordings: per cent.
const LEAST: usize = 40;

/// Past this product of words nothing is paired: the time grows with it.
const MOST: usize = 4_000_000;

/// Positions of the pairs, in the order of both texts: those whose likeness adds up to most.
pub(super) fn pair_up(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let cut = |all: &[&'_ str]| all.iter().map(|it| words(it).len()).sum::<usize>();
    if cut(old).saturating_mul(cut(new)) > MOST {
        return Vec::new();
    }
    let likes: Vec<Vec<usize>> =
        old.iter().map(|old| new.iter().map(|new| likeness(&words(old), &words(new))).collect()).collect();
    // The most that old[i..] and new[j..] can have in common.
    let mut best = vec![vec![0; new.len() + 1]; old.len() + 1];
    for (i, row) in likes.iter().enumerate().rev() {
        for (j, like) in row.iter().enumerate().rev() {
            best[i][j] = best[i + 1][j].max(best[i][j + 1]).max(like + best[i + 1][j + 1]);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < old.len() && j < new.len() {
        if likes[i][j] > 0 && best[i][j] == likes[i][j] + best[i + 1][j + 1] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[i][j] == best[i + 1][j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// What two sentences share of what they say, in per cent; 0 below [`LEAST`].
fn likeness(old: &[&str], new: &[&str]) -> usize {
    let weigh = |words: &[&str]| words.iter().map(|it| weight(it)).sum::<usize>();
    let steps = capture_diff_slices(Algorithm::Myers, old, new);
    let common: usize =
        steps.iter().filter(|it| it.tag() == DiffTag::Equal).map(|it| weigh(&new[it.new_range()])).sum();
    let percent = (200 * common).checked_div(weigh(old) + weigh(new)).unwrap_or_default();
    if percent < LEAST { 0 } else { percent }
}

/// Letters that say something: in every sentence there are particles and signs.
fn weight(word: &str) -> usize {
    word.chars().filter(|c| !matches!(Letter::of(*c), Letter::Hiragana | Letter::Sign)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_paired_by_what_they_say_and_in_order() {
        let check = |old: &[&str], new: &[&str], pairs: &[(usize, usize)]| assert_eq!(pair_up(old, new), pairs);
        check(&[], &["会議を開いた。"], &[]);
        check(&["会議を開いた。"], &["会議を２回開いた。"], &[(0, 0)]);
        check(&["会議を開いた。", "冊子を配った。"], &["冊子を駅で配った。"], &[(1, 0)]);
        check(&["会議を開いた。", "冊子を配った。"], &["冊子を配った。", "会議を開いた。"], &[(1, 0)]);
        check(&["会議を開いた。"], &["冊子を配った。"], &[]);
        check(&["あれこれした。"], &["そうした。"], &[]);
    }
}
