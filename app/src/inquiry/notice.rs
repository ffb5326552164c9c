//! 案内と締切を変える, while a year is open.

use super::open::own_days;
use super::words::{LongField, long_field};
use crate::site::{Desk, Signed, staff_document};
use crate::ui::{Complaint, TextField, complain, text_field};
use leptos::prelude::*;
use model::calendar::Calendar;
use model::id::{DepartmentId, PlanId};
use model::year::FiscalYear;
use std::collections::BTreeMap;

/// What somebody typed of an inquiry that is open, as keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeForm {
    /// Due of everybody.
    pub due: String,
    /// The words to all.
    pub message: String,
    /// Due of departments with a day of their own.
    pub dues: BTreeMap<DepartmentId, String>,
}

/// The form; departments are those that are asked.
#[must_use]
pub fn draw_notice(
    desk: &Desk,
    signed: &Signed,
    ((plan, year), departments): ((PlanId, FiscalYear), Vec<(DepartmentId, String)>),
    (form, complaint): (NoticeForm, Option<&Complaint>),
) -> String {
    let title = format!("{}の照会の案内と締切", Calendar::Japanese.year(year));
    let due = TextField { label: "締切", name: "due", kind: "date", value: form.due, ..TextField::default() };
    let message = LongField {
        label: "案内の文（なくてもよい）",
        name: "message",
        id: "message".to_owned(),
        value: form.message,
        rows: 5,
    };
    let days = own_days(&departments, &form.dues);
    staff_document(desk, signed, ("/work/board", &title), || {
        view! {
            <div class="inquiry wrap">
                <h1>{title.clone()}</h1>
                {complain(complaint)}
                <form method="post" action="/work/inquiry/change" class="opening-form">
                    <input type="hidden" name="plan" value=plan.to_string()/>
                    <input type="hidden" name="year" value=year.western()/>
                    {text_field(due, complaint)}
                    {long_field(message, complaint)}
                    {days}
                    <button class="button" data-tone="primary" type="submit">"変える"</button>
                </form>
                <p><a href=super::board::address(plan, year)>"やめる"</a></p>
            </div>
        }
    })
}
