//! Which 項目 this is, how it is judged, where it is printed, and what stands before and after it.

use crate::site::{Ask, CalendarSwitch};
use crate::ui::{CorrectedEditions, Crumbs, Mark, Section, Tag, TagKind};
use leptos::prelude::*;
use model::calendar::Calendar;
use model::department::assumes_lead;
use model::id::DepartmentId;
use model::number::prose;
use model::plan::{LastYear, Mark as MarkOfScheme, MeasurePage, Neighbour};
use model::publication::Publication;

/// The way here, number, title, and the mark with last year's.
#[component]
pub(super) fn Top(page: MeasurePage, ask: Ask) -> impl IntoView {
    let table = ask.of_plan(Some(page.plan));
    let several = page.policies.len() > 1;
    let policy = page.policies.into_iter().next().map(|(id, number, title)| {
        let words = if several { page.place.clone() } else { format!("{number} {title}") };
        (table.href(&format!("/table#policy-{id}")), words)
    });
    let above = [(table.href("/table"), page.plan_title)].into_iter().chain(policy).collect();
    let shape = page.mark.as_ref().map(|it| it.shape);
    let label = page.publication.as_ref().and_then(|it| it.provenance.label());
    view! {
        <div class="measure-way">
            <Crumbs above/>
            <CalendarSwitch/>
        </div>
        <header class="measure-top">
            <h1>
                <span class="measure-place">{page.place}</span>
                {page.title}
                {page.new.then(|| view! { " "<Tag words="新規"/> })}
                {label.map(|words| view! { " "<Tag words kind=TagKind::Provisional/> })}
            </h1>
            <p class="measure-mark">
                <Mark shape size=56/>
                <span>
                    <span class="visually-hidden">"評価　"</span>
                    <b>{MarkOfScheme::short_of(page.mark.as_ref()).to_owned()}</b>
                    <span>{ask.calendar.year(page.year)}"　"{last_year(page.before, page.mark.as_ref())}</span>
                </span>
            </p>
        </header>
    }
}

fn last_year(before: LastYear, mark: Option<&MarkOfScheme>) -> impl IntoView + use<> {
    match before {
        LastYear::Unknown => "前年度の報告なし".into_any(),
        LastYear::Marked(before) => {
            let same = before.as_ref().map(|it| &it.symbol) == mark.map(|it| &it.symbol);
            let shape = before.as_ref().map(|it| it.shape);
            let words = MarkOfScheme::short_of(before.as_ref()).to_owned();
            view! { {if same { "前年度も" } else { "前年度は" }}<Mark shape size=16/>{words} }.into_any()
        }
    }
}

/// この項目について.
#[component]
pub(super) fn About(page: MeasurePage, ask: Ask) -> impl IntoView {
    let places: Vec<String> = page
        .placements
        .iter()
        .map(|(place, relisted)| format!("{place}{}", if *relisted { "（再掲）" } else { "" }))
        .collect();
    // a shared report answers several policies in one place of its own
    let count = page.placements.len().max(page.policies.len());
    view! {
        <Section title="この項目について">
            <dl class="measure-about">
                <div>
                    <dt>"担当"</dt>
                    {departments(page.departments, ask)}
                </div>
                <div><dt>"掲載"</dt><dd>{places.join("、")}" の"{prose(count)}"か所"</dd></div>
                {page.publication.map(|it| publication(it, ask.calendar))}
                {(!page.corrected.is_empty()).then(|| view! {
                    <div><dt>"訂正"</dt><dd><CorrectedEditions editions=page.corrected/></dd></div>
                })}
            </dl>
        </Section>
    }
}

/// One, or the 主担当 with the 共同; where the list doesn't say who leads, the page says so.
fn departments(names: Vec<(DepartmentId, String)>, ask: Ask) -> impl IntoView {
    if names.is_empty() {
        return view! { <dd>"記載なし"</dd> }.into_any();
    }
    let several = assumes_lead(&names);
    let name = |(at, (id, name)): (usize, (DepartmentId, String))| {
        let href = ask.href(&format!("/departments/{id}"));
        let part = several.then_some(if at == 0 { "主担当　" } else { "共同　" });
        let assumed = (several && at == 0).then(|| view! { <small class="whole">"（一覧表の並び順による）"</small> });
        view! { <dd>{part}<a href=href>{name}</a>{assumed}</dd> }
    };
    names.into_iter().enumerate().map(name).collect_view().into_any()
}

fn publication(it: Publication, calendar: Calendar) -> impl IntoView {
    let edition = if it.edition > 1 { "　訂正版" } else { "" };
    let whole = |words: String| view! { <span class="whole">{words}</span> };
    let number = it.material_number.map(|number| whole(number + edition));
    let day = it.meeting_date.map(|day| whole(format!("（{}）", calendar.day(day))));
    view! {
        <div><dt>"公表資料"</dt><dd>{it.meeting}" "{number}{day}</dd></div>
        {it.as_of.map(|day| view! { <div><dt>"基準日"</dt><dd>{calendar.day(day)}</dd></div> })}
    }
}

/// 前後の項目, in the order of the list.
#[component]
pub(super) fn Neighbours(previous: Option<Neighbour>, next: Option<Neighbour>, ask: Ask) -> impl IntoView {
    let link = move |it: Neighbour, rel: &'static str| {
        let words = format!("{} {}", it.place, it.title);
        let (spoken, before, after) =
            if rel == "prev" { ("前の項目、", "‹ ", "") } else { ("次の項目、", "", " ›") };
        view! {
            <a href=ask.href(&format!("/measures/{}", it.measure)) rel=rel>
                <span class="visually-hidden">{spoken}</span>
                <span aria-hidden="true">{before}</span>
                {words}<span aria-hidden="true">{after}</span>
            </a>
        }
    };
    (previous.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="measure-neighbours" aria-label="前後の項目">
                {previous.map(|it| link(it, "prev"))}
                {next.map(|it| link(it, "next"))}
            </nav>
        }
    })
}
