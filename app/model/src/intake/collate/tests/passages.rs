//! What is said of the years that were joined.

use super::build::*;
use crate::id::PublicationId;
use crate::indicator::Counting;
use crate::intake::{ListedMeasure, Passage, Renamed};
use crate::sheet::Row;

fn at(line: u32, row: Row) -> Row {
    Row { line, ..row }
}

fn show(it: &ListedMeasure) -> String {
    format!("{} {}", it.place, it.title)
}

fn arrow(it: &Renamed<ListedMeasure>) -> String {
    format!("{} → {}", show(&it.from), show(&it.to))
}

#[track_caller]
fn only(found: &Found) -> &Passage {
    assert_eq!(found.0.passages.len(), 1, "{:#?}", found.0.passages);
    &found.0.passages[0]
}

#[test]
fn one_year_alone_has_nothing_to_pass_to() {
    let found = join(&[rows(2024, vec![row("(1)", "孤立防止の推進")])]);
    assert_eq!(found.0.passages, []);
}

#[test]
fn what_moved_ended_and_began_is_told() {
    let safe = |rows| policy("1", "見守りの推進", rows);
    let people = |number: &str, rows| policy(number, "担い手の確保", rows);
    let ended = "・避難所の運営を地域の皆さんと毎年訓練し、備蓄を更新していきます。";
    let begun = "・ひきこもりの方とご家族のための居場所を開き、専門の相談員が話を伺います。";
    let found = join(&[
        list(
            2024,
            vec![
                safe(vec![
                    row("(1)", "孤立防止の推進").counting("協議会", "回", 2, 1).counting("参加者", "人", 40, 38),
                    row("(2)", "避難所の運営").promising(ended).by(&["防災課"]),
                    row("(3)", "権利擁護支援の促進"),
                ]),
                people("2", vec![row("(1)", "人材の発掘・確保")]),
            ],
        ),
        list(
            2026,
            vec![
                safe(vec![
                    row("(1)", "孤立防止の推進").counting("協議会", "回", 2, 2).counting("講座", "回", 5, None),
                    row("(2)", "権利擁護支援の促進"),
                    row("(3)", "ひきこもり支援").promising(begun),
                ]),
                people("3", vec![row("(1)", "人材の発掘・確保")]),
                policy(
                    "2",
                    "住まい",
                    vec![
                        row("(1)", "多様な住まい")
                            .promising("・空き家を借り上げ、住まいに困る方へ貸し出します。")
                            .by(&["住宅課"]),
                    ],
                ),
            ],
        ),
    ]);
    let it = only(&found);
    assert_eq!((it.plan.as_str(), it.from, it.to), (PLAN, year(2024), year(2026)));
    assert_eq!(it.measures.kept, 3);
    assert_eq!(it.measures.ended.iter().map(show).collect::<Vec<_>>(), ["1-(2) 避難所の運営"]);
    assert_eq!(it.measures.began.iter().map(show).collect::<Vec<_>>(), ["1-(3) ひきこもり支援", "2-(1) 多様な住まい"]);
    assert_eq!(it.moved, [], "a policy that is renumbered takes its items along");
    let renumbered =
        ["1-(3) 権利擁護支援の促進 → 1-(2) 権利擁護支援の促進", "2-(1) 人材の発掘・確保 → 3-(1) 人材の発掘・確保"];
    assert_eq!(it.renumbered.iter().map(arrow).collect::<Vec<_>>(), renumbered);
    let names = |list: &[crate::intake::ListedIndicator]| list.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
    assert_eq!(
        (it.indicators.kept, names(&it.indicators.ended), names(&it.indicators.began)),
        (1, vec!["参加者".to_owned()], vec!["講座".to_owned()])
    );
    assert_eq!(
        (it.departments.kept, &it.departments.ended[..], &it.departments.began[..]),
        (1, &["防災課".to_owned()][..], &["住宅課".to_owned()][..])
    );
}

