//! What a careful reader would ask about a report, and what is missing in it.

use crate::report::draft::DraftReport;
use crate::report::{place_of, prose_of, title_of};
use crate::store::Snapshot;
use model::id::{IndicatorId, MeasureId};
use model::indicator::{Figure, Origin, Reason};
use model::inquiry::CheckItem;
use model::report::{Hint, Known, StateKind, find_hints};
use model::year::FiscalYear;

/// Hints about a report as it stands.
pub(super) fn hints_of(now: &Snapshot, it: &DraftReport) -> Vec<Hint> {
    let scheme = now.plan(it.plan).map(|plan| &plan.scheme);
    let mark = it.draft.mark.as_deref().and_then(|symbol| scheme?.get(symbol));
    let before = it.year.previous();
    let known: Vec<_> = now
        .indicators_of(it.measure)
        .map(|one| Known {
            indicator: one.id,
            name: &one.name,
            unit: one.unit.as_deref(),
            desired: one.desired,
            before: before.and_then(|year| now.observation(one.id, year)).map(|it| it.figure),
        })
        .collect();
    let last = before.and_then(|year| now.report(it.measure, year)).map(|report| prose_of(now, report));
    find_hints(&it.draft, mark, &known, last.as_deref())
}

/// What is missing or odd in a report; `None`: nothing, and it is confirmed.
pub(super) fn check(now: &Snapshot, it: &DraftReport) -> Option<CheckItem> {
    let (place, title) = heading_of(now, it.measure, it.year);
    let item = CheckItem {
        report: it.report,
        place,
        title,
        state: it.progress.state.kind(),
        unmarked: it.draft.mark.is_none(),
        untold: it.draft.narrative.trim().is_empty(),
        blank: blank_of(now, it).into_iter().map(|id| name_of_indicator(now, id)).collect(),
        hints: hints_of(now, it).into_iter().map(|hint| named(now, hint)).collect(),
    };
    let done = matches!(item.state, StateKind::Confirmed | StateKind::Published);
    let whole = !item.unmarked && !item.untold && item.blank.is_empty() && item.hints.is_empty();
    (!done || !whole).then_some(item)
}

/// A hint with the name of its indicator.
pub(super) fn named(now: &Snapshot, hint: Hint) -> (String, Hint) {
    let name = match &hint {
        Hint::Stated { indicator, .. } | Hint::MarkBesideFall { indicator, .. } | Hint::FewPeople { indicator, .. } => {
            name_of_indicator(now, *indicator)
        }
        Hint::SameText => String::new(),
    };
    (name, hint)
}

fn name_of_indicator(now: &Snapshot, id: IndicatorId) -> String {
    now.indicator(id).map_or_else(|| format!("指標 {id}"), |it| it.name.clone())
}

/// Indicators that the year before printed and this one leaves blank.
fn blank_of(now: &Snapshot, it: &DraftReport) -> Vec<IndicatorId> {
    let Some(before) = it.year.previous() else { return Vec::new() };
    let asked = |id: &IndicatorId| {
        let stored = now.observation(*id, before);
        let goes_on = |figure: Figure| figure != Figure::Absent(Reason::Ended);
        stored.is_some_and(|it| it.origin != Origin::PrintedAsPrevious && goes_on(it.figure))
    };
    let all = now.indicators_of(it.measure).map(|one| one.id);
    all.filter(asked).filter(|id| !it.draft.values.contains_key(id)).collect()
}

/// Place and title of a measure in the last list before the year, else in the first that has it.
pub(super) fn heading_of(now: &Snapshot, measure: MeasureId, year: FiscalYear) -> (String, String) {
    let placements: Vec<_> = now.placements_of_measure(measure).filter(|it| !it.relisted).collect();
    let last = placements.iter().map(|it| it.year).filter(|it| *it <= year).max();
    let first = placements.iter().find(|it| last.is_none_or(|last| it.year == last));
    match first {
        Some(placement) => (place_of(now, measure, placement.year), title_of(now, placement)),
        None => (String::new(), format!("項目 {measure}")),
    }
}
