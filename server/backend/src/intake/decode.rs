//! Rows → facts. Total: what can't be is an error that names table, column and row. The order of facts follows from
//! the facts alone, not from keys, so that the order of imports can't be seen.

use super::rows::Rows;
use crate::department::entity::department_name;
use crate::store::{Cells, RowError};
use model::department::{Department, DepartmentName};
use model::id::{DepartmentId, IndicatorId, MeasureId, PlanId, PolicyId, PublicationId};
use model::indicator::{Break, Indicator, Observation};
use model::intake::{Difference, Facts};
use model::plan::{Mark, MarkKind, MarkScheme, Measure, OwnReport, Placement, Plan, Policy};
use model::report::Report;
use std::collections::{BTreeMap, HashMap};

/// Decodes everything, after bringing the rows into the order of the lists.
pub(crate) fn decode(rows: &mut Rows) -> Result<Facts, RowError> {
    sort(rows);
    let rows = &*rows;
    let roots = Roots::new(&rows.department_name);
    let placements = decode_placements(rows, &roots)?;
    Ok(Facts {
        plans: decode_plans(rows)?,
        policies: rows.policy.iter().map(decode_policy).collect(),
        measures: rows.measure.iter().map(decode_measure).collect(),
        reports: decode_reports(rows, &roots)?,
        departments: decode_departments(rows, &roots, &placements)?,
        indicators: decode_indicators(rows)?,
        observations: decode_observations(rows)?,
        differences: decode_differences(rows)?,
        placements,
    })
}

/// Brings rows into the order of the lists.
fn sort(rows: &mut Rows) {
    rows.plan.sort_by(|a, b| (a.position, &a.title, a.id).cmp(&(b.position, &b.title, b.id)));
    let plans: HashMap<i64, usize> = rows.plan.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
    rows.policy.sort_by_key(|row| (plans.get(&row.plan).copied(), row.position, row.id));
    rows.measure.sort_by_key(|row| (plans.get(&row.plan).copied(), row.position, row.id));
    let policies: HashMap<i64, usize> = rows.policy.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
    let measures: HashMap<i64, usize> = rows.measure.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
    rows.placement.sort_by_key(|row| (row.year, policies.get(&row.policy).copied(), row.position));
    rows.report.sort_by_key(|row| (measures.get(&row.measure).copied(), row.year));
    rows.indicator.sort_by_key(|row| (measures.get(&row.measure).copied(), row.position, row.id));
    let indicators: HashMap<i64, usize> = rows.indicator.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
    rows.observation.sort_by_key(|row| (indicators.get(&row.indicator).copied(), row.year));
    rows.difference.sort_by_key(|row| (indicators.get(&row.indicator).copied(), row.year, row.publication));
    rows.mark.sort_by_key(|row| (row.plan, row.position));
    rows.placement_department.sort_by_key(|row| (row.policy, row.year, row.position, row.seat));
    rows.report_department.sort_by_key(|row| (row.measure, row.year, row.seat));
    rows.indicator_break.sort_by_key(|row| (row.indicator, row.from_year));
}

fn decode_plans(rows: &Rows) -> Result<Vec<Plan>, RowError> {
    let mut marks: HashMap<i64, Vec<Mark>> = HashMap::new();
    for row in &rows.mark {
        let cells = Cells(row);
        let rung = row.rung.map(u8::try_from).transpose().map_err(|_| cells.wrong("rung"))?;
        let kind = match (row.kind.as_str(), rung) {
            ("ladder", Some(rung)) => MarkKind::Ladder(rung),
            ("state", None) => MarkKind::State,
            _ => return Err(cells.wrong("kind")),
        };
        let (symbol, words, short) = (row.symbol.clone(), row.words.clone(), row.short.clone());
        let shape = cells.word("shape", &row.shape)?;
        marks.entry(row.plan).or_default().push(Mark { symbol, words, short, kind, shape });
    }
    let decode = |row: &crate::plan::entity::plan::Model| {
        let cells = Cells(row);
        let years = match (row.first_year, row.last_year) {
            (Some(first), Some(last)) => Some((cells.year("first_year", first)?, cells.year("last_year", last)?)),
            (None, None) => None,
            _ => return Err(cells.wrong("last_year")),
        };
        let scheme = MarkScheme::new(marks.remove(&row.id).unwrap_or_default());
        let scheme = scheme.map_err(|_| cells.wrong("id"))?;
        Ok(Plan { id: PlanId(row.id), title: row.title.clone(), order: row.position, years, scheme })
    };
    rows.plan.iter().map(decode).collect()
}