#[test]
fn a_move_is_told_apart_from_a_policy_with_a_new_title() {
    let lists = |western, title: &str, first: Vec<Row>, second: Vec<Row>| {
        list(western, vec![policy("1", title, first), policy("2", "担い手の確保", second)])
    };
    let found = join(&[
        lists(2024, "見守りの推進", vec![row("(1)", "孤立防止の推進"), row("(2)", "権利擁護支援の促進")], vec![]),
        lists(2025, "見守りの充実", vec![row("(1)", "孤立防止の推進")], vec![row("(1)", "権利擁護支援の促進")]),
    ]);
    let it = only(&found);
    assert_eq!(it.moved.iter().map(arrow).collect::<Vec<_>>(), ["1-(2) 権利擁護支援の促進 → 2-(1) 権利擁護支援の促進"]);
    assert_eq!((it.renumbered.len(), it.measures.kept, it.measures.is_still()), (0, 2, true));
}

#[test]
fn a_new_number_with_a_new_title_is_no_new_number_alone() {
    let text = "・見守りの声かけとサロンの運営を、地域の皆さんと一緒に続け、支え合いを広げていきます。";
    let both = row("(1)", "見守りとサロンの推進").promising(text).counting("サロン数", "か所", 5, 4);
    let own = row("(2)", "見守りとサロンの充実").promising(text).counting("サロン数", "か所", 6, 5);
    let found = join(&[rows(2024, vec![both]), rows(2025, vec![row("(1)", "声かけの推進"), own])]);
    let it = only(&found);
    let renamed = ["1-(1) 見守りとサロンの推進 → 1-(2) 見守りとサロンの充実"];
    assert_eq!(it.measures.renamed.iter().map(arrow).collect::<Vec<_>>(), renamed);
    assert_eq!(it.renumbered, []);
}

#[test]
fn what_is_called_otherwise_is_told_once_it_is_joined() {
    let text = "・就労に課題を持つ方々が、それぞれの状況に応じた段階を経て、継続して働くことができるよう支援します。";
    let lists = [
        rows(
            2024,
            vec![row("(1)", "多様な形での就労支援の実施").promising(text).by(&["住宅対策課"]).counting(
                "就労支援の相談件数",
                "件",
                37,
                18,
            )],
        ),
        rows(
            2025,
            vec![row("(1)", "多様な働き方に向けた就労支援の実施").promising(text).by(&["住まい支援課"]).counting(
                "就労支援の相談の件数",
                "件",
                40,
                37,
            )],
        ),
    ];
    let found = decide(&lists, "住宅対策課", "renamed");
    let it = only(&found);
    let title = "1-(1) 多様な形での就労支援の実施 → 1-(1) 多様な働き方に向けた就労支援の実施";
    assert_eq!(it.measures.renamed.iter().map(arrow).collect::<Vec<_>>(), [title]);
    let names: Vec<_> = it.indicators.renamed.iter().map(|it| (it.from.name.as_str(), it.to.name.as_str())).collect();
    assert_eq!(names, [("就労支援の相談件数", "就労支援の相談の件数")]);
    assert_eq!(it.departments.renamed, [Renamed { from: "住宅対策課".to_owned(), to: "住まい支援課".to_owned() }]);
}

#[test]
fn a_question_names_the_line_that_makes_somebody_ask() {
    let text = "・就労に課題を持つ方々が、それぞれの状況に応じた段階を経て、継続して働くことができるよう支援します。";
    let lined = |line, it| crate::sheet::PrintedIndicator { line, ..it };
    let found = join(&[
        rows(
            2024,
            vec![at(
                7,
                row("(1)", "多様な形での就労支援の実施")
                    .promising(text)
                    .by(&["住宅対策課"])
                    .with(lined(11, figure("就労件数", "件", 37, 18))),
            )],
        ),
        rows(
            2025,
            vec![at(
                9,
                row("(1)", "多様な働き方に向けた就労支援の実施")
                    .promising(text)
                    .by(&["住まい支援課"])
                    .with(lined(14, figure("就労件数", "件", 40, 36))),
            )],
        ),
    ]);
    let lines: Vec<_> = found.0.doubts.iter().map(|it| (it.source, it.line)).collect();
    let there = Some(PublicationId(2025));
    assert_eq!(lines, [(there, 9), (there, 14), (there, 9)], "{:#?}", found.0.doubts);
}

