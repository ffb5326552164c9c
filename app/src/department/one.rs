//! The page `/departments/{id}`: what one 課・団体 answers for in a year, how it was judged, and its figures.

use crate::error::AppError;
use crate::indicator::Lines;
use crate::site::{Ask, CalendarSwitch, PaperFoot, ja, load, piece, say, use_ask, use_id, year_choices};
use crate::ui::{Crumbs, Mark, Section, Segmented, Tag, short_words};
use leptos::prelude::*;
use leptos_meta::Title;
use model::department::{DepartmentItem, DepartmentName, DepartmentPage as Page, DepartmentPlan, Part};
use model::id::DepartmentId;
use model::plan::Mark as MarkOfScheme;
use model::report::title_in;
use model::writing::Lang;
use model::year::FiscalYear;

/// The page's data. Anyone may read it.
fn department(id: Option<i64>, year: Option<FiscalYear>) -> Result<Page, AppError> {
    let now = crate::site::reader::snapshot()?;
    let id = DepartmentId(id.ok_or_else(crate::site::reader::not_found)?);
    backend::department::build_department(&now, id, year).ok_or_else(crate::site::reader::not_found)
}

/// One 課・団体.
#[component]
pub fn DepartmentPage() -> impl IntoView {
    let ask = use_ask();
    load(department(use_id(), ask.year), move |page| {
        let ask = ask.of_plan(None).in_year(page.year);
        view! { <One page ask/> }
    })
}

#[component]
fn One(page: Page, ask: Ask) -> impl IntoView {
    let year = ask.writing.year(page.year);
    let title = format!("{}　{year}", page.name);
    let years = year_choices(&page.years, page.year, ask, &format!("/departments/{}", page.department));
    let names = names(&page, ask);
    let figures = page.figures.iter().map(|it| it.cards.len()).sum::<usize>();
    let charts = charts(&page, ask);
    let (shown, indicators) = (page.year, page.figures);
    let about = ask.writing.lang.around(
        &year,
        ("", "に担当する項目と、その評価・指標です。"),
        ("Measures this department or body is responsible for in ", ", with their ratings and indicators."),
    );
    view! {
        <Title text=title/>
        <PaperFoot parts=vec![page.name.clone(), say("担当する項目", "Measures").to_owned(), year.clone()]/>
        <div class="department wrap">
            <div class="department-way">
                <Crumbs above=vec![(ask.href("/departments"), say("担当課・団体", "Departments and partner bodies").to_owned())]/>
            </div>
            <div class="department-top">
                <div>
                    <h1 lang=ja()>{page.name}</h1>
                    <p class="department-about">{about}</p>
                </div>
                <div class="department-switches">
                    {(years.len() > 1).then(|| view! { <Segmented label=say("年度", "Fiscal year") choices=years/> })}
                    <CalendarSwitch/>
                </div>
            </div>
            {names}
            {page.plans.into_iter().map(|it| plan(it, ask)).collect_view()}
            <Section
                title=say("指標", "Indicators")
                note=ask.writing.lang.indicators(figures)
                more=(charts, say("図で見くらべる", "See them as charts").to_owned())
            >
                {if figures > 0 {
                    view! { <Lines groups=indicators year=shown ask/> }.into_any()
                } else {
                    view! { <p class="department-about">{say("数値の記載なし", "No figures")}</p> }.into_any()
                }}
            </Section>
        </div>
    }
}

/// The explorer with its 指標, in the order of addresses.
fn charts(page: &Page, ask: Ask) -> String {
    let year = page.year.western();
    let path = format!("/indicators?year={year}&department={}&scope=all", page.department);
    Ask { year: None, ..ask }.href(&path)
}

