//! The year with which a report's words are compared, as an address says it, and the ways to others.

use crate::site::{Ask, say};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;
use model::id::MeasureId;
use model::year::FiscalYear;

/// What the query asks for.
pub(super) fn read_against(query: &ParamsMap) -> Option<FiscalYear> {
    let western = query.get_str("against")?.trim().parse().ok()?;
    FiscalYear::new(western).ok()
}

/// The address of what a query asks of a 項目.
pub(crate) fn address(path: &str, query: &ParamsMap) -> String {
    href(path, Ask::read(query), read_against(query))
}

/// In the order of addresses.
fn href(path: &str, ask: Ask, against: Option<FiscalYear>) -> String {
    let Some(against) = against else { return ask.href(path) };
    let before = Ask { writing: Default::default(), ..ask }.href(path);
    let sign = if before.contains('?') { '&' } else { '?' };
    let compared = format!("{before}{sign}against={}", against.western());
    Ask { plan: None, year: None, ..ask }.href(&compared)
}

/// Links to the same report compared with each other year.
#[component]
pub(super) fn Against(
    measure: MeasureId,
    comparable: Vec<FiscalYear>,
    against: Option<FiscalYear>,
    ask: Ask,
) -> impl IntoView {
    let path = format!("/measures/{measure}");
    let words = match against {
        Some(year) => {
            let year = ask.writing.year(year);
            ask.writing.lang.around(&year, ("", "の文と比べています"), ("Compared with the text of ", ""))
        }
        None => say("ほかの年度と文を比べる", "Compare the text with another year").to_owned(),
    };
    let none =
        against.map(|_| view! { <li><a href=href(&path, ask, None)>{say("比べない", "Do not compare")}</a></li> });
    let link = |year: FiscalYear| {
        let current = (Some(year) == against).then_some("true");
        view! { <li><a href=href(&path, ask, Some(year)) aria-current=current>{ask.writing.year(year)}</a></li> }
    };
    (!comparable.is_empty()).then(|| {
        view! {
            <details class="measure-against" open=against.is_some()>
                <summary>{words}</summary>
                {against.map(|_| view! { <p>{say(
                    "下線はその年度にない文、取消線はなくなった文です。",
                    "Underlined: not in that year’s text. Struck through: no longer there.",
                )}</p> })}
                <ul role="list">{none}{comparable.into_iter().map(link).collect_view()}</ul>
            </details>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::address;
    use crate::site::ask::read_query;

    #[test]
    fn an_address_is_read_and_written_alike() {
        let check = |query: &str, written: &str| {
            assert_eq!(address("/measures/3", &read_query(query)), written);
        };
        check("against=2020&calendar=western&year=2024", "/measures/3?year=2024&against=2020&calendar=western");
        check("against=2020", "/measures/3?against=2020");
        check("against=x&year=2024", "/measures/3?year=2024");
    }
}
