//! Which indicators a year's list is expected to tell of. A list that says nothing of one ends nothing: somebody does, and
//! says why.

use super::{Figure, Reason};
use crate::year::FiscalYear;

/// So many lists on end may say nothing of an indicator before it is taken as gone: our own choice, as no source says one.
const MOST_SILENT: i32 = 3;

/// Whether a list of that year is expected to tell of an indicator, by the last figure before it and its year.
#[must_use]
pub fn is_awaited((last, figure): (FiscalYear, Figure), year: FiscalYear) -> bool {
    figure != Figure::Absent(Reason::Ended) && year.western() - last.western() <= MOST_SILENT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::Decimal;

    #[test]
    fn what_was_told_lately_and_has_not_ended_is_awaited() {
        let year = |western| FiscalYear::new(western).unwrap();
        let value = Figure::Value(Decimal::ONE);
        assert!(is_awaited((year(2023), value), year(2024)) && is_awaited((year(2021), value), year(2024)));
        assert!(!is_awaited((year(2020), value), year(2024)));
        assert!(is_awaited((year(2023), Figure::Absent(Reason::NotHeld)), year(2024)));
        assert!(!is_awaited((year(2023), Figure::Absent(Reason::Ended)), year(2024)));
    }
}
