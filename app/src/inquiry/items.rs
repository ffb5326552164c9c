//! 聞く項目と担当, while a year is open: who answers for each report, what else is asked for, and what begins.

use super::state::state_chip;
use super::words::{LongField, long_field};
use crate::site::{Desk, Signed, staff_document};
use crate::ui::{Complaint, Section, Tag, choice_field, complain, said};
use leptos::prelude::*;
use model::calendar::Calendar;
use model::id::{DepartmentId, PlanId, ReportId};
use model::inquiry::{AskedItem, Begins, ItemsPage};
use model::report::{Responsible, StateKind};
use model::year::FiscalYear;

const PATH: &str = "/work/inquiry/items";

/// What somebody typed, as keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemsForm {
    /// Which form: 「add」, 「begin」, or the number of the report whose departments are changed.
    pub act: String,
    /// The item to be taken in.
    pub measure: String,
    /// 主担当.
    pub lead: String,
    /// 共同.
    pub joint: Vec<DepartmentId>,
    /// Title of what begins.
    pub title: String,
    /// Its 計画の記載.
    pub commitment: String,
    /// Its 基本施策.
    pub policy: String,
    /// Its number.
    pub number: String,
}

/// The page.
#[must_use]
pub fn draw_items(
    desk: &Desk,
    signed: &Signed,
    (page, form): (&ItemsPage, &ItemsForm),
    (told, complaint): (Option<&'static str>, Option<&Complaint>),
) -> String {
    let of = (page.plan, page.year);
    let title = format!("{}の照会の項目と担当", Calendar::Japanese.year(page.year));
    let note = format!("{}件", page.asked.len());
    let asked = page.asked.iter().map(|it| asked(page, it, form)).collect_view();
    let left = (!page.left.is_empty()).then(|| add(page, form));
    let left = left.map(|form| view! { <Section title="まだ聞いていない項目">{form}</Section> });
    let new = begin(page, form, complaint);
    staff_document(desk, signed, ("/work/board", &title), || {
        view! {
            <div class="inquiry wrap">
                <h1>{title.clone()}</h1>
                <p>{page.title.clone()}"　"<a href=super::board::address(of.0, of.1)>"進み方へ"</a></p>
                {said(told)}
                {complain(complaint)}
                <Section title="聞いている項目" note>
                    <p>
                        "担当を変えると、外れた課・団体の署名は消え、開いている画面も閉じます。提出・確定された報告は、差し戻すか再開してから変えます。"
                    </p>
                    <ul class="inquiry-list" role="list">{asked}</ul>
                </Section>
                {left}
                <Section title="新しい項目">{new}</Section>
            </div>
        }
    })
}

fn hidden((plan, year): (PlanId, FiscalYear)) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name="plan" value=plan.to_string()/>
        <input type="hidden" name="year" value=year.western()/>
    }
}

/// 「3,5」: who answered when the page was drawn.
fn was(responsible: &Responsible) -> String {
    responsible.all().map(|it| it.to_string()).collect::<Vec<_>>().join(",")
}

fn asked(page: &ItemsPage, it: &AskedItem, form: &ItemsForm) -> impl IntoView + use<> {
    let name = |id: DepartmentId| page.departments.iter().find(|it| it.0 == id).map_or("", |it| it.1.as_str());
    let joint: Vec<_> = it.responsible.joint.iter().map(|id| name(*id)).collect();
    let joint = if joint.is_empty() { String::new() } else { format!("　共同 {}", joint.join("、")) };
    let who = format!("主担当 {}{joint}", name(it.responsible.lead));
    let open = matches!(it.state, StateKind::NotStarted | StateKind::Drafting | StateKind::Returned);
    let begins = (it.begins == Begins::Now).then(|| view! { " "<Tag words="新規"/> });
    let change = open.then(|| change(page, it, form));
    view! {
        <li>
            <p class="inquiry-line">
                <a href=format!("/work/reports/{}", it.report)><b>{it.place.clone()}" "{it.title.clone()}</b></a>
                {begins}{state_chip(it.state)}
            </p>
            <p class="inquiry-note">{who}</p>
            {change}
        </li>
    }
}

fn change(page: &ItemsPage, it: &AskedItem, form: &ItemsForm) -> impl IntoView + use<> {
    let report: ReportId = it.report;
    let typed = form.act == report.to_string();
    let (lead, joint) = if typed {
        (form.lead.clone(), form.joint.clone())
    } else {
        (it.responsible.lead.to_string(), it.responsible.joint.clone())
    };
    let name = format!("{} {}", it.place, it.title);
    view! {
        <details class="inquiry-more" open=typed>
            <summary>"担当を変える"<span class="visually-hidden">"："{name}</span></summary>
            <form method="post" action=format!("{PATH}/{report}/departments") class="inquiry-form">
                {hidden((page.plan, page.year))}
                <input type="hidden" name="was" value=was(&it.responsible)/>
                {who(&page.departments, &format!("of-{report}"), (&lead, &joint))}
                <button class="button" type="submit">"担当を変える"</button>
            </form>
        </details>
    }
}

