//! By what a measure is known again when its title has changed: title, 計画の記載, indicators, departments, policy.

use super::items::Item;
use super::likeness::Pairs;
use super::sheets::Sheet;
use crate::text::name_key;
use std::collections::BTreeSet;

/// Folded once, compared many times.
pub(super) struct Profile {
    title: Pairs,
    shared: bool,
    commitment: Option<Pairs>,
    indicators: BTreeSet<String>,
    departments: BTreeSet<String>,
    policy: String,
}

// What each trait weighs. A trait that one side lacks is left out, and the rest weighs more.
const TITLE: u32 = 45;
const COMMITMENT: u32 = 30;
const INDICATORS: u32 = 15;
const DEPARTMENTS: u32 = 5;
const POLICY: u32 = 5;

impl Profile {
    pub(super) fn of(sheet: &Sheet<'_>, item: &Item<'_>) -> Self {
        let policy = item.places.first().map(|place| name_key(&sheet.policies[place.policy].title));
        Self {
            title: Pairs::of(&item.title),
            shared: item.shared,
            commitment: item.row.commitment.as_deref().map(Pairs::of),
            indicators: item.row.indicators.iter().map(|it| name_key(&it.name)).collect(),
            departments: item.row.departments.iter().map(|it| name_key(it)).collect(),
            policy: policy.unwrap_or_default(),
        }
    }

    /// In thousandths. A report for whole policies is never like an ordinary item.
    pub(super) fn likeness(&self, other: &Self) -> u32 {
        if self.shared != other.shared {
            return 0;
        }
        let commitment = self.commitment.as_ref().zip(other.commitment.as_ref());
        let traits = [
            (TITLE, Some(self.title.likeness(&other.title))),
            (COMMITMENT, commitment.map(|(one, other)| one.likeness(other))),
            (INDICATORS, share(&self.indicators, &other.indicators)),
            (DEPARTMENTS, share(&self.departments, &other.departments)),
            (POLICY, Some(if self.policy == other.policy { 1000 } else { 0 })),
        ];
        let known = traits.iter().filter_map(|(weight, likeness)| likeness.map(|likeness| (*weight, likeness)));
        let (weights, sum) =
            known.fold((0, 0), |(weights, sum), (weight, likeness)| (weights + weight, sum + weight * likeness));
        sum / weights
    }
}

/// Common by all, in thousandths; `None` where one side has none.
fn share(one: &BTreeSet<String>, other: &BTreeSet<String>) -> Option<u32> {
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let common = one.intersection(other).count();
    let all = one.len() + other.len() - common;
    u32::try_from(1000 * common / all).ok()
}
