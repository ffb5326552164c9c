//! What is known of the years before the first figure of an indicator. Only lists tell: that no earlier figure is stored
//! does not mean that there was none.

use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// How the first figure of an indicator stands to the years before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Beginning {
    /// Nothing tells of the years before.
    #[default]
    Open,
    /// The list of the first year names no figure of the year before, and that year's own list is not there to ask.
    Unprinted,
    /// The list of the year before stands without it: it begins with the first year.
    Known,
}

impl Beginning {
    /// From the first year with a figure, and the years whose list of the same plan could have printed one: it stands, and
    /// the 項目, if it is in it, was answered.
    #[must_use]
    pub fn of(first: FiscalYear, lists: impl IntoIterator<Item = FiscalYear>) -> Self {
        let mut found = Self::Open;
        for list in lists {
            if Some(list) == first.previous() {
                return Self::Known;
            }
            if list == first {
                found = Self::Unprinted;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(first: i32, lists: &[i32], expected: Beginning) {
        let year = |western: i32| FiscalYear::new(western).unwrap();
        assert_eq!(Beginning::of(year(first), lists.iter().copied().map(year)), expected);
        assert_eq!(Beginning::of(year(first), lists.iter().rev().copied().map(year)), expected);
    }

    #[test]
    fn an_indicator_begins_where_the_list_of_the_year_before_stands_without_it() {
        check(2024, &[2023, 2024], Beginning::Known);
        check(2024, &[2019, 2023, 2024, 2025], Beginning::Known);
    }

    #[test]
    fn the_first_list_of_a_plan_tells_no_beginning() {
        check(2024, &[2024], Beginning::Unprinted);
        check(2024, &[2024, 2025], Beginning::Unprinted);
    }

    #[test]
    fn a_list_that_is_missing_in_between_leaves_it_open_when_it_began() {
        check(2024, &[2022, 2024], Beginning::Unprinted);
    }

    #[test]
    fn a_figure_printed_as_the_year_before_says_nothing_of_the_years_before_it() {
        check(2023, &[2024], Beginning::Open);
        check(2023, &[], Beginning::Open);
    }
}
