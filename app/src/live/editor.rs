//! The page's rows: one a field, last year's on grey at the left, this year's at the right.

use super::bar::Bar;
use super::colleagues::Present;
use super::desk::Desk;
use super::differences::LastText;
use super::hints::{Below, Hints};
use super::leaving::watch;
use super::preview::Preview;
use super::prose::ProseField;
use super::tiles::MarkTiles;
use super::values::Values;
use crate::ui::{LastYear, Notice, NoticeKind, last_lines, mark_in_words};
use leptos::prelude::*;
use model::inquiry::LastReport;
use model::live::{EditorPage, Prose, Saving};

/// 編集.
#[component]
pub(super) fn Editor(page: EditorPage) -> impl IntoView {
    let desk = Desk::open(page);
    let waiting = RwSignal::new(false);
    watch(desk, waiting);
    let last = desk.with_report(|it| it.last.clone());
    let last = last.unwrap_or(LastReport { mark: None, narrative: String::new(), remark: None });
    let some = Memo::new(move |_| desk.report().with(|it| !it.values.is_empty()));
    view! {
        <div class="live">
            <Present desk/>
            <Refused desk/>
            <SignedOut desk/>
            <div class="paper-row">
                <LastYear label="評価">{mark_in_words(last.mark.as_ref())}</LastYear>
                <div><MarkTiles desk/><Writer desk field="mark"/></div>
            </div>
            <div class="paper-row">
                <LastYear label="説明"><LastText desk text=last.narrative prose=Prose::Narrative/></LastYear>
                <div><ProseField desk prose=Prose::Narrative/><Hints desk below=Below::Narrative/></div>
            </div>
            {move || some.get().then(|| view! {
                <div class="paper-row" data-wide="">
                    <fieldset class="live-figures"><legend>"数字"</legend><Values desk/></fieldset>
                    <Hints desk below=Below::Values/>
                </div>
            })}
            <div class="paper-row">
                <LastYear label="備考">{last_lines(last.remark.as_deref().unwrap_or_default())}</LastYear>
                <div><ProseField desk prose=Prose::Remark/></div>
            </div>
            <Preview desk/>
            <Bar desk waiting/>
        </div>
    }
}

/// 「最後に書いた人　中村」.
#[component]
pub(super) fn Writer(desk: Desk, field: &'static str) -> impl IntoView {
    move || desk.last_writer(field).map(|name| view! { <p class="live-writer">"最後に書いた人　"{name}</p> })
}

/// The session is over: what was typed waits for the same person to sign in again.
#[component]
fn SignedOut(desk: Desk) -> impl IntoView {
    let over = Memo::new(move |_| matches!(desk.saving().get(), Saving::SignedOut(..)));
    let notice = move || {
        over.get().then(|| {
            view! {
                <Notice kind=NoticeKind::Error first="ログインが切れました。">
                    <a href="">"もう一度ログインする"</a>
                    "と、このページに戻り、続きが書けます。"
                </Notice>
            }
        })
    };
    view! { <div role="alert">{notice}</div> }
}

/// What the server doesn't take is said where it is written, with the way on.
#[component]
fn Refused(desk: Desk) -> impl IntoView {
    let why = Memo::new(move |_| match desk.saving().get() {
        Saving::Denied(unstored, why) => Some((unstored, why)),
        _ => None,
    });
    let notice = move || {
        why.get().map(|(unstored, why)| {
            let kept = if unstored > 0 {
                "この画面の文は残っています。必要なら写してから、"
            } else {
                "ここまでに書いたものは保存済みです。"
            };
            view! {
                <Notice kind=NoticeKind::Error first=why>
                    {kept}
                    <a href="">"ページを読み込み直して"</a>
                    "ください。"
                </Notice>
            }
        })
    };
    view! { <div role="alert">{notice}</div> }
}
