//! The published data, decoded and indexed, as readers' pages need it. Immutable: a change of data makes a new one.

use super::words::Words;
use crate::Site;
use model::department::Department;
use model::id::{DepartmentId, IndicatorId, MeasureId, PlanId, PolicyId, PublicationId};
use model::indicator::{Indicator, Observation};
use model::intake::Facts;
use model::plan::{Measure, Placement, Plan, Policy};
use model::publication::Publication;
use model::report::Report;
use model::sheet::Revision;
use model::year::FiscalYear;
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

/// What readers see, at one revision of the data.
#[derive(Debug, Default)]
pub struct Snapshot {
    /// Grows by one with each change of published data.
    pub revision: u64,
    /// All facts; ids are stored keys.
    pub facts: Facts,
    /// All publications not withdrawn, newest year first, then newest edition first.
    pub publications: Vec<Publication>,
    /// What 訂正版 say otherwise than the editions before them.
    pub revisions: Vec<Revision>,
    /// The city whose lists these are.
    pub site: Site,
    /// Doubts that wait for a decision.
    pub open_doubts: u64,
    plans: HashMap<PlanId, usize>,
    /// Plans in printed order.
    plans_in_order: Vec<usize>,
    policies: HashMap<PolicyId, usize>,
    measures: HashMap<MeasureId, usize>,
    departments: HashMap<DepartmentId, usize>,
    indicators: HashMap<IndicatorId, usize>,
    by_publication: HashMap<PublicationId, usize>,
    policies_of: HashMap<PlanId, Vec<usize>>,
    placements_of: HashMap<(PolicyId, FiscalYear), Vec<usize>>,
    placements_by_measure: HashMap<MeasureId, Vec<usize>>,
    reports: HashMap<(MeasureId, FiscalYear), usize>,
    indicators_of: HashMap<MeasureId, Vec<usize>>,
    doubles: Vec<usize>,
    observations: HashMap<(IndicatorId, FiscalYear), usize>,
    observations_of: HashMap<IndicatorId, Vec<usize>>,
    years_of: HashMap<PlanId, BTreeSet<FiscalYear>>,
    first_values_of: HashMap<PlanId, FiscalYear>,
    measures_of: HashMap<PlanId, BTreeSet<usize>>,
    plans_before: HashMap<PlanId, PlanId>,
    words: OnceLock<Words>,
}

impl Snapshot {
    /// Indexes the facts.
    #[must_use]
    pub fn new(revision: u64, facts: Facts, mut publications: Vec<Publication>) -> Self {
        publications.sort_by_key(|it| (std::cmp::Reverse(it.year), std::cmp::Reverse(it.edition), it.id));
        let mut it = Self { revision, facts, publications, ..Self::default() };
        it.plans = it.facts.plans.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
        it.plans_in_order = (0..it.facts.plans.len()).collect();
        it.plans_in_order.sort_by_key(|at| {
            let plan = &it.facts.plans[*at];
            (plan.order, plan.title.clone(), plan.id)
        });
        it.policies = it.facts.policies.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
        it.measures = it.facts.measures.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
        it.departments = it.facts.departments.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
        it.indicators = it.facts.indicators.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
        it.by_publication = it.publications.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
        it.reports = it.facts.reports.iter().enumerate().map(|(at, row)| ((row.measure, row.year), at)).collect();
        it.index_groups();
        it
    }

    /// With what is known of the city.
    #[must_use]
    pub fn with_site(self, site: Site) -> Self {
        Self { site, ..self }
    }

    /// With what 訂正版 have corrected.
    #[must_use]
    pub fn with_revisions(self, revisions: Vec<Revision>) -> Self {
        Self { revisions, ..self }
    }

    /// With the number of doubts that wait for a decision.
    #[must_use]
    pub fn with_open_doubts(self, open_doubts: u64) -> Self {
        Self { open_doubts, ..self }
    }

