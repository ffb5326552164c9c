//! What 一覧表 is asked for, as it stands in its address, and the addresses of other questions.

use crate::site::Ask;
use leptos_router::location::Url;
use leptos_router::params::ParamsMap;
use model::id::{DepartmentId, MeasureId};
use model::sheet::{MarkWanted, TableFilter, Toggle};
use model::writing::Writing;
use model::year::FiscalYear;

/// The path of the page.
pub(crate) const PATH: &str = "/table";

/// Longest text that is looked for.
const WORDS: usize = 60;

/// The address of what a query asks for.
pub(crate) fn address(query: &ParamsMap) -> String {
    Question::read(query).href()
}

/// Filter, what is shown of a row, and calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Question {
    /// Which rows.
    pub filter: TableFilter,
    /// 前年度からの増減; shown unless the address says no.
    pub change: Toggle,
    /// How years are written.
    pub writing: Writing,
}

impl Question {
    /// From the query of an address; values that make no sense are passed over.
    pub fn read(query: &ParamsMap) -> Self {
        let ask = Ask::read(query);
        // The first of several values counts, as in the server's cache: a checked box stands before its hidden 「off」.
        let text = |key: &str| query.get_all(key).and_then(|all| all.into_iter().next()).unwrap_or_default();
        let words: String = text("q").trim().chars().take(WORDS).collect();
        let words = words.trim_end().to_owned();
        Self {
            filter: TableFilter {
                plan: ask.plan,
                year: ask.year,
                mark: MarkWanted::from_key(&text("mark").chars().take(WORDS).collect::<String>()),
                department: text("department").trim().parse().ok().map(DepartmentId),
                words,
                differences: if text("diff") == "on" { Toggle::On } else { Toggle::Off },
            },
            change: if text("change") == "off" { Toggle::Off } else { Toggle::On },
            writing: ask.writing,
        }
    }

    /// The address of this question; what says nothing is left out.
    pub fn href(&self) -> String {
        let it = &self.filter;
        let some = |text: &str| (!text.is_empty()).then(|| Url::escape(text));
        let pairs = [
            ("plan", it.plan.map(|it| it.to_string())),
            ("year", it.year.map(|it| it.western().to_string())),
            ("mark", some(it.mark.key())),
            ("department", it.department.map(|it| it.to_string())),
            ("q", some(&it.words)),
            ("diff", (it.differences == Toggle::On).then(|| "on".to_owned())),
            ("change", (self.change == Toggle::Off).then(|| "off".to_owned())),
        ];
        let query: Vec<String> =
            pairs.into_iter().filter_map(|(key, value)| Some(format!("{key}={}", value?))).collect();
        let path = if query.is_empty() { PATH.to_owned() } else { format!("{PATH}?{}", query.join("&")) };
        Ask::default().written(self.writing).href(&path)
    }

    /// The same question with another filter.
    pub fn with(&self, change: impl FnOnce(&mut TableFilter)) -> Self {
        let mut other = self.clone();
        change(&mut other.filter);
        other
    }

    /// No condition but the year.
    pub fn bare(&self) -> Self {
        let filter =
            TableFilter { year: self.filter.year, differences: self.filter.differences, ..TableFilter::default() };
        Self { filter, ..self.clone() }
    }

    /// One 項目 in the year shown.
    pub fn measure(&self, measure: MeasureId, year: FiscalYear) -> String {
        let ask = Ask { plan: None, year: Some(year), writing: self.writing };
        ask.href(&format!("/measures/{measure}"))
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
        let question = read(&[
            ("year", "2024"),
            ("plan", "2"),
            ("mark", "△"),
            ("department", "3"),
            ("q", "相談"),
            ("diff", "on"),
            ("change", "off"),
        ]);
        assert_eq!(
            question.href(),
            "/table?plan=2&year=2024&mark=%E2%96%B3&department=3&q=%E7%9B%B8%E8%AB%87&diff=on&change=off"
        );
        assert_eq!(question.bare().href(), "/table?year=2024&diff=on&change=off");
    }

    #[test]
    fn a_checked_box_wins_over_its_hidden_off() {
        assert_eq!(read(&[("change", "on"), ("change", "off")]).change, Toggle::On);
        assert_eq!(read(&[("change", "off")]).change, Toggle::Off);
        assert_eq!(read(&[]).change, Toggle::On);
    }

    #[test]
    fn what_makes_no_sense_is_passed_over() {
        let odd = [("plan", "x"), ("department", "-"), ("diff", "1"), ("change", "?"), ("q", "  "), ("mark", "")];
        assert_eq!(read(&odd).href(), "/table");
    }
}
