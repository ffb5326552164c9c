//! The way in which something is counted, as a bracket behind its name says it: 「まるごと相談（延べ）」「会員数（年度末現在）」. It
//! belongs to the counting and not to the name, so that a name with it and one without are the same.

use super::{Counting, Timing};

/// What is said of how something is counted; what nobody says stays open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// 延べ / 実.
    pub counting: Option<Counting>,
    /// 年度末現在 / 年間.
    pub timing: Option<Timing>,
}

/// The longer ones first.
const COUNTINGS: [(&str, Counting); 5] = [
    ("延べ数", Counting::Cumulative),
    ("延べ", Counting::Cumulative),
    ("延", Counting::Cumulative),
    ("実数", Counting::Distinct),
    ("実", Counting::Distinct),
];

impl Way {
    /// A word that says how something is counted: 「延べ」「延」「実」「年間」. `None` for any other.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        let word = word.trim();
        let counting = COUNTINGS.iter().find(|(known, _)| *known == word).map(|(_, counting)| *counting);
        let timing = [Timing::YearEnd, Timing::Annual].into_iter().find(|it| it.words() == word);
        (counting.is_some() || timing.is_some()).then_some(Self { counting, timing })
    }

    /// A bracket at the start of a text that says nothing else, 「（年間・延べ）」 too, and its bytes.
    #[must_use]
    pub fn leading(text: &str) -> Option<(Self, usize)> {
        let inside = text.strip_prefix(['（', '('])?;
        let (words, _) = inside.split_once(['）', ')'])?;
        let mut all = Self::default();
        for word in words.split(['・', '、', '，', ',']) {
            all = all.and(Self::read(word)?)?;
        }
        let close = inside[words.len()..].chars().next().map_or(0, char::len_utf8);
        Some((all, text.len() - inside.len() + words.len() + close))
    }

    /// A name without such a bracket at its end, and what that says.
    #[must_use]
    pub fn split(name: &str) -> (&str, Self) {
        let name = name.trim();
        let Some(open) = name.rfind(['（', '(']) else { return (name, Self::default()) };
        match Self::leading(&name[open..]) {
            Some((way, len)) if open > 0 && open + len == name.len() => (name[..open].trim_end(), way),
            _ => (name, Self::default()),
        }
    }

    /// Both together; `None` where they contradict each other.
    #[must_use]
    pub fn and(self, other: Self) -> Option<Self> {
        self.fits(other)
            .then_some(Self { counting: self.counting.or(other.counting), timing: self.timing.or(other.timing) })
    }

    /// Whether the two may speak of one figure: 延べ and 実 never do.
    #[must_use]
    pub fn fits(self, other: Self) -> bool {
        let counting = self.counting.is_none() || other.counting.is_none() || self.counting == other.counting;
        let timing = self.timing.is_none() || other.timing.is_none() || self.timing == other.timing;
        counting && timing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_of_counting_is_no_part_of_a_name() {
        let check = |name: &str, bare: &str, counting, timing| {
            assert_eq!(Way::split(name), (bare, Way { counting, timing }), "{name}");
        };
        check("まるごと相談（延べ）", "まるごと相談", Some(Counting::Cumulative), None);
        check("まるごと相談(延)", "まるごと相談", Some(Counting::Cumulative), None);
        check("検討世帯数　（実）", "検討世帯数", Some(Counting::Distinct), None);
        check("会員数（年度末現在）", "会員数", None, Some(Timing::YearEnd));
        check("参加者（年間・実）", "参加者", Some(Counting::Distinct), Some(Timing::Annual));
        check("参加者（小学生）", "参加者（小学生）", None, None);
        check("参加者（延べ・小学生）", "参加者（延べ・小学生）", None, None);
        check("参加者（延べ・実）", "参加者（延べ・実）", None, None);
        check("（延べ）参加者", "（延べ）参加者", None, None);
        check("（延べ）", "（延べ）", None, None);
        check("参加者（延べ", "参加者（延べ", None, None);
        check("参加者", "参加者", None, None);
    }
}
