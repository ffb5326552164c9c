//! What people see. One single-page app: rendered on the server, hydrated in the browser. This file holds the route
//! table; pages live in their rooms, the frame around them in `site`.

// Views of whole pages are deep types.
#![recursion_limit = "256"]

#[cfg(feature = "ssr")]
pub mod account;
pub mod address;
pub mod answer;
pub mod chart;
pub mod department;
pub mod error;
pub mod indicator;
#[cfg(feature = "ssr")]
pub mod inquiry;
pub mod live;
pub mod overview;
pub mod plan;
pub mod search;
pub mod sheet;
pub mod site;
pub mod ui;

use department::{DepartmentPage, DepartmentsPage};
use indicator::{IndicatorPage, IndicatorsPage};
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{ParamSegment, SsrMode, StaticSegment};
use overview::OverviewPage;
use plan::MeasurePage;
use search::SearchPage;
use sheet::TablePage;
use site::{AccessibilityPage, Announcer, Busy, DataPage, Footer, Header, Missing, SampleNotice, TermsPage};

/// The whole app: frame and routes.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let site = site::provide_site();
    let waiting = site::Waiting::provide();
    let city = site.name.as_ref().map(|name| format!("{name}　")).unwrap_or_default();
    let formatter = move |page: String| format!("{page}　{city}福祉の計画の進捗");
    view! {
        <Title formatter/>
        <Router set_is_routing=waiting.page>
            <Frame site waiting>
                <FlatRoutes fallback=Missing>
                    <Route path=StaticSegment("") view=OverviewPage ssr=SsrMode::Async/>
                    <Route path=StaticSegment("table") view=TablePage ssr=SsrMode::Async/>
                    <Route path=(StaticSegment("measures"), ParamSegment("id")) view=MeasurePage ssr=SsrMode::Async/>
                    <Route path=StaticSegment("indicators") view=IndicatorsPage ssr=SsrMode::Async/>
                    <Route path=(StaticSegment("indicators"), ParamSegment("id")) view=IndicatorPage ssr=SsrMode::Async/>
                    <Route path=StaticSegment("search") view=SearchPage ssr=SsrMode::Async/>
                    <Route path=StaticSegment("data") view=DataPage ssr=SsrMode::Async/>
                    <Route path=StaticSegment("about") view=TermsPage ssr=SsrMode::Async/>
                    <Route path=(StaticSegment("about"), StaticSegment("accessibility")) view=AccessibilityPage ssr=SsrMode::Async/>
                    <Route path=StaticSegment("departments") view=DepartmentsPage ssr=SsrMode::Async/>
                    <Route path=(StaticSegment("departments"), ParamSegment("id")) view=DepartmentPage ssr=SsrMode::Async/>
                </FlatRoutes>
            </Frame>
        </Router>
    }
}

/// What stands around every page.
#[component]
fn Frame(site: site::Site, waiting: site::Waiting, children: Children) -> impl IntoView {
    site::keep_habits();
    view! {
        <Header site=site.clone()/>
        <Busy waiting/>
        <Announcer/>
        <SampleNotice site=site.clone()/>
        <main id="main" class="site-main">{children()}</main>
        <Footer site/>
    }
}

/// Makes the server's page alive. Called by the script of the document.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    // The page of a report is a document of staff, drawn by the server: there is no app to wake, but an editor to fetch.
    if live::is_here() {
        live::start();
    } else {
        hydrate_body(App);
    }
}
