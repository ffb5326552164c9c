//! Which 項目 of several years are one.

use super::build::*;
use crate::indicator::{Figure, Origin};
use crate::intake::DoubtKind;
use crate::plan::OwnReport;
use crate::sheet::Row;

#[test]
fn the_same_title_is_the_same_measure_wherever_it_stands() {
    let found = join(&[
        list(
            2024,
            vec![
                policy("1", "見守りの推進", vec![row("(1)", "孤立防止の推進"), row("(2)", "権利擁護支援の促進")]),
                policy("2", "担い手の確保", vec![row("(1)", "人材の発掘・確保")]),
            ],
        ),
        list(
            2025,
            vec![
                policy("1", "見守りの推進", vec![row("(1)", "権利擁護支援の促進")]),
                policy("2", "担い手の確保", vec![row("(1)", "人材の発掘・確保"), row("(2)", "孤立防止の 推進")]),
            ],
        ),
    ]);
    found.is_clear();
    assert_eq!(found.places("孤立防止の 推進"), ["2024 1-(1)", "2025 2-(2)"]);
    assert_eq!(found.places("権利擁護支援の促進"), ["2024 1-(2)", "2025 1-(1)"]);
    assert_eq!(found.titles().len(), 3);
}

#[test]
fn a_changed_title_is_asked_about_and_assumed_the_same_when_all_else_is_alike() {
    let text = "・就労に課題を持つ方々が、それぞれの状況に応じた段階を経て、継続して働くことができるよう支援します。";
    let lists = [
        rows(
            2024,
            vec![
                row("(1)", "多様な形での就労支援の実施").promising(text).counting("就労件数", "件", 37, 18),
                row("(2)", "次世代育成支援事業の推進"),
            ],
        ),
        rows(
            2025,
            vec![
                row("(1)", "次世代育成支援事業の推進"),
                row("(2)", "多様な働き方に向けた就労支援の実施").promising(text).counting("就労件数", "件", 40, 37),
            ],
        ),
    ];
    let found = join(&lists);
    let doubt = found.doubt();
    assert_eq!(doubt.kind, DoubtKind::Joining);
    assert_eq!(doubt.choices[0].key, "same");
    assert_eq!(
        doubt.text,
        "令和６年度の1-(1)「多様な形での就労支援の実施」 → 令和７年度の1-(2)「多様な働き方に向けた就労支援の実施」"
    );
    assert_eq!(found.places("多様な働き方に向けた就労支援の実施"), ["2024 1-(1)", "2025 1-(2)"]);
    assert_eq!(found.values("就労件数"), "2023=18 2024=37 2025=40");

    let apart = decide(&lists, "就労支援", "new");
    assert_eq!(apart.titles().len(), 3);
    assert_eq!(apart.doubt().id, doubt.id, "the question stays, so that the decision can be changed");
}

#[test]
fn an_item_that_ended_and_one_that_began_are_two_without_a_question() {
    let found = join(&[
        rows(
            2024,
            vec![
                row("(1)", "孤立防止の推進").promising("・見守りネットワーク連絡協議会を開催し、情報を交換します。"),
                row("(2)", "権利擁護支援の促進"),
            ],
        ),
        rows(
            2025,
            vec![
                row("(1)", "権利擁護支援の促進"),
                row("(2)", "災害時の避難所運営")
                    .promising("・福祉避難所の開設訓練を毎年行い、備蓄を更新していきます。"),
            ],
        ),
    ]);
    found.is_clear();
    assert_eq!(found.titles(), ["孤立防止の推進", "権利擁護支援の促進", "災害時の避難所運営"]);
    assert_eq!(found.places("孤立防止の推進"), ["2024 1-(1)"]);
}

#[test]
fn two_items_of_one_list_are_never_joined() {
    let twin = |number: &str| row(number, "相談支援の充実").promising("・相談を受けます。");
    let found = join(&[rows(2024, vec![twin("(1)"), twin("(2)")])]);
    assert_eq!(found.titles().len(), 2);
}

