//! Facts with stored ids → rows. The inverse of `decode`, but for departments: a row a name, since plans' lists may
//! know different names of one department.

use super::rows::Rows;
use crate::department::entity::{department, department_name};
use crate::indicator::entity::{difference, indicator, indicator_break, observation};
use crate::plan::entity::{mark, measure, placement, placement_department, plan, policy};
use crate::publication::plan_key;
use crate::report::entity::{report, report_department};
use crate::store::ledger::Keys;
use crate::store::{write_figure, write_word};
use model::department::Department;
use model::id::{DepartmentId, PlanId};
use model::intake::Facts;
use model::plan::{MarkKind, Plan};
use model::year::FiscalYear;
use std::collections::HashMap;

/// Keys of departments' names.
#[derive(Debug)]
pub(crate) struct Names<'a> {
    by_name: HashMap<String, i64>,
    departments: HashMap<DepartmentId, &'a Department>,
}

impl<'a> Names<'a> {
    /// From the names that are stored; new names get keys and rows.
    pub fn new(facts: &'a Facts, rows: &mut Rows, keys: &mut Keys) -> Self {
        let mut by_name: HashMap<String, i64> = rows.department.iter().map(|row| (row.name.clone(), row.id)).collect();
        for name in facts.departments.iter().flat_map(|it| &it.names) {
            if !by_name.contains_key(&name.name) {
                let id = keys.next("department");
                by_name.insert(name.name.clone(), id);
                rows.department.push(department::Model { id, name: name.name.clone() });
            }
        }
        Self { by_name, departments: facts.departments.iter().map(|it| (it.id, it)).collect() }
    }

    fn first(&self, department: &Department) -> Option<i64> {
        self.by_name.get(department.names.first()?.name.as_str()).copied()
    }

    fn in_year(&self, id: DepartmentId, year: FiscalYear) -> Option<i64> {
        self.by_name.get(self.departments.get(&id)?.name_in(year)).copied()
    }
}

/// Adds the facts to the rows. `owner` tells from which plan's lists a department is known.
pub(crate) fn encode(facts: &Facts, owner: &HashMap<DepartmentId, PlanId>, names: &Names<'_>, rows: &mut Rows) {
    facts.plans.iter().for_each(|plan| encode_plan(plan, rows));
    encode_promises(facts, rows);
    encode_departments(facts, owner, names, rows);
    encode_placements(facts, names, rows);
    encode_reports(facts, names, rows);
    encode_indicators(facts, rows);
    encode_observations(facts, rows);
}

fn encode_plan(plan: &Plan, rows: &mut Rows) {
    rows.plan.push(plan::Model {
        id: plan.id.0,
        plan_key: plan_key(&plan.title),
        title: plan.title.clone(),
        position: plan.order,
        first_year: plan.years.map(|(first, _)| first.western()),
        last_year: plan.years.map(|(_, last)| last.western()),
    });
    for (position, mark) in (0..).zip(plan.scheme.marks()) {
        let (kind, rung) = match mark.kind {
            MarkKind::Ladder(rung) => ("ladder", Some(i32::from(rung))),
            MarkKind::State => ("state", None),
        };
        rows.mark.push(mark::Model {
            plan: plan.id.0,
            symbol: mark.symbol.clone(),
            position,
            words: mark.words.clone(),
            short: mark.short.clone(),
            kind: kind.to_owned(),
            rung,
            shape: write_word(&mark.shape),
        });
    }
}

/// Positions count within a plan: what other plans were imported beside it must not show.
fn encode_promises(facts: &Facts, rows: &mut Rows) {
    let mut policies: HashMap<PlanId, i32> = HashMap::new();
    for it in &facts.policies {
        let position = count(&mut policies, it.plan);
        let (number, title) = (it.number.clone(), it.title.clone());
        rows.policy.push(policy::Model { id: it.id.0, plan: it.plan.0, position, number, title });
    }
    let mut measures: HashMap<PlanId, i32> = HashMap::new();
    for it in &facts.measures {
        let position = count(&mut measures, it.plan);
        rows.measure.push(measure::Model { id: it.id.0, plan: it.plan.0, position, title: it.title.clone() });
    }
}

fn count(counts: &mut HashMap<PlanId, i32>, plan: PlanId) -> i32 {
    let next = counts.entry(plan).or_default();
    *next += 1;
    *next - 1
}

