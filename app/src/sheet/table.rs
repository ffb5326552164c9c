//! The table itself. On a phone its rows become cards by CSS; the roles are written out because a table whose display
//! changes would lose them.

use super::filters::some_of;
use super::head::signs;
use super::question::Question;
use super::row::{COMMITMENT, DEPARTMENTS, NARRATIVE, Row};
use crate::site::{ja, ours_in, say};
use leptos::prelude::*;
use model::plan::Mark;
use model::report::StripPolicy;
use model::sheet::{TableGroup, TablePart};
use model::year::FiscalYear;

/// All plans in one table. Its head stays at the top of the window, and of each printed page.
#[component]
pub(super) fn Table(
    parts: Vec<TablePart>,
    marks: Vec<Mark>,
    year: FiscalYear,
    question: StoredValue<Question>,
) -> impl IntoView {
    let many = parts.len() > 1;
    let part = move |part: TablePart| {
        let mut title = Some(part.title);
        let group = |it: TableGroup| group(it, title.take(), year, question);
        part.groups.into_iter().map(group).collect_view()
    };
    view! {
        <table class="sheet-table" role="table" data-plans=many.then_some("several")>
            <caption class="visually-hidden">{say(
                "項目ごとの計画の記載、評価、説明、備考、担当",
                "What the plan says of each measure, its rating, explanation, remarks and who is responsible",
            )}</caption>
            <colgroup>
                <col class="title"/>
                <col class="commitment"/>
                <col class="mark"/>
                <col class="narrative"/>
                <col class="remark"/>
                <col class="departments"/>
            </colgroup>
            <thead role="rowgroup">
                <tr class="sheet-key" role="row"><th colspan="6" role="cell"><b>{say("評価", "Rating")}</b>{signs(&marks)}</th></tr>
                <tr role="row">
                    <th scope="col" role="columnheader">{say("基本施策／項目", "Policy / measure")}</th>
                    <th scope="col" role="columnheader">{say(COMMITMENT.0, COMMITMENT.1)}</th>
                    <th scope="col" role="columnheader">{say("評価", "Rating")}</th>
                    <th scope="col" role="columnheader">{say(NARRATIVE.0, NARRATIVE.1)}</th>
                    <th scope="col" role="columnheader">{say("備考", "Remarks")}<span>{say("（特殊要因等）", " (special factors)")}</span></th>
                    <th scope="col" role="columnheader">{say(DEPARTMENTS.0, DEPARTMENTS.1)}</th>
                </tr>
            </thead>
            {parts.into_iter().map(part).collect_view()}
        </table>
    }
}

fn group(
    group: TableGroup,
    plan: Option<String>,
    year: FiscalYear,
    question: StoredValue<Question>,
) -> impl IntoView + use<> {
    let lang = question.with_value(|it| it.writing.lang);
    let count = if group.rows.len() == group.all {
        lang.measures(group.all)
    } else {
        some_of(group.all, group.rows.len(), lang)
    };
    // One report under several heads has no count of its own: its row says what it answers.
    let note = (group.policies.len() == 1).then_some(count);
    let head = move |policy: StripPolicy| policy_head(policy, note.clone());
    let plan = plan.map(|title| {
        view! { <tr class="sheet-plan" role="row"><th colspan="6" scope="colgroup" role="rowheader" lang=ja()>{title}</th></tr> }
    });
    view! {
        <tbody role="rowgroup">
            {plan}
            {group.policies.into_iter().map(head).collect_view()}
            {group.rows.into_iter().map(|row| view! { <Row row year question/> }).collect_view()}
        </tbody>
    }
}

fn policy_head(policy: StripPolicy, note: Option<String>) -> impl IntoView {
    let ours = ours_in(&policy.title);
    view! {
        <tr class="sheet-policy" id=format!("policy-{}", policy.policy) role="row">
            <th colspan="6" scope="colgroup" role="rowheader" lang=ja()>
                <span class="number">{policy.number}</span>
                " "
                {policy.title}
                {note.map(|note| view! { <small lang=ours>{note}</small> })}
            </th>
        </tr>
    }
}