fn decode_policy(row: &crate::plan::entity::policy::Model) -> Policy {
    Policy { id: PolicyId(row.id), plan: PlanId(row.plan), number: row.number.clone(), title: row.title.clone() }
}

fn decode_measure(row: &crate::plan::entity::measure::Model) -> Measure {
    Measure { id: MeasureId(row.id), plan: PlanId(row.plan), title: row.title.clone() }
}

fn decode_placements(rows: &Rows, roots: &Roots) -> Result<Vec<Placement>, RowError> {
    let mut departments: HashMap<_, Vec<DepartmentId>> = HashMap::new();
    for row in &rows.placement_department {
        roots.push(departments.entry((row.policy, row.year, row.position)).or_default(), row.department);
    }
    let decode = |row: &crate::plan::entity::placement::Model| {
        Ok(Placement {
            measure: MeasureId(row.measure),
            policy: PolicyId(row.policy),
            year: Cells(row).year("year", row.year)?,
            number: row.number.clone(),
            order: row.position,
            title: row.title.clone(),
            commitment: row.commitment.clone(),
            relisted: row.relisted,
            new: row.is_new,
            departments: departments.remove(&(row.policy, row.year, row.position)).unwrap_or_default(),
            own_report: row.own_narrative.clone().map(|narrative| OwnReport {
                mark: row.own_mark.clone(),
                narrative,
                remark: row.own_remark.clone(),
            }),
        })
    };
    rows.placement.iter().map(decode).collect()
}

fn decode_reports(rows: &Rows, roots: &Roots) -> Result<Vec<Report>, RowError> {
    let mut departments: HashMap<_, Vec<DepartmentId>> = HashMap::new();
    for row in &rows.report_department {
        roots.push(departments.entry((row.measure, row.year)).or_default(), row.department);
    }
    let decode = |row: &crate::report::entity::report::Model| {
        Ok(Report {
            measure: MeasureId(row.measure),
            year: Cells(row).year("year", row.year)?,
            mark: row.mark.clone(),
            narrative: row.narrative.clone(),
            remark: row.remark.clone(),
            departments: departments.remove(&(row.measure, row.year)).unwrap_or_default(),
            publication: PublicationId(row.publication),
        })
    };
    rows.report.iter().map(decode).collect()
}

/// Which names are one department: any plan's lists may tie two of them.
struct Roots(HashMap<i64, i64>);

impl Roots {
    fn new(names: &[department_name::Model]) -> Self {
        let mut roots = Self(HashMap::new());
        for row in names {
            let (a, b) = (roots.find(row.department), roots.find(row.same_as));
            let (first, other) = (a.min(b), a.max(b));
            roots.0.insert(other, first);
        }
        roots
    }

    fn find(&self, name: i64) -> i64 {
        let mut at = name;
        while let Some(next) = self.0.get(&at).filter(|next| **next != at) {
            at = *next;
        }
        at
    }

    fn push(&self, list: &mut Vec<DepartmentId>, name: i64) {
        let id = DepartmentId(self.find(name));
        if !list.contains(&id) {
            list.push(id);
        }
    }
}

