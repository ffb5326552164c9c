//! How alike two texts are: the share of letter pairs that they have in common. In thousandths, so that
//! the result is exact and sorts. Nothing here decides what is joined.

use crate::number::unit_key;
use crate::text::name_key;

/// The unit as it is compared: 人 and 名 are one, no unit is another one.
pub(super) fn fold_unit(unit: Option<&str>) -> String {
    unit.map(|unit| name_key(&unit_key(unit))).unwrap_or_default()
}

/// The letter pairs of a folded text, sorted.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs(Vec<(char, char)>);

impl Pairs {
    pub(super) fn of(text: &str) -> Self {
        let letters: Vec<char> = name_key(text).chars().collect();
        let mut pairs: Vec<_> = match letters[..] {
            [alone] => vec![(alone, alone)],
            _ => letters.windows(2).map(|two| (two[0], two[1])).collect(),
        };
        pairs.sort_unstable();
        Self(pairs)
    }

    /// Twice the common pairs by all pairs (Dice), in thousandths; two empty texts are not alike.
    pub(super) fn likeness(&self, other: &Self) -> u32 {
        let all = self.0.len() + other.0.len();
        if all == 0 {
            return 0;
        }
        let (mut mine, mut theirs, mut common) = (0, 0, 0);
        while mine < self.0.len() && theirs < other.0.len() {
            match self.0[mine].cmp(&other.0[theirs]) {
                std::cmp::Ordering::Less => mine += 1,
                std::cmp::Ordering::Greater => theirs += 1,
                std::cmp::Ordering::Equal => {
                    (mine, theirs, common) = (mine + 1, theirs + 1, common + 1);
                }
            }
        }
        u32::try_from(2000 * common / all).unwrap_or(1000)
    }
}

/// How alike two texts are, in thousandths.
pub(super) fn likeness(one: &str, other: &str) -> u32 {
    Pairs::of(one).likeness(&Pairs::of(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_unit_is_another_one_and_people_are_counted_alike() {
        assert_eq!(fold_unit(Some("名")), fold_unit(Some("人")));
        assert_ne!(fold_unit(None), fold_unit(Some("人")));
    }

    #[test]
    fn likeness_is_a_share_of_common_pairs() {
        let check = |one: &str, other: &str, low: u32, high: u32| {
            let it = likeness(one, other);
            assert!((low..=high).contains(&it), "{one} / {other}: {it}");
        };
        check("相談件数", "相談件数", 1000, 1000);
        check("相談件数", "参加者", 0, 0);
        check("人", "人", 1000, 1000);
        check("", "", 0, 0);
        check("シニア支え合いポイント 新規登録者数", "シニア支え合いポイント新規登録数", 800, 950);
        check("再犯防止の推進", "見守りの推進", 200, 450);
    }
}
