//! Between rows and what the model knows.

use super::entity::{draft, draft_department, draft_indicator, draft_item, draft_signature, draft_step, draft_value};
use super::report::{DraftReport, PastStep};
use super::store::Rows;
use crate::store::{Cells, RowError, write_figure, write_word};
use crate::{Error, Moment};
use model::id::{AccountId, DepartmentId, IndicatorId, MeasureId, PlanId, PolicyId, PublicationId, ReportId};
use model::report::{
    Alteration, Draft, Entry, NewItem, Progress, Reason, ReportState, Responsible, Signature, Stamp, StateKind, Why,
};

pub(super) fn decode(rows: &Rows) -> Result<DraftReport, RowError> {
    let row = &rows.draft;
    let touched = row.touched_by.zip(row.touched_at).map(|(by, at)| (AccountId(by), Moment(at)));
    Ok(DraftReport {
        report: ReportId(row.id),
        plan: PlanId(row.plan),
        year: Cells(row).year("year", row.year)?,
        measure: MeasureId(row.measure),
        order: row.position,
        responsible: decode_responsible(row, &rows.departments)?,
        progress: Progress {
            state: decode_state(row)?,
            signatures: rows.signatures.iter().map(decode_signature).collect(),
        },
        draft: Draft {
            mark: row.mark.clone(),
            narrative: row.narrative.clone(),
            remark: row.remark.clone(),
            values: rows.values.iter().map(decode_value).collect::<Result<_, _>>()?,
        },
        touched,
        steps: row.steps,
        alterations: rows.alterations.iter().map(decode_alteration).collect::<Result<_, _>>()?,
        item: rows.item.as_ref().map(decode_item).transpose()?,
    })
}

fn decode_item(row: &draft_item::Model) -> Result<NewItem, RowError> {
    let commitment = row.commitment.as_deref().unwrap_or("");
    let item = NewItem::new(&row.title, commitment, &row.number, PolicyId(row.policy));
    item.map_err(|_| Cells(row).wrong("title"))
}

fn encode_item(report: i64, it: &NewItem) -> draft_item::Model {
    draft_item::Model {
        draft: report,
        policy: it.policy.0,
        number: it.number().to_owned(),
        title: it.title().to_owned(),
        commitment: it.commitment().map(str::to_owned),
    }
}

fn decode_alteration(row: &draft_indicator::Model) -> Result<Alteration, RowError> {
    let cells = Cells(row);
    let undone = match (row.undone_by, row.undone_at, row.undone_steps) {
        (Some(by), Some(at), Some(steps)) => Some(Stamp { by: AccountId(by), at: Moment(at), steps }),
        (None, None, None) => None,
        _ => return Err(cells.wrong("undone_by")),
    };
    Ok(Alteration {
        number: row.id,
        indicator: IndicatorId(row.indicator),
        change: cells.json("change", &row.change)?,
        why: Why::new(&row.why).map_err(|_| cells.wrong("why"))?,
        made: Stamp { by: AccountId(row.made_by), at: Moment(row.made_at), steps: row.made_steps },
        undone,
    })
}

pub(super) fn encode_alteration(report: ReportId, it: &Alteration) -> Result<draft_indicator::Model, Error> {
    let change = serde_json::to_string(&it.change);
    Ok(draft_indicator::Model {
        id: it.number,
        draft: report.0,
        indicator: it.indicator.0,
        change: change.map_err(|error| Error::Inconsistent(format!("draft_indicator.change: {error}")))?,
        why: it.why.as_str().to_owned(),
        made_by: it.made.by.0,
        made_at: it.made.at.0,
        made_steps: it.made.steps,
        undone_by: it.undone.map(|it| it.by.0),
        undone_at: it.undone.map(|it| it.at.0),
        undone_steps: it.undone.map(|it| it.steps),
    })
}

fn decode_responsible(row: &draft::Model, seats: &[draft_department::Model]) -> Result<Responsible, RowError> {
    let (lead, joint) = seats.split_first().ok_or_else(|| Cells(row).wrong("department"))?;
    let joint = joint.iter().map(|it| DepartmentId(it.department)).collect();
    Ok(Responsible { lead: DepartmentId(lead.department), joint })
}

