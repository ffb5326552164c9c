//! 一覧表での見え方: what is written, as it will stand in a row of the printed list.

use super::desk::Desk;
use crate::ui::{ChangeFigure, MarkChip, plain_lines};
use leptos::prelude::*;
use model::indicator::{Amount, Counting, Way};
use model::inquiry::ValueRow;
use model::report::{Draft, Sought, find_same};

/// The row, drawn as long as it is open.
#[component]
pub(super) fn Preview(desk: Desk) -> impl IntoView {
    let open = RwSignal::new(false);
    let row = move || open.get().then(|| desk.draft().with(|draft| draw(desk, draft)));
    view! {
        <details class="live-preview" on:toggle=move |_| open.update(|it| *it = !*it)>
            <summary class="button" data-tone="plain">"一覧表での見え方"</summary>
            {row}
        </details>
    }
}

fn draw(desk: Desk, draft: &Draft) -> impl IntoView + use<> {
    desk.report().with(|page| {
        let mark = page.marks.iter().find(|it| Some(&it.symbol) == draft.mark.as_ref()).cloned();
        let departments = std::iter::once(&page.lead).chain(page.joint.iter().map(|it| &it.0));
        let departments: Vec<_> = departments.map(|it| view! { <li>{it.clone()}</li> }).collect();
        let figures: Vec<_> = page.values.iter().filter_map(|row| figure(row, draft)).collect();
        view! {
            <dl class="live-row">
                <div><dt>"項目"</dt><dd>{page.place.clone()}" "{page.title.clone()}</dd></div>
                <div><dt>"評価"</dt><dd><MarkChip mark size=28/></dd></div>
                <div><dt>"説明（進捗状況）"</dt><dd>{plain_lines(&draft.narrative)}<ul role="list">{figures}</ul></dd></div>
                <div><dt>"備考"</dt><dd>{plain_lines(&draft.remark)}</dd></div>
                <div><dt>"担当"</dt><dd><ul role="list">{departments}</ul></dd></div>
            </dl>
        }
    })
}

/// 「・受講者：延べ164人（前年度282人）↓42%減」, 「・受講者：—（前年度282人）」 while it is blank; nothing where the text states it.
fn figure(row: &ValueRow, draft: &Draft) -> Option<impl IntoView + use<>> {
    let entry = draft.values.get(&row.indicator);
    let sought = Sought::of(&row.name, row.unit.as_deref(), Way { counting: row.counting, timing: row.timing });
    let value = entry.and_then(|it| it.figure.value());
    if value.is_some_and(|value| find_same(&draft.narrative, &sought, value).is_some()) {
        return None;
    }
    let counting = row.counting.filter(|_| value.is_some()).map_or("", Counting::words);
    let (figure, approximate) = (entry.map(|it| it.figure), entry.is_some_and(|it| it.approximate));
    let now = Amount { figure, unit: row.unit.clone(), approximate };
    let before = row.before.figure.map(|_| format!("（前年度{}）", row.before.words()));
    let (change, desired) = (row.change_with(entry), row.desired);
    let change = entry.map(|_| view! { "　"<ChangeFigure change desired/> });
    Some(view! { <li>"・"{row.name.clone()}"："{counting}{now.words()}{before}{change}</li> })
}
