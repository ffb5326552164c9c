//! One-time links: the first account, a first or another password, and the way in for people of an invented city.

use crate::site::{Desk, door_document};
use crate::ui::{Complaint, Need, Notice, NoticeKind, TextField, complain, text_field};
use backend::account::Offer;
use leptos::prelude::*;
use model::account::{Identity, LinkPurpose};

/// What every new password has to be; the rule's own sentences say the same when it is not.
pub(super) const PASSWORD_HELP: &str = "12文字以上。ことばをいくつか並べると、長くても覚えやすくなります（例：みどり 橋 小犬 夕立 のように）。\
     よく使われるパスワードと、ログインの名前を含むものは使えません。記号や大文字は、なくてもかまいません。";

/// What somebody typed into a link's form, but for passwords.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkForm {
    /// The link's token, as it stands in the address.
    pub token: String,
    /// ログインの名前.
    pub name: String,
    /// 氏名.
    pub person: String,
    /// メールアドレス.
    pub mail: String,
}

/// The form of a link that can be used.
#[must_use]
pub fn draw_link(desk: &Desk, offer: &Offer, form: LinkForm, complaint: Option<&Complaint>) -> String {
    let (title, button) = match offer.purpose {
        LinkPurpose::FirstAdministrator => ("最初の管理の担当", "アカウントを作る"),
        LinkPurpose::Invitation => ("はじめてのパスワード", "パスワードを設定する"),
        LinkPurpose::Reset => ("新しいパスワード", "パスワードを設定する"),
        LinkPurpose::Demo => ("見本市の人としてログイン", "ログインする"),
    };
    let action = format!("/login/link/{}", form.token);
    let first = (offer.purpose == LinkPurpose::FirstAdministrator).then(|| new_person(form, complaint));
    let secret = (offer.purpose != LinkPurpose::Demo).then(|| new_password(complaint));
    let owner = offer.identity.clone();
    door_document(desk, title, || {
        view! {
            {complain(complaint)}
            {owner.map(|it| view! { <Owner it/> })}
            <form method="post" action=action class="door-form">
                {first}
                {secret}
                <button class="button" data-tone="primary" type="submit">{button}</button>
            </form>
        }
    })
}

/// A link that can't be used, with what to do.
#[must_use]
pub fn draw_lost_link(desk: &Desk, sentence: String) -> String {
    door_document(desk, "リンクを開けません", || {
        view! {
            <Notice kind=NoticeKind::Error first=sentence/>
            <p><a href="/login">"ログインへ"</a></p>
        }
    })
}

#[component]
fn Owner(it: Identity) -> impl IntoView {
    view! {
        <dl class="door-owner">
            <dt>"氏名"</dt>
            <dd>{it.name.as_str().to_owned()}</dd>
            <dt>"ログインの名前"</dt>
            <dd>{it.sign_in.as_str().to_owned()}</dd>
        </dl>
    }
}

fn new_person(form: LinkForm, complaint: Option<&Complaint>) -> impl IntoView + use<> {
    view! {
        <p>"このあゆみで最初のアカウントです。利用者を招待し、権限を決める「管理」の役割を持ちます。"</p>
        {identity_fields((form.name, form.person, form.mail), complaint)}
    }
}

/// How somebody is called and reached.
pub(super) fn identity_fields(
    (name, person, mail): (String, String, String),
    complaint: Option<&Complaint>,
) -> impl IntoView + use<> {
    let name = TextField {
        label: "ログインの名前",
        name: "name",
        value: name,
        help: "職員番号かメールアドレスが便利です。３文字以上。大文字と小文字、全角と半角は区別しません。",
        complete: "username",
        ..TextField::default()
    };
    let person = TextField {
        label: "氏名",
        name: "person",
        value: person,
        help: "ほかの人の画面にも、この名前で出ます。",
        complete: "name",
        ..TextField::default()
    };
    let mail = TextField {
        label: "メールアドレス",
        name: "mail",
        kind: "email",
        value: mail,
        complete: "email",
        need: Need::Optional,
        ..TextField::default()
    };
    view! {
        {text_field(name, complaint)}
        {text_field(person, complaint)}
        {text_field(mail, complaint)}
    }
}

/// A new password, typed twice: nobody sees what they type.
pub(super) fn new_password(complaint: Option<&Complaint>) -> impl IntoView + use<> {
    let password = TextField {
        label: "新しいパスワード",
        name: "password",
        kind: "password",
        help: PASSWORD_HELP,
        complete: "new-password",
        ..TextField::default()
    };
    let again = TextField {
        label: "新しいパスワード（もう一度）",
        name: "again",
        kind: "password",
        complete: "new-password",
        ..TextField::default()
    };
    view! {
        {text_field(password, complaint)}
        {text_field(again, complaint)}
    }
}
