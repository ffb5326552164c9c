//! Which things of several years are one.

use super::build::*;
use crate::indicator::Counting;
use crate::intake::DoubtKind;
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
fn another_period_is_another_plan() {
    let rows = || vec![policy("1", "見守りの推進", vec![row("(1)", "孤立防止の推進")])];
    let found = join(&[
        plans(2023, vec![plan("第５期地域福祉計画", rows())]),
        plans(2024, vec![plan("第6期地域福祉計画", rows()), plan("再犯防止推進計画", rows())]),
        plans(2025, vec![plan("第６期地域福祉計画", rows()), plan("再犯防止推進計画", rows())]),
    ]);
    found.is_clear();
    let titles: Vec<_> = found.0.facts.plans.iter().map(|it| (it.id.0, it.title.as_str(), it.order)).collect();
    assert_eq!(titles, [(1, "第５期地域福祉計画", 1), (2, "第６期地域福祉計画", 1), (3, "再犯防止推進計画", 2)]);
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
fn a_renamed_department_is_one_once_a_person_says_so() {
    let lists = [
        rows(
            2024,
            vec![
                row("(1)", "甲の推進").by(&["地域支援課", "健康課"]),
                row("(2)", "乙の確保").by(&["健康課"]),
                row("(3)", "丙").by(&["福祉公社", "健康課"]),
            ],
        ),
        rows(
            2025,
            vec![
                row("(1)", "甲の推進").by(&["地域支援課", "健康推進課"]),
                row("(2)", "乙の確保").by(&["健康推進課", "こども課"]),
                row("(3)", "丙").by(&["福祉公社", "健康推進課"]),
            ],
        ),
    ];
    let found = join(&lists);
    assert_eq!(found.doubt().choices[0].key, "new");
    assert_eq!(found.department("健康課"), [("健康課".to_owned(), 2024, None)]);
    let found = decide(&lists, "健康推進課", "renamed");
    let names = [("健康課".to_owned(), 2024, Some(2024)), ("健康推進課".to_owned(), 2025, None)];
    assert_eq!(found.department("健康課"), names);
    assert_eq!(found.0.facts.departments.len(), 4);
    let placement = &found.0.facts.placements[0];
    assert_eq!(placement.departments.iter().map(|it| it.0).collect::<Vec<_>>(), [1, 2]);
    let found = decide(&lists, "健康推進課", "successor");
    let by = found.0.facts.departments[1].successor.unwrap();
    assert_eq!(found.0.facts.departments.iter().find(|it| it.id == by).unwrap().names[0].name, "健康推進課");
}

#[test]
fn a_department_that_stays_somewhere_was_not_renamed() {
    let found = join(&[
        rows(2024, vec![row("(1)", "甲の推進").by(&["健康課"]), row("(2)", "乙の確保").by(&["健康課"])]),
        rows(2025, vec![row("(1)", "甲の推進").by(&["健康推進課"]), row("(2)", "乙の確保").by(&["健康課"])]),
    ]);
    found.is_clear();
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
