//! What all parts of the page look at: the plans and measures shown, each measure once, in printed order.

use crate::report::{mark_before, mark_of, place_of, title_of};
use crate::store::Snapshot;
use model::id::MeasureId;
use model::overview::Item;
use model::plan::{Mark, Placement, Plan};
use model::report::Report;
use model::year::FiscalYear;
use std::collections::HashSet;

/// One year of some plans.
pub(super) struct View<'a> {
    pub snapshot: &'a Snapshot,
    pub year: FiscalYear,
    /// In printed order.
    pub plans: Vec<&'a Plan>,
    /// Each once, where it is listed first (not as 再掲).
    pub measures: Vec<Listed<'a>>,
}

/// A measure as the list of that year names it.
pub(super) struct Listed<'a> {
    pub plan: &'a Plan,
    pub placement: &'a Placement,
    pub report: Option<&'a Report>,
    pub mark: Option<Mark>,
    pub item: Item,
}

impl<'a> View<'a> {
    pub fn new(snapshot: &'a Snapshot, plans: Vec<&'a Plan>, year: FiscalYear) -> Self {
        let mut measures = Vec::new();
        for (at, plan) in plans.iter().enumerate() {
            for placement in first_placements(snapshot, plan, year) {
                let mut listed = listed(snapshot, plan, placement);
                // Numbers begin anew with each plan.
                if is_named(at, plans.len()) {
                    listed.item.place.insert_str(0, &format!("{} ", plan.title));
                }
                measures.push(listed);
            }
        }
        Self { snapshot, year, plans, measures }
    }

    /// The plans whose list of the year before is there.
    pub fn plans_before(&self) -> impl Iterator<Item = &'a Plan> {
        let before = self.year.previous();
        let has = move |plan: &&Plan| self.snapshot.years_of(plan.id).any(|year| Some(year) == before);
        self.plans.iter().copied().filter(has)
    }

    /// The plans that those shown go on from, whose list of the year before is there.
    pub fn plans_followed(&self) -> impl Iterator<Item = &'a Plan> {
        let before = self.year.previous();
        let followed = self.plans.iter().filter_map(|plan| self.snapshot.plan_before(plan.id));
        followed.filter(move |plan| self.snapshot.years_of(plan.id).any(|year| Some(year) == before))
    }

    /// Whether last year's list has a measure.
    pub fn was_listed(&self, measure: MeasureId) -> bool {
        let before = self.year.previous();
        self.snapshot.placements_of_measure(measure).any(|it| Some(it.year) == before)
    }

    /// Last year's mark of a measure.
    pub fn mark_before(&self, measure: MeasureId) -> Option<Mark> {
        mark_before(self.snapshot, measure, self.year)
    }

    /// Names of departments, as borne in the year shown.
    pub fn departments(&self, placement: &Placement) -> Vec<String> {
        let ids = self.snapshot.report(placement.measure, self.year).map(|it| &it.departments);
        let ids = ids.filter(|it| !it.is_empty()).unwrap_or(&placement.departments);
        let name = |id| self.snapshot.department(id).map(|it| it.name_in(self.year).to_owned());
        ids.iter().copied().filter_map(name).collect()
    }
}

/// Whether what belongs to a plan bears its title: the second one's tells two plans apart, of more each is named.
pub(super) const fn is_named(at: usize, plans: usize) -> bool {
    at > 0 || plans > 2
}

/// Each measure's first 掲載; 再掲 only where nothing else names it.
fn first_placements<'a>(snapshot: &'a Snapshot, plan: &Plan, year: FiscalYear) -> Vec<&'a Placement> {
    let policies: Vec<_> = snapshot.policies_of(plan.id, year).collect();
    let all = || policies.iter().flat_map(|policy| snapshot.placements_of(policy.id, year));
    let originals: HashSet<MeasureId> = all().filter(|it| !it.relisted).map(|it| it.measure).collect();
    let mut seen = HashSet::new();
    let wanted = |it: &&Placement| !it.relisted || !originals.contains(&it.measure);
    all().filter(wanted).filter(|it| seen.insert(it.measure)).collect()
}

fn listed<'a>(snapshot: &'a Snapshot, plan: &'a Plan, placement: &'a Placement) -> Listed<'a> {
    let (measure, year) = (placement.measure, placement.year);
    let place = place_of(snapshot, measure, year);
    Listed {
        plan,
        placement,
        report: snapshot.report(measure, year),
        mark: mark_of(snapshot, measure, year),
        item: Item { measure, place, title: title_of(snapshot, placement) },
    }
}
