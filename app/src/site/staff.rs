//! The documents of people who sign in: the door in front (ログイン), and the frame of the pages behind it (仕事場), which
//! nobody mistakes for the public ones. Drawn by the server alone, whole without script, and never hydrated: readers'
//! browsers get nothing of them. A report's page alone loads script, for those who write in it at the same time. Compiled for the server alone.

use super::header::Logo;
use super::shell::{Assets, Head, hydration};
use super::who::{SampleNotice, Site};
use crate::ui::{Notice, NoticeKind};
use leptos::prelude::*;
use model::account::{AccountAct, Actor, OfficeRole, PersonName, may};
use model::inquiry::{self, InquiryAct};

/// What every document of staff is drawn with.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Files that it names.
    pub assets: Assets,
    /// Whose site this is.
    pub site: Site,
    /// How what is typed travels.
    pub line: Line,
}

/// How what is typed travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Encrypted.
    Secret,
    /// In the clear, as the settings allow.
    Open,
}

/// Someone signed in, as the frame names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// 氏名.
    pub name: PersonName,
    /// With what they are now.
    pub actor: Actor,
}

/// A page behind the door that people go to from any other: path, words, and whether this person may go there.
struct Room {
    path: &'static str,
    words: &'static str,
    opens: fn(&Actor) -> bool,
}

const ROOMS: [Room; 6] = [
    Room { path: "/work", words: "仕事場", opens: |_| true },
    Room { path: "/work/board", words: "進み方", opens: |it| inquiry::may(it, InquiryAct::Watch).is_ok() },
    Room { path: "/work/people", words: "利用者", opens: |it| may(it, AccountAct::ManagePeople).is_ok() },
    Room {
        path: "/work/departments", words: "課・団体", opens: |it| may(it, AccountAct::ManageDepartments).is_ok()
    },
    Room { path: "/work/audit", words: "監査記録", opens: |it| may(it, AccountAct::ReadAudit).is_ok() },
    Room { path: "/work/account", words: "自分の設定", opens: |_| true },
];

/// A page before the door: brand, one heading, what there is to do, the way to the public pages.
#[must_use]
pub fn door_document<V: IntoView>(desk: &Desk, title: &'static str, body: impl FnOnce() -> V) -> String {
    draw(Script::None, desk, title, || {
        view! {
            <main id="main" class="door">
                <a class="door-brand" href="/"><Logo/><b>"あゆみ"</b></a>
                <h1>{title}</h1>
                {body()}
                <p class="door-back"><a href="/">"公表ページへ（ログイン不要）"</a></p>
            </main>
        }
    })
}

/// A page behind the door. `path` is the page's own or that of the page above it.
#[must_use]
pub fn staff_document<V: IntoView>(
    desk: &Desk,
    signed: &Signed,
    (path, title): (&str, &str),
    body: impl FnOnce() -> V,
) -> String {
    staff_document_with(Script::None, desk, signed, (path, title), body)
}

/// Whether a document loads the browser's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// None: nothing typed there can be read by a script.
    None,
    /// The app's, for what people write at the same time.
    App,
}

/// A page behind the door, with or without script.
#[must_use]
pub fn staff_document_with<V: IntoView>(
    script: Script,
    desk: &Desk,
    signed: &Signed,
    (path, title): (&str, &str),
    body: impl FnOnce() -> V,
) -> String {
    let warned = desk.line == Line::Open && signed.actor.is(OfficeRole::Administrator);
    draw(script, desk, title, || {
        view! {
            <nav class="site-skip" aria-label="読みとばし"><a href="#main">"本文へ"</a></nav>
            <StaffHeader signed=signed.clone() path=path.to_owned()/>
            <SampleNotice site=desk.site.clone()/>
            <main id="main" class="site-main">
                {warned.then(|| view! { <div class="wrap staff-warning"><OpenLine/></div> })}
                {body()}
            </main>
        }
    })
}

fn draw<V: IntoView>(script: Script, desk: &Desk, title: &str, body: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        let city = desk.site.name.as_ref().map(|name| format!("{name}　")).unwrap_or_default();
        let title = format!("{title}　{city}あゆみ 仕事場");
        let style = desk.assets.style.clone();
        let scripts = (script == Script::App).then(|| hydration(&desk.assets));
        view! {
            <!DOCTYPE html>
            <html lang="ja">
                <head>
                    <Head style/>
                    <meta name="robots" content="noindex"/>
                    <title>{title}</title>
                    {scripts}
                </head>
                <body>{body()}</body>
            </html>
        }
        .to_html()
    });
    desk.assets.base.finish(html)
}

/// Grey, with an ink logo, and said in words.
#[component]
fn StaffHeader(signed: Signed, path: String) -> impl IntoView {
    let rooms =
        |name: &'static str| view! { <nav class="site-rooms" aria-label=name>{list_rooms(&signed, &path)}</nav> };
    let menu = view! {
        <details class="site-menu">
            <summary>"メニュー"</summary>
            <nav aria-label="メニュー">{list_rooms(&signed, &path)}<Leave/></nav>
        </details>
    };
    view! {
        <header class="site-header staff-header">
            <div class="wrap">
                <a class="brand" href="/work">
                    <Logo/>
                    <b>"あゆみ"</b>
                    <span><span>"仕事場"</span><span>"庁内・未公表"</span></span>
                </a>
                {rooms("仕事場のページ")}
                <div class="staff-self"><span>{signed.name.as_str().to_owned()}</span><Leave/></div>
                {menu}
            </div>
        </header>
    }
}

fn list_rooms(signed: &Signed, path: &str) -> impl IntoView + use<> {
    let open = ROOMS.iter().filter(|it| (it.opens)(&signed.actor));
    let links = open.map(|it| {
        let here = (it.path == path).then_some("page");
        view! { <li><a href=it.path aria-current=here>{it.words}</a></li> }
    });
    view! { <ul role="list">{links.collect_view()}</ul> }
}

/// Signing out changes something, so it is a form.
#[component]
fn Leave() -> impl IntoView {
    view! {
        <form method="post" action="/logout">
            <button class="button" data-tone="plain" type="submit">"ログアウト"</button>
        </form>
    }
}

#[component]
fn OpenLine() -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Hint first="この通信は暗号化されていません。">
            "庁内の回線でパスワードを読み取られるおそれがあります。https で開けるようにし、--public-url で知らせてください。"
        </Notice>
    }
}
