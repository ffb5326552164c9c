//! 仕事場, where people arrive after signing in; and what somebody hears who may not go where they wanted.

use super::words::{lines, roles};
use crate::site::{Desk, Signed, door_document, staff_document};
use crate::ui::{Notice, NoticeKind, Section};
use leptos::prelude::*;
use model::account::{AccountAct, Actor, OwnPage, may};

/// What this person has to do (`reports`), and what they may do here.
#[must_use]
pub fn draw_work<V: IntoView>(desk: &Desk, signed: &Signed, page: OwnPage, reports: impl FnOnce() -> V) -> String {
    let roles = roles(&page.person, &page.departments, page.today);
    let nothing = roles.is_empty();
    let actor = signed.actor.clone();
    staff_document(desk, signed, ("/work", "仕事場"), || {
        view! {
            <div class="account wrap">
                <h1>"仕事場"</h1>
                {nothing.then(|| view! {
                    <Notice kind=NoticeKind::Hint first="まだ役割がありません。">
                        "管理の担当に、課・団体と役割を決めてもらってください。"
                    </Notice>
                })}
                <div class="inquiry-desk">{reports()}</div>
                <Section title="あなたの役割">{lines(roles)}</Section>
                <Section title="できること"><Ways actor/></Section>
            </div>
        }
    })
}

/// Where this person can go from here, with what it is for.
#[component]
fn Ways(actor: Actor) -> impl IntoView {
    let ways = [
        (Some(AccountAct::ManagePeople), "/work/people", "利用者", "招待、課・団体と役割、停止、異動の引継ぎ"),
        (Some(AccountAct::ManageDepartments), "/work/departments", "課・団体", "組織改正（名前の変更と統合）"),
        (Some(AccountAct::ReadAudit), "/work/audit", "監査記録", "だれが、いつ、どこから、何をしたか"),
        (None, "/work/account", "自分の設定", "パスワード、二つ目の確認、ログイン中の端末"),
        (None, "/", "公表ページ", "だれでも見られるページ"),
    ];
    let open = ways.into_iter().filter(|it| it.0.is_none_or(|act| may(&actor, act).is_ok()));
    let entry = |(_, href, words, what)| {
        view! { <li><a href=href><b>{words}</b></a><span>{what}</span></li> }
    };
    view! { <ul class="account-ways" role="list">{open.map(entry).collect_view()}</ul> }
}

/// A page that is not for this person.
#[must_use]
pub fn draw_refused(desk: &Desk, signed: &Signed, sentence: String) -> String {
    staff_document(desk, signed, ("", "この操作はできません"), || {
        view! {
            <div class="account wrap">
                <h1>"この操作はできません"</h1>
                <Notice kind=NoticeKind::Error first=sentence/>
                <p><a href="/work">"仕事場へ"</a></p>
            </div>
        }
    })
}

/// A form came when its sender was no longer signed in. The browser still has it.
#[must_use]
pub fn draw_session_over(desk: &Desk) -> String {
    door_document(desk, "ログインの有効期間が過ぎました", || {
        view! {
            <Notice first="入力した内容は、まだ送られていません。">"次のようにすると、失われずに送れます。"</Notice>
            <ol class="door-ways">
                <li><a href="/login" target="_blank" rel="noopener">"新しいタブでログインする"</a></li>
                <li>"この画面に戻って、再読み込みする（「もう一度送信しますか」と出たら、送信する）"</li>
            </ol>
        }
    })
}
