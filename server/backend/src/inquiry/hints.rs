//! What a careful reader would ask about a report, and what is missing in it.

use crate::indicator::is_awaited;
use crate::report::draft::DraftReport;
use crate::report::{place_of, prose_of, title_of};
use crate::store::Snapshot;
use model::id::IndicatorId;
use model::indicator::Way;
use model::inquiry::CheckItem;
use model::report::{Hint, Known, Outline, Outlined, StateKind, find_hints};

/// Hints about a report as it stands.
pub(super) fn hints_of(now: &Snapshot, it: &DraftReport) -> Vec<Hint> {
    let scheme = now.plan(it.plan).map(|plan| &plan.scheme);
    let mark = it.draft.mark.as_deref().and_then(|symbol| scheme?.get(symbol));
    let before = it.year.previous();
    let outline = it.outline(now);
    // What is counted otherwise has nothing to compare with.
    let comparable = |one: &Outlined| one.lineage.redefined.is_none();
    let stored = |id| before.and_then(|year| now.observation(id, year)).map(|it| it.figure);
    let known: Vec<_> = outline
        .iter()
        .filter(|one| one.ended.is_none())
        .map(|one| Known {
            indicator: one.indicator.id,
            name: &one.indicator.name,
            unit: one.indicator.unit.as_deref(),
            way: Way { counting: one.indicator.counting, timing: one.indicator.timing },
            desired: one.indicator.desired,
            before: stored(one.indicator.id).filter(|_| comparable(one)),
        })
        .collect();
    let last = before.and_then(|year| now.report(it.measure, year)).map(|report| prose_of(now, report));
    find_hints(&it.draft, mark, &known, last.as_deref())
}

/// What is missing or odd in a report; `None`: nothing, and it is confirmed.
pub(super) fn check(now: &Snapshot, it: &DraftReport) -> Option<CheckItem> {
    let (place, title) = heading_of(now, it);
    let outline = it.outline(now);
    let item = CheckItem {
        report: it.report,
        place,
        title,
        state: it.progress.state.kind(),
        unmarked: it.draft.mark.is_none(),
        untold: it.draft.narrative.trim().is_empty(),
        blank: blank_of(now, it, &outline),
        hints: hints_of(now, it).into_iter().map(|hint| named(&outline, hint)).collect(),
    };
    let done = matches!(item.state, StateKind::Confirmed | StateKind::Published);
    let whole = !item.unmarked && !item.untold && item.blank.is_empty() && item.hints.is_empty();
    (!done || !whole).then_some(item)
}

/// A hint with the name of its indicator.
pub(super) fn named(outline: &Outline, hint: Hint) -> (String, Hint) {
    let name = hint.indicator().map(|id| name_of_indicator(outline, id)).unwrap_or_default();
    (name, hint)
}

fn name_of_indicator(outline: &Outline, id: IndicatorId) -> String {
    outline.get(id).map_or_else(|| format!("指標 {id}"), |it| it.indicator.name.clone())
}

/// Names of indicators that the year's list is expected to tell of, or that begin in this report, and that are left blank.
fn blank_of(now: &Snapshot, it: &DraftReport, outline: &Outline) -> Vec<String> {
    let asked = |one: &Outlined| {
        one.ended.is_none() && (is_awaited(now, one.indicator.id, it.year) || !one.lineage.is_unsaid())
    };
    let blank = outline.iter().filter(|one| asked(one) && !it.draft.values.contains_key(&one.indicator.id));
    blank.map(|one| one.indicator.name.clone()).collect()
}

/// Place and title of a report's measure: in the last list before its year, else in the first that has it; of one that
/// begins, as it is to be printed.
pub(super) fn heading_of(now: &Snapshot, report: &DraftReport) -> (String, String) {
    if let Some(item) = &report.item {
        let policy = now.policy(item.policy).map_or("", |it| it.number.as_str());
        return (format!("{policy}-{}", item.number()), item.title().to_owned());
    }
    let (measure, year) = (report.measure, report.year);
    let placements: Vec<_> = now.placements_of_measure(measure).filter(|it| !it.relisted).collect();
    let last = placements.iter().map(|it| it.year).filter(|it| *it <= year).max();
    let first = placements.iter().find(|it| last.is_none_or(|last| it.year == last));
    match first {
        Some(placement) => (place_of(now, measure, placement.year), title_of(now, placement)),
        None => (String::new(), format!("項目 {measure}")),
    }
}
