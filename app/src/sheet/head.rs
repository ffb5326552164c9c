//! What stands above the table: title and sources, the key of marks, and the strip as a jump bar.

use super::question::Question;
use crate::site::{CalendarSwitch, ja, piece, say, use_lang};
use crate::ui::{CorrectedEditions, Mark, Tag, TagKind, legend_words};
use leptos::prelude::*;
use model::plan::Mark as MarkOfScheme;
use model::publication::Publication;
use model::sheet::{CorrectedEdition, TableGroup, TablePage, TablePart};
use model::writing::Writing;

/// Title, plans, year, 基準日, meeting and 資料番号: on paper they are the head of the document.
#[component]
pub(super) fn Head(page: TablePage, question: StoredValue<Question>) -> impl IntoView {
    let writing = question.with_value(|it| it.writing);
    let wanted = question.with_value(|it| it.filter.plan);
    let shown = page.plans.iter().filter(|it| wanted.is_none_or(|plan| plan == it.0));
    let plans: Vec<String> = shown.map(|it| it.1.clone()).collect();
    let beside = writing.year_beside(page.year).map(|it| writing.in_brackets(&it)).unwrap_or_default();
    let year = writing.year(page.year) + &beside;
    let label = page.sources.iter().find_map(|it| it.provenance.label(writing.lang));
    let as_of = page.sources.first().and_then(|it| it.as_of).map(|day| writing.as_of(day));
    view! {
        <header class="sheet-head">
            <div>
                <h1>
                    <span class="sheet-plans" lang=ja()>{plans.join("・")}"　"</span>
                    {say("進捗状況一覧表", "Progress table")}
                    {label.map(|words| view! { " "<Tag words kind=TagKind::Provisional/> })}
                </h1>
                <p class="sheet-about">
                    <span class="sheet-plans-quiet" lang=ja()>{plans.join("・")}</span>
                    <span>{year}</span>
                    {as_of.map(|words| view! { <span>{words}</span> })}
                </p>
            </div>
            <div class="sheet-sources">
                {page.sources.iter().map(|it| source(it, writing)).collect_view()}
            </div>
            <div class="sheet-acts"><CalendarSwitch/><PrintButton/></div>
        </header>
    }
}

fn source(source: &Publication, writing: Writing) -> impl IntoView + use<> {
    let number = source.material_number.clone();
    let edition = (source.edition > 1).then(|| writing.edition(source.edition));
    let day = source.meeting_date.map(|day| writing.day(day));
    let meeting = source.meeting.clone();
    let gap = (day.is_some() && meeting.is_some()).then_some("　");
    view! { <p>{number.map(|it| view! { <b>{piece(it)}{edition}</b>" " })}<span>{day}{gap}{meeting.map(piece)}</span></p> }
}

/// Needs script, so it stands only where there is some.
#[component]
fn PrintButton() -> impl IntoView {
    view! {
        <button class="button sheet-print" data-tone="plain" type="button" data-print="">
            {say("印刷", "Print")}
        </button>
    }
}

/// 評価の凡例.
#[component]
pub(super) fn Legend(marks: Vec<MarkOfScheme>) -> impl IntoView {
    view! { <div class="sheet-legend"><b>{say("評価", "Rating")}</b>{signs(&marks)}</div> }
}

/// What 訂正版 have corrected, folded.
#[component]
pub(super) fn Corrections(editions: Vec<CorrectedEdition>) -> impl IntoView {
    let count: usize = editions.iter().map(|it| it.corrections.len()).sum();
    (count > 0).then(|| {
        view! {
            <details class="sheet-corrections">
                <summary>{say("訂正した内容（", "What was corrected (")}{use_lang().count(count)}{say("か所）", ")")}</summary>
                <CorrectedEditions editions places=true/>
            </details>
        }
    })
}

/// Signs with their full words.
pub(super) fn signs(marks: &[MarkOfScheme]) -> impl IntoView + use<> {
    let sign =
        |mark: &MarkOfScheme| view! { <li><Mark shape=Some(mark.shape) size=16/>{legend_words(mark.clone())}</li> };
    view! { <ul role="list">{marks.iter().map(sign).collect_view()}</ul> }
}

/// 帯 as a jump bar: one link a policy, with the marks of its rows. It stays at the top of the window.
#[component]
pub(super) fn Jump(parts: Vec<TablePart>) -> impl IntoView {
    let many = parts.len() > 1;
    let link = move |(at, part): (usize, &TablePart)| {
        let plan = (many && at > 0).then(|| short_title(&part.title));
        let link = |(nth, group): (usize, &TableGroup)| jump(group, plan.clone().filter(|_| nth == 0));
        part.groups.iter().enumerate().map(link).collect_view()
    };
    view! {
        <nav class="sheet-jump" id="policies" aria-label=say("施策へ移動", "Go to a policy")>
            <ul role="list">{parts.iter().enumerate().map(link).collect_view()}</ul>
        </nav>
    }
}

fn jump(group: &TableGroup, plan: Option<String>) -> impl IntoView + use<> {
    let first = group.policies.first().map(|it| it.policy.to_string()).unwrap_or_default();
    let titles: Vec<String> = group.policies.iter().map(|it| format!("{} {}", it.number, it.title)).collect();
    let shared = group.policies.len() > 1;
    let number = match &plan {
        Some(plan) if shared => plan.clone(),
        _ if shared => group.rows.first().map(|it| it.place.clone()).unwrap_or_default(),
        Some(plan) => format!("{plan} {}", group.policies[0].number),
        None => group.policies.first().map(|it| it.number.clone()).unwrap_or_default(),
    };
    let name = format!("{}{}", plan.map(|it| format!("{it}　")).unwrap_or_default(), titles.join("、"));
    let sign = |shape| view! { <Mark shape size=16/> };
    let marks = group.rows.iter().map(|it| it.mark.as_ref().map(|it| it.shape)).map(sign).collect_view();
    view! {
        <li>
            <a href=format!("#policy-{first}") aria-label=name lang=ja()><b>{number}</b><span aria-hidden="true">{marks}</span></a>
        </li>
    }
}

/// 「再犯防止」 of 「第２期再犯防止推進計画」: enough to tell plans apart.
fn short_title(title: &str) -> String {
    let bare = title.strip_prefix('第').and_then(|it| it.split_once('期')).map_or(title, |it| it.1);
    let bare = bare.strip_suffix("計画").unwrap_or(bare);
    bare.strip_suffix("推進").filter(|it| !it.is_empty()).unwrap_or(bare).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_known_by_its_subject() {
        let check = |title: &str, short: &str| assert_eq!(short_title(title), short);
        check("再犯防止推進計画", "再犯防止");
        check("第６期地域福祉計画", "地域福祉");
        check("障害者計画", "障害者");
        check("基本構想", "基本構想");
    }
}
