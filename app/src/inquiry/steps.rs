//! What can be done with a report next, each a form of its own, and what was done with it so far.

use super::words::{LongField, long_field, moment};
use crate::ui::Section;
use leptos::prelude::*;
use model::inquiry::{HistoryRow, PaperAct, ReportPage, WorkAct};
use model::report::StateKind;

/// 次にすること.
#[component]
pub(super) fn Steps(page: ReportPage, reason: String) -> impl IntoView {
    let forms: Vec<_> = page.acts.iter().filter_map(|act| step_form(&page, act, &reason)).collect();
    let waits = page.joint.iter().any(|it| it.1 == model::inquiry::Signed::No);
    let missing = waits && matches!(page.state, StateKind::Drafting | StateKind::Returned);
    view! {
        <div id="paper-next">
        <Section title="次にすること">
            {missing.then(|| view! { <p>"共同の課・団体の署名がそろうと、主担当が提出できます。"</p> })}
            {forms.is_empty().then(|| view! { <p>"今できることはありません。"</p> })}
            <div class="paper-steps">{forms}</div>
        </Section>
        </div>
    }
}

/// Address, words of the button, and whether a reason goes with it.
fn step_form(page: &ReportPage, act: &PaperAct, reason: &str) -> Option<impl IntoView + use<>> {
    let (path, words, asks) = match act {
        PaperAct::Write => return None,
        PaperAct::Work(WorkAct::Sign(_, name)) => ("sign", format!("{name}として署名する"), None),
        PaperAct::Work(WorkAct::Submit) => ("submit", "提出する".to_owned(), None),
        PaperAct::Work(WorkAct::Withdraw) => ("withdraw", "取り下げる".to_owned(), None),
        PaperAct::Confirm => ("confirm", "確定する".to_owned(), None),
        PaperAct::SendBack => ("send-back", "差し戻す".to_owned(), Some("差し戻す理由（担当に届きます）")),
        PaperAct::Reopen => ("reopen", "再開する".to_owned(), Some("再開する理由（担当に届きます）")),
    };
    let department = match act {
        PaperAct::Work(WorkAct::Sign(department, _)) => Some(department.to_string()),
        _ => None,
    };
    // Several departments of one person may sign; one form submits.
    let id = department.as_ref().map_or_else(|| format!("step-{path}"), |it| format!("step-{path}-{it}"));
    let primary = asks.is_none() && path != "withdraw";
    let field = asks.map(|label| {
        let id = format!("reason-{path}");
        long_field(LongField { label, name: "reason", id, value: reason.to_owned(), rows: 3 }, None)
    });
    Some(view! {
        <form id=id method="post" action=format!("/work/reports/{}/{path}", page.report) class="inquiry-form">
            <input type="hidden" name="steps" value=page.steps/>
            {department.map(|it| view! { <input type="hidden" name="department" value=it/> })}
            {field}
            <button class="button" data-tone=primary.then_some("primary") type="submit">{words}</button>
        </form>
    })
}

/// これまでの動き, newest first.
#[component]
pub(super) fn History(rows: Vec<HistoryRow>) -> impl IntoView {
    let line = |it: HistoryRow| {
        let whom = it.department.map(|name| format!("（{name}）"));
        let why = it.reason.map(|why| view! { <span class="inquiry-reason">"理由："{why}</span> });
        view! { <li>{moment(it.at)}"　"{it.by}"　"<b>{it.step.words()}</b>{whom}{why}</li> }
    };
    let past = (!rows.is_empty()).then(|| {
        view! {
            <Section title="これまでの動き">
                <ul class="inquiry-history" role="list">{rows.into_iter().map(line).collect_view()}</ul>
            </Section>
        }
    });
    view! { <div id="paper-past">{past}</div> }
}
