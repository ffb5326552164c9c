//! Which 指標 of several years are one, and which of one list.

use super::build::*;
use crate::indicator::{Counting, Lineage};
use crate::intake::DoubtKind;
use crate::sheet::PrintedIndicator;

#[test]
fn figures_join_by_their_whole_name() {
    let found = join(&[
        rows(
            2024,
            vec![row("(1)", "避難支援").counting("災害時要援護者", "人", 357, 382).counting(
                "災害時要援護者に対する支援者",
                "人",
                435,
                480,
            )],
        ),
        rows(
            2025,
            vec![row("(1)", "避難支援").counting("災害時要援護者に対する 支援者", "名", 440, 435).counting(
                "災害時要援護者",
                "人",
                350,
                357,
            )],
        ),
    ]);
    found.is_clear();
    assert_eq!(found.values("災害時要援護者"), "2023=382 2024=357 2025=350");
    assert_eq!(found.values("災害時要援護者に対する 支援者"), "2023=480 2024=435 2025=440");
    assert_eq!(found.indicator("災害時要援護者に対する 支援者").order, 0);
    assert_eq!(found.indicator("災害時要援護者に対する 支援者").id.0, 2);
}

#[test]
fn a_beginning_alike_joins_nothing() {
    let found = join(&[
        rows(2024, vec![row("(1)", "避難支援").counting("災害時要援護者", "人", 357, 382)]),
        rows(2025, vec![row("(1)", "避難支援").counting("災害時要援護者に対する支援者", "人", 440, 435)]),
    ]);
    assert_eq!(found.values("災害時要援護者"), "2023=382 2024=357");
    assert_eq!(found.doubt().choices[0].key, "new");
}

#[test]
fn cumulative_and_distinct_counts_are_two() {
    let list = |western: i32, counting: Counting| {
        rows(western, vec![row("(1)", "訪問").with(counted(counting, figure("支援", "人", 243, None)))])
    };
    let found = join(&[list(2024, Counting::Cumulative), list(2025, Counting::Distinct)]);
    found.is_clear();
    assert_eq!(found.0.facts.indicators.len(), 2);
}

#[test]
fn a_renamed_figure_is_joined_when_it_goes_on_from_the_stored_value() {
    let lists = |previous: i64| {
        [
            rows(
                2024,
                vec![row("(1)", "ポイント").counting("新規登録者数", "人", 68, 73).counting("新規団体数", "人", 5, 4)],
            ),
            rows(
                2025,
                vec![row("(1)", "ポイント").counting("新規登録数", "人", 70, previous).counting(
                    "新規団体数",
                    "人",
                    6,
                    5,
                )],
            ),
        ]
    };
    let found = join(&lists(68));
    assert_eq!(found.values("新規登録数"), "2023=73 2024=68 2025=70");
    assert_eq!(found.doubt().choices[0].key, "same");
    assert_eq!(
        found.doubt().why,
        "「ポイント」の指標で、令和６年度「新規登録者数（人）」と令和７年度「新規登録数（人）」は名前が違いますが、よく似ています。\
         前年度として印刷された68人は、令和６年度の値と同じです。"
    );
    let found = join(&lists(60));
    assert_eq!(found.values("新規登録数"), "2024=60 2025=70");
    assert_eq!(found.doubt().choices[0].key, "new");
    let found = decide(&lists(60), "新規登録数", "same");
    assert_eq!(found.values("新規登録数"), "2023=73 2024=68 2025=70");
    assert_eq!(found.0.facts.differences.len(), 1);
}

#[test]
fn another_unit_is_asked_about() {
    let lists = |old: &str, new: &str| {
        [
            rows(2024, vec![row("(1)", "講座").counting("講座実績", old, 12, None)]),
            rows(2025, vec![row("(1)", "講座").counting("講座実績", new, 14, 99)]),
        ]
    };
    let check = |old: &str, new: &str, assumed: &str| {
        let found = join(&lists(old, new));
        assert_eq!(found.doubts(DoubtKind::Joining)[0].choices[0].key, assumed, "{old} {new}");
    };
    check("", "回", "same");
    check("回", "人", "new");
    assert!(join(&lists("名", "人")).doubts(DoubtKind::Joining).is_empty());
    let joined = decide(&lists("回", "人"), "講座実績", "same");
    let breaks = &joined.indicator("講座実績").breaks;
    assert_eq!(breaks.len(), 1);
    assert_eq!(breaks[0].sentence, "単位が「回」から「人」に変わりました。");
}

