//! The page `/measures/{id}`: its data, and its parts in the order in which they are read.

use super::against::read_against;
use super::figures::Indicators;
use super::head::{About, Neighbours, Top};
use super::report::{Past, Promise, Report};
use super::years::Years;
use crate::error::AppError;
use crate::site::{Ask, PaperFoot, load, use_ask, use_id, use_query};
use leptos::prelude::*;
use leptos_meta::Title;
use model::plan::MeasurePage as Page;
use model::report::title_in;
use model::writing::Writing;
use model::year::FiscalYear;

/// The page's data. Anyone may read it. The calendar is part of the question, since charts are drawn with it.
fn measure(
    id: Option<i64>,
    year: Option<FiscalYear>,
    against: Option<FiscalYear>,
    writing: Writing,
) -> Result<Page, AppError> {
    let now = crate::site::reader::snapshot()?;
    let id = model::id::MeasureId(id.ok_or_else(crate::site::reader::not_found)?);
    let card = |series: &_| crate::chart::draw(series, crate::chart::Frame::CARD, writing);
    backend::plan::build_measure(&now, id, (year, against), &card).ok_or_else(crate::site::reader::not_found)
}

/// 項目.
#[component]
pub fn MeasurePage() -> impl IntoView {
    let ask = use_ask();
    load(measure(use_id(), ask.year, read_against(&use_query()), ask.writing), move |page| {
        let ask = ask.of_plan(None).in_year(page.year);
        view! { <Measure page ask/> }
    })
}

#[component]
fn Measure(page: Page, ask: Ask) -> impl IntoView {
    let page = Page { title: title_in(&page.title, ask.writing.lang), ..page };
    let title = format!("{} {}", page.place, page.title);
    let foot =
        vec![page.plan_title.clone(), title.clone(), ask.year.map(|it| ask.writing.year(it)).unwrap_or_default()];
    let (top, report, about) = (page.clone(), page.clone(), page.clone());
    view! {
        <Title text=title/>
        <PaperFoot parts=foot/>
        <article class="measure wrap">
            <Top page=top ask/>
            <Years eras=page.eras measure=page.measure ask/>
            <div class="measure-halves">
                <Promise lines=page.commitment plan=page.plan_title/>
                <Report page=report ask/>
            </div>
            <Indicators cards=page.indicators ask/>
            <About page=about ask/>
            <Past measure=page.measure reports=page.reports ask/>
            <Neighbours previous=page.previous next=page.next ask/>
        </article>
    }
}
