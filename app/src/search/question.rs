//! What 検索 is asked for, as it stands in its address.

use crate::site::Ask;
use leptos_router::location::Url;
use leptos_router::params::ParamsMap;
use model::search::{Kind, SearchFilter};
use model::writing::Writing;

/// The path of the page.
pub(crate) const PATH: &str = "/search";

/// Longest text that is looked for.
const WORDS: usize = 60;

/// The address of what a query asks for.
pub(crate) fn address(query: &ParamsMap) -> String {
    Question::read(query).href()
}

/// What is looked for, where, and how years are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Question {
    pub filter: SearchFilter,
    pub writing: Writing,
}

impl Question {
    /// From the query of an address; values that make no sense are passed over.
    pub fn read(query: &ParamsMap) -> Self {
        let ask = Ask::read(query);
        let text = |key: &str| query.get_str(key).unwrap_or_default().trim();
        let words: String = text("q").chars().take(WORDS).collect();
        let page = text("page").parse().ok().filter(|it| (1..=9_999).contains(it)).unwrap_or(1);
        let filter = SearchFilter {
            words: words.trim_end().to_owned(),
            plan: ask.plan,
            year: ask.year,
            kind: Kind::from_key(text("kind")),
            page,
        };
        Self { filter, writing: ask.writing }
    }

    /// The address of this question; what says nothing is left out.
    pub fn href(&self) -> String {
        let it = &self.filter;
        let pairs = [
            ("plan", it.plan.map(|it| it.to_string())),
            ("year", it.year.map(|it| it.western().to_string())),
            ("q", (!it.words.is_empty()).then(|| Url::escape(&it.words))),
            ("kind", (it.kind != Kind::default()).then(|| it.kind.key().to_owned())),
            ("page", (it.page > 1).then(|| it.page.to_string())),
        ];
        let query: Vec<String> =
            pairs.into_iter().filter_map(|(key, value)| Some(format!("{key}={}", value?))).collect();
        let path = if query.is_empty() { PATH.to_owned() } else { format!("{PATH}?{}", query.join("&")) };
        Ask::default().written(self.writing).href(&path)
    }

    /// The same question otherwise, from its first page on.
    pub fn with(&self, change: impl FnOnce(&mut SearchFilter)) -> Self {
        let mut other = self.clone();
        other.filter.page = 1;
        change(&mut other.filter);
        other
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::ask::read_query;

    #[test]
    fn an_address_is_read_and_written_alike() {
        let check = |query: &str, href: &str| assert_eq!(address(&read_query(query)), href);
        check("q=%E8%AA%8D&kind=indicators&plan=2&page=3", "/search?plan=2&q=%E8%AA%8D&kind=indicators&page=3");
        check("q=&kind=measures&page=1&page=0", "/search");
        check("q=a+b&kind=x&page=-1&year=2024", "/search?year=2024&q=a%20b");
    }
}
