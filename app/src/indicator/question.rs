//! What the explorer is asked for, as it stands in its address, and the addresses of other questions.

use crate::site::Ask;
use leptos_router::location::Url;
use leptos_router::params::ParamsMap;
use model::id::{DepartmentId, PolicyId};
use model::indicator::filter::{CountedAs, IndicatorFilter, Moved, Order, Scope, View};
use model::writing::Writing;
use model::year::FiscalYear;

/// The path of the explorer.
pub(crate) const PATH: &str = "/indicators";

/// Longest word that is looked for.
const WORD: usize = 60;

/// The address of what a query asks for.
pub(crate) fn address(query: &ParamsMap) -> String {
    Question::read(query).href()
}

/// Year, filters and calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Question {
    /// `None`: the newest.
    pub year: Option<FiscalYear>,
    /// Which indicators, in which order.
    pub filter: IndicatorFilter,
    /// How years are written.
    pub writing: Writing,
}

impl Question {
    /// From the query of an address; values that make no sense are passed over.
    pub fn read(query: &ParamsMap) -> Self {
        let ask = Ask::read(query);
        let text = |key: &str| query.get_str(key).map(str::trim).filter(|it| !it.is_empty());
        let word = |key: &str| text(key).map(|it| it.chars().take(WORD).collect::<String>().trim_end().to_owned());
        let id = |key: &str| text(key).and_then(|it| it.parse::<i64>().ok());
        let searched = word("q");
        let filter = IndicatorFilter {
            plan: ask.plan,
            policy: id("policy").map(PolicyId),
            department: id("department").map(DepartmentId),
            unit: word("unit"),
            counting: text("counting").and_then(CountedAs::from_key),
            moved: text("move").and_then(Moved::from_key),
            scope: text("scope").and_then(Scope::from_key).unwrap_or(Scope::usual(searched.as_ref())),
            word: searched,
            order: text("sort").and_then(Order::from_key).unwrap_or_default(),
            view: text("view").and_then(View::from_key).unwrap_or_default(),
        };
        Self { year: ask.year, filter, writing: ask.writing }
    }

    /// What stands in the address, in its order; what says nothing is left out.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let it = &self.filter;
        let all = [
            ("plan", it.plan.map(|it| it.to_string())),
            ("year", self.year.map(|it| it.western().to_string())),
            ("policy", it.policy.map(|it| it.to_string())),
            ("department", it.department.map(|it| it.to_string())),
            ("unit", it.unit.clone()),
            ("counting", it.counting.map(|it| it.key().to_owned())),
            ("move", it.moved.map(|it| it.key().to_owned())),
            ("scope", Some(self.scope_key(it.scope)).filter(|it| !it.is_empty())),
            ("q", it.word.clone()),
            ("sort", Some(it.order).filter(|it| *it != Order::default()).map(|it| it.key().to_owned())),
            ("view", Some(it.view).filter(|it| *it != View::default()).map(|it| it.key().to_owned())),
        ];
        let said = all.into_iter().filter_map(|(key, value)| Some((key, value?)));
        said.chain(self.writing.parts().map(|(key, value)| (key, value.to_owned()))).collect()
    }

    /// How the address says a 範囲: what is usual needs no word.
    pub fn scope_key(&self, scope: Scope) -> String {
        let usual = Scope::usual(self.filter.word.as_ref());
        if scope == usual { String::new() } else { scope.key().to_owned() }
    }

    /// The explorer's address for this question.
    pub fn href(&self) -> String {
        let query: Vec<String> =
            self.pairs().into_iter().map(|(key, value)| format!("{key}={}", Url::escape(&value))).collect();
        if query.is_empty() { PATH.to_owned() } else { format!("{PATH}?{}", query.join("&")) }
    }

    /// The same question with other filters.
    pub fn with(&self, change: impl FnOnce(&mut IndicatorFilter)) -> Self {
        let mut other = self.clone();
        change(&mut other.filter);
        other
    }

    /// No condition but year, view and calendar.
    pub fn bare(&self) -> Self {
        let filter = IndicatorFilter { view: self.filter.view, scope: Scope::All, ..IndicatorFilter::default() };
        Self { filter, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Question {
        Question::read(&pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn an_address_is_read_and_written_alike() {
        let asked = [
            ("plan", "2"),
            ("year", "2024"),
            ("unit", "件"),
            ("counting", "distinct"),
            ("move", "down"),
            ("scope", "representative"),
            ("q", "夏 春"),
        ];
        let question = read(&asked);
        let pairs = question.pairs();
        let pairs: Vec<_> = pairs.iter().map(|(key, value)| (*key, value.as_str())).collect();
        assert_eq!(pairs, asked);
        assert!(question.href().starts_with("/indicators?plan=2&year=2024&unit=%E4%BB%B6&counting=distinct"));
    }

    #[test]
    fn a_word_is_looked_for_among_all_indicators_unless_the_address_says_otherwise() {
        let check = |pairs: &[(&str, &str)], scope, href: &str| {
            let question = read(pairs);
            assert_eq!((question.filter.scope, question.href().as_str()), (scope, href));
        };
        check(&[], Scope::Representative, "/indicators");
        check(&[("scope", "all")], Scope::All, "/indicators?scope=all");
        check(&[("scope", "representative"), ("q", "")], Scope::Representative, "/indicators");
        check(&[("scope", ""), ("q", "a")], Scope::All, "/indicators?q=a");
        check(&[("scope", "all"), ("q", "a")], Scope::All, "/indicators?q=a");
        check(
            &[("scope", "representative"), ("q", "a")],
            Scope::Representative,
            "/indicators?scope=representative&q=a",
        );
    }

    #[test]
    fn what_makes_no_sense_is_passed_over() {
        let odd = [("policy", "x"), ("move", "sideways"), ("sort", ""), ("view", "pie"), ("q", "  "), ("year", "9999")];
        assert_eq!(read(&odd), Question::default());
        assert_eq!(Question::default().href(), "/indicators");
    }
}
