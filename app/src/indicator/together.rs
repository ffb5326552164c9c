//! Which indicators are compared, as it stands in the address, and the addresses of other choices.

use crate::site::Ask;
use leptos_router::params::ParamsMap;
use model::id::IndicatorId;
use model::indicator::MOST_COMPARED;
use model::writing::Writing;

/// The path of the page.
pub(crate) const PATH: &str = "/indicators/compare";

/// The address of what a query asks for.
pub(crate) fn address(query: &ParamsMap) -> String {
    Together::read(query).href()
}

/// Indicators in the order in which they were chosen, and how years are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Together {
    pub ids: Vec<IndicatorId>,
    pub writing: Writing,
}

impl Together {
    /// From a query: `with=1.4.7`, and what a form adds to it. Doubles and what is no key are passed over.
    pub fn read(query: &ParamsMap) -> Self {
        let text = |key: &str| query.get_str(key).unwrap_or_default();
        let mut ids: Vec<IndicatorId> = Vec::new();
        for id in text("with").split('.').chain([text("add")]).filter_map(|it| it.trim().parse::<i64>().ok()) {
            if id > 0 && ids.len() < MOST_COMPARED && !ids.contains(&IndicatorId(id)) {
                ids.push(IndicatorId(id));
            }
        }
        Self { ids, writing: Ask::read(query).writing }
    }

    /// 「1.4.7」.
    pub fn key(&self) -> String {
        self.ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(".")
    }

    /// The page's address for this choice.
    pub fn href(&self) -> String {
        let path = if self.ids.is_empty() { PATH.to_owned() } else { format!("{PATH}?with={}", self.key()) };
        Ask::default().written(self.writing).href(&path)
    }

    /// The same without one of them.
    pub fn without(&self, id: IndicatorId) -> Self {
        Self { ids: self.ids.iter().copied().filter(|it| *it != id).collect(), ..*self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::ask::read_query;

    #[test]
    fn a_choice_has_one_address() {
        let check = |query: &str, href: &str| assert_eq!(address(&read_query(query)), href, "{query}");
        check("", "/indicators/compare");
        check("with=4", "/indicators/compare?with=4");
        check("with=4&add=", "/indicators/compare?with=4");
        check("with=4.1&add=7", "/indicators/compare?with=4.1.7");
        check("with=4.4.x.-1.0.1&add=4", "/indicators/compare?with=4.1");
        check("with=1.2.3.4&add=5", "/indicators/compare?with=1.2.3.4");
        check("add=5&calendar=western", "/indicators/compare?with=5&calendar=western");
    }
}
