//! The page `/`: its data and what the address asks for.

use super::Overview;
use crate::error::AppError;
use crate::site::{PaperFoot, load, name_plans, say, use_ask};
use leptos::prelude::*;
use leptos_meta::Title;
use model::id::PlanId;
use model::overview::OverviewPage as Page;
use model::year::FiscalYear;

/// The page's data. Anyone may read it.
fn overview(plan: Option<PlanId>, year: Option<FiscalYear>) -> Result<Page, AppError> {
    let now = crate::site::reader::snapshot()?;
    backend::overview::build_overview(&now, backend::overview::Choice { plan, year })
        .map_err(|_| crate::site::reader::not_found())
}

/// 概況.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let ask = use_ask();
    load(overview(ask.plan, ask.year), move |page| {
        let writing = ask.writing;
        let title = format!("{}{}", say("概況　", "Overview "), writing.year(page.year));
        let shown = page.plans.iter().filter(|it| page.plan.is_none_or(|plan| plan == it.plan));
        let plans: Vec<String> = shown.map(|it| it.title.clone()).collect();
        let foot =
            vec![name_plans(&plans), say("進捗の概況", "Overview of progress").to_owned(), writing.year(page.year)];
        view! {
            <Title text=title/>
            <PaperFoot parts=foot/>
            <Overview page writing/>
        }
    })
}
