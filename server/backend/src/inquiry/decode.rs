//! Between rows and what the model knows.

use super::OpenInquiry;
use super::entity::{inquiry, inquiry_due};
use crate::Moment;
use crate::store::{Cells, RowError};
use model::date::Date;
use model::id::{AccountId, DepartmentId, PlanId};
use model::inquiry::{Deadlines, Notice};
use model::year::FiscalYear;

pub(super) fn decode(row: &inquiry::Model, dues: &[inquiry_due::Model]) -> Result<OpenInquiry, RowError> {
    let cells = Cells(row);
    let wrong = |column| move || Cells(row).wrong(column);
    let due = cells.date("due", Some(&row.due))?.ok_or_else(wrong("due"))?;
    let exceptions = dues.iter().map(decode_due).collect::<Result<_, _>>()?;
    let notice = Notice::new(&row.message, Deadlines { due, exceptions }).map_err(|_| cells.wrong("message"))?;
    Ok(OpenInquiry {
        plan: PlanId(row.plan),
        year: cells.year("year", row.year)?,
        notice,
        opened: (AccountId(row.opened_by), Moment(row.opened_at)),
    })
}

fn decode_due(row: &inquiry_due::Model) -> Result<(DepartmentId, Date), RowError> {
    let cells = Cells(row);
    let due = cells.date("due", Some(&row.due))?.ok_or_else(|| cells.wrong("due"))?;
    Ok((DepartmentId(row.department), due))
}

pub(super) fn encode(it: &OpenInquiry) -> (inquiry::Model, Vec<inquiry_due::Model>) {
    let (plan, year) = (it.plan.0, it.year.western());
    let row = inquiry::Model {
        plan,
        year,
        due: it.notice.deadlines.due.to_string(),
        message: it.notice.message().to_owned(),
        opened_by: it.opened.0.0,
        opened_at: it.opened.1.0,
    };
    let due = |(department, day): (&DepartmentId, &Date)| inquiry_due::Model {
        plan,
        year,
        department: department.0,
        due: day.to_string(),
    };
    (row, it.notice.deadlines.exceptions.iter().map(due).collect())
}

/// The key of an inquiry, as its columns.
pub(super) fn key_of((plan, year): (PlanId, FiscalYear)) -> (i64, i32) {
    (plan.0, year.western())
}
