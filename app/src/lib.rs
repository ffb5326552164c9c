//! What people see. The server draws every page; in the browser one app stays alive around them, brings the next page
//! without leaving this one, and keeps what a reader expects of it. This file holds the route table; pages live in their
//! rooms, the frame around them and the way from one to the next in `site`.

// Views of whole pages are deep types.
#![recursion_limit = "256"]

#[cfg(feature = "ssr")]
pub mod account;
#[cfg(feature = "ssr")]
pub mod address;
pub mod chart;
#[cfg(feature = "ssr")]
pub mod department;
pub mod error;
#[cfg(feature = "ssr")]
pub mod indicator;
#[cfg(feature = "ssr")]
pub mod inquiry;
pub mod live;
#[cfg(feature = "ssr")]
pub mod overview;
#[cfg(feature = "ssr")]
pub mod plan;
#[cfg(feature = "ssr")]
pub mod search;
#[cfg(feature = "ssr")]
pub mod sheet;
pub mod site;
pub mod ui;

use leptos::prelude::*;
use site::Frame;

/// The whole app: frame and routes.
#[cfg(feature = "ssr")]
#[component]
pub fn App() -> impl IntoView {
    use department::{DepartmentPage, DepartmentsPage};
    use indicator::{ComparePage, IndicatorPage, IndicatorsPage};
    use leptos_meta::{Title, provide_meta_context};
    use leptos_router::components::{FlatRoutes, Route, Router};
    use leptos_router::{ParamSegment, StaticSegment};
    use overview::OverviewPage;
    use plan::MeasurePage;
    use search::SearchPage;
    use sheet::TablePage;
    use site::{AccessibilityPage, ApiPage, DataPage, Missing, TermsPage};

    let site = site::provide_site();
    provide_meta_context();
    let city = site.name.as_ref().map(|name| format!("{name}　")).unwrap_or_default();
    let whole = site::say("福祉の計画の進捗", "Progress of welfare plans");
    let formatter = move |page: String| format!("{page}　{city}{whole}");
    view! {
        <Router>
            <Frame site>
                <Title formatter/>
                <FlatRoutes fallback=Missing>
                    <Route path=StaticSegment("") view=OverviewPage/>
                    <Route path=StaticSegment("table") view=TablePage/>
                    <Route path=(StaticSegment("measures"), ParamSegment("id")) view=MeasurePage/>
                    <Route path=StaticSegment("indicators") view=IndicatorsPage/>
                    <Route path=(StaticSegment("indicators"), StaticSegment("compare")) view=ComparePage/>
                    <Route path=(StaticSegment("indicators"), ParamSegment("id")) view=IndicatorPage/>
                    <Route path=StaticSegment("search") view=SearchPage/>
                    <Route path=StaticSegment("data") view=DataPage/>
                    <Route path=(StaticSegment("data"), StaticSegment("api")) view=ApiPage/>
                    <Route path=StaticSegment("about") view=TermsPage/>
                    <Route path=(StaticSegment("about"), StaticSegment("accessibility")) view=AccessibilityPage/>
                    <Route path=StaticSegment("departments") view=DepartmentsPage/>
                    <Route path=(StaticSegment("departments"), ParamSegment("id")) view=DepartmentPage/>
                </FlatRoutes>
            </Frame>
        </Router>
    }
}

/// The same in the browser: the frame wakes up, and the page in it stays as the server has drawn it.
#[cfg(not(feature = "ssr"))]
#[component]
pub fn App() -> impl IntoView {
    let site = site::provide_site();
    view! { <Frame site/> }
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