/// What else it was called, whose work it took over, and who took over its own.
fn names(page: &Page, ask: Ask) -> impl IntoView + use<> {
    let span = |it: &DepartmentName| match it.last {
        Some(last) => ask.writing.span(it.first, last),
        None => ask.writing.lang.around(&ask.writing.year(it.first), ("", "から"), ("from ", "")),
    };
    let several = page.names.len() > 1;
    let named = several
        .then(|| page.names.iter().map(|it| it.name.clone() + &ask.writing.in_brackets(&span(it))).collect::<Vec<_>>());
    let other = move |(id, name): (DepartmentId, String)| {
        // Without a year: the newest in which it answers for something.
        let href = Ask { year: None, ..ask }.href(&format!("/departments/{id}"));
        view! { <dd><a href=href lang=ja()>{name}</a></dd> }
    };
    let (before, successor) = (page.before.clone(), page.successor.clone());
    (several || !before.is_empty() || successor.is_some()).then(|| {
        view! {
            <dl class="department-names">
                {named.map(|names| view! {
                    <div><dt>{say("名前", "Names")}</dt>{names.into_iter().map(|it| view! { <dd lang=ja()>{it}</dd> }).collect_view()}</div>
                })}
                {(!before.is_empty()).then(|| view! {
                    <div><dt>{say("引き継いだ課・団体", "Took over from")}</dt>{before.into_iter().map(other).collect_view()}</div>
                })}
                {successor.map(|it| view! { <div><dt>{say("引き継ぎ先", "Taken over by")}</dt>{other(it)}</div> })}
            </dl>
        }
    })
}

fn plan(plan: DepartmentPlan, ask: Ask) -> impl IntoView {
    let note = ask.writing.lang.measures(plan.items.len());
    let all: std::collections::BTreeSet<FiscalYear> =
        plan.items.iter().flat_map(|it| it.marks.iter().map(|it| it.0)).collect();
    let years: Vec<FiscalYear> = all.into_iter().collect();
    let head = years.clone();
    let caption = piece(plan.title.clone());
    let what = say("の項目と年度ごとの評価", ": measures and their rating of each year");
    view! {
        <Section title=plan.title note>
            <table class="department-items" role="table">
                <caption class="visually-hidden">{caption}{what}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader" class="place">{say("番号", "Number")}</th>
                        <th scope="col" role="columnheader" class="title">{say("項目", "Measure")}</th>
                        {head
                            .into_iter()
                            .map(|year| view! {
                                <th scope="col" role="columnheader" class="mark-of" data-now=(Some(year) == ask.year).then_some("")>
                                    {ask.writing.short_year(year)}
                                </th>
                            })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody role="rowgroup">{plan.items.into_iter().map(|it| item(it, &years, ask)).collect_view()}</tbody>
            </table>
        </Section>
    }
}

fn item(item: DepartmentItem, years: &[FiscalYear], ask: Ask) -> impl IntoView + use<> {
    let href = ask.href(&format!("/measures/{}", item.measure));
    let with = beside(item.part, &item.others, ask.writing.lang);
    let cells: Vec<_> = years.iter().map(|year| (*year, item.marks.iter().find(|it| it.0 == *year).cloned())).collect();
    view! {
        <tr role="row">
            <td class="place" role="cell">{item.place}</td>
            <th class="title" scope="row" role="rowheader">
                <a href=href>{piece(title_in(&item.title, ask.writing.lang))}</a>
                {item.new.then(|| view! { " "<Tag words=say("新規", "new")/> })}
                {with}
            </th>
            {cells.into_iter().map(|(year, mark)| cell(year, mark, ask)).collect_view()}
        </tr>
    }
}

/// Who answers beside it: the first of those printed leads.
fn beside(part: Part, others: &[String], lang: Lang) -> Option<impl IntoView + use<>> {
    let (words, names) = match part {
        Part::Alone => return None,
        Part::Lead => (lang.say("主担当（共同 ", "lead (joint: "), others.join("・")),
        Part::Joint => (lang.say("共同（主担当 ", "joint (lead: "), others.first()?.clone()),
    };
    Some(view! { <small>{words}{piece(names)}{lang.say("）", ")")}</small> })
}

/// A year's mark; the shown one with its words.
fn cell(year: FiscalYear, mark: Option<(FiscalYear, Option<MarkOfScheme>)>, ask: Ask) -> impl IntoView {
    let now = Some(year) == ask.year;
    let content = mark.map(|(_, mark)| {
        let (words, lang) = short_words(mark.as_ref());
        let shape = mark.as_ref().map(|it| it.shape);
        view! {
            <Mark shape size=if now { 28 } else { 20 }/>
            <span class=if now { "words" } else { "visually-hidden" } lang=lang>{words}</span>
        }
    });
    let none =
        content.is_none().then(|| view! { <span class="visually-hidden">{say("掲載なし", "Not listed")}</span> });
    view! { <td class="mark-of" role="cell" data-now=now.then_some("")>{content}{none}</td> }
}