fn encode_departments(facts: &Facts, owner: &HashMap<DepartmentId, PlanId>, names: &Names<'_>, rows: &mut Rows) {
    let mut seen = std::collections::HashSet::new();
    for it in &facts.departments {
        let (Some(plan), Some(same_as)) = (owner.get(&it.id), names.first(it)) else { continue };
        let successor = it.successor.and_then(|id| names.departments.get(&id)).and_then(|it| names.first(it));
        for name in &it.names {
            let Some(department) = names.by_name.get(&name.name).copied() else { continue };
            if seen.insert((plan.0, department, name.first)) {
                rows.department_name.push(department_name::Model {
                    plan: plan.0,
                    department,
                    first_year: name.first.western(),
                    last_year: name.last.map(FiscalYear::western),
                    same_as,
                    successor,
                });
            }
        }
    }
}

fn encode_placements(facts: &Facts, names: &Names<'_>, rows: &mut Rows) {
    for it in &facts.placements {
        let (policy, year, position) = (it.policy.0, it.year.western(), it.order);
        rows.placement.push(placement::Model {
            policy,
            year,
            position,
            measure: it.measure.0,
            number: it.number.clone(),
            title: it.title.clone(),
            commitment: it.commitment.clone(),
            relisted: it.relisted,
            is_new: it.new,
            own_mark: it.own_report.as_ref().and_then(|own| own.mark.clone()),
            own_narrative: it.own_report.as_ref().map(|own| own.narrative.clone()),
            own_remark: it.own_report.as_ref().and_then(|own| own.remark.clone()),
        });
        let printed = it.departments.iter().filter_map(|id| names.in_year(*id, it.year));
        rows.placement_department.extend((0..).zip(printed).map(|(seat, department)| placement_department::Model {
            policy,
            year,
            position,
            seat,
            department,
        }));
    }
}

fn encode_reports(facts: &Facts, names: &Names<'_>, rows: &mut Rows) {
    for it in &facts.reports {
        let (measure, year) = (it.measure.0, it.year.western());
        rows.report.push(report::Model {
            measure,
            year,
            mark: it.mark.clone(),
            narrative: it.narrative.clone(),
            remark: it.remark.clone(),
            publication: it.publication.0,
        });
        let printed = it.departments.iter().filter_map(|id| names.in_year(*id, it.year));
        rows.report_department.extend((0..).zip(printed).map(|(seat, department)| report_department::Model {
            measure,
            year,
            seat,
            department,
        }));
    }
}

fn encode_indicators(facts: &Facts, rows: &mut Rows) {
    for it in &facts.indicators {
        rows.indicator.push(indicator::Model {
            id: it.id.0,
            measure: it.measure.0,
            position: it.order,
            name: it.name.clone(),
            unit: it.unit.clone(),
            counting: it.counting.as_ref().map(write_word),
            timing: it.timing.as_ref().map(write_word),
            desired: it.desired.as_ref().map(write_word),
            explanation: it.explanation.clone(),
            same_as: it.same_as.map(|id| id.0),
        });
        rows.indicator_break.extend(it.breaks.iter().map(|change| indicator_break::Model {
            indicator: it.id.0,
            from_year: change.from.western(),
            sentence: change.sentence.clone(),
        }));
    }
    // One that is the same as another one refers to it, so it is written after it.
    rows.indicator.sort_by_key(|row| row.same_as.is_some());
}

fn encode_observations(facts: &Facts, rows: &mut Rows) {
    for it in &facts.observations {
        let (value, reason) = write_figure(&it.figure);
        rows.observation.push(observation::Model {
            indicator: it.indicator.0,
            year: it.year.western(),
            value,
            reason,
            approximate: it.approximate,
            as_printed: it.as_printed.clone(),
            note: it.note.clone(),
            origin: write_word(&it.origin),
            publication: it.publication.0,
        });
    }
    for it in &facts.differences {
        let (stored_value, stored_reason) = write_figure(&it.stored);
        let (printed_value, printed_reason) = write_figure(&it.printed);
        rows.difference.push(difference::Model {
            indicator: it.indicator.0,
            year: it.year.western(),
            publication: it.publication.0,
            doubt: it.doubt.clone(),
            stored_value,
            stored_reason,
            printed_value,
            printed_reason,
        });
    }
}
