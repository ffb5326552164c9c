//! Snapshot → records.

use super::records::{
    BreakRecord, DepartmentRecord, IndicatorRecord, MarkRecord, MeasureRecord, NameRecord, NamedRecord,
    ObservationRecord, PlacementRecord, PlanRecord, PublicationRecord, ReportRecord,
};
use backend::report::departments_of;
use backend::store::Snapshot;
use model::indicator::{Counting, Decimal, Figure, Indicator, Observation, Origin, Reason, Timing};
use model::plan::{MarkKind, Measure, Placement, Plan};
use model::publication::{Provenance, Publication};
use model::report::Report;
use model::year::FiscalYear;

/// 計画 as a record.
pub fn plan(now: &Snapshot, it: &Plan) -> PlanRecord {
    let mark = |mark: &model::plan::Mark| {
        let (kind, step) = match mark.kind {
            MarkKind::Ladder(step) => ("ladder", Some(step)),
            MarkKind::State => ("state", None),
        };
        MarkRecord { symbol: mark.symbol.clone(), words: mark.words.clone(), kind, step }
    };
    PlanRecord {
        id: it.id.0,
        title: it.title.clone(),
        first_year: it.years.map(|it| it.0.western()),
        last_year: it.years.map(|it| it.1.western()),
        marks: it.scheme.marks().iter().map(mark).collect(),
        years: now.years_of(it.id).map(FiscalYear::western).collect(),
    }
}

/// 項目 as a record.
pub fn measure(now: &Snapshot, it: &Measure) -> MeasureRecord {
    let placements = now.placements_of_measure(it.id).map(|it| placement(now, it)).collect();
    MeasureRecord { id: it.id.0, plan_id: it.plan.0, title: it.title.clone(), placements }
}

fn placement(now: &Snapshot, it: &Placement) -> PlacementRecord {
    let policy = now.policy(it.policy);
    PlacementRecord {
        year: it.year.western(),
        plan_id: policy.map(|it| it.plan.0),
        policy_number: policy.map(|it| it.number.clone()).unwrap_or_default(),
        policy_title: policy.map(|it| it.title.clone()).unwrap_or_default(),
        number: it.number.clone(),
        title: it.title.clone(),
        commitment: it.commitment.clone(),
        relisted: it.relisted,
        new: it.new,
    }
}

/// 進捗報告 as a record.
pub fn report(now: &Snapshot, it: &Report) -> ReportRecord {
    let listed = now.placements_of_measure(it.measure).find(|placement| placement.year == it.year);
    let departments = listed.map(|it| departments_of(now, it)).unwrap_or_default();
    ReportRecord {
        measure_id: it.measure.0,
        year: it.year.western(),
        mark: it.mark.clone(),
        narrative: it.narrative.clone(),
        remark: it.remark.clone(),
        departments: departments.into_iter().map(|(id, name)| NamedRecord { id: id.0, name }).collect(),
        publication_id: it.publication.0,
    }
}

/// 指標 as a record.
pub fn indicator(it: &Indicator) -> IndicatorRecord {
    IndicatorRecord {
        id: it.id.0,
        measure_id: it.measure.0,
        name: it.name.clone(),
        unit: it.unit.clone(),
        counting: it.counting.map(Counting::words),
        timing: it.timing.map(Timing::words),
        same_as: it.same_as.map(|it| it.0),
        breaks: it
            .breaks
            .iter()
            .map(|it| BreakRecord { from_year: it.from.western(), sentence: it.sentence.clone() })
            .collect(),
    }
}

/// 実績値 as a record.
pub fn observation(it: &Observation) -> ObservationRecord {
    let (value, absent) = match it.figure {
        Figure::Value(value) => (number(value), None),
        Figure::Absent(reason) => (None, Some(Reason::words(reason))),
    };
    ObservationRecord {
        indicator_id: it.indicator.0,
        year: it.year.western(),
        value,
        absent,
        approximate: it.approximate,
        as_printed: it.as_printed.clone(),
        origin: match it.origin {
            Origin::Printed => "printed",
            Origin::PrintedAsPrevious => "printed_as_previous",
            Origin::Corrected => "corrected",
        },
        publication_id: it.publication.0,
    }
}

/// Whole numbers as such; else the shortest number that gives back the printed digits.
fn number(value: Decimal) -> Option<serde_json::Number> {
    match i64::try_from(value) {
        Ok(whole) if value.fract().is_zero() => Some(whole.into()),
        _ => value.to_string().parse().ok().and_then(serde_json::Number::from_f64),
    }
}

/// 担当課・団体 as a record.
pub fn department(it: &model::department::Department) -> DepartmentRecord {
    let name = |it: &model::department::DepartmentName| NameRecord {
        name: it.name.clone(),
        first_year: it.first.western(),
        last_year: it.last.map(FiscalYear::western),
    };
    DepartmentRecord {
        id: it.id.0,
        names: it.names.iter().map(name).collect(),
        successor_id: it.successor.map(|it| it.0),
    }
}

/// 公表資料 as a record.
pub fn publication(it: &Publication) -> PublicationRecord {
    PublicationRecord {
        id: it.id.0,
        year: it.year.western(),
        meeting: it.meeting.clone(),
        meeting_date: it.meeting_date.map(|it| it.to_string()),
        material_number: it.material_number.clone(),
        as_of: it.as_of.map(|it| it.to_string()),
        edition: it.edition,
        provenance: match it.provenance {
            Provenance::Official => "official",
            Provenance::Retold => "retold",
            Provenance::Invented => "invented",
        },
    }
}
