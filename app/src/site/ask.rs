//! What a reader asks to see, as it stands in the address: year, plan, calendar, language. Values that make no sense are
//! passed over, so that an odd address still shows a page; whether a year has a list is for the page to say.

use leptos::prelude::*;
use leptos_router::location::Url;
use leptos_router::params::ParamsMap;
use model::calendar::Calendar;
use model::id::PlanId;
use model::writing::{Lang, Writing};
use model::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// All names that mean something in a query, in the order in which addresses carry them.
pub const KEYS: [&str; 21] = [
    "plan",
    "year",
    "mark",
    "policy",
    "department",
    "unit",
    "counting",
    "move",
    "scope",
    "q",
    "kind",
    "page",
    "sort",
    "view",
    "with",
    "add",
    "against",
    "diff",
    "change",
    "calendar",
    "lang",
];

/// Year, plan and writing that a reader asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// One plan; `None` is all.
    #[serde(default)]
    pub plan: Option<PlanId>,
    /// 年度; `None` is the newest.
    #[serde(default)]
    pub year: Option<FiscalYear>,
    /// In which language, and how years and days are written.
    #[serde(default)]
    pub writing: Writing,
}

impl Ask {
    /// From the query of an address.
    #[must_use]
    pub fn read(query: &ParamsMap) -> Self {
        let number = |key: &str| query.get_str(key).and_then(|it| it.trim().parse::<i64>().ok());
        Self {
            plan: number("plan").map(PlanId),
            year: number("year").and_then(|it| FiscalYear::new(i32::try_from(it).ok()?).ok()),
            writing: Writing {
                calendar: query.get_str("calendar").map(Calendar::from_key).unwrap_or_default(),
                lang: query.get_str("lang").map(Lang::from_key).unwrap_or_default(),
            },
        }
    }

    /// The same in another year.
    #[must_use]
    pub const fn in_year(self, year: FiscalYear) -> Self {
        Self { year: Some(year), ..self }
    }

    /// The same for one plan, or for all.
    #[must_use]
    pub const fn of_plan(self, plan: Option<PlanId>) -> Self {
        Self { plan, ..self }
    }

    /// The same written in that way.
    #[must_use]
    pub const fn written(self, writing: Writing) -> Self {
        Self { writing, ..self }
    }

    /// Address of a page that shows this. The path may carry a query or a `#place` of its own.
    #[must_use]
    pub fn href(self, path: &str) -> String {
        let (path, place) = path.split_once('#').map_or((path, None), |(path, place)| (path, Some(place)));
        let mut query: Vec<String> = Vec::new();
        query.extend(self.plan.map(|plan| format!("plan={plan}")));
        query.extend(self.year.map(|year| format!("year={}", year.western())));
        query.extend(self.writing.parts().map(|(key, value)| format!("{key}={value}")));
        let mut address = path.to_owned();
        if !query.is_empty() {
            address.push(if path.contains('?') { '&' } else { '?' });
            address.push_str(&query.join("&"));
        }
        if let Some(place) = place {
            address.push('#');
            address.push_str(place);
        }
        address
    }
}

/// A part of a query, 「key=value」, as it is meant.
#[must_use]
pub fn read_part(part: &str) -> (String, String) {
    let (key, value) = part.split_once('=').unwrap_or((part, ""));
    let meant = |written: &str| Url::unescape(&written.replace('+', " "));
    (meant(key), meant(value))
}

/// A query as it is written in an address or sent by a form. The first of several values counts: a checked box stands
/// before its hidden 「off」.
#[must_use]
pub fn read_query(query: &str) -> ParamsMap {
    let mut map = ParamsMap::new();
    for (key, value) in query.split('&').map(read_part) {
        if map.get_str(&key).is_none() {
            // The map itself takes escapes out once more.
            map.insert(key, value.replace('%', "%25"));
        }
    }
    map
}

/// The query of the page that is being drawn.
#[must_use]
pub fn use_query() -> ParamsMap {
    leptos_router::hooks::use_query_map().get_untracked()
}

/// What the address of the page that is being drawn asks for.
#[must_use]
pub fn use_ask() -> Ask {
    Ask::read(&use_query())
}

/// The number in its path (`/measures/12`); `None` where it is no number, and so no page.
#[must_use]
pub fn use_id() -> Option<i64> {
    leptos_router::hooks::use_params_map().get_untracked().get_str("id").and_then(|id| id.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Ask {
        Ask::read(&pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn an_address_says_what_was_asked() {
        let ask = read(&[("calendar", "western"), ("year", "2024"), ("plan", "2")]);
        assert_eq!(ask.href("/table"), "/table?plan=2&year=2024&calendar=western");
        assert_eq!(ask.href("/indicators?unit=1#list"), "/indicators?unit=1&plan=2&year=2024&calendar=western#list");
        assert_eq!(Ask::default().href("/#policies"), "/#policies");
        let english = read(&[("lang", "en"), ("calendar", "western"), ("plan", "2")]);
        assert_eq!(english.href("/table"), "/table?plan=2&calendar=western&lang=en");
        assert_eq!(read(&[("lang", "ja")]), Ask::default());
    }

    #[test]
    fn odd_values_are_passed_over() {
        for odd in ["", "２０２４", "99999999999999999999", "-1", "2024'--", "\u{0}"] {
            assert_eq!(
                read(&[("year", odd), ("plan", "x"), ("calendar", odd), ("lang", odd)]),
                Ask::default(),
                "{odd:?}"
            );
        }
    }
}