fn decode_departments(rows: &Rows, roots: &Roots, placements: &[Placement]) -> Result<Vec<Department>, RowError> {
    let words: HashMap<i64, &str> = rows.department.iter().map(|row| (row.id, row.name.as_str())).collect();
    let mut found: BTreeMap<i64, Department> = BTreeMap::new();
    for row in &rows.department_name {
        let cells = Cells(row);
        let name = (*words.get(&row.department).ok_or_else(|| cells.wrong("department"))?).to_owned();
        let first = cells.year("first_year", row.first_year)?;
        let last = row.last_year.map(|year| cells.year("last_year", year)).transpose()?;
        let root = roots.find(row.department);
        let empty = || Department { id: DepartmentId(root), names: Vec::new(), successor: None };
        let department = found.entry(root).or_insert_with(empty);
        department.successor = row.successor.map(|name| DepartmentId(roots.find(name))).or(department.successor);
        match department.names.iter_mut().find(|known| known.name == name) {
            Some(known) => {
                known.first = known.first.min(first);
                known.last = known.last.max(last);
            }
            None => department.names.push(DepartmentName { name, first, last }),
        }
    }
    let appearance: HashMap<DepartmentId, usize> =
        placements.iter().flat_map(|it| &it.departments).enumerate().fold(HashMap::new(), |mut seen, (at, id)| {
            seen.entry(*id).or_insert(at);
            seen
        });
    let mut departments: Vec<_> = found.into_values().collect();
    departments.iter_mut().for_each(|it| it.names.sort_by(|a, b| (a.first, &a.name).cmp(&(b.first, &b.name))));
    departments.sort_by_key(|it| (appearance.get(&it.id).copied().unwrap_or(usize::MAX), it.id));
    Ok(departments)
}

fn decode_indicators(rows: &Rows) -> Result<Vec<Indicator>, RowError> {
    let mut breaks: HashMap<i64, Vec<Break>> = HashMap::new();
    for row in &rows.indicator_break {
        let from = Cells(row).year("from_year", row.from_year)?;
        breaks.entry(row.indicator).or_default().push(Break { from, sentence: row.sentence.clone() });
    }
    let decode = |row: &crate::indicator::entity::indicator::Model| {
        let cells = Cells(row);
        Ok(Indicator {
            id: IndicatorId(row.id),
            measure: MeasureId(row.measure),
            order: row.position,
            name: row.name.clone(),
            unit: row.unit.clone(),
            counting: cells.word_or_none("counting", row.counting.as_deref())?,
            timing: cells.word_or_none("timing", row.timing.as_deref())?,
            desired: cells.word_or_none("desired", row.desired.as_deref())?,
            breaks: breaks.remove(&row.id).unwrap_or_default(),
            explanation: row.explanation.clone(),
            same_as: row.same_as.map(IndicatorId),
        })
    };
    rows.indicator.iter().map(decode).collect()
}

fn decode_observations(rows: &Rows) -> Result<Vec<Observation>, RowError> {
    let decode = |row: &crate::indicator::entity::observation::Model| {
        let cells = Cells(row);
        Ok(Observation {
            indicator: IndicatorId(row.indicator),
            year: cells.year("year", row.year)?,
            figure: cells.figure(row.value.as_deref(), row.reason.as_deref())?,
            approximate: row.approximate,
            as_printed: row.as_printed.clone(),
            note: row.note.clone(),
            origin: cells.word("origin", &row.origin)?,
            publication: PublicationId(row.publication),
        })
    };
    rows.observation.iter().map(decode).collect()
}

fn decode_differences(rows: &Rows) -> Result<Vec<Difference>, RowError> {
    let decode = |row: &crate::indicator::entity::difference::Model| {
        let cells = Cells(row);
        Ok(Difference {
            doubt: row.doubt.clone(),
            indicator: IndicatorId(row.indicator),
            year: cells.year("year", row.year)?,
            stored: cells.figure(row.stored_value.as_deref(), row.stored_reason.as_deref())?,
            printed: cells.figure(row.printed_value.as_deref(), row.printed_reason.as_deref())?,
            publication: PublicationId(row.publication),
        })
    };
    rows.difference.iter().map(decode).collect()
}
