use super::{mihon, mihon_lists};
use model::indicator::{Figure, Reason};
use model::sheet::{PrintedIndicator, Row};
use std::collections::BTreeSet;

fn rows() -> Vec<(i32, Row)> {
    let lists = mihon_lists(2, 8, 1);
    let of = |list: &super::MihonList| {
        let year = list.table.fiscal_year.western();
        let plans = list.table.plans.iter().flat_map(|plan| &plan.policies).flat_map(|policy| &policy.rows);
        plans.map(|row| (year, row.clone())).collect::<Vec<_>>()
    };
    lists.iter().flat_map(of).collect()
}

#[test]
fn the_same_seed_gives_the_same_city() {
    assert_eq!(mihon(3, 4, 7), mihon(3, 4, 7));
    assert_ne!(mihon(3, 4, 7), mihon(3, 4, 8));
}

#[test]
fn eight_years_from_the_first_of_reiwa_with_one_correction() {
    let lists = mihon_lists(2, 8, 1);
    let years: Vec<_> = lists.iter().map(|list| list.table.fiscal_year.western()).collect();
    assert_eq!(years, [2019, 2020, 2021, 2022, 2023, 2024, 2024, 2025, 2026]);
    let [first, corrected] = [&lists[5].table, &lists[6].table];
    assert_ne!(first, corrected);
    assert_eq!((&first.meeting, first.meeting_date), (&corrected.meeting, corrected.meeting_date));
}

#[test]
fn every_mark_and_every_kind_of_gap_occurs() {
    let rows = rows();
    let marks: BTreeSet<_> = rows.iter().filter_map(|(_, row)| row.mark.clone()).collect();
    assert_eq!(marks, ["☆", "○", "△", "□", "×", "◎", "－"].map(str::to_owned).into());
    let figures = || rows.iter().flat_map(|(_, row)| &row.indicators);
    let absent = |reason| figures().any(|it: &PrintedIndicator| it.value == Some(Figure::Absent(reason)));
    assert!([Reason::NotHeld, Reason::Pending, Reason::NotApplicable, Reason::Ended].into_iter().all(absent));
    assert!(figures().any(|it| it.note.is_some()), "a redefinition");
    assert!(figures().any(|it| it.approximate));
    assert!(rows.iter().any(|(_, row)| row.new));
    assert!(rows.iter().any(|(_, row)| row.relisted_from.as_deref() == Some("3-(1)")));
    assert!(rows.iter().any(|(_, row)| row.shared_with.len() == 3));
}

#[test]
fn last_years_figure_is_this_years_bracket_but_for_one_misprint() {
    let rows = rows();
    let figure = |year: i32, title: &Option<String>, name: &str| {
        let same =
            rows.iter().rev().filter(|(when, row)| *when == year && row.title == *title && row.relisted_from.is_none());
        same.flat_map(|(_, row)| &row.indicators).find(|it| it.name == name).and_then(|it| it.value)
    };
    let mut misprints = BTreeSet::new();
    for (year, row) in &rows {
        for it in &row.indicators {
            let before = figure(year - 1, &row.title, &it.name);
            if it.previous.is_some() && before.is_some() && it.previous != before {
                misprints.insert((*year, it.name.clone()));
            }
        }
    }
    assert_eq!(misprints, [(2024, "通報による訪問件数".to_owned())].into());
}

#[test]
fn events_name_figures_that_exist() {
    for theme in [&super::community_rest::COMMUNITY, &super::guardianship::GUARDIANSHIP] {
        for item in theme.policies.iter().flat_map(|policy| policy.items).chain(&theme.shared) {
            for (year, event) in item.life {
                let known = |label: &str| item.figures.iter().any(|figure| figure.label == label);
                assert!(event.figure().is_none_or(known), "{} {year}", item.title);
            }
        }
    }
}

#[test]
fn a_thousand_plans_have_a_thousand_titles() {
    let lists = mihon_lists(1000, 1, 1);
    let titles: BTreeSet<_> = lists.iter().flat_map(|list| &list.table.plans).map(|plan| &plan.title).collect();
    assert_eq!(titles.len(), 1000);
    let numbers: BTreeSet<_> = lists.iter().map(|list| &list.table.material_number).collect();
    assert_eq!(numbers.len(), lists.len(), "two lists of one year must not look like editions of each other");
}
