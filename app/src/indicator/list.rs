//! The page `/indicators`.

use crate::error::AppError;
use crate::site::{Ask, CalendarSwitch, load, use_ask};
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use leptos_meta::Title;
use model::id::PlanId;
use model::indicator::page::{IndicatorLine, IndicatorsPage as Page};
use model::year::FiscalYear;

/// The page's data. Anyone may read it.
#[server(prefix = "/fn", input = GetUrl)]
pub async fn indicators(plan: Option<PlanId>, year: Option<FiscalYear>) -> Result<Page, AppError> {
    let now = crate::site::reader::snapshot()?;
    backend::indicator::indicators_page(&now, plan, year).ok_or_else(AppError::not_found)
}

/// 指標.
#[component]
pub fn IndicatorsPage() -> impl IntoView {
    let ask = use_ask();
    // The calendar is no part of the question: it changes how the answer is written, not the answer.
    let asked = Memo::new(move |_| ask.with(|ask| (ask.plan, ask.year)));
    let page = Resource::new(move || asked.get(), |(plan, year)| indicators(plan, year));
    load(page, move |page| view! { <Indicators page ask/> })
}

#[component]
fn Indicators(page: Page, ask: Memo<Ask>) -> impl IntoView {
    let year = page.year;
    let line = move |it: IndicatorLine| {
        let path = format!("/indicators/{}", it.id);
        view! { <li><a href=move || ask.get().href(&path)>{it.name}</a></li> }
    };
    view! {
        <Title text="指標"/>
        <h1>"指標"</h1>
        <p>{move || ask.get().calendar.year(year)}</p>
        <CalendarSwitch/>
        <ul>{page.lines.into_iter().map(line).collect_view()}</ul>
    }
}
