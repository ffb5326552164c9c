//! One report: what was promised, last year on grey beside this year, and what can be done with it next.

use super::alter::{AlteringForm, indicators};
use super::state::state_chip;
use super::steps::{History, Steps};
use super::words::{day, days, hints, is_late, moment, news};
use super::write::{ReadOnly, WriteForm};
use crate::live::{HERE, PLACE};
use crate::site::{Desk, Script, Signed as SignedIn, staff_document_with};
use crate::ui::{Complaint, Crumbs, Notice, NoticeKind, complain, said};
use leptos::prelude::*;
use model::calendar::Calendar;
use model::id::IndicatorId;
use model::inquiry::{PaperAct, ReportPage, Signed, Waiting};
use model::live::EditorPage;
use std::collections::BTreeMap;

/// What somebody typed into the report's forms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperForm {
    /// Symbol.
    pub mark: String,
    /// 説明.
    pub narrative: String,
    /// 備考.
    pub remark: String,
    /// 実績値, as typed.
    pub values: BTreeMap<IndicatorId, String>,
    /// Why it is to go back.
    pub reason: String,
    /// What is wanted of an indicator.
    pub altering: AlteringForm,
    /// What stood there when the form was drawn.
    pub stamp: String,
    /// Whether somebody else wrote since then: what stands there now is then shown above the form.
    pub overtaken: bool,
}

/// The page. `form` is what stands in its fields.
#[must_use]
pub fn draw_report(
    desk: &Desk,
    signed: &SignedIn,
    (page, form): (&ReportPage, PaperForm),
    (told, complaint): (Option<&'static str>, Option<&Complaint>),
) -> String {
    let title = format!("{} {}", page.place, page.title);
    let writes = page.acts.contains(&PaperAct::Write);
    let live = page.state.is_open();
    let script = if live { Script::App } else { Script::None };
    staff_document_with(script, desk, signed, ("/work", &title), || {
        let (reason, altering) = (form.reason.clone(), form.altering.clone());
        let drawn = live.then(|| write_page(page, signed, writes)).flatten();
        let body = if writes {
            view! { <Written page=page.clone() drawn form/> }.into_any()
        } else {
            let read = view! { {hints(page.hints.clone())}<ReadOnly page=page.clone() title="報告"/> };
            if live { view! { <div id=PLACE data-page=drawn>{read}</div> }.into_any() } else { read.into_any() }
        };
        view! {
            <div class="inquiry wrap">
                <Top page=page.clone()/>
                {said(told)}
                {complain(complaint)}
                {body}
                <div id="paper-indicators">{indicators(page, altering, complaint)}</div>
                <Steps page=page.clone() reason/>
                <History rows=page.history.clone()/>
                <p><a href=format!("/work/reports/{}/history", page.report)>"変更の記録（だれが何を書いたか、前の内容）"</a></p>
            </div>
        }
    })
}

/// What the editor is drawn with that takes the page's place where script runs; without it the page serves.
fn write_page(page: &ReportPage, signed: &SignedIn, writes: bool) -> Option<String> {
    let report = ReportPage { hints: Vec::new(), news: Vec::new(), history: Vec::new(), ..page.clone() };
    let (account, name) = (signed.actor.account, signed.name.as_str().to_owned());
    serde_json::to_string(&EditorPage { report, account, name, writes }).ok()
}

/// The form.
#[component]
fn Written(page: ReportPage, drawn: Option<String>, form: PaperForm) -> impl IntoView {
    let now = form.overtaken.then(|| view! { <ReadOnly page=page.clone() title="今の内容"/> });
    view! {
        <div id=PLACE data-page=drawn>
            <noscript>
                <Notice first="スクリプトが動いていません。">
                    "ほかの人と同時に書くことはできませんが、下の欄に書いて「保存する」で保存できます。"
                </Notice>
            </noscript>
            {hints(page.hints.clone())}
            {now}
            <WriteForm page form/>
        </div>
    }
}

#[component]
fn Top(page: ReportPage) -> impl IntoView {
    let above = vec![("/work".to_owned(), "仕事場".to_owned())];
    let joint = page.joint.into_iter().map(|(name, signed)| {
        let words = match signed {
            Signed::No => "（署名はまだ）".to_owned(),
            Signed::At(at) => format!("（署名 {}）", moment(at)),
            Signed::Before(at) => format!("（署名 {}。そのあと書き直されています）", moment(at)),
        };
        view! { <dd>"共同　"{name}{words}</dd> }
    });
    let reason = page.reason.map(|why| {
        view! { <Notice kind=NoticeKind::Error first="直してほしいところがあります。">{why}</Notice> }
    });
    let news: Vec<_> = page.news.iter().map(|it| view! { <li>{news(it)}</li> }).collect();
    let commitment = page.commitment.map(|text| {
        let lines = text.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
        view! {
            <section class="paper-promise" aria-labelledby="paper-promise">
                <h2 id="paper-promise">"計画の記載"</h2>
                <div>{lines}</div>
            </section>
        }
    });
    let days = page.state.is_open().then(|| {
        view! { "まで　"<span class="inquiry-due" data-late=is_late(Waiting::Days(page.days))>{days(page.days)}</span> }
    });
    view! {
        <Crumbs above/>
        <header class="paper-head">
            <p>{Calendar::Japanese.year(page.year)}"　"{page.plan_title}"　"<span id="paper-state">{state_chip(page.state)}</span></p>
            <h1><span>{page.place}</span>" "{page.title}</h1>
            <div id=HERE></div>
        </header>
        <dl class="paper-facts" id="paper-facts">
            <div><dt>"締切"</dt><dd><b>{day(page.due)}</b>{days}</dd></div>
            <div><dt>"担当"</dt><dd>"主担当　"{page.lead}</dd>{joint.collect_view()}</div>
        </dl>
        <div id="paper-reason">{reason}</div>
        {(!news.is_empty()).then(|| view! { <ul class="inquiry-news" role="list" aria-label="前に見てからの動き">{news}</ul> })}
        {commitment}
    }
}
