//! One person, as the 管理 sees them: how they are called, what they are, whether they can sign in.

use super::link::identity_fields;
use super::own::list_sessions;
use super::people::{RoleForm, role_fields};
use super::words::{moment, standing};
use crate::site::{Desk, Signed, staff_document};
use crate::ui::{Complaint, Notice, NoticeKind, Section, complain, said};
use leptos::prelude::*;
use model::account::{
    LinkPurpose, MailRow, MailState, Membership, OfficeRole, Person, PersonPage, SecondFactor, Standing, role_words,
};
use model::department::Department;
use model::id::AccountId;
use model::moment::Moment;
use model::year::FiscalYear;

const PATH: &str = "/work/people";

/// What somebody typed of how a person is called and reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdentityForm {
    /// ログインの名前.
    pub name: String,
    /// 氏名.
    pub person: String,
    /// メールアドレス.
    pub mail: String,
}

/// What was typed on the page of a person, where it was refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonForms {
    /// How they are called; `None`: as stored.
    pub identity: Option<IdentityForm>,
    /// A role to give.
    pub role: RoleForm,
    /// What was done just now.
    pub told: Option<&'static str>,
}

/// The page.
#[must_use]
pub fn draw_person(
    desk: &Desk,
    signed: &Signed,
    page: PersonPage,
    (forms, complaint): (PersonForms, Option<&Complaint>),
) -> String {
    let PersonPage { person, departments, today, sessions, mail } = page;
    let (name, account) = (person.identity.name.as_str().to_owned(), person.account);
    let title = name.clone();
    let roles = list_roles(&person, &departments, today);
    let give = give_role(account, forms.role, (&departments, today));
    let offices = offices(&person);
    let identity = identity(&person, forms.identity, complaint);
    let note = format!("{}台", sessions.len());
    let sessions = list_sessions(sessions, None, &format!("{PATH}/{account}/sessions"));
    let state = standing(person.standing);
    staff_document(desk, signed, (PATH, &title), || {
        view! {
            <div class="account wrap">
                <p><a href=PATH>"利用者の一覧"</a></p>
                <h1>{name}</h1>
                {said(forms.told)}
                {complain(complaint)}
                <Section title="ログイン" note=state>{link_mail(mail)}<SignIn person/></Section>
                <Section title="課・団体と役割">{roles}{give}</Section>
                <Section title="市全体の役割">{offices}</Section>
                <Section title="氏名と連絡先">{identity}</Section>
                <Section title="ログイン中の端末" note>{sessions}</Section>
            </div>
        }
    })
}

/// What became of the last mail with a link.
fn link_mail(mail: Option<MailRow>) -> impl IntoView + use<> {
    mail.map(|it| {
        let (about, address) = (it.about, it.address);
        match it.state {
            MailState::Sent(at) => {
                view! { <p>{format!("{about}を {} に {address} へメールで送りました。", moment(at))}</p> }.into_any()
            }
            MailState::Waiting | MailState::UnderWay => {
                view! { <p>{format!("{about}を {address} へメールで送ります。順番を待っています。")}</p> }.into_any()
            }
            MailState::Failed(why) => {
                let first = format!("{about}を {address} へメールで送れませんでした。");
                let next = "直してから、リンクを作り直すと、もう一度送ります。";
                view! { <Notice kind=NoticeKind::Error first>{why}{next}</Notice> }.into_any()
            }
            MailState::Unknown => {
                let first = format!("{about}が {address} へ届いたかどうか分かりません。");
                view! { <Notice kind=NoticeKind::Error first>"本人に確かめ、届いていなければリンクを作り直してください。"</Notice> }
                    .into_any()
            }
        }
    })
}

/// Whether they can sign in, and what can be done about it.
#[component]
fn SignIn(person: Person) -> impl IntoView {
    let own = format!("{PATH}/{}", person.account);
    let (state, link) = match person.standing {
        Standing::Invited => {
            ("招待のリンクを渡しました。まだパスワードを決めていません。".to_owned(), "招待のリンクを作り直す")
        }
        Standing::Active => ("ログインできます。".to_owned(), "再設定のリンクを作る"),
        Standing::Disabled(since) => (format!("{}に止めました。", moment(since)), ""),
    };
    let factor = match person.second_factor {
        SecondFactor::On => "二つ目の確認：設定されています。",
        SecondFactor::Off => "二つ目の確認：設定されていません。",
    };
    let off = person.second_factor == SecondFactor::On;
    let disabled = matches!(person.standing, Standing::Disabled(_));
    view! {
        <p>{state}</p>
        <p>{factor}</p>
        <div class="account-buttons">
            {(!disabled).then(|| press(format!("{own}/link"), link, ""))}
            {off.then(|| press(format!("{own}/factor/remove"), "二つ目の確認を外す", ""))}
            {if disabled {
                press(format!("{own}/enable"), "利用を再開する", "").into_any()
            } else {
                press(format!("{own}/disable"), "利用を止める", "danger").into_any()
            }}
        </div>
    }
}

fn press(action: String, words: &'static str, tone: &'static str) -> impl IntoView {
    let tone = (!tone.is_empty()).then_some(tone);
    view! { <form method="post" action=action><button class="button" data-tone=tone type="submit">{words}</button></form> }
}

