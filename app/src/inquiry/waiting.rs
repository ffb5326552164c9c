//! What waits for the 事務局 on 進み方: reports to confirm or to send back, those that are being mended, and those of which
//! nothing has come.

use super::state::state_chip;
use super::words::{LongField, long_field, moment};
use crate::ui::{MarkChip, Section};
use leptos::prelude::*;
use model::inquiry::{BoardPage, BoardReport, Waiting};
use model::report::StateKind;

fn standing(reports: &[BoardReport], kinds: &[StateKind]) -> Vec<BoardReport> {
    reports.iter().filter(|it| kinds.contains(&it.state)).cloned().collect()
}

fn note(count: usize) -> String {
    format!("{count}件")
}

/// 確認を待っているもの; checked ones are confirmed together.
#[component]
pub(super) fn ToConfirm(page: BoardPage) -> impl IntoView {
    let waiting = standing(&page.reports, &[StateKind::Submitted]);
    let (count, several) = (waiting.len(), waiting.len() > 1);
    let (plan, year) = (page.plan.to_string(), page.year.western().to_string());
    view! {
        <Section title="確認を待っているもの" note=note(count)>
            {(count == 0).then(|| view! { <p>"なし"</p> })}
            <ul class="board-waiting" role="list">
                {waiting.into_iter().map(|it| view! { <Submitted it/> }).collect_view()}
            </ul>
            {several.then(|| view! {
                <form id="confirm-all" method="post" action="/work/board/confirm">
                    <input type="hidden" name="plan" value=plan/>
                    <input type="hidden" name="year" value=year/>
                    <button class="button" type="submit">"印を付けたものをまとめて確定する"</button>
                </form>
            })}
        </Section>
    }
}

#[component]
fn Submitted(it: BoardReport) -> impl IntoView {
    let (report, steps) = (it.report, it.steps);
    let mark = match it.mark {
        Some(mark) => view! { <MarkChip mark=Some(mark)/> }.into_any(),
        None => "評価なし".into_any(),
    };
    let touched = it.touched.map(|touch| format!("　{}", moment(touch.at)));
    let hints = (it.hints > 0).then(|| format!("　たしかめること {}件", it.hints));
    let name = format!("{} {}", it.place, it.title);
    view! {
        <li>
            <label class="check">
                <input type="checkbox" name="seen" value=format!("{report}:{steps}") form="confirm-all"/>
                <b>{name}</b>
            </label>
            <p class="inquiry-note">{mark}"　"{it.lead}{touched}{hints}</p>
            <div class="inquiry-ways">
                <form method="post" action=format!("/work/reports/{report}/confirm")>
                    {stamp(steps)}
                    <button class="button" data-tone="primary" type="submit">"確定する"</button>
                </form>
                <a class="button" href=format!("/work/reports/{report}")>"読む"</a>
            </div>
            <details class="board-back">
                <summary>"差し戻す"</summary>
                <form method="post" action=format!("/work/reports/{report}/send-back") class="inquiry-form">
                    {stamp(steps)}
                    {long_field(
                        LongField {
                            label: "差し戻す理由（担当に届きます）",
                            name: "reason",
                            id: format!("reason-{report}"),
                            value: String::new(),
                            rows: 3,
                        },
                        None,
                    )}
                    <button class="button" type="submit">"差し戻す"</button>
                </form>
            </details>
        </li>
    }
}

/// As it was seen, and where to go back to.
fn stamp(steps: i32) -> impl IntoView {
    view! {
        <input type="hidden" name="steps" value=steps/>
        <input type="hidden" name="back" value="board"/>
    }
}

/// 直しを待っているもの.
#[component]
pub(super) fn ToMend(reports: Vec<BoardReport>) -> impl IntoView {
    let waiting = standing(&reports, &[StateKind::Returned]);
    let count = waiting.len();
    let line = |it: BoardReport| {
        view! {
            <li>
                <p class="inquiry-line">
                    <a href=format!("/work/reports/{}", it.report)><b>{it.place}" "{it.title}</b></a>{state_chip(it.state)}
                </p>
                <p class="inquiry-note">{it.lead}</p>
                {it.reason.map(|why| view! { <p class="inquiry-reason">"理由："{why}</p> })}
            </li>
        }
    };
    (count > 0).then(|| {
        view! {
            <Section title="直しを待っているもの" note=note(count)>
                <ul class="board-waiting" role="list">{waiting.into_iter().map(line).collect_view()}</ul>
            </Section>
        }
    })
}

/// まだのもの, and the one button that reminds.
#[component]
pub(super) fn NotYet(page: BoardPage) -> impl IntoView {
    let waiting = standing(&page.reports, &[StateKind::NotStarted, StateKind::Drafting]);
    let count = waiting.len();
    let names = waiting.iter().map(|it| format!("{} {}", it.place, it.lead)).collect::<Vec<_>>().join("　");
    let owing = page.rows.iter().any(|it| it.waiting != Waiting::Nothing);
    let (plan, year) = (page.plan.to_string(), page.year.western().to_string());
    view! {
        <Section title="まだのもの" note=note(count)>
            <p>{if names.is_empty() { "なし".to_owned() } else { names }}</p>
            {owing.then(|| view! {
                <form method="post" action="/work/board/remind" class="inquiry-ways">
                    <input type="hidden" name="plan" value=plan/>
                    <input type="hidden" name="year" value=year/>
                    <button class="button" type="submit">"まだの課・団体に督促する"</button>
                    <a href="/work/mail">"督促のメール"</a>
                </form>
            })}
        </Section>
    }
}
