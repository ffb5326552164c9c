//! 照会を始める: which plan, what is asked of whom, until when.

use super::words::{LongField, long_field};
use crate::site::{Desk, Signed, staff_document};
use crate::ui::{Complaint, Empty, Section, TextField, complain, text_field};
use leptos::prelude::*;
use model::calendar::Calendar;
use model::id::{DepartmentId, MeasureId, PlanId};
use model::inquiry::{InquiryRefused, Proposal, ProposedItem};
use std::collections::BTreeMap;

const BOARD: &str = "/work/board";

/// What somebody typed, as keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpeningForm {
    /// Due of everybody.
    pub due: String,
    /// The words to all.
    pub message: String,
    /// Due of departments with a day of their own.
    pub dues: BTreeMap<DepartmentId, String>,
    /// Measures that are asked for, with who answers: the lead, and the joint ones.
    pub asked: BTreeMap<MeasureId, (Option<DepartmentId>, Vec<DepartmentId>)>,
}

impl OpeningForm {
    /// What the last list leads to.
    #[must_use]
    pub fn of(proposal: &Proposal) -> Self {
        let asked = proposal.items.iter().filter(|it| it.ended.is_none());
        let who = |it: &ProposedItem| {
            let known = it.responsible.clone();
            (it.measure, known.map_or((None, Vec::new()), |it| (Some(it.lead), it.joint)))
        };
        Self { asked: asked.map(who).collect(), ..Self::default() }
    }
}

/// Which plan a year is to be opened of.
#[must_use]
pub fn draw_plans(desk: &Desk, signed: &Signed, plans: Vec<(PlanId, String)>) -> String {
    let none = plans.is_empty();
    let line = |(plan, title): (PlanId, String)| {
        view! { <li><a href=format!("/work/inquiry/new?plan={plan}")><b>{title}</b></a></li> }
    };
    staff_document(desk, signed, (BOARD, "照会を始める"), || {
        view! {
            <div class="inquiry wrap">
                <h1>"照会を始める"</h1>
                {none.then(|| view! {
                    <Empty first="一覧表がまだありません。">"先に、これまでの一覧表を取り込んでください。"</Empty>
                })}
                <Section title="計画を選ぶ">
                    <ul class="inquiry-list" role="list">{plans.into_iter().map(line).collect_view()}</ul>
                </Section>
            </div>
        }
    })
}

/// The form by which a year is opened.
#[must_use]
pub fn draw_opening(
    desk: &Desk,
    signed: &Signed,
    (page, form): (&Proposal, OpeningForm),
    complaint: Option<&Complaint>,
) -> String {
    let title = format!("{}の照会", Calendar::Japanese.year(page.year));
    let note = format!("{}の一覧表から", Calendar::Japanese.year(page.basis));
    let due = TextField { label: "締切", name: "due", kind: "date", value: form.due.clone(), ..TextField::default() };
    let message = LongField {
        label: "案内の文（なくてもよい）",
        name: "message",
        id: "message".to_owned(),
        value: form.message.clone(),
        rows: 5,
    };
    if let Some(why) = page.closed {
        return draw_closed(desk, signed, &title, (page, why));
    }
    let items = page.items.iter().map(|it| item(page, it, form.asked.get(&it.measure))).collect_view();
    staff_document(desk, signed, (BOARD, &title), || {
        view! {
            <div class="inquiry wrap">
                <h1>{title.clone()}</h1>
                <p>{page.title.clone()}</p>
                {complain(complaint)}
                <form method="post" action="/work/inquiry/new" class="opening-form">
                    <input type="hidden" name="plan" value=page.plan.to_string()/>
                    <input type="hidden" name="year" value=page.year.western()/>
                    {text_field(due, complaint)}
                    {long_field(message, complaint)}
                    {own_days(&page.departments, &form.dues)}
                    <Section title="聞く項目と担当" note><ul class="opening-items" role="list">{items}</ul></Section>
                    <button class="button" data-tone="primary" type="submit">"照会を始める"</button>
                </form>
            </div>
        }
    })
}

