//! 督促のメール: how many wait and went, and those that did not arrive, with why and what to do.

use super::words::moment;
use crate::site::{Desk, Signed, staff_document};
use crate::ui::{Complaint, Notice, NoticeKind, Section, complain, said};
use leptos::prelude::*;
use model::account::{MailRow, MailState, Mailing};
use model::inquiry::MailPage;

/// The page.
#[must_use]
pub fn draw_mail(
    desk: &Desk,
    signed: &Signed,
    (page, mailing): (&MailPage, Mailing),
    (told, complaint): (Option<&'static str>, Option<&Complaint>),
) -> String {
    let note = format!("{}通", page.failed.len());
    let lines = page.failed.iter().map(line).collect_view();
    let none = page.failed.is_empty();
    let (waiting, sent) = (page.waiting, page.sent);
    staff_document(desk, signed, ("/work/board", "督促のメール"), || {
        view! {
            <div class="inquiry wrap">
                <h1>"督促のメール"</h1>
                <p><a href="/work/board">"進み方へ"</a></p>
                {said(told)}
                {complain(complaint)}
                {(mailing == Mailing::Off).then(|| view! {
                    <Notice kind=NoticeKind::Hint first="メールサーバーが設定されていないため、メールは送られません。">
                        "督促は、担当の仕事場に表示されます。送るには、管理の担当に --smtp と --mail-from を設定してもらってください。"
                    </Notice>
                })}
                <p>{format!("送ったもの {sent}通　順番を待っているもの {waiting}通")}</p>
                <Section title="届いていないかもしれないもの" note>
                    {none.then(|| view! { <p>"なし"</p> })}
                    <ul class="inquiry-list" role="list">{lines}</ul>
                </Section>
            </div>
        }
    })
}

fn line(it: &MailRow) -> impl IntoView + use<> {
    let name = format!("{}へもう一度送る", it.name);
    view! {
        <li>
            <p class="inquiry-line"><b>{it.name.clone()}</b><span>{it.address.clone()}</span></p>
            <p class="inquiry-note">{it.about.clone()}"　"{moment(it.made)}</p>
            <p>{why(&it.state)}</p>
            <form method="post" action=format!("/work/mail/{}/again", it.mail)>
                <button class="button" type="submit" aria-label=name>"もう一度送る"</button>
            </form>
        </li>
    }
}

/// What became of a mail, in a sentence.
fn why(state: &MailState) -> String {
    match state {
        MailState::Failed(why) => why.clone(),
        MailState::Unknown => "送っている間にサーバーが止まったため、届いたかどうか分かりません。本人に確かめてから、もう一度送ってください。".to_owned(),
        MailState::Waiting | MailState::UnderWay => "順番を待っています。".to_owned(),
        MailState::Sent(at) => format!("{}に送りました。", moment(*at)),
    }
}