#[test]
fn one_title_twice_is_told_apart_by_its_policy() {
    let lists = |first: i32, numbers: [&str; 2]| {
        list(
            first,
            vec![
                policy(
                    numbers[0],
                    "高齢者",
                    vec![row("(1)", "相談支援の充実").promising("・高齢者の相談を受けます。")],
                ),
                policy(
                    numbers[1],
                    "子ども",
                    vec![row("(1)", "相談支援の充実").promising("・子どもの相談を受けます。")],
                ),
            ],
        )
    };
    let found = join(&[lists(2024, ["1", "2"]), lists(2025, ["2", "1"])]);
    found.is_clear();
    let places: Vec<_> = found.0.facts.placements.iter().map(|it| (it.measure.0, found.place(it))).collect();
    let expected = [(1, "2024 1-(1)"), (2, "2024 2-(1)"), (2, "2025 1-(1)"), (1, "2025 2-(1)")];
    assert_eq!(places, expected.map(|(measure, place)| (measure, place.to_owned())));
}

#[test]
fn a_renumbered_policy_keeps_its_old_number_in_the_old_list() {
    let found = join(&[
        list(2024, vec![policy("1", "見守り", vec![row("(1)", "甲")]), policy("2", "担い手", vec![row("(1)", "乙")])]),
        list(2025, vec![policy("1", "担い手", vec![row("(1)", "乙")]), policy("2", "見守り", vec![row("(1)", "甲")])]),
    ]);
    assert_eq!(found.places("甲"), ["2024 1-(1)", "2025 2-(1)"]);
    let policies: Vec<_> = found.0.facts.policies.iter().map(|it| format!("{}{}", it.number, it.title)).collect();
    assert_eq!(policies, ["1見守り", "1担い手", "2担い手", "2見守り"]);
}

#[test]
fn a_relisted_row_is_a_second_place_of_its_source() {
    let shared = || row("(1)", "多様な形での就労支援の実施").counting("就労件数", "件", 37, 18);
    let found = join(&[list(
        2024,
        vec![
            policy("3", "生活困窮者への支援", vec![shared()]),
            policy(
                "4",
                "ステージづくり",
                vec![
                    row("(1)", "活動機会"),
                    row("(2)", "多様な形での就労支援の実施").relisted("3-(1)").counting("就労件数", "件", 37, 18),
                ],
            ),
            policy("5", "重層的な支援", vec![row("(1)", "就労支援（再）").relisted("４-（2）")]),
        ],
    )]);
    found.is_clear();
    let places = ["2024 3-(1)", "2024 4-(2) 再掲", "2024 5-(1) 再掲"];
    assert_eq!(found.places("多様な形での就労支援の実施"), places);
    assert_eq!(found.titles().len(), 2);
    assert_eq!(found.0.facts.reports.len(), 2);
    assert_eq!(found.values("就労件数"), "2023=18 2024=37");
}

#[test]
fn a_relisted_row_without_its_source_stands_for_itself() {
    let found = join(&[rows(
        2024,
        vec![
            row("(1)", "甲").relisted("9-(9)"),
            row("(2)", "乙").relisted("1-(3)"),
            row("(3)", "丙").relisted("1-(2)"),
        ],
    )]);
    assert_eq!(found.titles(), ["甲", "乙", "丙"]);
    assert!(found.0.facts.placements.iter().all(|it| !it.relisted));
}

#[test]
fn a_relisted_figure_that_differs_is_asked_about() {
    let lists = [list(
        2024,
        vec![
            policy("3", "支援", vec![row("(1)", "就労支援").counting("就労件数", "件", 37, 18)]),
            policy(
                "4",
                "場",
                vec![row("(2)", "就労支援").relisted("3-(1)").counting("就労件数", "件", 73, 18).marked("△")],
            ),
        ],
    )];
    let found = join(&lists);
    let words: Vec<_> = found.doubts(DoubtKind::Difference).iter().map(|it| it.text.as_str()).collect();
    assert_eq!(
        words,
        [
            "令和６年度「就労支援」就労件数：3-(1)は37件（前年度18件）、再掲の4-(2)は73件（前年度18件）",
            "令和６年度「就労支援」評価：3-(1)は○、再掲の4-(2)は△",
        ]
    );
    assert_eq!(found.values("就労件数"), "2023=18 2024=37");
    let other = decide(&lists, "再掲", "relisted");
    assert_eq!(other.values("就労件数"), "2023=18 2024=73");
    assert_eq!(other.0.facts.reports[0].mark.as_deref(), Some("△"));
    let counted = other.observations("就労件数").pop().unwrap();
    assert_eq!(counted.origin, Origin::Corrected);
    assert_eq!(counted.as_printed, lists[0].table.plans[0].policies[0].rows[0].indicators[0].as_printed);
    let kept = &other.0.facts.differences[0];
    assert_eq!((kept.year, kept.stored, kept.printed), (counted.year, Figure::Value(37.into()), counted.figure));
}

