//! 進み方: how many reports stand where, and the departments with theirs.

use super::state::{key, meaning, state_chip, state_sign};
use super::waiting::{NotYet, ToConfirm, ToMend};
use super::words::{day, days, is_late, moment, waiting};
use crate::site::{Desk, Signed, staff_document};
use crate::ui::{Complaint, Empty, Notice, NoticeKind, Section, complain, said};
use leptos::prelude::*;
use model::calendar::Calendar;
use model::id::PlanId;
use model::inquiry::{BoardLine, BoardPage, BoardReport, Waiting};
use model::report::StateKind;
use model::year::FiscalYear;

const PATH: &str = "/work/board";

/// The board of one year; `None`: none was ever opened.
#[must_use]
pub fn draw_board(
    desk: &Desk,
    signed: &Signed,
    page: Option<&BoardPage>,
    (told, complaint): (Option<&'static str>, Option<&Complaint>),
) -> String {
    let body = || match page {
        Some(page) => view! { {said(told)}{complain(complaint)}<Board page=page.clone()/> }.into_any(),
        None => view! {
            <h1>"進み方"</h1>
            <Empty first="まだ照会が始まっていません。"><a href="/work/inquiry">"照会を始める"</a></Empty>
        }
        .into_any(),
    };
    staff_document(desk, signed, (PATH, "進み方"), || view! { <div class="inquiry wrap">{body()}</div> })
}

/// 「/work/board?plan=1&year=2024」.
pub(super) fn address(plan: PlanId, year: FiscalYear) -> String {
    format!("{PATH}?plan={plan}&year={}", year.western())
}

#[component]
fn Board(page: BoardPage) -> impl IntoView {
    let reports = page.reports.clone();
    let rows = page.rows.clone();
    let of = (page.plan, page.year);
    let note = format!("{}の課・団体、{}の報告", page.rows.len(), page.reports.len());
    let publish = format!("/work/publish?year={}", page.year.western());
    view! {
        <Head page=page.clone()/>
        {lost_mail(page.lost_mail)}
        <Bar counts=page.counts.clone()/>
        <div class="board-halves">
            <Section title="課・団体ごと" note>
                <table class="board-table">
                    <thead>
                        <tr><th scope="col">"課・団体"</th><th scope="col">"報告"</th><th scope="col">"最後の動き"</th></tr>
                    </thead>
                    <tbody>{rows.into_iter().map(|it| view! { <Row it reports=reports.clone() of/> }).collect_view()}</tbody>
                </table>
                <Key/>
            </Section>
            <div>
                <ToConfirm page=page.clone()/>
                <ToMend reports=page.reports.clone()/>
                <NotYet page/>
                <Section title="公表">
                    <p class="inquiry-ways"><a class="button" href=publish>"抜けを確かめて公表する"</a></p>
                </Section>
            </div>
        </div>
    }
}

#[component]
fn Head(page: BoardPage) -> impl IntoView {
    let several = page.all.len() > 1;
    let here = (page.plan, page.year);
    let link = move |(plan, title, year): (PlanId, String, FiscalYear)| {
        let current = ((plan, year) == here).then_some("page");
        view! { <li><a href=address(plan, year) aria-current=current>{Calendar::Japanese.year(year)}" "{title}</a></li> }
    };
    let change = format!("/work/inquiry/change?plan={}&year={}", page.plan, page.year.western());
    let items = format!("/work/inquiry/items?plan={}&year={}", page.plan, page.year.western());
    view! {
        <header class="board-head">
            <div>
                <h1>"進み方　"{Calendar::Japanese.year(page.year)}</h1>
                <p>{page.title}</p>
            </div>
            <p class="board-due">"締切 "<b>{day(page.due)}</b>" "{days(page.days)}"　"<a href=change>"案内と締切を変える"</a>"　"<a href=items>"項目と担当を変える"</a></p>
        </header>
        {several.then(|| view! {
            <nav class="board-years" aria-label="年度と計画">
                <ul role="list">{page.all.into_iter().map(link).collect_view()}</ul>
            </nav>
        })}
    }
}

/// That mail did not arrive, with the way to what can be done about it.
fn lost_mail(count: usize) -> impl IntoView + use<> {
    (count > 0).then(|| {
        let first = format!("届いていないかもしれない督促のメールが{count}通あります。");
        view! { <Notice kind=NoticeKind::Error first><a href="/work/mail">"理由を見て、もう一度送る"</a></Notice> }
    })
}

/// The bar of states and their counts; a state without any keeps its place in the counts.
#[component]
fn Bar(counts: Vec<(StateKind, usize)>) -> impl IntoView {
    let total: usize = counts.iter().map(|it| it.1).sum();
    let told = counts.iter().map(|(kind, count)| format!("{}{count}", kind.words())).collect::<Vec<_>>().join("、");
    let mut from = 0;
    let parts = counts.iter().filter(|it| it.1 > 0).map(|(kind, count)| {
        let x = from;
        from += count;
        view! { <rect data-state=key(*kind) x=x y="0" width=*count height="1"></rect> }
    });
    let parts = parts.collect_view();
    let cell = |(kind, count): (StateKind, usize)| {
        view! {
            <li data-some=(count > 0).then_some("")>
                <p>{state_sign(kind, 24)}<b>{count}</b><span>{kind.words()}</span></p>
                <small>{meaning(kind)}</small>
            </li>
        }
    };
    view! {
        <svg
            class="board-bar"
            viewBox=format!("0 0 {} 1", total.max(1))
            preserveAspectRatio="none"
            role="img"
            aria-label=format!("{total}報告のうち、{told}")
        >
            {parts}
        </svg>
        <ul class="board-counts" role="list">{counts.into_iter().map(cell).collect_view()}</ul>
    }
}

/// One press reminds one 課・団体.
fn remind_one((plan, year): (PlanId, FiscalYear), it: &BoardLine) -> impl IntoView + use<> {
    let name = format!("{}に督促する", it.name);
    view! {
        <form method="post" action="/work/board/remind" class="board-remind">
            <input type="hidden" name="plan" value=plan.to_string()/>
            <input type="hidden" name="year" value=year.western()/>
            <input type="hidden" name="department" value=it.department.to_string()/>
            <button class="button" type="submit" aria-label=name>"督促する"</button>
        </form>
    }
}

#[component]
fn Row(it: BoardLine, reports: Vec<BoardReport>, of: (PlanId, FiscalYear)) -> impl IntoView {
    let remind = (it.waiting != Waiting::Nothing).then(|| remind_one(of, &it));
    let find = |at: &usize| reports.get(*at);
    let signed = |report: &BoardReport| report.signed.contains(&it.department);
    let done = it.leads.iter().filter_map(find).filter(|report| !report.state.is_open()).count()
        + it.joins.iter().filter_map(find).filter(|report| signed(report)).count();
    let count = format!("{done}／{}", it.leads.len() + it.joins.len());
    let leads: Vec<_> = it.leads.iter().filter_map(find).map(|report| tile(report, Share::Lead)).collect();
    let joint = |report: &BoardReport| tile(report, Share::Joint { signed: signed(report) });
    let joins: Vec<_> = it.joins.iter().filter_map(find).map(joint).collect();
    let due = waiting(it.waiting)
        .map(|words| view! { <small class="inquiry-due" data-late=is_late(it.waiting)>{words}</small> });
    let touched = it.touched.map(|touch| format!("{} {}", moment(touch.at), touch.by));
    let quiet = touched.is_none();
    let late = is_late(it.waiting);
    let reminded = it.reminded.map(|at| view! { <small>{format!("督促 {}", moment(at))}</small> });
    view! {
        <tr>
            <th scope="row">{it.name}<small>"済み "{count}</small>{due}</th>
            <td><ul class="board-tiles" role="list">{leads}{joins}</ul></td>
            <td class="board-last">
                {touched}
                {quiet.then(|| view! { <span class="board-quiet" data-late=late>"まだ動きがありません"</span> })}
                {reminded}
                {remind}
            </td>
        </tr>
    }
}

/// A department's part in a report.
enum Share {
    Lead,
    Joint { signed: bool },
}

fn tile(it: &BoardReport, share: Share) -> impl IntoView + use<> {
    let (share, signed, joint) = match share {
        Share::Lead => ("lead", None, ""),
        Share::Joint { signed: true } => ("joint", Some(""), "（共同、署名済み）"),
        Share::Joint { signed: false } => ("joint", None, "（共同、署名はまだ）"),
    };
    view! {
        <li>
            <a class="board-tile" data-share=share data-signed=signed data-state=key(it.state) href=format!("/work/reports/{}", it.report)>
                {state_sign(it.state, 20)}
                <span>{it.place.clone()}</span>
                <span class="visually-hidden">{it.title.clone()}" "{it.state.words()}{joint}</span>
            </a>
        </li>
    }
}

#[component]
fn Key() -> impl IntoView {
    let states = [
        StateKind::NotStarted,
        StateKind::Drafting,
        StateKind::Submitted,
        StateKind::Returned,
        StateKind::Confirmed,
        StateKind::Published,
    ];
    view! {
        <ul class="board-key" role="list" aria-label="印の意味">
            <li><i data-share="lead"></i>"主担当"</li>
            <li><i data-share="joint"></i>"共同で書く報告"</li>
            <li><i data-share="joint" data-signed=""></i>"共同、署名済み"</li>
            {states.map(|it| view! { <li>{state_chip(it)}</li> }).collect_view()}
        </ul>
    }
}
