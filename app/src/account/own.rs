//! 自分の設定: password, second factor, and where one is signed in.

use super::link::new_password;
use super::pattern::Pattern;
use super::words::{moment, roles};
use crate::site::{Desk, Signed, staff_document};
use crate::ui::{Complaint, Notice, Section, TextField, complain, text_field};
use backend::account::Enrolment;
use leptos::prelude::*;
use model::account::{OwnPage, Person, SecondFactor, SessionEntry, name_browser};
use model::id::SessionId;

const PATH: &str = "/work/account";

/// The page. A complaint stands above the form that it is about.
#[must_use]
pub fn draw_own(desk: &Desk, signed: &Signed, page: OwnPage, complaint: Option<&Complaint>) -> String {
    let OwnPage { person, departments, today, recovery_codes, sessions, here } = page;
    let roles = roles(&person, &departments, today);
    let password = password_form(complaint);
    let factor = factor_part(person.second_factor, recovery_codes, complaint);
    let note = format!("{}台", sessions.len());
    let sessions = list_sessions(sessions, Some(here), "/work/account/sessions");
    staff_document(desk, signed, (PATH, "自分の設定"), || {
        view! {
            <div class="account wrap">
                <h1>"自分の設定"</h1>
                {complain(complaint)}
                <Who person roles/>
                <Section title="パスワード">{password}</Section>
                <Section title="二つ目の確認">{factor}</Section>
                <Section title="ログイン中の端末" note>{sessions}</Section>
            </div>
        }
    })
}

#[component]
fn Who(person: Person, roles: Vec<String>) -> impl IntoView {
    let identity = person.identity;
    let mail = identity.mail.map_or_else(|| "登録していません".to_owned(), |it| it.as_str().to_owned());
    let roles = if roles.is_empty() { vec!["まだありません".to_owned()] } else { roles };
    view! {
        <dl class="account-facts">
            <div><dt>"氏名"</dt><dd>{identity.name.as_str().to_owned()}</dd></div>
            <div><dt>"ログインの名前"</dt><dd>{identity.sign_in.as_str().to_owned()}</dd></div>
            <div><dt>"メールアドレス"</dt><dd>{mail}</dd></div>
            <div><dt>"役割"</dt>{roles.into_iter().map(|it| view! { <dd>{it}</dd> }).collect_view()}</div>
        </dl>
        <p class="account-note">"氏名、ログインの名前、メールアドレス、役割を変えるには、管理の担当に頼んでください。"</p>
    }
}

fn password_form(complaint: Option<&Complaint>) -> impl IntoView + use<> {
    let old = TextField {
        label: "今のパスワード",
        name: "old",
        kind: "password",
        complete: "current-password",
        ..TextField::default()
    };
    view! {
        <form method="post" action="/work/account/password" class="account-form">
            {text_field(old, complaint)}
            {new_password(complaint)}
            <p>"変えると、ログイン中のすべての端末でログアウトします。"</p>
            <button class="button" data-tone="primary" type="submit">"パスワードを変える"</button>
        </form>
    }
}

fn factor_part(factor: SecondFactor, left: u64, complaint: Option<&Complaint>) -> AnyView {
    match factor {
        SecondFactor::Off => factor_off(complaint).into_any(),
        SecondFactor::On => factor_on(left, complaint).into_any(),
    }
}

fn factor_off(complaint: Option<&Complaint>) -> impl IntoView + use<> {
    let password = TextField {
        label: "今のパスワード",
        name: "proof",
        kind: "password",
        complete: "current-password",
        ..TextField::default()
    };
    view! {
        <p>
            "パスワードのほかに、電話の認証アプリに出る数字を毎回たずねます。パスワードを知られても、ほかの人はログインできません。"
        </p>
        <form method="post" action="/work/account/factor" class="account-form">
            {text_field(password, complaint)}
            <button class="button" type="submit">"設定を始める"</button>
        </form>
    }
}