#[test]
fn one_name_in_two_units_is_two_figures() {
    let list = |western: i32| {
        rows(western, vec![row("(1)", "講座").counting("講座", "回", 5, None).counting("講座", "人", 30, None)])
    };
    let found = join(&[list(2024), list(2025)]);
    found.is_clear();
    assert_eq!(found.0.facts.indicators.len(), 2);
}

#[test]
fn a_number_that_counts_the_lines_is_no_part_of_a_name() {
    let names = |number: &str, more: i64| {
        let it = row("(1)", "孤立防止の推進").counting("来所相談", "件", 20 + more, 19 + more);
        it.counting(&format!("{number} 電話相談"), "件", 9 + more, 8 + more)
    };
    let found = join(&[rows(2024, vec![names("①", 0)]), rows(2025, vec![names("②", 1)])]);
    found.is_clear();
    assert_eq!(found.0.facts.indicators.len(), 2);
}

#[test]
fn one_figure_with_two_values_is_asked_about() {
    let lists = |second: i64| {
        [
            rows(
                2024,
                vec![
                    row("(1)", "ポイント制度").counting("新規登録者数", "人", 68, 73),
                    row("(2)", "人材の確保").counting("新規登録数", "人", 68, 73),
                ],
            ),
            rows(
                2025,
                vec![
                    row("(1)", "ポイント制度").counting("新規登録者数", "人", 70, 68),
                    row("(2)", "人材の確保").counting("新規登録数", "人", second, 68),
                ],
            ),
        ]
    };
    let agreed = |second| decide(&lists(second), "どちらも68人", "same");
    assert_eq!(agreed(70).doubts(DoubtKind::SameFigure).iter().filter(|it| it.why.contains("違います")).count(), 0);
    let found = agreed(75);
    let differing: Vec<_> = found.0.doubts.iter().filter(|it| it.why.contains("70人と75人")).collect();
    assert_eq!(differing.len(), 1, "{:#?}", found.0.doubts);
}

/// A figure of which its own list says how it stands to the year before.
fn told(note: &str, figure: PrintedIndicator) -> PrintedIndicator {
    PrintedIndicator { lineage: Lineage::read(note), ..noted(note, figure) }
}

#[test]
fn a_name_that_the_list_says_was_another_goes_on_from_it_and_nobody_is_asked() {
    let before = row("(1)", "ポイント").counting("会員数", "人", 68, 73).counting("来場者数", "人", 9, None);
    let renamed = told("「会員数」から名前を変更", figure("登録している人の数", "人", 12, 68));
    let after = row("(1)", "ポイント").counting("来場者数", "人", 8, 9).with(renamed);
    let found = join(&[rows(2024, vec![before]), rows(2025, vec![after])]);
    found.is_clear();
    assert_eq!(found.values("登録している人の数"), "2023=73 2024=68 2025=12");
    assert_eq!(found.values("来場者数"), "2024=9 2025=8");
}

#[test]
fn a_figure_that_the_list_says_is_new_goes_on_from_nothing() {
    let before = row("(1)", "ポイント").counting("新規登録者数", "人", 68, 73);
    let after = row("(1)", "ポイント").with(told("新しい指標", figure("新規登録者数", "人", 70, None)));
    let next = row("(1)", "ポイント").counting("新規登録者数", "人", 71, 70);
    let found = join(&[rows(2024, vec![before]), rows(2025, vec![after]), rows(2026, vec![next])]);
    found.is_clear();
    let values: Vec<_> = found
        .0
        .facts
        .indicators
        .iter()
        .map(|it| found.0.facts.observations.iter().filter(|one| one.indicator == it.id).count())
        .collect();
    assert_eq!(values, [2, 2], "2023 and 2024; 2025 and 2026");
}

#[test]
fn what_the_list_says_is_counted_otherwise_breaks_without_a_question() {
    let before = row("(1)", "ポイント").counting("会員数", "人", 68, 73);
    let after = row("(1)", "ポイント").with(told("数え方の変更：休会を除いた", figure("会員数", "人", 12, 68)));
    let found = join(&[rows(2024, vec![before]), rows(2025, vec![after])]);
    found.is_clear();
    let breaks = &found.indicator("会員数").breaks;
    assert_eq!((breaks[0].from, breaks[0].sentence.as_str()), (year(2025), "休会を除いた"));
    assert_eq!(found.values("会員数"), "2023=73 2024=68 2025=12");
}
