//! 監査記録: who did what, when and from where.

use super::words::moment;
use crate::site::{Desk, Signed, staff_document};
use crate::ui::{Complaint, Section, choice_field, complain};
use leptos::prelude::*;
use leptos_router::location::Url;
use model::account::{AuditEntry, AuditPage, Deed};

const PATH: &str = "/work/audit";

/// What is asked for, as it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditAsked {
    /// Of this account.
    pub by: String,
    /// Of this kind, in its words.
    pub deed: String,
    /// From this day on.
    pub from: String,
    /// To the end of this day.
    pub to: String,
}

impl AuditAsked {
    /// The same as a query, with what else it says.
    fn query(&self, more: &[(&str, String)]) -> String {
        let own = [("by", &self.by), ("deed", &self.deed), ("from", &self.from), ("to", &self.to)];
        let own = own.into_iter().chain(more.iter().map(|(key, value)| (*key, value)));
        let said = own.filter(|(_, value)| !value.is_empty());
        said.map(|(key, value)| format!("{key}={}", Url::escape(value))).collect::<Vec<_>>().join("&")
    }
}

/// One page of the log.
#[must_use]
pub fn draw_audit(
    desk: &Desk,
    signed: &Signed,
    page: &AuditPage,
    (asked, complaint): (AuditAsked, Option<&Complaint>),
) -> String {
    let file = format!("/work/audit.csv?{}", asked.query(&[]));
    let older = page.more.map(|before| format!("{PATH}?{}", asked.query(&[("before", before.to_string())])));
    let note = format!("{}件", page.entries.len());
    let rows = page.entries.iter().map(|it| row(page, it)).collect_view();
    let none = page.entries.is_empty();
    staff_document(desk, signed, (PATH, "監査記録"), || {
        view! {
            <div class="account wrap">
                <h1>"監査記録"</h1>
                {complain(complaint)}
                {search(page, &asked)}
                <Section title="記録" note more=(file, "CSV で受け取る".to_owned())>
                    {none.then(|| view! { <p>"当てはまる記録はありません。"<a href=PATH>"条件を外す"</a></p> })}
                    <ol class="account-log" role="list">{rows}</ol>
                    {older.map(|href| view! { <p><a class="button" href=href>"これより前の記録"</a></p> })}
                </Section>
            </div>
        }
    })
}

fn search(page: &AuditPage, asked: &AuditAsked) -> impl IntoView + use<> {
    let anybody = std::iter::once((String::new(), "だれでも".to_owned()));
    let people = page.people.iter().map(|(id, name)| (id.to_string(), name.as_str().to_owned()));
    let anything = std::iter::once((String::new(), "すべて".to_owned()));
    let deeds = Deed::ALL.iter().map(|it| (it.words().to_owned(), it.words().to_owned()));
    view! {
        <form method="get" action=PATH class="account-search" role="search">
            {choice_field(("だれが", "by"), anybody.chain(people).collect(), &asked.by)}
            {choice_field(("何を", "deed"), anything.chain(deeds).collect(), &asked.deed)}
            {day(("この日から", "from"), &asked.from)}
            {day(("この日まで", "to"), &asked.to)}
            <button class="button" type="submit">"絞りこむ"</button>
        </form>
    }
}

fn day((label, name): (&'static str, &'static str), value: &str) -> impl IntoView + use<> {
    view! {
        <div class="entry">
            <label for=name>{label}</label>
            <input id=name name=name type="date" value=value.to_owned()/>
        </div>
    }
}

fn row(page: &AuditPage, entry: &AuditEntry) -> impl IntoView + use<> {
    let change = entry.before.is_some() || entry.after.is_some();
    let (before, after) = (entry.before.clone(), entry.after.clone());
    let line =
        |words: &'static str, value: Option<String>| value.map(|it| view! { <div><dt>{words}</dt><dd>{it}</dd></div> });
    view! {
        <li>
            <p><b>{entry.deed.words()}</b>"　"{page.subject_of(entry)}</p>
            <p class="account-note">
                {moment(entry.at)}"　"{page.actor_of(entry)}
                {entry.address.clone().map(|it| format!("　{it} から"))}
                {format!("　{}番", entry.number)}
            </p>
            {change.then(|| view! {
                <details>
                    <summary>"変わったこと"</summary>
                    <dl class="account-facts">{line("前", before)}{line("後", after)}</dl>
                </details>
            })}
        </li>
    }
}
