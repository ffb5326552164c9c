//! The table of one plan in one year: who stands where, with which number.

use super::course::Edition;
use super::report::Asked;
use super::sketch::{ItemSketch, Theme};
use model::sheet::{MarkWords, PlanTable, PolicyTable, Row};

/// One plan of the invented city.
pub(super) struct Invented {
    pub theme: &'static Theme,
    pub title: String,
    /// What chance is drawn for: seed, plan.
    pub key: [u64; 2],
    /// First and newest year of all lists.
    pub span: (i32, i32),
}

/// The legend that is usual for such lists.
const LEGEND: [(&str, &str); 7] = [
    ("☆", "予定通り進捗かつ特記事項あり"),
    ("○", "予定通り進捗"),
    ("△", "進捗あるが遅れ・課題あり"),
    ("□", "検討中"),
    ("×", "進捗なし"),
    ("◎", "完了"),
    ("－", "中止"),
];

impl Invented {
    pub(super) fn table(&self, year: i32, edition: Edition) -> PlanTable {
        let legend = LEGEND.map(|(symbol, words)| MarkWords { symbol: symbol.to_owned(), words: words.to_owned() });
        let mut policies: Vec<_> = (0..self.theme.policies.len()).map(|at| self.policy(at, year, edition)).collect();
        if let Some(item) = &self.theme.shared {
            let numbers = policies.iter().map(|policy| policy.number.clone()).collect();
            let row = Row { shared_with: numbers, ..self.asked(item, year, edition).row() };
            policies[0].rows.push(row);
        }
        PlanTable { title: self.title.clone(), mark_scheme: legend.into(), policies }
    }

    fn policy(&self, at: usize, year: i32, edition: Edition) -> PolicyTable {
        let own = self.items_of(at, year).into_iter().enumerate();
        let rows = own.map(|(order, item)| Row {
            number: Some(format!("({})", order + 1)),
            ..self.asked(item, year, edition).row()
        });
        let mut rows: Vec<_> = rows.collect();
        for title in self.theme.policies[at].relisted {
            if let Some((source, item)) = self.find(title, year) {
                let number = Some(format!("({})", rows.len() + 1));
                let row = self.asked(item, year, edition).row();
                rows.push(Row { number, relisted_from: Some(source), ..row });
            }
        }
        PolicyTable { number: (at + 1).to_string(), title: self.theme.policies[at].title.to_owned(), rows }
    }

    /// Those that stayed, in their order, then those that moved here.
    fn items_of(&self, policy: usize, year: i32) -> Vec<&'static ItemSketch> {
        let all = || {
            let policies = self.theme.policies.iter().enumerate();
            policies.flat_map(|(home, it)| it.items.iter().map(move |item| (home, item)))
        };
        let reported = move |(home, item): (usize, &'static ItemSketch)| {
            let here = item.moved_to(year).unwrap_or(home) == policy && item.is_reported_in(year);
            here.then_some((home == policy, item))
        };
        let stayed = all().filter_map(reported).filter(|(stayed, _)| *stayed);
        let moved = all().filter_map(reported).filter(|(stayed, _)| !stayed);
        stayed.chain(moved).map(|(_, item)| item).collect()
    }

    /// Where a 項目 stands that year: 「3-(1)」.
    fn find(&self, title: &str, year: i32) -> Option<(String, &'static ItemSketch)> {
        (0..self.theme.policies.len()).find_map(|policy| {
            let items = self.items_of(policy, year);
            let at = items.iter().position(|item| item.title == title)?;
            Some((format!("{}-({})", policy + 1, at + 1), items[at]))
        })
    }

    fn asked<'a>(&self, item: &'a ItemSketch, year: i32, edition: Edition) -> Asked<'a> {
        let [seed, plan] = self.key;
        let title = item.title.bytes().fold(0, |sum: u64, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        Asked { item, key: [seed, plan, title], year, span: self.span, edition }
    }
}
