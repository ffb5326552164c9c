//! One report for whole policies: an item without a number, under the first of the policies that it answers.

use super::lines::Line;
use super::outline::{ItemPart, PlanPart};

/// Text under a policy without a number: one report for all policies that have none of their own yet.
pub(super) fn open_shared(plan: &mut PlanPart<'_>, line: &Line<'_>) {
    let first = plan.policies.iter().rposition(|policy| !policy.items.is_empty()).map_or(0, |at| at + 1);
    let shared = plan.policies[first..].iter().map(|policy| policy.number.to_string()).collect();
    let item = ItemPart { number: None, shared, line: line.number, lines: Vec::new(), labelled: None };
    if let Some(policy) = plan.policies.get_mut(first) {
        policy.items.push(item);
    }
}
