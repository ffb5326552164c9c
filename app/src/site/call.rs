//! The one address of what a server function is asked. Its caller's own spelling (names that mean nothing, another order)
//! makes no other answer, and is not kept as one. Compiled for the server alone.

use crate::department::{all::Departments, one::Department};
use crate::indicator::{explorer::Indicators, one::Indicator};
use crate::overview::route::Overview;
use crate::plan::route::Measure;
use crate::search::route::Search;
use crate::sheet::route::Table;
use crate::site::data::ListedYears;
use leptos::server_fn::ServerFn;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The address as the app in the browser writes it; `None` for what no function understands.
#[must_use]
pub fn tidy_call(path: &str, query: &str) -> Option<String> {
    let known = [
        tidy::<Overview>,
        tidy::<Table>,
        tidy::<Measure>,
        tidy::<Indicators>,
        tidy::<Indicator>,
        tidy::<Departments>,
        tidy::<Department>,
        tidy::<Search>,
        tidy::<ListedYears>,
    ];
    known.into_iter().find_map(|tidy| tidy(path, query))
}

fn tidy<F: ServerFn + Serialize + DeserializeOwned>(path: &str, query: &str) -> Option<String> {
    // As the function itself will read it.
    let asked: F = (path == F::PATH).then(|| serde_qs::Config::new(5, false).deserialize_str(query).ok())??;
    Some(format!("{path}?{}", serde_qs::to_string(&asked).ok()?))
}