#[test]
fn policies_marks_and_figures_that_went_elsewhere_are_told() {
    let found = join(&[
        list(
            2024,
            vec![
                policy(
                    "1",
                    "見守りの推進",
                    vec![row("(1)", "孤立防止の推進").counting("家族セミナーの回数", "回", 4, 3)],
                ),
                policy("2", "担い手の確保", vec![row("(1)", "人材の発掘・確保")]),
            ],
        ),
        list(
            2025,
            vec![
                policy("1", "見守りの推進", vec![row("(1)", "孤立防止の推進").marked("△")]),
                policy("2", "人材の育成", vec![row("(1)", "人材の発掘・確保")]),
                policy(
                    "3",
                    "住まい",
                    vec![row("(1)", "家族への支援").promising("・セミナーを開き、ご家族の相談を受けます。").counting(
                        "家族セミナーの回数",
                        "回",
                        5,
                        4,
                    )],
                ),
            ],
        ),
    ]);
    let it = only(&found);
    let policies = &it.policies;
    assert_eq!((policies.kept, policies.renamed[0].to.title.as_str()), (2, "人材の育成"));
    assert_eq!((policies.ended.len(), policies.began[0].number.as_str()), (0, "3"));
    let turn = &it.marks[0];
    assert_eq!((turn.from.as_deref(), turn.to.as_deref(), it.marks.len()), (Some("○"), Some("△"), 1));
    let shifted: Vec<_> = it.shifted.iter().map(|it| (it.from.place.as_str(), it.to.place.as_str())).collect();
    assert_eq!(shifted, [("1-(1)", "3-(1)")]);
}

#[test]
fn a_department_whose_work_another_took_over_is_told() {
    let lists = [
        rows(2024, vec![row("(1)", "孤立防止の推進").by(&["住宅対策課"])]),
        rows(2025, vec![row("(1)", "孤立防止の推進").by(&["福祉支援課"])]),
    ];
    let found = decide(&lists, "住宅対策課", "successor");
    let expected = [Renamed { from: "住宅対策課".to_owned(), to: "福祉支援課".to_owned() }];
    assert_eq!(only(&found).succeeded, expected);
}

#[test]
fn one_item_that_counts_distinct_now_has_moved_nothing_and_says_how_each_counted() {
    let item = |counting, value, previous: Option<i64>| {
        row("(1)", "福祉総合相談").with(counted(counting, figure("相談件数", "件", value, previous)))
    };
    let found = join(&[
        rows(2024, vec![item(Counting::Cumulative, 823, None)]),
        rows(2025, vec![item(Counting::Distinct, 500, Some(480))]),
    ]);
    let it = only(&found);
    let said = |list: &[crate::intake::ListedIndicator]| list.iter().map(|it| it.counting).collect::<Vec<_>>();
    assert_eq!(said(&it.indicators.ended), [Some(Counting::Cumulative)]);
    assert_eq!(said(&it.indicators.began), [Some(Counting::Distinct)]);
    assert_eq!(it.shifted, [], "it stays in the same 項目");
}

#[test]
fn what_is_counted_in_another_way_elsewhere_has_not_moved_there() {
    let item =
        |number, title, counting| row(number, title).with(counted(counting, figure("相談件数", "件", 823, None)));
    let lists = |before, after| {
        let rest = [row("(1)", "見守りの会議"), row("(2)", "居場所の運営")];
        let [first, second] = rest;
        join(&[
            rows(2024, vec![item("(1)", "見守りの会議", before), second]),
            rows(2025, vec![first, item("(2)", "居場所の運営", after)]),
        ])
    };
    assert_eq!(only(&lists(Counting::Cumulative, Counting::Distinct)).shifted, []);
    assert_eq!(only(&lists(Counting::Cumulative, Counting::Cumulative)).shifted.len(), 1);
}