fn list_roles(person: &Person, departments: &[Department], today: FiscalYear) -> AnyView {
    if person.memberships.is_empty() {
        return view! { <p>"なし"</p> }.into_any();
    }
    let entry = |held: &Membership| {
        let words = role_words(held, departments, today);
        let open = held.last.is_none_or(|last| today <= last);
        view! { <li><p>{words.clone()}</p>{open.then(|| end_role(person.account, held, words))}</li> }
    };
    let entries = person.memberships.iter().map(entry).collect_view();
    view! { <ul class="account-list" role="list">{entries}</ul> }.into_any()
}

/// A role is ended after this year, or at once: a mistake is not to hold for the rest of it.
fn end_role(account: AccountId, held: &Membership, words: String) -> impl IntoView + use<> {
    let (year, now) = (format!("{words}を今年度で終える"), format!("{words}を今すぐ外す"));
    view! {
        <form method="post" action=format!("{PATH}/{account}/roles/end") class="account-buttons">
            <input type="hidden" name="department" value=held.department.to_string()/>
            <input type="hidden" name="role" value=held.role.key()/>
            <input type="hidden" name="first" value=held.first.western().to_string()/>
            <button class="button" data-tone="plain" type="submit" name="when" value="year" aria-label=year>"今年度で終える"</button>
            <button class="button" data-tone="plain" type="submit" name="when" value="now" aria-label=now>"今すぐ外す"</button>
        </form>
    }
}

fn give_role(
    account: AccountId,
    form: RoleForm,
    (departments, today): (&[Department], FiscalYear),
) -> impl IntoView + use<> {
    view! {
        <form method="post" action=format!("{PATH}/{account}/roles") class="account-form">
            <fieldset>
                <legend>"役割を足す"</legend>
                {role_fields(form, departments, today)}
            </fieldset>
            <button class="button" type="submit">"役割を足す"</button>
        </form>
    }
}

fn offices(person: &Person) -> impl IntoView + use<> {
    let account = person.account;
    let entry = |it: OfficeRole| {
        let held = person.offices.contains(&it);
        let (way, words) = if held { ("end", "外す") } else { ("give", "この役割にする") };
        let name =
            if held { format!("{}を外す", it.words()) } else { format!("この役割にする：{}", it.words()) };
        view! {
            <li>
                <p><b>{it.words()}</b>"　"{if held { "この人の役割です" } else { "この人の役割ではありません" }}</p>
                <p class="account-note">{it.meaning()}</p>
                <form method="post" action=format!("{PATH}/{account}/offices/{way}")>
                    <input type="hidden" name="office" value=it.key()/>
                    <button class="button" data-tone="plain" type="submit" aria-label=name>{words}</button>
                </form>
            </li>
        }
    };
    let entries = OfficeRole::ALL.map(entry).collect_view();
    view! { <ul class="account-list" role="list">{entries}</ul> }
}

fn identity(person: &Person, typed: Option<IdentityForm>, complaint: Option<&Complaint>) -> impl IntoView + use<> {
    let stored = &person.identity;
    let form = typed.unwrap_or_else(|| IdentityForm {
        name: stored.sign_in.as_str().to_owned(),
        person: stored.name.as_str().to_owned(),
        mail: stored.mail.as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default(),
    });
    view! {
        <form method="post" action=format!("{PATH}/{}/identity", person.account) class="account-form">
            {identity_fields((form.name, form.person, form.mail), complaint)}
            <button class="button" type="submit">"直す"</button>
        </form>
    }
}

/// A one-time link, this once, to be given to its owner.
#[must_use]
pub fn draw_made_link(
    desk: &Desk,
    signed: &Signed,
    (person, purpose): (&Person, LinkPurpose),
    (link, ends): (String, Moment),
    mail: Option<MailRow>,
) -> String {
    let mailed = mail.filter(|it| matches!(it.state, MailState::Waiting | MailState::UnderWay | MailState::Sent(_)));
    let mailed = mailed.map(|it| view! { <p>{format!("本人の {} へも、リンクをメールで送ります。", it.address)}</p> });
    let title = purpose.words();
    let (name, account) = (person.identity.name.as_str().to_owned(), person.account);
    staff_document(desk, signed, (PATH, title), || {
        view! {
            <div class="account wrap">
                <h1>{title}</h1>
                <Notice first=format!("{name}さんに、このリンクを渡してください。")>
                    "この画面を離れると、二度と出ません。開いた人がパスワードを決められるので、本人だけに届く方法で渡してください。"
                </Notice>
                <div class="entry account-link">
                    <label for="link">"リンク（すべて選んで写せます）"</label>
                    <textarea id="link" readonly rows="3">{link}</textarea>
                </div>
                {mailed}
                <p>"一度だけ、"{moment(ends)}"まで使えます。前に作ったリンクがあれば、もう使えません。"</p>
                <p class="account-ways-on">
                    <a class="button" href=format!("{PATH}/{account}")>{name}"さんのページへ"</a>
                    <a class="button" href=PATH>"利用者の一覧へ"</a>
                </p>
            </div>
        }
    })
}
