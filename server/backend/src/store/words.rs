//! All published words in one text, so that looking for some is one walk through memory. Made of a snapshot when it is first
//! asked for.

use memchr::memmem;
use model::id::{DepartmentId, IndicatorId};
use model::intake::Facts;
use model::text::seek_key;
use std::collections::HashMap;

/// What bears words. All words of a question have to stand in one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A 掲載 with its report: its place among the facts.
    Placement(usize),
    /// An indicator.
    Indicator(IndicatorId),
    /// A department under one of its names.
    Department(DepartmentId, usize),
}

/// The keys of all texts, one after another.
#[derive(Debug, Default)]
pub struct Words {
    keys: String,
    /// Where each source's keys begin; its end is the next one's beginning.
    starts: Vec<usize>,
    sources: Vec<Source>,
}

/// Between two texts: no word goes across.
const BETWEEN: char = '\n';

impl Words {
    /// Gathers them.
    #[must_use]
    pub fn of(facts: &Facts) -> Self {
        let mut words = Self::default();
        let policies: HashMap<_, _> = facts.policies.iter().map(|it| (it.id, it.title.as_str())).collect();
        let reports: HashMap<_, _> = facts.reports.iter().map(|it| ((it.measure, it.year), it)).collect();
        let departments: HashMap<_, _> = facts.departments.iter().map(|it| (it.id, it)).collect();
        for (at, placement) in facts.placements.iter().enumerate().filter(|it| !it.1.relisted) {
            let report = reports.get(&(placement.measure, placement.year));
            let answering = report.map(|it| &it.departments).filter(|it| !it.is_empty());
            let named = answering.unwrap_or(&placement.departments).iter();
            let names = named.filter_map(|it| departments.get(it)).map(|it| it.name_in(placement.year));
            let texts = [
                placement.title.as_deref(),
                policies.get(&placement.policy).copied(),
                placement.commitment.as_deref(),
                report.map(|it| it.narrative.as_str()),
                report.and_then(|it| it.remark.as_deref()),
            ];
            words.add(Source::Placement(at), texts.into_iter().flatten().chain(names));
        }
        for indicator in &facts.indicators {
            words.add(Source::Indicator(indicator.id), [indicator.name.as_str()]);
        }
        for department in &facts.departments {
            for (at, name) in department.names.iter().enumerate() {
                words.add(Source::Department(department.id, at), [name.name.as_str()]);
            }
        }
        words
    }

    fn add<'a>(&mut self, source: Source, texts: impl IntoIterator<Item = &'a str>) {
        self.starts.push(self.keys.len());
        self.sources.push(source);
        for text in texts {
            self.keys.push_str(&seek_key(text));
            self.keys.push(BETWEEN);
        }
    }

    /// The sources in which all of these keys of words stand, in order; none for no words.
    #[must_use]
    pub fn find(&self, words: &[String]) -> Vec<Source> {
        let Some((first, rest)) = words.split_first() else { return Vec::new() };
        let others: Vec<_> = rest.iter().map(|it| memmem::Finder::new(it.as_bytes())).collect();
        let finder = memmem::Finder::new(first.as_bytes());
        let (keys, mut at, mut found) = (self.keys.as_bytes(), 0, Vec::new());
        while let Some(hit) = finder.find(&keys[at..]) {
            let source = self.starts.partition_point(|it| *it <= at + hit) - 1;
            let end = self.starts.get(source + 1).copied().unwrap_or(keys.len());
            let own = &keys[self.starts[source]..end];
            if others.iter().all(|it| it.find(own).is_some()) {
                found.push(self.sources[source]);
            }
            at = end;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::overview::samples::City;
    use model::search::words_of;

    #[test]
    fn words_are_found_in_the_report_that_has_them_all() {
        let mut city = City::in_first_year();
        city.report(1, 2024, Some("○")).narrative = "認知症サポーターの養成。ＩＣＴの活用".to_owned();
        city.report(2, 2024, Some("○")).narrative = "認知症カフェ".to_owned();
        city.indicator(7, 1, Some(1), 2);
        let words = Words::of(&city.facts);
        let find = |asked: &str| words.find(&words_of(asked)).len();
        assert_eq!((find("認"), find("認知症 ict"), find("認知症 虐待"), find("")), (2, 1, 0, 0));
        assert_eq!(words.find(&words_of("指標7")), [Source::Indicator(IndicatorId(7))]);
        assert_eq!(find("養成。ict"), 1, "signs count");
        assert_eq!(find("項目1施策11"), 0, "no word goes across two texts");
    }
}
