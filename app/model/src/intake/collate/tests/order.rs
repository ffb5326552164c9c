//! The order in which lists come makes no difference, nor do their number and what they hold.

use super::build::*;
use crate::intake::{Decisions, Listing, collate};
use crate::sheet::Row;
use proptest::prelude::*;
use std::collections::BTreeSet;

const TITLES: [&str; 5] =
    ["就労支援の実施", "就労支援の推進", "見守り・孤立防止の推進", "権利擁護支援の促進", "見守りの推進"];
const NAMES: [&str; 4] = ["相談件数", "相談件数（延べ）", "参加者", "参加者数"];
const DEPARTMENTS: [&str; 3] = ["健康課", "健康推進課", "市民社協"];

/// Title, figures (name, value, 前年度) and department, by their places above.
type Drawn = (usize, Vec<(usize, i64, Option<i64>)>, usize);

fn a_row() -> impl Strategy<Value = Drawn> {
    let figure = (0..NAMES.len(), 0..40i64, proptest::option::of(0..40i64));
    (0..TITLES.len(), proptest::collection::vec(figure, 0..3), 0..DEPARTMENTS.len())
}

fn a_list(western: i32) -> impl Strategy<Value = Listing> {
    let rows = || proptest::collection::vec(a_row(), 0..4);
    (rows(), rows()).prop_map(move |(first, second)| {
        let row = |(at, (title, figures, department)): (usize, Drawn)| {
            let row = row(&format!("({})", at + 1), TITLES[title]).by(&[DEPARTMENTS[department]]);
            figures.into_iter().fold(row, |row, (name, value, before)| row.counting(NAMES[name], "人", value, before))
        };
        let rows = |rows: Vec<_>| rows.into_iter().enumerate().map(row).collect::<Vec<Row>>();
        list(western, vec![policy("1", "見守り", rows(first)), policy("2", "就労", rows(second))])
    })
}

/// Four years' lists; from one of them on, perhaps, of the plan of the next 期.
fn lists() -> impl Strategy<Value = Vec<Listing>> {
    let years = (a_list(2022), a_list(2023), a_list(2024), a_list(2025));
    (years, 2022..2030i32).prop_map(|(it, next)| {
        let mut lists = vec![it.0, it.1, it.2, it.3];
        let later = lists.iter_mut().filter(|it| it.publication.year.western() >= next);
        later.for_each(|it| NEXT_PLAN.clone_into(&mut it.table.plans[0].title));
        lists
    })
}

proptest! {
    #[test]
    fn the_order_of_lists_makes_no_difference(
        (lists, shuffled) in lists().prop_flat_map(|it| (Just(it.clone()), Just(it).prop_shuffle())),
    ) {
        let decisions = Decisions::new();
        prop_assert_eq!(collate(&lists, &decisions), collate(&shuffled, &decisions));
    }

    #[test]
    fn the_truths_hold_whatever_is_printed_and_decided(lists in lists(), say in any::<prop::sample::Index>()) {
        let asked = collate(&lists, &Decisions::new());
        let decisions: Decisions = asked.doubts.iter().map(|it| (it.id.clone(), say.get(&it.choices).key.clone())).collect();
        for found in [asked, collate(&lists, &decisions)] {
            let facts = &found.facts;
            let once = |name: &str, all: Vec<String>| {
                let count = all.len();
                prop_assert_eq!(all.into_iter().collect::<BTreeSet<_>>().len(), count, "{} twice", name);
                Ok(())
            };
            once("report", facts.reports.iter().map(|it| format!("{:?}", (it.measure, it.year))).collect())?;
            once("observation", facts.observations.iter().map(|it| format!("{:?}", (it.indicator, it.year))).collect())?;
            once("place", facts.placements.iter().map(|it| format!("{:?}", (it.policy, it.year, it.order))).collect())?;
            once("doubt", found.doubts.iter().map(|it| it.id.clone()).collect())?;
            let printed: usize = lists.iter().flat_map(|it| &it.table.plans[0].policies).map(|it| it.rows.len()).sum();
            prop_assert_eq!(facts.placements.len(), printed, "no row is lost");
            for it in &facts.observations {
                prop_assert!(facts.indicators.iter().any(|indicator| indicator.id == it.indicator));
            }
            for it in &facts.indicators {
                prop_assert!(it.same_as.is_none_or(|id| id != it.id && facts.indicators.iter().any(|it| it.id == id && it.same_as.is_none())));
            }
        }
    }
}

#[test]
fn a_decision_holds_when_an_earlier_year_comes_later() {
    let item = |western: i32, title: &str, value: i64, before: i64| {
        rows(
            western,
            vec![row("(1)", title).promising("・働く人を支えます。").counting("就労件数", "件", value, before)],
        )
    };
    let (first, second, third) =
        (item(2023, "就労支援の実施", 9, 8), item(2024, "就労支援の実施", 10, 9), item(2025, "就労支援の推進", 11, 10));
    let asked = join(&[second.clone(), third.clone()]);
    let with_all = join(&[third, first, second]);
    assert_eq!(asked.doubt().id, with_all.doubt().id);
}

#[test]
fn hundreds_of_plans_of_eight_years_join_without_a_doubt() {
    let lists: Vec<_> = (2019..2027)
        .map(|western| {
            let row = |at: usize| row(&format!("({at})"), &format!("第{at}の取組み")).counting("件数", "件", 10, 9);
            let policies = || vec![policy("1", "見守り", (1..=4).map(row).collect())];
            plans(western, (0..300).map(|at| plan(&format!("第{at}計画"), policies())).collect())
        })
        .collect();
    let found = join(&lists);
    assert_eq!(found.0.facts.measures.len(), 1_200);
}