fn decode_state(row: &draft::Model) -> Result<ReportState, RowError> {
    let cells = Cells(row);
    let facts = || match (row.state_by, row.state_at) {
        (Some(by), Some(at)) => Ok((AccountId(by), Moment(at))),
        _ => Err(cells.wrong("state_by")),
    };
    Ok(match cells.word("state", &row.state)? {
        StateKind::NotStarted => ReportState::NotStarted,
        StateKind::Drafting => ReportState::Drafting,
        StateKind::Submitted => {
            let (by, at) = facts()?;
            ReportState::Submitted { by, at }
        }
        StateKind::Returned => {
            let (by, at) = facts()?;
            let reason = Reason::new(row.reason.as_deref().unwrap_or("")).map_err(|_| cells.wrong("reason"))?;
            ReportState::Returned { by, at, reason }
        }
        StateKind::Confirmed => {
            let (by, at) = facts()?;
            ReportState::Confirmed { by, at }
        }
        StateKind::Published => {
            let publication = row.publication.map(PublicationId).ok_or_else(|| cells.wrong("publication"))?;
            ReportState::Published { publication }
        }
    })
}

fn decode_signature(row: &draft_signature::Model) -> Signature {
    Signature { department: DepartmentId(row.department), by: AccountId(row.signed_by), at: Moment(row.signed_at) }
}

fn decode_value(row: &draft_value::Model) -> Result<(IndicatorId, Entry), RowError> {
    let figure = Cells(row).figure(row.value.as_deref(), row.reason.as_deref())?;
    Ok((IndicatorId(row.indicator), Entry { figure, approximate: row.approximate }))
}

pub(super) fn decode_step(row: &draft_step::Model) -> Result<PastStep, RowError> {
    let cells = Cells(row);
    Ok(PastStep {
        number: row.number,
        step: cells.word("step", &row.step)?,
        from: cells.word("from_state", &row.from_state)?,
        to: cells.word("to_state", &row.to_state)?,
        by: AccountId(row.account),
        at: Moment(row.made_at),
        department: row.department.map(DepartmentId),
        reason: row.reason.clone(),
        draft: cells.json("content", &row.content)?,
    })
}

pub(super) fn encode(it: &DraftReport) -> Rows {
    let id = it.report.0;
    let seat =
        |(seat, department): (i32, DepartmentId)| draft_department::Model { draft: id, seat, department: department.0 };
    let signature = |it: &Signature| draft_signature::Model {
        draft: id,
        department: it.department.0,
        signed_by: it.by.0,
        signed_at: it.at.0,
    };
    let value = |(indicator, entry): (&IndicatorId, &Entry)| {
        let (value, reason) = write_figure(&entry.figure);
        draft_value::Model { draft: id, indicator: indicator.0, value, reason, approximate: entry.approximate }
    };
    Rows {
        draft: encode_draft(it),
        values: it.draft.values.iter().map(value).collect(),
        departments: (0..).zip(it.responsible.all()).map(seat).collect(),
        signatures: it.progress.signatures.iter().map(signature).collect(),
        // They are written one by one, as they are made and taken back.
        alterations: Vec::new(),
        item: it.item.as_ref().map(|it| encode_item(id, it)),
    }
}

fn encode_draft(it: &DraftReport) -> draft::Model {
    let (by, reason, publication) = match &it.progress.state {
        ReportState::NotStarted | ReportState::Drafting => (None, None, None),
        ReportState::Submitted { by, at } | ReportState::Confirmed { by, at } => (Some((by.0, at.0)), None, None),
        ReportState::Returned { by, at, reason } => (Some((by.0, at.0)), Some(reason.as_str().to_owned()), None),
        ReportState::Published { publication } => (None, None, Some(publication.0)),
    };
    draft::Model {
        id: it.report.0,
        plan: it.plan.0,
        year: it.year.western(),
        measure: it.measure.0,
        position: it.order,
        state: write_word(&it.progress.state.kind()),
        state_by: by.map(|it| it.0),
        state_at: by.map(|it| it.1),
        reason,
        publication,
        mark: it.draft.mark.clone(),
        narrative: it.draft.narrative.clone(),
        remark: it.draft.remark.clone(),
        touched_by: it.touched.map(|it| it.0.0),
        touched_at: it.touched.map(|it| it.1.0),
        steps: it.steps,
    }
}

pub(super) fn write_content(draft: &Draft) -> Result<String, Error> {
    serde_json::to_string(draft).map_err(|error| Error::Inconsistent(format!("draft_step.content: {error}")))
}
