//! 仕事場: somebody's reports, what is pressing first to see, and the ways of the 事務局.

use super::state::state_chip;
use super::words::{day, is_late, moment, news, waiting};
use crate::ui::{Empty, Notice, NoticeKind, Section};
use leptos::prelude::*;
use model::account::Actor;
use model::calendar::Calendar;
use model::inquiry::{InquiryAct, WorkAct, WorkPage, WorkReport, WorkYear, may};

/// What stands on 仕事場 above everything else.
pub fn list_reports(page: WorkPage, actor: &Actor) -> impl IntoView + use<> {
    let secretariat = may(actor, InquiryAct::Open).is_ok();
    let answers = !actor.departments().is_empty();
    let nothing = page.years.is_empty() && answers;
    view! {
        {secretariat.then(|| view! { <Secretariat/> })}
        {page.years.into_iter().map(|it| view! { <Year it/> }).collect_view()}
        {nothing.then(|| view! {
            <Section title="あなたの報告">
                <Empty first="今、書く報告はありません。">"事務局が照会を始めると、ここに並びます。"</Empty>
            </Section>
        })}
    }
}

#[component]
fn Secretariat() -> impl IntoView {
    view! {
        <Section title="事務局">
            <p class="inquiry-ways">
                <a class="button" data-tone="primary" href="/work/board">"進み方を見る"</a>
                <a class="button" href="/work/inquiry">"照会を始める"</a>
            </p>
        </Section>
    }
}

#[component]
fn Year(it: WorkYear) -> impl IntoView {
    let title = format!("{}　{}", Calendar::Japanese.year(it.year), it.title);
    let note = format!("{}件", it.reports.len());
    let reminded = it.reminded.map(|at| format!("事務局から {} に提出のお願いがありました。", moment(at)));
    view! {
        <Section title note>
            {reminded.map(|words| view! { <Notice kind=NoticeKind::Hint first=words/> })}
            {(!it.message.is_empty()).then(|| view! { <p class="inquiry-message">{it.message}</p> })}
            <ul class="inquiry-list" role="list">
                {it.reports.into_iter().map(|it| view! { <Line it/> }).collect_view()}
            </ul>
        </Section>
    }
}

#[component]
fn Line(it: WorkReport) -> impl IntoView {
    let href = format!("/work/reports/{}", it.report);
    let late = is_late(it.waiting);
    let due = waiting(it.waiting).map(|words| format!("締切 {}（{words}）", day(it.due)));
    let due = due.map(|words| view! { <span class="inquiry-due" data-late=late>{words}</span> });
    let joint = if it.joint.is_empty() { String::new() } else { format!("　共同 {}", it.joint.join("、")) };
    let reason = it.reason.map(|why| view! { <p class="inquiry-reason">"理由："{why}</p> });
    let others = it.news.iter().take(3).map(|it| view! { <li>{news(it)}</li> }).collect_view();
    let has_news = !it.news.is_empty();
    view! {
        <li>
            <p class="inquiry-line">
                <a href=href><b>{it.place}" "{it.title}</b></a>
                {state_chip(it.state)}
                {due}
            </p>
            <p class="inquiry-note">"主担当 "{it.lead}{joint}{next_of(&it.acts)}</p>
            {reason}
            {has_news.then(|| view! { <ul class="inquiry-news" role="list" aria-label="前に見てからの動き">{others}</ul> })}
        </li>
    }
}

/// What waits for this very person.
fn next_of(acts: &[WorkAct]) -> Option<&'static str> {
    acts.iter().find_map(|act| match act {
        WorkAct::Sign(..) => Some("　→ 署名できます"),
        WorkAct::Submit => Some("　→ 提出できます"),
        WorkAct::Withdraw => None,
    })
}