/// Who answers: a choice, and boxes. Several forms of the page ask for the same.
fn who(
    departments: &[(DepartmentId, String)],
    key: &str,
    (lead, joint): (&str, &[DepartmentId]),
) -> impl IntoView + use<> {
    let option = |(id, name): &(DepartmentId, String)| {
        let value = id.to_string();
        let selected = value == lead;
        view! { <option value=value selected=selected>{name.clone()}</option> }
    };
    let field = |(id, name): &(DepartmentId, String)| {
        view! {
            <label class="check">
                <input type="checkbox" name="joint" value=id.to_string() checked=joint.contains(id)/>{name.clone()}
            </label>
        }
    };
    let id = format!("lead-{key}");
    view! {
        <div class="entry">
            <label for=id.clone()>"主担当"</label>
            <select id=id name="lead">
                <option value="">"選んでください"</option>
                {departments.iter().map(option).collect_view()}
            </select>
        </div>
        <fieldset class="opening-joint">
            <legend>"共同の課・団体"</legend>
            {departments.iter().map(field).collect_view()}
        </fieldset>
    }
}

fn add(page: &ItemsPage, form: &ItemsForm) -> impl IntoView + use<> {
    let typed = form.act == "add";
    let words = |it: &model::inquiry::ProposedItem| {
        let ended = it.ended.as_ref().map(|words| format!("（前年度の評価は「{words}」）")).unwrap_or_default();
        (it.measure.to_string(), format!("{} {}{ended}", it.place, it.title))
    };
    let options = page.left.iter().map(words).collect();
    let (lead, joint) = if typed { (form.lead.as_str(), form.joint.as_slice()) } else { ("", &[][..]) };
    view! {
        <form method="post" action=format!("{PATH}/add") class="inquiry-form">
            {hidden((page.plan, page.year))}
            {choice_field(("前年度の一覧表の項目", "measure"), options, &form.measure)}
            {who(&page.departments, "add", (lead, joint))}
            <button class="button" type="submit">"この項目も聞く"</button>
        </form>
    }
}

fn begin(page: &ItemsPage, form: &ItemsForm, complaint: Option<&Complaint>) -> impl IntoView + use<> {
    let typed = form.act == "begin";
    let form = if typed { form.clone() } else { ItemsForm::default() };
    let options = page.policies.iter().map(|it| (it.policy.to_string(), it.words.clone())).collect();
    let next = page.policies.iter().map(|it| format!("{} は {}", it.words, it.next)).collect::<Vec<_>>().join("、");
    let commitment = LongField {
        label: "計画の記載（なくてもよい）",
        name: "commitment",
        id: "commitment".to_owned(),
        value: form.commitment,
        rows: 5,
    };
    view! {
        <p>"どの一覧表にもまだない項目を、この年度から始めます。一覧表には【新規】として載ります。"</p>
        <details class="inquiry-more" open=typed>
            <summary>"新しい項目を始める"</summary>
            <form method="post" action=format!("{PATH}/begin") class="inquiry-form">
                {hidden((page.plan, page.year))}
                {line(("題名", "title", ""), form.title, complaint)}
                {long_field(commitment, complaint)}
                {choice_field(("基本施策", "policy"), options, &form.policy)}
                {line(("番号", "number", &format!("次の番号：{next}")), form.number, complaint)}
                {who(&page.departments, "begin", (&form.lead, &form.joint))}
                <button class="button" type="submit">"新しい項目を始める"</button>
            </form>
        </details>
    }
}

fn line(
    (label, name, help): (&'static str, &'static str, &str),
    value: String,
    complaint: Option<&Complaint>,
) -> impl IntoView + use<> {
    let wrong = complaint.is_some_and(|complaint| complaint.field == Some(name));
    let note = format!("{name}-note");
    let help = (!help.is_empty()).then(|| view! { <p class="entry-help" id=note.clone()>{help.to_owned()}</p> });
    let described = help.is_some().then_some(note);
    view! {
        <div class="entry">
            <label for=name>{label}</label>
            {help}
            <input
                id=name
                name=name
                type="text"
                value=value
                autocomplete="off"
                aria-describedby=described
                aria-invalid=wrong.then_some("true")
            />
        </div>
    }
}