    fn index_groups(&mut self) {
        for (at, row) in self.facts.policies.iter().enumerate() {
            self.policies_of.entry(row.plan).or_default().push(at);
        }
        for (at, row) in self.facts.placements.iter().enumerate() {
            self.placements_of.entry((row.policy, row.year)).or_default().push(at);
            self.placements_by_measure.entry(row.measure).or_default().push(at);
            if let Some(policy) = self.policies.get(&row.policy) {
                let plan = self.facts.policies[*policy].plan;
                self.years_of.entry(plan).or_default().insert(row.year);
                self.measures_of.entry(plan).or_default().extend(self.measures.get(&row.measure));
            }
        }
        for (at, row) in self.facts.indicators.iter().enumerate() {
            self.indicators_of.entry(row.measure).or_default().push(at);
            if row.same_as.is_some() {
                self.doubles.push(at);
            }
        }
        for (at, row) in self.facts.observations.iter().enumerate() {
            self.observations.insert((row.indicator, row.year), at);
            self.observations_of.entry(row.indicator).or_default().push(at);
        }
        let facts = &self.facts;
        self.placements_of.values_mut().for_each(|group| group.sort_by_key(|at| facts.placements[*at].order));
        self.placements_by_measure.values_mut().for_each(|group| {
            group.sort_by_key(|at| (facts.placements[*at].year, facts.placements[*at].relisted, *at))
        });
        self.indicators_of.values_mut().for_each(|group| group.sort_by_key(|at| facts.indicators[*at].order));
        self.observations_of.values_mut().for_each(|group| group.sort_by_key(|at| facts.observations[*at].year));
        self.plans_before = self.find_plans_before();
        self.first_values_of = self.find_first_values();
    }

    /// Of several plans that measures come from, the one that was listed last.
    fn find_plans_before(&self) -> HashMap<PlanId, PlanId> {
        let mut before: HashMap<PlanId, PlanId> = HashMap::new();
        for measure in self.placements_by_measure.keys() {
            let plans: Vec<_> = self.placements_of_measure(*measure).filter_map(|it| self.plan_of(it)).collect();
            let follows = |pair: &&[&Plan]| self.years_of(pair[0].id).next_back() < self.years_of(pair[1].id).next();
            for pair in plans.windows(2).filter(follows) {
                let last = |plan: PlanId| (self.years_of(plan).next_back(), plan);
                let known = before.entry(pair[1].id).or_insert(pair[0].id);
                *known = std::cmp::max_by_key(*known, pair[0].id, |it| last(*it));
            }
        }
        before
    }

    /// The first year of which a measure of a plan has a value.
    fn find_first_values(&self) -> HashMap<PlanId, FiscalYear> {
        let first = |plan: PlanId| {
            let indicators = self.measures_of(plan).flat_map(|it| self.indicators_of(it.id));
            indicators.filter_map(|it| self.observations_of(it.id).next()).map(|it| it.year).min()
        };
        self.plans.keys().filter_map(|plan| Some((*plan, first(*plan)?))).collect()
    }

    /// All words of it; gathered when they are first asked for.
    pub fn words(&self) -> &Words {
        self.words.get_or_init(|| Words::of(&self.facts))
    }

    /// Plans in printed order.
    pub fn plans(&self) -> impl Iterator<Item = &Plan> {
        self.plans_in_order.iter().map(|at| &self.facts.plans[*at])
    }

    /// The plan with this id.
    #[must_use]
    pub fn plan(&self, id: PlanId) -> Option<&Plan> {
        self.plans.get(&id).map(|at| &self.facts.plans[*at])
    }

    /// The policy with this id.
    #[must_use]
    pub fn policy(&self, id: PolicyId) -> Option<&Policy> {
        self.policies.get(&id).map(|at| &self.facts.policies[*at])
    }

    /// The plan in whose list a 掲載 stands.
    #[must_use]
    pub fn plan_of(&self, placement: &Placement) -> Option<&Plan> {
        self.plan(self.policy(placement.policy)?.plan)
    }

    /// The plan of the 期 before, where measures of this one go on from it.
    #[must_use]
    pub fn plan_before(&self, plan: PlanId) -> Option<&Plan> {
        self.plan(*self.plans_before.get(&plan)?)
    }

    /// Whether there is a list of that year of this plan or of the one that it goes on from.
    #[must_use]
    pub fn has_list(&self, plan: PlanId, year: FiscalYear) -> bool {
        let plans = [Some(plan), self.plan_before(plan).map(|it| it.id)];
        plans.into_iter().flatten().any(|it| self.years_of.get(&it).is_some_and(|years| years.contains(&year)))
    }

    /// Measures that stand in a list of this plan; they may have gone on in another one since.
    pub fn measures_of(&self, plan: PlanId) -> impl Iterator<Item = &Measure> {
        self.measures_of.get(&plan).into_iter().flatten().map(|at| &self.facts.measures[*at])
    }

    /// The measure with this id.
    #[must_use]
    pub fn measure(&self, id: MeasureId) -> Option<&Measure> {
        self.measures.get(&id).map(|at| &self.facts.measures[*at])
    }

