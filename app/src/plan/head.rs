//! Which 項目 this is, how it is judged, where it is printed, and what stands before and after it.

use crate::site::{Ask, CalendarSwitch, ja, lang_of, piece, say};
use crate::ui::{CorrectedEditions, Crumbs, Mark, Section, Tag, TagKind, short_words};
use leptos::prelude::*;
use model::department::assumes_lead;
use model::id::DepartmentId;
use model::plan::{LastYear, Mark as MarkOfScheme, MeasurePage, Neighbour};
use model::publication::Publication;
use model::report::title_in;
use model::writing::Writing;

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
    let lang = ask.writing.lang;
    let shape = page.mark.as_ref().map(|it| it.shape);
    let label = page.publication.as_ref().and_then(|it| it.provenance.label(lang));
    let (words, of_words) = short_words(page.mark.as_ref());
    view! {
        <div class="measure-way">
            <Crumbs above/>
            <CalendarSwitch/>
        </div>
        <header class="measure-top">
            <h1>
                <span class="measure-place">{page.place}</span>
                {piece(page.title)}
                {page.new.then(|| view! { " "<Tag words=say("新規", "new")/> })}
                {label.map(|words| view! { " "<Tag words kind=TagKind::Provisional/> })}
            </h1>
            <p class="measure-mark">
                <Mark shape size=56/>
                <span>
                    <span class="visually-hidden">{say("評価　", "Rating: ")}</span>
                    <b lang=of_words>{words}</b>
                    <span>{ask.writing.year(page.year)}"　"{last_year(page.before, page.mark.as_ref())}</span>
                </span>
            </p>
        </header>
    }
}

fn last_year(before: LastYear, mark: Option<&MarkOfScheme>) -> impl IntoView + use<> {
    match before {
        LastYear::Unknown => say("前年度の評価はありません", "No rating for the previous year").into_any(),
        LastYear::Marked(before) => {
            let same = before.as_ref().map(|it| &it.symbol) == mark.map(|it| &it.symbol);
            let shape = before.as_ref().map(|it| it.shape);
            let (words, _) = short_words(before.as_ref());
            let was =
                if same { say("前年度も", "Previous year too: ") } else { say("前年度は", "Previous year: ") };
            view! { {was}<Mark shape size=16/>{piece(words)} }.into_any()
        }
    }
}

/// この項目について.
#[component]
pub(super) fn About(page: MeasurePage, ask: Ask) -> impl IntoView {
    let places: Vec<String> = page
        .placements
        .iter()
        .map(|(place, relisted)| format!("{place}{}", if *relisted { say("（再掲）", " (listed again)") } else { "" }))
        .collect();
    // a shared report answers several policies in one place of its own
    let count = page.placements.len().max(page.policies.len());
    view! {
        <Section title=say("この項目について", "About this measure")>
            <dl class="measure-about">
                <div>
                    <dt>{say("担当", "Responsible")}</dt>
                    {departments(page.departments, ask)}
                </div>
                <div>
                    <dt>{say("掲載", "Listed")}</dt>
                    <dd>
                        {places.join(say("、", ", "))}{say(" の", " (")}{ask.writing.lang.count(count)}
                        {if count == 1 { say("か所", " place)") } else { say("か所", " places)") }}
                    </dd>
                </div>
                {page.publication.map(|it| publication(it, ask.writing))}
                {(!page.corrected.is_empty()).then(|| view! {
                    <div><dt>{say("訂正", "Corrections")}</dt><dd><CorrectedEditions editions=page.corrected/></dd></div>
                })}
            </dl>
        </Section>
    }
}

/// One, or the 主担当 with the 共同; where the list doesn't say who leads, the page says so.
fn departments(names: Vec<(DepartmentId, String)>, ask: Ask) -> impl IntoView {
    if names.is_empty() {
        return view! { <dd>{say("記載なし", "No entry")}</dd> }.into_any();
    }
    let several = assumes_lead(&names);
    let name = |(at, (id, name)): (usize, (DepartmentId, String))| {
        let href = ask.href(&format!("/departments/{id}"));
        let part = several.then_some(if at == 0 { say("主担当　", "Lead: ") } else { say("共同　", "Joint: ") });
        let assumed = (several && at == 0).then(
            || view! { <small class="whole">{say("（一覧表の並び順による）", " (by the order in the table)")}</small> },
        );
        view! { <dd>{part}<a href=href lang=ja()>{name}</a>{assumed}</dd> }
    };
    names.into_iter().enumerate().map(name).collect_view().into_any()
}

fn publication(it: Publication, writing: Writing) -> impl IntoView {
    let edition = writing.edition(it.edition);
    let whole = |words: String| {
        let lang = lang_of(&words);
        view! { <span class="whole" lang=lang>{words}</span> }
    };
    let number = it.material_number.map(|number| whole(number + edition));
    let day = it.meeting_date.map(|day| whole(writing.in_brackets(&writing.day(day))));
    view! {
        <div><dt>{say("公表資料", "Published as")}</dt><dd>{it.meeting.map(piece)}" "{number}{day}</dd></div>
        {it.as_of.map(|day| view! { <div><dt>{say("基準日", "Reference date")}</dt><dd>{writing.day(day)}</dd></div> })}
    }
}

/// 前後の項目, in the order of the list.
#[component]
pub(super) fn Neighbours(previous: Option<Neighbour>, next: Option<Neighbour>, ask: Ask) -> impl IntoView {
    let link = move |it: Neighbour, rel: &'static str| {
        let words = format!("{} {}", it.place, title_in(&it.title, ask.writing.lang));
        let (spoken, before, after) = if rel == "prev" {
            (say("前の項目、", "Previous measure: "), "‹ ", "")
        } else {
            (say("次の項目、", "Next measure: "), "", " ›")
        };
        view! {
            <a href=ask.href(&format!("/measures/{}", it.measure)) rel=rel>
                <span class="visually-hidden">{spoken}</span>
                <span aria-hidden="true">{before}</span>
                {piece(words)}<span aria-hidden="true">{after}</span>
            </a>
        }
    };
    (previous.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="measure-neighbours" aria-label=say("前後の項目", "Neighbouring measures")>
                {previous.map(|it| link(it, "prev"))}
                {next.map(|it| link(it, "next"))}
            </nav>
        }
    })
}
