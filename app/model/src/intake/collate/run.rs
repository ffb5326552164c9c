//! The order of work, from lists to facts.

use super::asking::Asking;
use super::assemble::assemble;
use super::departments::join_departments;
use super::indicators::{Line, join_indicators};
use super::measures::{Thread, join_measures};
use super::passages::list_passages;
use super::redefined::find_breaks;
use super::sheets::{PlanSheets, ask_years, gather};
use super::successions::ask_beside;
use super::twins::find_twins;
use super::values::{Differs, Value, settle_values, take_other};
use crate::indicator::Break;
use crate::intake::{Collated, Decisions, Listing};
use std::collections::BTreeMap;

/// One plan with those that go on from it, joined.
pub(super) struct Joined<'a> {
    pub plan: PlanSheets<'a>,
    pub measures: Vec<Known<'a>>,
    /// Indicators that a person has said to be another one: (measure, line) → (measure, line).
    pub twins: BTreeMap<(usize, usize), (usize, usize)>,
}

/// One measure with its indicators.
pub(super) struct Known<'a> {
    pub thread: Thread<'a>,
    pub lines: Vec<Settled<'a>>,
}

/// One indicator with what is stored of it.
pub(super) struct Settled<'a> {
    pub line: Line<'a>,
    pub values: Vec<Value>,
    pub differences: Vec<Differs>,
    pub breaks: Vec<Break>,
}

/// Joins the listings of some plans into facts. Several editions of one paper may be among them, the newest counts;
/// of two meetings on one year the later. Neither the order of the listings nor that of their keys makes a difference.
#[must_use]
pub fn collate(listings: &[Listing], decisions: &Decisions) -> Collated {
    let mut asking = Asking::new(decisions);
    let joined: Vec<_> = gather(listings).into_iter().map(|plan| join_plan(plan, &mut asking)).collect();
    let departments = join_departments(&joined, &mut asking);
    let facts = assemble(&joined, &departments);
    let passages = list_passages(&joined, &departments);
    Collated { facts, doubts: asking.into_doubts(), passages }
}

fn join_plan<'a>(plan: PlanSheets<'a>, asking: &mut Asking<'_>) -> Joined<'a> {
    ask_years(&plan, asking);
    ask_beside(&plan, asking);
    let threads = join_measures(&plan, asking);
    let mut measures: Vec<_> = threads.into_iter().map(|thread| settle(&plan, thread, asking)).collect();
    let (twins, holding) = find_twins(&plan, &measures, asking);
    for ((measure, line), other) in holding {
        let Settled { values, differences, .. } = &mut measures[measure].lines[line];
        take_other(values, differences, other);
    }
    Joined { plan, measures, twins }
}

fn settle<'a>(plan: &PlanSheets<'a>, thread: Thread<'a>, asking: &mut Asking<'_>) -> Known<'a> {
    let mut lines = Vec::new();
    for line in join_indicators(plan, &thread, asking) {
        let (values, differences) = settle_values(plan, &thread, &line, asking);
        let breaks = find_breaks(plan, &thread, &line, asking);
        lines.push(Settled { line, values, differences, breaks });
    }
    Known { thread, lines }
}
