//! What a year's own list prints of a figure that was corrected since, and what its editions before a 訂正 printed.

use crate::report::stands_at;
use crate::store::Snapshot;
use model::id::PublicationId;
use model::indicator::{Figure, Indicator, Observation, Origin};
use model::sheet::{PrintedFigure, Revision, What};
use model::year::FiscalYear;

/// `None` where the stored value is what the list prints, or the list prints nothing.
#[must_use]
pub fn own_figure(now: &Snapshot, stored: &Observation) -> Option<Figure> {
    let here = |it: &&model::intake::Difference| it.indicator == stored.indicator && it.year == stored.year;
    // The list that came soonest found the own value; each later one found what had been decided by then.
    let soonest =
        now.facts.differences.iter().filter(here).min_by_key(|it| now.publication(it.publication).map(|it| it.year));
    soonest.filter(|_| stored.origin == Origin::Corrected).map(|it| it.stored)
}

/// What an edition before a 訂正 printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Former {
    /// The figure.
    pub figure: Figure,
    /// Whether it was printed as approximate.
    pub approximate: bool,
    /// The edition.
    pub publication: PublicationId,
}

/// 訂正前: what the editions of the year's own list before the newest printed, newest first.
pub fn former_figures(now: &Snapshot, indicator: &Indicator, year: FiscalYear) -> impl Iterator<Item = Former> {
    let stored = now.observation(indicator.id, year).filter(|it| it.origin != Origin::PrintedAsPrevious);
    let list = now.report(indicator.measure, year).map(|it| it.publication);
    let mut said = stored.map(|it| (own_figure(now, it).unwrap_or(it.figure), it.as_printed.as_str()));
    let revisions = list.filter(|_| said.is_some()).into_iter().flat_map(|it| now.revisions_to(it));
    revisions.filter_map(move |revision| {
        let before = before(now, indicator, revision, said?)?;
        let figure = before.value?;
        said = Some((figure, &before.as_printed));
        Some(Former { figure, approximate: before.approximate, publication: revision.earlier })
    })
}

/// What an edition's 訂正 has replaced by what is printed since. Where the same words stand elsewhere, the place decides.
fn before<'a>(
    now: &Snapshot,
    indicator: &Indicator,
    revision: &'a Revision,
    (figure, as_printed): (Figure, &str),
) -> Option<&'a PrintedFigure> {
    let year = now.publication(revision.later)?.year;
    let here = |place: &str| {
        now.placements_of_measure(indicator.measure).any(|it| it.year == year && stands_at(now, it, place))
    };
    revision.revised.iter().find_map(|it| match &it.what {
        What::Figure { from: Some(from), to: Some(to), .. } => {
            let same = to.value == Some(figure) && to.as_printed == as_printed && from.value != to.value;
            (same && here(&it.place)).then_some(from)
        }
        _ => None,
    })
}
