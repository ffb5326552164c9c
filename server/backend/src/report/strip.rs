//! The strip (帯) of one year from the snapshot, and how a list names a 項目: its place, title and mark.

use crate::store::Snapshot;
use model::id::{MeasureId, PlanId};
use model::number::prose;
use model::plan::{Mark, Placement, Plan, Policy};
use model::report::{StripBlock, StripPlan, StripPolicy, StripTile, shared_title};
use model::year::FiscalYear;

/// The strip of these plans in that year.
#[must_use]
pub fn strip_of(snapshot: &Snapshot, plans: &[&Plan], year: FiscalYear) -> Vec<StripPlan> {
    let part = |plan: &&Plan| StripPlan {
        plan: plan.id,
        title: plan.title.clone(),
        measures: count_measures(snapshot, plan.id, year),
        blocks: blocks(snapshot, plan.id, year),
    };
    plans.iter().map(part).collect()
}

/// 項目 of a plan in that year, each counted once.
#[must_use]
pub fn count_measures(snapshot: &Snapshot, plan: PlanId, year: FiscalYear) -> usize {
    let policies = snapshot.policies_of(plan, year);
    let measures: std::collections::BTreeSet<MeasureId> =
        policies.flat_map(|policy| snapshot.placements_of(policy.id, year)).map(|it| it.measure).collect();
    measures.len()
}

fn blocks(snapshot: &Snapshot, plan: PlanId, year: FiscalYear) -> Vec<StripBlock> {
    let mut blocks: Vec<StripBlock> = Vec::new();
    for policy in snapshot.policies_of(plan, year) {
        let head = StripPolicy { policy: policy.id, number: policy.number.clone(), title: policy.title.clone() };
        let placements: Vec<_> = snapshot.placements_of(policy.id, year).collect();
        let tiles: Vec<_> = placements.iter().map(|it| tile(snapshot, it, policy)).collect();
        let shared = matches!(placements.as_slice(), [only] if only.number.is_none());
        match blocks.last_mut() {
            Some(block) if shared && block.tiles == tiles => block.policies.push(head),
            _ => blocks.push(StripBlock { policies: vec![head], tiles }),
        }
    }
    blocks
}

fn tile(snapshot: &Snapshot, placement: &Placement, policy: &Policy) -> StripTile {
    let (measure, year) = (placement.measure, placement.year);
    let range = || place_of(snapshot, measure, year);
    let mark = mark_of(snapshot, measure, year);
    let before = mark_before(snapshot, measure, year);
    let changed =
        mark.is_some() && before.as_ref().is_some_and(|it| Some(&it.symbol) != mark.as_ref().map(|it| &it.symbol));
    StripTile {
        measure,
        number: placement.number.clone().unwrap_or_else(range),
        place: placement.number.as_ref().map_or_else(range, |number| format!("{}-{number}", policy.number)),
        title: title_of(snapshot, placement),
        mark,
        changed_from: before.filter(|_| changed),
        new: !placement.relisted && is_new(snapshot, placement, policy.plan),
        relisted: placement.relisted,
        shared_in: shared_in(snapshot, placement, policy),
    }
}

/// The plan's title, of a report that answers several policies.
fn shared_in(snapshot: &Snapshot, placement: &Placement, policy: &Policy) -> Option<String> {
    let several = original_placements(snapshot, placement.measure, placement.year).count() > 1;
    let plan = snapshot.plan(policy.plan).filter(|_| several && placement.title.is_none());
    plan.map(|it| it.title.clone())
}

/// Whether a 項目 begins this year: absent from last year's list of the same plan or of the one that it goes on from, or,
/// where there is none, printed as 新規. A list may go on printing 【新規】 in later years.
#[must_use]
pub fn is_new(snapshot: &Snapshot, placement: &Placement, plan: PlanId) -> bool {
    let Some(before) = placement.year.previous() else { return placement.new };
    let was_there = || snapshot.placements_of_measure(placement.measure).any(|it| it.year == before);
    if snapshot.has_list(plan, before) { !was_there() } else { placement.new }
}

/// The mark of a measure's report in that year, from the scheme of its plan then; `None`: 未報告.
#[must_use]
pub fn mark_of(snapshot: &Snapshot, measure: MeasureId, year: FiscalYear) -> Option<Mark> {
    let symbol = snapshot.report(measure, year)?.mark.as_deref()?;
    plan_in(snapshot, measure, year)?.scheme.get(symbol).cloned()
}

/// The mark of the year before, to be compared with this year's: not one that this year's plan doesn't have.
#[must_use]
pub fn mark_before(snapshot: &Snapshot, measure: MeasureId, year: FiscalYear) -> Option<Mark> {
    let before = mark_of(snapshot, measure, year.previous()?)?;
    plan_in(snapshot, measure, year)?.scheme.get(&before.symbol).map(|_| before)
}

/// The plan in whose list of that year a measure stands.
fn plan_in(snapshot: &Snapshot, measure: MeasureId, year: FiscalYear) -> Option<&Plan> {
    snapshot.plan_of(snapshot.placements_of_measure(measure).find(|it| it.year == year)?)
}

/// Where a measure stands in the list of that year: 「1-(2)」; 「１〜４」 where one report answers whole policies.
#[must_use]
pub fn place_of(snapshot: &Snapshot, measure: MeasureId, year: FiscalYear) -> String {
    let placements: Vec<_> = original_placements(snapshot, measure, year).collect();
    let number = |it: &&Placement| snapshot.policy(it.policy).map_or("", |policy| &policy.number);
    match placements.as_slice() {
        [] => String::new(),
        [first, ..] if first.number.is_some() => {
            format!("{}-{}", number(first), first.number.as_deref().unwrap_or_default())
        }
        [only] => full_width(number(only)),
        [first, .., last] => format!("{}〜{}", full_width(number(first)), full_width(number(last))),
    }
}

/// Whether a 掲載 stands where an edition of the list prints 「1-(2)」; 「1」 where one report answers whole policies.
#[must_use]
pub fn stands_at(snapshot: &Snapshot, placement: &Placement, place: &str) -> bool {
    let policy = snapshot.policy(placement.policy).map_or("", |policy| &policy.number);
    match &placement.number {
        Some(number) => place.strip_prefix(policy).and_then(|it| it.strip_prefix('-')) == Some(number.as_str()),
        None => place == policy,
    }
}

/// The title of a 掲載: as printed; of a shared report what it answers.
#[must_use]
pub fn title_of(snapshot: &Snapshot, placement: &Placement) -> String {
    if let Some(title) = &placement.title {
        return title.clone();
    }
    match original_placements(snapshot, placement.measure, placement.year).count() {
        0 | 1 => snapshot.policy(placement.policy).map(|it| it.title.clone()).unwrap_or_default(),
        policies => shared_title(policies),
    }
}

/// The measure's 掲載 of that year without 再掲; where all are 再掲, those.
fn original_placements(snapshot: &Snapshot, measure: MeasureId, year: FiscalYear) -> impl Iterator<Item = &Placement> {
    let all = move || snapshot.placements_of_measure(measure).filter(move |it| it.year == year);
    let only_relisted = all().all(|it| it.relisted);
    all().filter(move |it| only_relisted || !it.relisted)
}

fn full_width(number: &str) -> String {
    number.parse().map_or_else(|_| number.to_owned(), prose)
}
