//! Which of two sides belong together: pairs that are each other's best, one to one. Knows nothing of what is paired.

use std::collections::{BTreeMap, BTreeSet, HashSet};

/// How alike every left is to every right; 0 where the two can't be one.
pub(super) struct Likenesses {
    table: BTreeMap<(usize, usize), u32>,
}

/// What became of a proposed pair.
pub(super) enum Verdict {
    /// They are one.
    Joined,
    /// They are not; what is assumed, so nobody is asked about a worse pair either.
    Apart,
    /// A person has said that they are not: the next best may be asked about.
    Forbidden,
}

impl Likenesses {
    /// Compares the open sides with each other; pairs below `least` are not proposed.
    pub(super) fn of(lefts: &[usize], rights: &[usize], least: u32, likeness: impl Fn(usize, usize) -> u32) -> Self {
        let pairs = lefts.iter().flat_map(|left| rights.iter().map(move |right| (*left, *right)));
        let scored = pairs.map(|(left, right)| ((left, right), likeness(left, right)));
        Self { table: scored.filter(|(_, likeness)| *likeness >= least).collect() }
    }

    /// Proposes mutually best pairs until none is left; gives those that were joined, left to right.
    pub(super) fn settle(mut self, mut judge: impl FnMut(usize, usize, u32) -> Verdict) -> Vec<(usize, usize)> {
        let mut joined = Vec::new();
        loop {
            let best = self.mutual_best();
            if best.is_empty() {
                return joined;
            }
            let mut closed = HashSet::new();
            for (left, right, likeness) in best {
                match judge(left, right, likeness) {
                    Verdict::Forbidden => {
                        self.table.remove(&(left, right));
                        continue;
                    }
                    Verdict::Joined => joined.push((left, right)),
                    Verdict::Apart => {}
                }
                closed.insert((left, right));
            }
            let lefts: BTreeSet<_> = closed.iter().map(|(left, _)| *left).collect();
            let rights: BTreeSet<_> = closed.iter().map(|(_, right)| *right).collect();
            self.table.retain(|(left, right), _| !lefts.contains(left) && !rights.contains(right));
        }
    }

    /// Of equal likeness the earlier in print is better.
    fn mutual_best(&self) -> Vec<(usize, usize, u32)> {
        let mut of_left: BTreeMap<usize, (u32, usize)> = BTreeMap::new();
        let mut of_right: BTreeMap<usize, (u32, usize)> = BTreeMap::new();
        for ((left, right), likeness) in &self.table {
            let best = of_left.entry(*left).or_insert((*likeness, *right));
            if *likeness > best.0 {
                *best = (*likeness, *right);
            }
            let best = of_right.entry(*right).or_insert((*likeness, *left));
            if *likeness > best.0 {
                *best = (*likeness, *left);
            }
        }
        let mutual = of_left.into_iter().filter(|(left, (_, right))| of_right[right].1 == *left);
        mutual.map(|(left, (likeness, right))| (left, right, likeness)).collect()
    }
}

/// Joins what has the same key, where it is certain: alone on both sides. `prefer` names a second trait by which
/// several of one key are told apart first.
pub(super) fn join_equal<K: Ord, P: Ord>(lefts: &[(usize, K, P)], rights: &[(usize, K, P)]) -> Vec<(usize, usize)> {
    let mut groups: BTreeMap<&K, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, (_, key, _)) in lefts.iter().enumerate() {
        groups.entry(key).or_default().0.push(at);
    }
    for (at, (_, key, _)) in rights.iter().enumerate() {
        groups.entry(key).or_default().1.push(at);
    }
    let mut joined = Vec::new();
    for (mut left, mut right) in groups.into_values() {
        if left.len() > 1 || right.len() > 1 {
            let pairs = preferred(lefts, rights, &left, &right);
            left.retain(|at| pairs.iter().all(|(one, _)| one != at));
            right.retain(|at| pairs.iter().all(|(_, other)| other != at));
            joined.extend(pairs);
        }
        if let ([one], [other]) = (&left[..], &right[..]) {
            joined.push((*one, *other));
        }
    }
    once_each(joined.into_iter().map(|(left, right)| (lefts[left].0, rights[right].0)).collect())
}

/// A side that goes by several keys is joined by the first of them alone.
fn once_each(mut joined: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    joined.sort_unstable();
    let (mut lefts, mut rights) = (HashSet::new(), HashSet::new());
    joined.retain(|(left, right)| !lefts.contains(left) && rights.insert(*right) && lefts.insert(*left));
    joined
}

fn preferred<K, P: Ord>(
    lefts: &[(usize, K, P)],
    rights: &[(usize, K, P)],
    left: &[usize],
    right: &[usize],
) -> Vec<(usize, usize)> {
    let alone = |trait_of: &P, list: &[(usize, K, P)], among: &[usize]| {
        let mut found = among.iter().copied().filter(|at| list[*at].2 == *trait_of);
        found.next().filter(|_| found.next().is_none())
    };
    let pair = |at: &usize| {
        let mine = &lefts[*at].2;
        alone(mine, lefts, left)?;
        alone(mine, rights, right).map(|other| (*at, other))
    };
    left.iter().filter_map(pair).collect()
}
