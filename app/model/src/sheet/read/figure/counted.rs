//! How an amount is counted, where the text says that in two ways or of several amounts at once; and amounts of single days.

use super::amount::Found;
use super::bracket::Behind;
use super::chars::is_digit;
use super::label::{Label, is_day};
use super::scan::Scan;
use super::words::{counting_of, counts_both};

/// Whether the label, what stands before the amount and what stands behind it say 延べ and 実 of it.
pub(super) fn counts_two_ways(found: &Found, label: &Label, behind: &Behind) -> bool {
    let mut said = [counting_of(&label.text), found.counting, behind.counting].into_iter().flatten();
    said.next().is_some_and(|first| said.any(|other| other != first))
}

impl Scan<'_> {
    /// Whether the sentence up to an amount says 延べ and 実 of what follows, and nothing says which it is.
    pub fn is_of_both(&self, found: &Found, behind: &Behind) -> bool {
        let from = (0..found.start).rfind(|at| self.chars.at(*at) == '。').map_or(0, |at| at + 1);
        found.counting.or(behind.counting).is_none() && counts_both(&self.chars.slice(from, found.start))
    }

    /// Whether an amount is of one day and another day's follows: 「講座：６月10日 30人、９月15日 25人」.
    pub fn is_of_a_day(&self, found: &Found, label: &Label) -> bool {
        let start = (found.end..self.chars.len()).find(|at| !" 、,/・".contains(self.chars.at(*at)));
        let Some(start) = start.filter(|start| label.dated && *start > found.end) else { return false };
        let is_sign = |at: usize| is_digit(self.chars.at(at)) || "月日/()曜火水木金土 ".contains(self.chars.at(at));
        let end = (start..self.chars.len()).find(|at| !is_sign(*at)).unwrap_or(self.chars.len());
        // The amount's own digits stand last.
        let digits = (start..end).rev().take_while(|at| is_digit(self.chars.at(*at))).count();
        digits > 0 && is_day(self.chars.slice(start, end - digits).trim())
    }
}
