//! Which indicator of a 項目 speaks for it in a year. The rule is the model's; here are the stored numbers it goes by.

use crate::store::Snapshot;
use model::id::MeasureId;
use model::indicator::{Indicator, TwoNumbers, find_representative};
use model::year::FiscalYear;

/// Of the indicators with something in that year's list; `None` where none of them has a number.
#[must_use]
pub fn representative_of(now: &Snapshot, measure: MeasureId, year: FiscalYear) -> Option<&Indicator> {
    let number = |it: &Indicator, year: FiscalYear| now.observation(it.id, year)?.figure.value();
    let listed: Vec<&Indicator> =
        now.indicators_of(measure).filter(|it| now.observation(it.id, year).is_some()).collect();
    let numbers = |it: &&Indicator| TwoNumbers {
        before: year.previous().and_then(|before| number(it, before)),
        now: number(it, year),
    };
    find_representative(&listed.iter().map(numbers).collect::<Vec<_>>()).map(|at| listed[at])
}
