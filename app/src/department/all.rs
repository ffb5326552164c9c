//! The page `/departments`: each 課・団体 of a year with a tile for everything that it answers for.

use crate::error::AppError;
use crate::site::{Ask, CalendarSwitch, PaperFoot, ja, load, say, use_ask, year_choices};
use crate::ui::{Section, Segmented, Tile};
use leptos::prelude::*;
use leptos_meta::Title;
use model::department::{Answering, AnsweringPage};
use model::id::DepartmentId;
use model::number::prose;
use model::report::StripTile;
use model::writing::Lang;
use model::year::FiscalYear;

/// The page's data. Anyone may read it.
fn departments(year: Option<FiscalYear>) -> Result<AnsweringPage, AppError> {
    let now = crate::site::reader::snapshot()?;
    backend::department::build_answering(&now, year).ok_or_else(crate::site::reader::not_found)
}

/// 担当課・団体.
#[component]
pub fn DepartmentsPage() -> impl IntoView {
    let ask = use_ask();
    load(departments(ask.year), move |page| {
        let ask = ask.of_plan(None).in_year(page.year);
        view! { <All page ask/> }
    })
}

#[component]
fn All(page: AnsweringPage, ask: Ask) -> impl IntoView {
    let year = ask.writing.year(page.year);
    let years = year_choices(&page.years, page.year, ask, "/departments");
    let count = page.departments.len();
    view! {
        <Title text=format!("{}{year}", say("担当課・団体　", "Departments and partner bodies "))/>
        <PaperFoot parts=vec![say("担当課・団体", "Departments and partner bodies").to_owned(), year.clone()]/>
        <div class="department wrap">
            <div class="department-top">
                <div>
                    <h1>{say("担当課・団体", "Departments and partner bodies")}</h1>
                    <p class="department-about">
                        {about(&year, count, ask.writing.lang)}
                    </p>
                </div>
                <div class="department-switches">
                    {(years.len() > 1).then(|| view! { <Segmented label=say("年度", "Fiscal year") choices=years/> })}
                    <CalendarSwitch/>
                </div>
            </div>
            <ul class="department-all" role="list">
                {page.departments.into_iter().map(|it| entry(it, ask)).collect_view()}
            </ul>
            <Elsewhen departments=page.elsewhen ask/>
        </div>
    }
}

fn about(year: &str, count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => {
            let count = prose(count);
            format!("{year}の一覧表にある{count}の課・団体。破線の枠は、ほかの課・団体が主担当の項目です。")
        }
        Lang::En => format!(
            "Departments and partner bodies in the table of {year}: {count}. A dashed frame marks a measure led by another \
             department or body.",
        ),
    }
}

fn entry(it: Answering, ask: Ask) -> impl IntoView {
    let href = ask.href(&format!("/departments/{}", it.department));
    let parts = [(say("主担当", "lead "), it.leads.len()), (say("共同", "joint "), it.joins.len())];
    let counts: Vec<String> = parts
        .into_iter()
        .filter(|it| it.1 > 0)
        .map(|(words, count)| format!("{words}{}", ask.writing.lang.count(count)))
        .collect();
    view! {
        <li>
            <h2><a href=href lang=ja()>{it.name}</a></h2>
            <p class="department-count">{counts.join(say("・", ", "))}</p>
            <ol class="strip-tiles" role="list">
                {it.leads.into_iter().map(|it| tile(it, ask, "")).collect_view()}
                {it.joins.into_iter().map(|it| tile(it, ask, say("共同、", "joint, "))).collect_view()}
            </ol>
        </li>
    }
}

/// `part` is heard before the tile's own name, and dashed where it is not empty.
fn tile(tile: StripTile, ask: Ask, part: &'static str) -> impl IntoView {
    let href = ask.href(&format!("/measures/{}", tile.measure));
    let joint = !part.is_empty();
    view! {
        <li data-joint=joint.then_some("")>
            <Tile tile href part/>
        </li>
    }
}

/// Those of other years, under their last names.
#[component]
fn Elsewhen(departments: Vec<(DepartmentId, String, FiscalYear)>, ask: Ask) -> impl IntoView {
    let entry = move |(id, name, year): (DepartmentId, String, FiscalYear)| {
        let href = ask.in_year(year).href(&format!("/departments/{id}"));
        view! { <li>
            <a href=href lang=ja()>{name}</a>" "
            <small>{ask.writing.lang.around(&ask.writing.year(year), ("", "まで"), ("until ", ""))}</small>
        </li> }
    };
    (!departments.is_empty()).then(|| {
        view! {
            <Section title=say("ほかの年度に担当した課・団体", "Responsible in other years")>
                <ul class="department-elsewhen" role="list">{departments.into_iter().map(entry).collect_view()}</ul>
            </Section>
        }
    })
}
