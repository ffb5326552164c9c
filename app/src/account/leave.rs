//! Signing out while this device has text that was not sent: asked first, on a page of its own.

use crate::site::{Desk, door_document};
use crate::ui::{Notice, NoticeKind};
use leptos::prelude::*;
use model::id::ReportId;

/// What is asked. `reports` are those with unsent text.
#[must_use]
pub fn draw_unsent(desk: &Desk, reports: impl IntoIterator<Item = ReportId>) -> String {
    let links =
        reports.into_iter().map(|it| view! { <li><a href=format!("/work/reports/{it}")>"報告を開いて送る"</a></li> });
    let links: Vec<_> = links.collect();
    door_document(desk, "まだ送っていない文があります", || {
        view! {
            <Notice kind=NoticeKind::Hint first="この端末に、まだ送っていない文が残っています。">
                "報告を開くと、つながりしだい送られます。ログアウトすると、この端末から消えます。"
            </Notice>
            <ul class="door-ways">{links}</ul>
            <form method="post" action="/logout" class="door-form">
                <input type="hidden" name="forget" value="yes"/>
                <button class="button" type="submit">"文を消してログアウト"</button>
            </form>
            <p><a href="/work">"ログアウトしない"</a></p>
        }
    })
}
