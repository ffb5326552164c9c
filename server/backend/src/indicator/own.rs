//! What a year's own list prints of a figure that was corrected since.

use crate::store::Snapshot;
use model::indicator::{Figure, Observation, Origin};

/// `None` where the stored value is what the list prints, or the list prints nothing.
#[must_use]
pub fn own_figure(now: &Snapshot, stored: &Observation) -> Option<Figure> {
    let here = |it: &&model::intake::Difference| it.indicator == stored.indicator && it.year == stored.year;
    // The list that came soonest found the own value; each later one found what had been decided by then.
    let soonest =
        now.facts.differences.iter().filter(here).min_by_key(|it| now.publication(it.publication).map(|it| it.year));
    soonest.filter(|_| stored.origin == Origin::Corrected).map(|it| it.stored)
}