    /// The department with this id.
    #[must_use]
    pub fn department(&self, id: DepartmentId) -> Option<&Department> {
        self.departments.get(&id).map(|at| &self.facts.departments[*at])
    }

    /// The indicator with this id.
    #[must_use]
    pub fn indicator(&self, id: IndicatorId) -> Option<&Indicator> {
        self.indicators.get(&id).map(|at| &self.facts.indicators[*at])
    }

    /// The publication with this id.
    #[must_use]
    pub fn publication(&self, id: PublicationId) -> Option<&Publication> {
        self.by_publication.get(&id).map(|at| &self.publications[*at])
    }

    /// What led to this edition of a list, its own 訂正 first.
    pub fn revisions_to(&self, publication: PublicationId) -> impl Iterator<Item = &Revision> {
        let to = move |later: PublicationId| self.revisions.iter().find(|it| it.later == later);
        std::iter::successors(to(publication), move |it| to(it.earlier))
    }

    /// Whether what follows in that year follows an invented list: no city's own word, and ahead of the calendar.
    #[must_use]
    pub fn follows_invented(&self, year: FiscalYear) -> bool {
        let before = self.publications.iter().filter(|it| it.year < year);
        before.max_by_key(|it| it.year).is_some_and(|it| it.provenance.is_invented())
    }

    /// The newest list of a plan's year, as readers see it.
    #[must_use]
    pub fn published(&self, plan: PlanId, year: FiscalYear) -> Option<&Publication> {
        let listed = self.policies_of(plan, year).flat_map(|policy| self.placements_of(policy.id, year));
        let mut reports = listed.filter_map(|it| self.report(it.measure, year));
        reports.next().and_then(|it| self.publication(it.publication))
    }

    /// 年度 in which this plan has a list, oldest first.
    pub fn years_of(&self, plan: PlanId) -> impl DoubleEndedIterator<Item = FiscalYear> {
        self.years_of.get(&plan).into_iter().flatten().copied()
    }

    /// The first year of which anything is known of a plan's indicators.
    #[must_use]
    pub fn first_value_of(&self, plan: PlanId) -> Option<FiscalYear> {
        self.first_values_of.get(&plan).copied()
    }

    /// A plan's policies that have placements in that year, in the order of the list.
    pub fn policies_of(&self, plan: PlanId, year: FiscalYear) -> impl Iterator<Item = &Policy> {
        let all = self.policies_of.get(&plan).into_iter().flatten().map(|at| &self.facts.policies[*at]);
        all.filter(move |policy| self.placements_of.contains_key(&(policy.id, year)))
    }

    /// 掲載 under a policy in the list of that year, in printed order.
    pub fn placements_of(&self, policy: PolicyId, year: FiscalYear) -> impl Iterator<Item = &Placement> {
        self.placements_of.get(&(policy, year)).into_iter().flatten().map(|at| &self.facts.placements[*at])
    }

    /// 掲載 of a measure, by year, the original before a 再掲.
    pub fn placements_of_measure(&self, measure: MeasureId) -> impl DoubleEndedIterator<Item = &Placement> {
        self.placements_by_measure.get(&measure).into_iter().flatten().map(|at| &self.facts.placements[*at])
    }

    /// The report of a measure in that year.
    #[must_use]
    pub fn report(&self, measure: MeasureId, year: FiscalYear) -> Option<&Report> {
        self.reports.get(&(measure, year)).map(|at| &self.facts.reports[*at])
    }

    /// A measure's indicators in printed order, those that people agreed to be another one included.
    pub fn indicators_of(&self, measure: MeasureId) -> impl Iterator<Item = &Indicator> {
        self.indicators_of.get(&measure).into_iter().flatten().map(|at| &self.facts.indicators[*at])
    }

    /// The indicators of all plans that people agreed to be another one.
    pub fn doubles(&self) -> impl Iterator<Item = &Indicator> {
        self.doubles.iter().map(|at| &self.facts.indicators[*at])
    }

    /// The stored value of that year.
    #[must_use]
    pub fn observation(&self, indicator: IndicatorId, year: FiscalYear) -> Option<&Observation> {
        self.observations.get(&(indicator, year)).map(|at| &self.facts.observations[*at])
    }

    /// All stored values of an indicator, oldest first.
    pub fn observations_of(&self, indicator: IndicatorId) -> impl DoubleEndedIterator<Item = &Observation> {
        self.observations_of.get(&indicator).into_iter().flatten().map(|at| &self.facts.observations[*at])
    }
}
