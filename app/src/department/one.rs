//! The page `/departments/{id}`: what one 課・団体 answers for in a year, how it was judged, and its figures.

use crate::error::AppError;
use crate::indicator::Lines;
use crate::site::{Ask, CalendarSwitch, PaperFoot, load, use_ask, use_id, year_choices};
use crate::ui::{Crumbs, Mark, Section, Segmented, Tag};
use leptos::prelude::*;
use leptos_meta::Title;
use model::department::{DepartmentItem, DepartmentName, DepartmentPage as Page, DepartmentPlan, Part};
use model::id::DepartmentId;
use model::number::prose;
use model::plan::Mark as MarkOfScheme;
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
    let year = ask.calendar.year(page.year);
    let title = format!("{}　{year}", page.name);
    let years = year_choices(&page.years, page.year, ask, &format!("/departments/{}", page.department));
    let names = names(&page, ask);
    let figures = page.figures.iter().map(|it| it.cards.len()).sum::<usize>();
    let charts = charts(&page, ask);
    let (shown, indicators) = (page.year, page.figures);
    view! {
        <Title text=title/>
        <PaperFoot parts=vec![page.name.clone(), "担当する項目".to_owned(), year.clone()]/>
        <div class="department wrap">
            <div class="department-way">
                <Crumbs above=vec![(ask.href("/departments"), "担当課・団体".to_owned())]/>
            </div>
            <div class="department-top">
                <div>
                    <h1>{page.name}</h1>
                    <p class="department-about">{year}"に担当する項目と、その評価・指標です。"</p>
                </div>
                <div class="department-switches">
                    {(years.len() > 1).then(|| view! { <Segmented label="年度" choices=years/> })}
                    <CalendarSwitch/>
                </div>
            </div>
            {names}
            {page.plans.into_iter().map(|it| plan(it, ask)).collect_view()}
            <Section title="指標" note=format!("{}指標", prose(figures)) more=(charts, "図で見くらべる".to_owned())>
                {if figures > 0 {
                    view! { <Lines groups=indicators year=shown ask/> }.into_any()
                } else {
                    view! { <p class="department-about">"数値の記載なし"</p> }.into_any()
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
        Some(last) => ask.calendar.span(it.first, last),
        None => format!("{}から", ask.calendar.year(it.first)),
    };
    let several = page.names.len() > 1;
    let named = several.then(|| page.names.iter().map(|it| format!("{}（{}）", it.name, span(it))).collect::<Vec<_>>());
    let other = move |(id, name): (DepartmentId, String)| {
        // Without a year: the newest in which it answers for something.
        let href = Ask { year: None, ..ask }.href(&format!("/departments/{id}"));
        view! { <dd><a href=href>{name}</a></dd> }
    };
    let (before, successor) = (page.before.clone(), page.successor.clone());
    (several || !before.is_empty() || successor.is_some()).then(|| {
        view! {
            <dl class="department-names">
                {named.map(|names| view! {
                    <div><dt>"名前"</dt>{names.into_iter().map(|it| view! { <dd>{it}</dd> }).collect_view()}</div>
                })}
                {(!before.is_empty()).then(|| view! {
                    <div><dt>"引き継いだ課・団体"</dt>{before.into_iter().map(other).collect_view()}</div>
                })}
                {successor.map(|it| view! { <div><dt>"引き継ぎ先"</dt>{other(it)}</div> })}
            </dl>
        }
    })
}

fn plan(plan: DepartmentPlan, ask: Ask) -> impl IntoView {
    let note = format!("{}項目", prose(plan.items.len()));
    let all: std::collections::BTreeSet<FiscalYear> =
        plan.items.iter().flat_map(|it| it.marks.iter().map(|it| it.0)).collect();
    let years: Vec<FiscalYear> = all.into_iter().collect();
    let head = years.clone();
    let caption = format!("{}の項目と年度ごとの評価", plan.title);
    view! {
        <Section title=plan.title note>
            <table class="department-items" role="table">
                <caption class="visually-hidden">{caption}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader" class="place">"番号"</th>
                        <th scope="col" role="columnheader" class="title">"項目"</th>
                        {head
                            .into_iter()
                            .map(|year| view! {
                                <th scope="col" role="columnheader" class="mark-of" data-now=(Some(year) == ask.year).then_some("")>
                                    {ask.calendar.short_year(year)}
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
    let with = beside(item.part, &item.others);
    let cells: Vec<_> = years.iter().map(|year| (*year, item.marks.iter().find(|it| it.0 == *year).cloned())).collect();
    view! {
        <tr role="row">
            <td class="place" role="cell">{item.place}</td>
            <th class="title" scope="row" role="rowheader">
                <a href=href>{item.title}</a>
                {item.new.then(|| view! { " "<Tag words="新規"/> })}
                {with.map(|words| view! { <small>{words}</small> })}
            </th>
            {cells.into_iter().map(|(year, mark)| cell(year, mark, ask)).collect_view()}
        </tr>
    }
}

/// Who answers beside it: the first of those printed leads.
fn beside(part: Part, others: &[String]) -> Option<String> {
    match part {
        Part::Alone => None,
        Part::Lead => Some(format!("主担当（共同 {}）", others.join("・"))),
        Part::Joint => Some(format!("共同（主担当 {}）", others.first()?)),
    }
}

/// A year's mark; the shown one with its words.
fn cell(year: FiscalYear, mark: Option<(FiscalYear, Option<MarkOfScheme>)>, ask: Ask) -> impl IntoView {
    let now = Some(year) == ask.year;
    let content = mark.map(|(_, mark)| {
        let words = MarkOfScheme::short_of(mark.as_ref()).to_owned();
        let shape = mark.as_ref().map(|it| it.shape);
        view! {
            <Mark shape size=if now { 28 } else { 20 }/>
            <span class=if now { "words" } else { "visually-hidden" }>{words}</span>
        }
    });
    let none = content.is_none().then(|| view! { <span class="visually-hidden">"掲載なし"</span> });
    view! { <td class="mark-of" role="cell" data-now=now.then_some("")>{content}{none}</td> }
}