fn factor_on(left: u64, complaint: Option<&Complaint>) -> impl IntoView + use<> {
    let code = TextField {
        label: "確認コード",
        name: "code",
        help: "外すには、認証アプリに今出ている数字か、回復コードを入れてください。",
        complete: "one-time-code",
        ..TextField::default()
    };
    view! {
        <p>"設定されています。使っていない回復コードは"{left}"個です。"</p>
        <form method="post" action="/work/account/factor/end" class="account-form">
            {text_field(code, complaint)}
            <button class="button" data-tone="danger" type="submit">"二つ目の確認を外す"</button>
        </form>
    }
}

/// Where someone is signed in, each with its end.
pub(super) fn list_sessions(
    sessions: Vec<SessionEntry>,
    here: Option<SessionId>,
    address: &str,
) -> impl IntoView + use<> {
    let entry = |it: SessionEntry| {
        let name = name_browser(it.browser.as_deref().unwrap_or_default());
        let here = here == Some(it.session);
        let end = format!("{address}/{}/end", it.session);
        let words = format!("{name}（{}から）をログアウトする", moment(it.began));
        view! {
            <li>
                <p><b>{name}</b>{here.then_some("　いま使っている端末")}</p>
                <p class="account-note">
                    {moment(it.began)}"から　最後の操作 "{moment(it.seen)}
                    {it.address.map(|address| format!("　アドレス {address}"))}
                </p>
                <form method="post" action=end>
                    <button class="button" data-tone="plain" type="submit" aria-label=words>"ログアウトする"</button>
                </form>
            </li>
        }
    };
    if sessions.is_empty() {
        view! { <p>"なし"</p> }.into_any()
    } else {
        view! { <ul class="account-list" role="list">{sessions.into_iter().map(entry).collect_view()}</ul> }.into_any()
    }
}

/// The secret for an authenticator, to be scanned or typed, and the first code of it.
#[must_use]
pub fn draw_enrolment(desk: &Desk, signed: &Signed, enrolment: Enrolment, complaint: Option<&Complaint>) -> String {
    let code = TextField {
        label: "確認コード",
        name: "code",
        help: "認証アプリに今出ている６桁の数字を入れてください。",
        complete: "one-time-code",
        ..TextField::default()
    };
    staff_document(desk, signed, (PATH, "二つ目の確認の設定"), || {
        view! {
            <div class="account wrap">
                <h1>"二つ目の確認の設定"</h1>
                {complain(complaint)}
                <ol class="account-steps">
                    <li>
                        <p>"電話の認証アプリ（ワンタイムパスワードのアプリ）で、この図を読み取ってください。"</p>
                        <Pattern text=enrolment.address name="認証アプリで読み取る図"/>
                        <p>"読み取れないときは、この文字をアプリに入れてください。"</p>
                        <p><code class="account-secret">{space_out(&enrolment.secret)}</code></p>
                    </li>
                    <li>
                        <form method="post" action="/work/account/factor/confirm" class="account-form">
                            {text_field(code, complaint)}
                            <button class="button" data-tone="primary" type="submit">"設定を終える"</button>
                        </form>
                    </li>
                </ol>
                <p><a href=PATH>"やめる"</a></p>
            </div>
        }
    })
}

/// The recovery codes, this once.
#[must_use]
pub fn draw_recovery_codes(desk: &Desk, signed: &Signed, codes: Vec<String>) -> String {
    staff_document(desk, signed, (PATH, "回復コード"), || {
        view! {
            <div class="account wrap">
                <h1>"回復コード"</h1>
                <Notice first="二つ目の確認を設定しました。">
                    "次のログインから、確認コードをたずねます。"
                </Notice>
                <p>
                    "電話をなくしたときは、確認コードの代わりに、ここにある回復コードを入れてください。一つのコードは一度だけ使えます。この画面を離れると、二度と出ません。印刷するか書き写して、鍵のかかる所に置いてください。"
                </p>
                <ul class="account-codes" role="list">
                    {codes.into_iter().map(|it| view! { <li><code>{it}</code></li> }).collect_view()}
                </ul>
                <p><a class="button" href=PATH>"しまいました"</a></p>
            </div>
        }
    })
}

/// In fours, as people copy them.
fn space_out(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}
