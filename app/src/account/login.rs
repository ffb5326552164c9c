//! ログイン: name and password, then the code of the second factor where there is one.

use crate::site::{Desk, door_document};
use crate::ui::{Complaint, Notice, TextField, complain, text_field};
use leptos::prelude::*;

const TITLE: &str = "職員・団体の方のログイン";

/// What somebody typed to sign in, but for the password.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoginForm {
    /// ログインの名前.
    pub name: String,
    /// The page that they wanted.
    pub to: String,
}

/// What is said to somebody who comes to the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Greeting {
    /// They asked for a page behind it.
    Asked,
    /// Their session was over.
    Over,
    /// They have signed out.
    Left,
    /// They have a new password.
    NewPassword,
}

impl Greeting {
    /// From an address.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Asked, Self::Over, Self::Left, Self::NewPassword].into_iter().find(|it| it.key() == key)
    }

    /// As addresses say it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Over => "over",
            Self::Left => "left",
            Self::NewPassword => "password",
        }
    }

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Asked => ("このページはログインすると開けます。", "ログインすると、続けて開きます。"),
            Self::Over => {
                ("ログインの有効期間が過ぎました。", "書きかけの報告は残っています。ログインすると、続けられます。")
            }
            Self::Left => ("ログアウトしました。", ""),
            Self::NewPassword => ("パスワードを設定しました。", "新しいパスワードでログインしてください。"),
        }
    }
}

/// The form. What was typed stays, but for the password.
#[must_use]
pub fn draw_login(desk: &Desk, form: LoginForm, greeting: Option<Greeting>, complaint: Option<&Complaint>) -> String {
    let name = TextField {
        label: "職員番号またはメールアドレス",
        name: "name",
        value: form.name,
        complete: "username",
        ..TextField::default()
    };
    let password = TextField {
        label: "パスワード",
        name: "password",
        kind: "password",
        complete: "current-password",
        ..TextField::default()
    };
    let greeting = greeting.map(Greeting::words);
    door_document(desk, TITLE, || {
        view! {
            {complain(complaint)}
            {greeting.map(|(first, rest)| view! { <Notice first>{rest}</Notice> })}
            <form method="post" action="/login" class="door-form">
                <input type="hidden" name="to" value=form.to/>
                {text_field(name, complaint)}
                {text_field(password, complaint)}
                <button class="button" data-tone="primary" type="submit">"ログイン"</button>
            </form>
            <Forgotten/>
        }
    })
}

/// Where nobody can sign in.
#[must_use]
pub fn draw_closed(desk: &Desk) -> String {
    door_document(desk, TITLE, || {
        view! {
            <Notice first="いまはログインできません。">
                "パスワードを暗号化せずに送ることになるためです。サーバーの担当に、次のどちらかを頼んでください。"
            </Notice>
            <ul class="door-ways">
                <li>"https で開けるようにし、そのアドレスを " <code>"--public-url"</code> " で知らせる"</li>
                <li>"庁内だけの回線なら、" <code>"--allow-insecure-http"</code> " を付けて始める"</li>
            </ul>
        }
    })
}

/// Without script and without mail there is one way: somebody of the 管理.
#[component]
fn Forgotten() -> impl IntoView {
    view! {
        <details class="door-forgotten">
            <summary>"パスワードを忘れた"</summary>
            <p>
                "管理の担当に「再設定のリンク」を頼んでください。届いたリンクを開くと、新しいパスワードを決められます。前のパスワードは誰にも見えません。"
            </p>
        </details>
    }
}

/// Where the code leads on to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeForm {
    /// The page that they wanted.
    pub to: String,
}

/// The code of the second factor.
#[must_use]
pub fn draw_code(desk: &Desk, form: CodeForm, complaint: Option<&Complaint>) -> String {
    let code = TextField {
        label: "確認コード",
        name: "code",
        help: "認証アプリに今出ている６桁の数字を入れてください。電話が手元にないときは、回復コードを入れてください。",
        complete: "one-time-code",
        ..TextField::default()
    };
    door_document(desk, "確認コードの入力", || {
        view! {
            {complain(complaint)}
            <form method="post" action="/login/code" class="door-form">
                <input type="hidden" name="to" value=form.to/>
                {text_field(code, complaint)}
                <button class="button" data-tone="primary" type="submit">"確認する"</button>
            </form>
            <p><a href="/login">"はじめからやり直す"</a></p>
        }
    })
}