/// Why a year can't be opened now, with the way on.
fn draw_closed(desk: &Desk, signed: &Signed, title: &str, (page, why): (&Proposal, InquiryRefused)) -> String {
    let opened = (why == InquiryRefused::AlreadyOpened).then(|| super::board::address(page.plan, page.year));
    let begins = (why == InquiryRefused::YearAhead).then(|| {
        let year = Calendar::Japanese.year(page.year);
        format!("{year}の照会は、{}４月１日から始められます。", year.trim_end_matches('度'))
    });
    staff_document(desk, signed, (BOARD, title), || {
        view! {
            <div class="inquiry wrap">
                <h1>{title.to_owned()}</h1>
                <p>{page.title.clone()}</p>
                <Empty first=begins.unwrap_or_else(|| why.to_string())>
                    {opened.map(|address| view! { <a href=address>"この年度の進み方"</a>"　" })}
                    <a href="/work/inquiry">"ほかの計画を選ぶ"</a>
                </Empty>
            </div>
        }
    })
}

/// Days of departments that have one of their own.
pub(super) fn own_days(
    departments: &[(DepartmentId, String)],
    dues: &BTreeMap<DepartmentId, String>,
) -> impl IntoView + use<> {
    let field = |(id, name): &(DepartmentId, String)| {
        let key = format!("due-{id}");
        let value = dues.get(id).cloned().unwrap_or_default();
        view! {
            <div class="entry">
                <label for=key.clone()>{name.clone()}</label>
                <input id=key.clone() name=key type="date" value=value/>
            </div>
        }
    };
    view! {
        <details class="opening-days">
            <summary>"課・団体ごとに締切を変える"</summary>
            <div>{departments.iter().map(field).collect_view()}</div>
        </details>
    }
}

type Who = (Option<DepartmentId>, Vec<DepartmentId>);

fn item(page: &Proposal, it: &ProposedItem, who: Option<&Who>) -> impl IntoView + use<> {
    let (lead, joint) = who.cloned().unwrap_or_default();
    let measure = it.measure;
    let several = it.responsible.as_ref().is_some_and(|it| !it.joint.is_empty());
    let options = page.departments.iter().map(|(id, name)| {
        view! { <option value=id.to_string() selected=lead == Some(*id)>{name.clone()}</option> }
    });
    let options = options.collect_view();
    let boxes = page.departments.iter().map(|(id, name)| {
        let checked = joint.contains(id);
        view! {
            <label class="check">
                <input type="checkbox" name=format!("joint-{measure}") value=id.to_string() checked=checked/>{name.clone()}
            </label>
        }
    });
    let names: Vec<_> = joint.iter().filter_map(|id| page.departments.iter().find(|it| it.0 == *id)).collect();
    let names = names.iter().map(|it| it.1.as_str()).collect::<Vec<_>>().join("、");
    let summary = if names.is_empty() { "共同：なし".to_owned() } else { format!("共同：{names}") };
    let ended = it.ended.clone().map(|words| format!("前年度の評価は「{words}」です"));
    view! {
        <li>
            <label class="check">
                <input type="checkbox" name="asked" value=measure.to_string() checked=who.is_some()/>
                <b>{it.place.clone()}" "{it.title.clone()}</b>
            </label>
            {ended.map(|words| view! { <p class="inquiry-note">{words}</p> })}
            <div class="entry">
                <label for=format!("lead-{measure}")>
                    "主担当"{several.then(|| view! { <small>"（一覧表の並び順による）"</small> })}
                </label>
                <select id=format!("lead-{measure}") name=format!("lead-{measure}")>
                    <option value="">"選んでください"</option>
                    {options}
                </select>
            </div>
            <details>
                <summary>{summary}</summary>
                <fieldset class="opening-joint"><legend>"共同の課・団体"</legend>{boxes.collect_view()}</fieldset>
            </details>
        </li>
    }
}
