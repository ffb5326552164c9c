//! The official table of a year from the reports that were written in Ayumi. Where the items stand, their numbers, titles
//! and 計画の記載 are those of the list before; 前年度 is what is stored.

use crate::report::{commitment_of, place_of};
use crate::store::Snapshot;
use model::id::{DepartmentId, MeasureId, PolicyId};
use model::plan::{Mark, Placement, Plan, Policy};
use model::report::{Draft, Entry, NewItem, Outline, Outlined, Responsible, number_of};
use model::sheet::{MarkWords, PlanTable, PolicyTable, Reported, Row, compose};
use model::year::FiscalYear;
use std::collections::{HashMap, HashSet};

/// What a report says, and who says it.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub draft: Draft,
    pub outline: Outline,
    pub responsible: Responsible,
    /// The 項目 itself, where it begins with this report.
    pub item: Option<NewItem>,
}

/// One plan's part of the list of a year.
pub(super) struct Layout<'a> {
    pub now: &'a Snapshot,
    pub plan: &'a Plan,
    pub year: FiscalYear,
    /// The year of the list that it follows.
    pub basis: FiscalYear,
    pub answers: &'a HashMap<MeasureId, Answer>,
}

impl Layout<'_> {
    /// The part. What was not asked for has ended, and a 基本施策 with it that nobody answers any more.
    pub fn table(&self) -> PlanTable {
        let mut shared = HashSet::new();
        let mut policies = Vec::new();
        for policy in self.now.policies_of(self.plan.id, self.basis) {
            let placements: Vec<_> = self.now.placements_of(policy.id, self.basis).collect();
            let answered = |it: &&&Placement| self.answers.contains_key(&it.measure);
            let begun = self.begun(policy.id);
            if begun.is_empty() && !placements.iter().any(|it| answered(&it)) {
                continue;
            }
            let rows = placements.iter().filter(answered);
            let rows = rows.filter(|it| it.number.is_some() || shared.insert(it.measure));
            policies.push(PolicyTable {
                number: policy.number.clone(),
                title: policy.title.clone(),
                rows: rows.filter_map(|it| self.row(it)).chain(begun).collect(),
            });
        }
        let words = |mark: &Mark| MarkWords { symbol: mark.symbol.clone(), words: mark.words.clone() };
        PlanTable {
            title: self.plan.title.clone(),
            mark_scheme: self.plan.scheme.marks().iter().map(words).collect(),
            policies,
        }
    }

    fn row(&self, placement: &Placement) -> Option<Row> {
        let measure = placement.measure;
        let answer = self.answers.get(&measure)?;
        let commitment = placement.commitment.as_deref();
        let commitment = commitment.or_else(|| commitment_of(self.now, measure, self.basis));
        Some(Row {
            number: placement.number.clone(),
            title: placement.title.clone(),
            new: false,
            relisted_from: placement.relisted.then(|| place_of(self.now, measure, self.basis)),
            shared_with: if placement.number.is_none() { self.sharing(measure) } else { Vec::new() },
            commitment: commitment.map(str::to_owned),
            ..self.told(answer)
        })
    }

    /// What begins under a policy, by its numbers, behind what stands there already.
    fn begun(&self, policy: PolicyId) -> Vec<Row> {
        let items = self.answers.values().filter_map(|answer| Some((answer.item.as_ref()?, answer)));
        let mut items: Vec<_> = items.filter(|(item, _)| item.policy == policy).collect();
        items.sort_by_key(|(item, _)| number_of(item.number()));
        let row = |(item, answer): (&NewItem, &Answer)| Row {
            number: Some(item.number().to_owned()),
            title: Some(item.title().to_owned()),
            new: true,
            commitment: item.commitment().map(str::to_owned),
            ..self.told(answer)
        };
        items.into_iter().map(row).collect()
    }

    /// What a report says, and who says it.
    fn told(&self, Answer { draft, outline, responsible, .. }: &Answer) -> Row {
        let (narrative, indicators) = compose(&draft.narrative, &self.reported(outline, draft));
        Row {
            mark: draft.mark.clone(),
            narrative,
            remark: Some(draft.remark.trim()).filter(|it| !it.is_empty()).map(str::to_owned),
            departments: responsible.all().filter_map(|it| self.department(it)).collect(),
            indicators,
            ..Row::default()
        }
    }

    /// Numbers of the policies that one report answers.
    fn sharing(&self, measure: MeasureId) -> Vec<String> {
        let placements = self.now.placements_of_measure(measure).filter(|it| it.year == self.basis && !it.relisted);
        let policy = |it: &Placement| self.now.policy(it.policy).map(|policy: &Policy| policy.number.clone());
        placements.filter_map(policy).collect()
    }

    fn reported<'o>(&self, outline: &'o Outline, draft: &Draft) -> Vec<Reported<'o>> {
        let before = |id| {
            let stored = self.now.observation(id, self.year.previous()?)?;
            Some(Entry { figure: stored.figure, approximate: stored.approximate })
        };
        let one = |outlined: &'o Outlined| {
            let id = outlined.indicator.id;
            Reported { outlined, entry: draft.values.get(&id).copied(), before: before(id) }
        };
        outline.iter().map(one).collect()
    }

    fn department(&self, id: DepartmentId) -> Option<String> {
        self.now.department(id).map(|it| it.name_in(self.year).to_owned())
    }
}