#[test]
fn a_relisted_row_keeps_what_it_prints_otherwise() {
    let source = || row("(1)", "就労支援");
    let again = || row("(2)", "就労支援").relisted("3-(1)");
    let kept = |again: Row| {
        let lists = [list(2024, vec![policy("3", "支援", vec![source()]), policy("4", "場", vec![again])])];
        join(&lists).0.facts.placements.into_iter().find(|it| it.relisted).unwrap().own_report
    };
    assert_eq!(
        kept(Row { narrative: "・就労支援に\n取り組んだ。".to_owned(), ..again() }),
        None,
        "wraps are no difference"
    );
    assert_eq!(
        kept(Row { narrative: "・就労支援に取り組んだ。【再掲】".to_owned(), ..again() }),
        None,
        "it says what it is"
    );
    assert_eq!(kept(Row { mark: None, narrative: String::new(), ..again() }), None, "it only refers to its source");
    let own = |mark: &str, narrative: &str| {
        Some(OwnReport { mark: Some(mark.to_owned()), narrative: narrative.to_owned(), remark: None })
    };
    assert_eq!(kept(again().marked("△")), own("△", "・就労支援に取り組んだ。"));
    assert_eq!(kept(Row { narrative: "就労件数：73件".to_owned(), ..again() }), own("○", "就労件数：73件"));
}

#[test]
fn a_figure_that_only_a_relisted_row_prints_counts_until_somebody_says_otherwise() {
    let again = row("(2)", "就労支援").relisted("3-(1)").counting("就労件数", "件", 73, 18);
    let lists = [list(2024, vec![policy("3", "支援", vec![row("(1)", "就労支援")]), policy("4", "場", vec![again])])];
    let found = join(&lists);
    assert_eq!(found.doubt().assumed, "再掲の4-(2)の「73件（前年度18件）」を用います。");
    assert_eq!(found.values("就労件数"), "2023=18 2024=73");
    assert!(decide(&lists, "再掲", "source").0.facts.observations.is_empty());
}

#[test]
fn one_report_for_whole_policies_is_one_measure_through_the_years() {
    let lists = |western: i32, third: &str| {
        let numbers = ["1", "2", "3", "4"].map(str::to_owned).to_vec();
        let shared = Row { number: None, title: None, commitment: None, shared_with: numbers, ..row("", "") };
        plans(
            western,
            vec![plan(
                "再犯防止推進計画",
                vec![
                    policy(
                        "1",
                        "保険医療・福祉サービス等による総合的な支援",
                        vec![shared.with(not_held_before(figure("研修会 参加", "人", 33, None)))],
                    ),
                    policy("2", "就労・住居の確保等の取組みを通じた自立支援", vec![]),
                    policy("3", third, vec![]),
                    policy("4", "非行の防止・学校等と連携した取組み", vec![]),
                ],
            )],
        )
    };
    let activities = "民間協力者の活動の促進、広報・啓発活動の推進";
    let found = join(&[lists(2024, activities)]);
    found.is_clear();
    assert_eq!(found.0.facts.measures.len(), 1);
    assert_eq!(found.places(&found.titles().concat()), ["2024 1-*", "2024 2-*", "2024 3-*", "2024 4-*"]);
    assert_eq!(found.values("研修会 参加"), "2023=実施なし 2024=33");

    let found = join(&[lists(2024, activities), lists(2025, activities)]);
    assert_eq!(found.0.facts.measures.len(), 1);
    let found = join(&[lists(2024, activities), lists(2025, "民間協力者の活動と広報・啓発活動の推進")]);
    assert_eq!(found.0.facts.measures.len(), 1);
    assert_eq!(found.doubts(DoubtKind::Joining)[0].choices[0].key, "same");
    assert_eq!(found.0.facts.policies.len(), 5);
}
