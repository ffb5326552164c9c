//! What can be chosen where nothing was taken, and what is taken then.

use crate::list::{read_with, show};
use model::indicator::Figure;
use model::intake::{Decisions, Doubt};

/// The one doubt of a 説明.
fn doubt(narrative: &str) -> Doubt {
    let (_, mut doubts) = read_with(narrative, &Decisions::new());
    assert_eq!(doubts.len(), 1, "{narrative}: {doubts:#?}");
    doubts.remove(0)
}

/// What is assumed, what can be chosen, and which figures there are then.
fn check(narrative: &str, assumed: &str, choices: &[(&str, &[&str])]) {
    let doubt = doubt(narrative);
    assert_eq!(doubt.assumed, assumed, "{narrative}");
    let keys: Vec<&str> = doubt.choices.iter().map(|it| it.key.as_str()).collect();
    assert_eq!(keys, choices.iter().map(|(key, _)| *key).collect::<Vec<_>>(), "{narrative}: {doubt:#?}");
    for (key, figures) in choices {
        let decided = Decisions::from([(doubt.id.clone(), (*key).to_owned())]);
        let (row, again) = read_with(narrative, &decided);
        assert_eq!(row.indicators.iter().map(show).collect::<Vec<_>>(), *figures, "{narrative} {key}");
        assert_eq!(
            again,
            std::slice::from_ref(&doubt),
            "{narrative} {key}: the question stays, so that the answer can be changed"
        );
        assert!(row.indicators.iter().all(|it| row.narrative.contains(&it.as_printed)), "{:?}", row.indicators);
    }
}

const NOTHING: &str = "ここからは何も取りませんでした。";
const NOW_ALONE: &str = "今年度の値だけを取り、前年度の値は取りませんでした。";

#[test]
fn a_number_that_could_be_two_is_taken_as_the_one_that_is_chosen() {
    check(
        "・研修参加者：20～30人",
        NOTHING,
        &[("keep", &[]), ("first", &["研修参加者|20|人|-"]), ("second", &["研修参加者|30|人|-"])],
    );
    check(
        "・参加者：1,200～1,500人（前年度900人）",
        NOTHING,
        &[
            ("keep", &[]),
            ("first", &["参加者|1200|人|900"]),
            ("second", &["参加者|1500|人|900"]),
            ("before", &["参加者|-|人|900"]),
        ],
    );
    check(
        "・実施校：12/12校",
        NOTHING,
        &[("keep", &[]), ("first", &["実施校|12|校|-"]), ("second", &["実施校|12|校|-"])],
    );
    check(
        "・相談件数：1,23件",
        NOTHING,
        &[("keep", &[]), ("take", &["相談件数|123|件|-"]), ("decimal", &["相談件数|1.23|件|-"])],
    );
    check("・配布：2、712部", NOTHING, &[("keep", &[]), ("take", &["配布|2712|部|-"])]);
}

#[test]
fn numbers_in_a_row_are_given_the_years_that_are_chosen() {
    check(
        "・受験者／合格者：30人／27人",
        NOTHING,
        &[
            ("keep", &[]),
            ("each", &["受験者|30|人|-", "合格者|27|人|-"]),
            ("first", &["受験者／合格者|30|人|-"]),
            ("second", &["受験者／合格者|27|人|-"]),
            ("old-new", &["受験者／合格者|27|人|30"]),
            ("new-old", &["受験者／合格者|30|人|27"]),
        ],
    );
    check(
        "・相談件数：２ ７件",
        NOTHING,
        &[
            ("keep", &[]),
            ("first", &["相談件数|2|件|-"]),
            ("second", &["相談件数|7|件|-"]),
            ("old-new", &["相談件数|7|件|2"]),
            ("new-old", &["相談件数|2|件|7"]),
            ("joined", &["相談件数|27|件|-"]),
        ],
    );
}

#[test]
fn a_number_in_kanji_is_one_once_a_person_says_so() {
    for before in ["前年度10件", "前年度十件"] {
        check(
            &format!("・相談件数：十二件（{before}）"),
            NOTHING,
            &[("keep", &[]), ("take", &["相談件数|12|件|10"]), ("before", &["相談件数|-|件|10"])],
        );
    }
    check("・相談件数：数件（前年度10件）", NOTHING, &[("keep", &[]), ("before", &["相談件数|-|件|10"])]);
    check("・相談件数：一〇〇件", NOTHING, &[("keep", &[]), ("take", &["相談件数|100|件|-"])]);
    check("・相談：数十件", NOTHING, &[("keep", &[])]);
}

#[test]
fn a_unit_that_begins_a_word_is_what_a_person_says() {
    check(
        "・参加：12団体会員",
        NOTHING,
        &[("keep", &[]), ("take", &["参加|12|団体会員|-"]), ("known", &["参加|12|団体|-"])],
    );
    check(
        "・利用：12部屋（前年度10）",
        NOTHING,
        &[("keep", &[]), ("take", &["利用|12|部屋|10"]), ("known", &["利用|12|部|10"])],
    );
}

#[test]
fn a_word_or_a_dash_for_a_value_is_what_a_person_says() {
    for printed in ["－", "―", "ゼロ", "皆無", "なし"] {
        check(
            &format!("・登録者数：{printed}"),
            NOTHING,
            &[("keep", &[]), ("not-held", &["登録者数|実施なし|-|-"]), ("zero", &["登録者数|0|-|-"])],
        );
    }
    let zero = &[("keep", &[][..]), ("not-held", &["登録者数|実施なし|-|-"]), ("zero", &["登録者数|0|人|-"])];
    check("・登録者数：ゼロ人", NOTHING, zero);
    let beside = &[
        ("keep", &[][..]),
        ("not-held", &["登録者数|実施なし|人|68"]),
        ("zero", &["登録者数|0|人|68"]),
        ("before", &["登録者数|-|人|68"]),
    ];
    for word in ["ゼロ", "－", "中止", "休止", "なし"] {
        check(&format!("・登録者数：{word}（前年度68人）"), NOTHING, beside);
    }
}

#[test]
fn a_number_in_a_circle_is_one_once_a_person_says_so() {
    check(
        "・相談件数：⑫件（前年度⑩件）",
        NOTHING,
        &[("keep", &[]), ("take", &["相談件数|12|件|10"]), ("before", &["相談件数|-|件|10"])],
    );
    check("・相談件数：①件", NOTHING, &[("keep", &[]), ("take", &["相談件数|1|件|-"])]);
    check(
        "・相談件数：５件（前年度②件）",
        NOW_ALONE,
        &[("keep", &["相談件数|5|件|-"]), ("before", &["相談件数|5|件|2"])],
    );
}

#[test]
fn a_year_before_without_this_years_value_can_be_taken_alone() {
    check(
        "・平均年齢：71.5歳（令和５年度：70.8歳）",
        NOTHING,
        &[("keep", &[]), ("take", &["平均年齢|71.5|歳|70.8"]), ("before", &["平均年齢|-|歳|70.8"])],
    );
}

#[test]
fn a_number_whose_bracket_names_the_year_before_can_be_taken_as_that() {
    check(
        "・参加者：61人（令和５年度）",
        "指標として取りませんでした。取るなら名前は「参加者」です。",
        &[("skip", &[]), ("take", &["参加者|61|人|-"]), ("before", &["参加者|-|人|61"])],
    );
}

#[test]
fn a_year_before_that_is_no_plain_value_is_what_a_person_says() {
    check(
        "・相談件数：506件（前年度と同数）",
        NOW_ALONE,
        &[("keep", &["相談件数|506|件|-"]), ("same", &["相談件数|506|件|506"])],
    );
    for printed in ["前年度－", "前年度中止", "前年度 実績なし"] {
        check(
            &format!("・研修会：３回（{printed}）"),
            NOW_ALONE,
            &[("keep", &["研修会|3|回|-"]), ("not-held", &["研修会|3|回|実施なし"]), ("zero", &["研修会|3|回|0"])],
        );
    }
    check(
        "・訓練：１回（前年度：２回（雨天））",
        NOW_ALONE,
        &[("keep", &["訓練|1|回|-"]), ("before", &["訓練|1|回|2"])],
    );
    check("・相談件数：506件（前年度634件増）", NOW_ALONE, &[("keep", &["相談件数|506|件|-"])]);
}

#[test]
fn a_number_in_brackets_without_a_word_may_be_the_year_before() {
    check("・相談件数：27（20）件", NOW_ALONE, &[("keep", &["相談件数|27|件|-"]), ("before", &["相談件数|27|件|20"])]);
    check(
        "・相談件数：506件（634件）",
        "指標として取りませんでした。",
        &[("skip", &["相談件数|506|件|-"]), ("before", &["相談件数|506|件|634"])],
    );
}

#[test]
fn a_year_before_of_several_goes_to_the_one_that_is_chosen() {
    check(
        "・窓口27件、訪問30件（前年度45件）",
        NOW_ALONE,
        &[
            ("keep", &["窓口|27|件|-", "訪問|30|件|-"]),
            ("first", &["窓口|27|件|45", "訪問|30|件|-"]),
            ("second", &["窓口|27|件|-", "訪問|30|件|45"]),
        ],
    );
}

#[test]
fn a_row_with_too_few_cells_is_read_by_the_column_that_is_said_to_be_blank() {
    check(
        "指標　令和４年度　令和５年度　令和６年度\n・相談件数（件）　20　27",
        NOTHING,
        &[
            ("keep", &[]),
            ("blank-1", &["相談件数|27|件|20"]),
            ("blank-2", &["相談件数|27|件|-"]),
            ("blank-3", &["相談件数|-|件|27"]),
        ],
    );
}

#[test]
fn a_number_beside_the_year_before_may_be_a_part_of_the_figure() {
    for beside in ["（うち新規20件、前年度634件）", "（うち新規20件）（前年度634件）"] {
        let narrative = format!("・相談件数：506件{beside}");
        let rest = "かっこの中のほかの数は取りませんでした。";
        let whole = "相談件数|506|件|634";
        check(&narrative, rest, &[("keep", &[whole]), ("take", &[whole, "相談件数 うち新規|20|件|-"])]);
    }
}

#[test]
fn what_is_said_of_a_bracket_agrees_with_what_is_taken() {
    let rest = "かっこの中のほかの数は取りませんでした。";
    for (narrative, figure) in [
        ("・相談件数：364件（前年度519件、うち新規20件）", "相談件数|364|件|519"),
        ("・相談件数：364件（前年度519件　うち新規20件）", "相談件数|364|件|519"),
        ("・登録者：50人（前年度40人、男15人、女25人）", "登録者|50|人|40"),
        ("・参加者：15人（R5　12人　R4　10人）", "参加者|15|人|12"),
        ("・参加者：R6　15人（R5　12人　R4　10人）", "参加者|15|人|12"),
    ] {
        check(narrative, rest, &[("keep", &[figure])]);
    }
    for (before, first, second) in [("会場12人、Zoom５人", "12", "5"), ("１・５人", "1", "5")] {
        let figure = |before| format!("参加者|20|人|{before}");
        check(
            &format!("・参加者：20人（前年度{before}）"),
            NOW_ALONE,
            &[("keep", &[&figure("-")]), ("first", &[&figure(first)]), ("second", &[&figure(second)])],
        );
    }
    let (_, doubts) = read_with("・窓口：27件、訪問：30件（前年度 来所45件、電話40件）", &Decisions::new());
    let assumed: Vec<_> = doubts.iter().map(|doubt| doubt.assumed.as_str()).collect();
    assert_eq!(
        assumed,
        [
            "「来所45件」は、どの指標の前年度の値ともしませんでした。",
            "「電話40件」は、どの指標の前年度の値ともしませんでした。"
        ]
    );
}

#[test]
fn another_amount_of_the_same_name_is_taken_under_it() {
    let skipped = "指標として取りませんでした。";
    check(
        "・出前講座：７回（延べ152人）",
        skipped,
        &[("skip", &["出前講座|7|回|-"]), ("take", &["出前講座|7|回|-", "出前講座|152|人|-|延べ"])],
    );
    check(
        "・登録者数：27人及び5団体",
        skipped,
        &[("skip", &["登録者数|27|人|-"]), ("take", &["登録者数|27|人|-", "登録者数|5|団体|-"])],
    );
}

#[test]
fn a_number_that_is_said_to_count_both_ways_is_counted_as_is_chosen() {
    for (name, narrative) in [
        ("実利用者数", "・実利用者数：12人（延）（前年度10人）"),
        ("利用者（実）", "・利用者（実）12人（延べ）（前年度10人）"),
        ("実利用者数", "・実利用者数：延べ12人（前年度10人）"),
    ] {
        let figure = |counting| format!("{name}|12|人|10|{counting}");
        check(narrative, NOTHING, &[("keep", &[]), ("cumulative", &[&figure("延べ")]), ("distinct", &[&figure("実")])]);
    }
}

#[test]
fn figures_that_nothing_tells_apart_are_kept_or_left_as_is_chosen() {
    let apart = "それぞれ別の指標としました。名前を書き分けないと、翌年度の値がどちらの続きか決まりません。";
    for between in ["\n", "\n\n・来所の対応を行った。\n\n"] {
        let (one, other) = ("相談件数|5|件|-", "相談件数|7|件|-");
        check(
            &format!("・相談件数：5件{between}・相談件数：7件"),
            apart,
            &[("keep", &[one, other]), ("skip", &[one]), ("only", &[other])],
        );
    }
    let (calls, cases) = ("相談件数|12|回|10", "相談件数|364|件|519");
    check(
        "・相談件数：12回364件（前年度10回519件）",
        "どちらも「相談件数」の値として取りました。",
        &[("keep", &[calls, cases]), ("first", &[cases]), ("second", &[calls])],
    );
    let (cases, people) = ("相談件数|364|件|519", "相談件数|200|人|300");
    check(
        "・相談件数：364件・200人（前年度519件・300人）",
        "どちらも「相談件数」の値として取りました。",
        &[("keep", &[cases, people]), ("first", &[people]), ("second", &[cases])],
    );
}

#[test]
fn what_is_taken_though_it_is_unsure_can_be_said_to_be_none() {
    let narrative = "・講座には延べ45人（前年度30人）が参加した。";
    let name = "指標「講座」として取りました。";
    check(narrative, name, &[("keep", &["講座|45|人|30|延べ"]), ("skip", &[])]);
}

#[test]
fn a_value_that_is_offered_takes_its_year_before_along() {
    check(
        "・計画：20回（前年度３回）",
        "指標として取りませんでした。取るなら名前は「計画」です。",
        &[("skip", &[]), ("take", &["計画|20|回|3"])],
    );
}

#[test]
fn a_name_that_is_offered_is_no_piece_of_a_word() {
    for (narrative, name) in [
        ("・研修を行い、講座12，参加50人が学んだ。", "取るなら名前は「参加」です。"),
        ("・女子会５回ママ会３回", "取るなら名前は「ママ会」です。"),
        ("・実人数5人延人数50人", "取るなら名前は「延人数」です。"),
        ("・新しい取組みの効果もあって50人が参加した。", ""),
        ("・新しい取組みの効果もあって50人（前年度40人）が参加した。", ""),
    ] {
        assert_eq!(doubt(narrative).assumed, format!("指標として取りませんでした。{name}"), "{narrative}");
    }
}

#[test]
fn every_choice_says_what_it_does() {
    let words = |narrative: &str| doubt(narrative).choices.into_iter().map(|it| it.words).collect::<Vec<_>>();
    assert_eq!(
        words("・研修参加者：20～30人"),
        ["何も取らないままでよい", "「研修参加者」を20人とする", "「研修参加者」を30人とする"]
    );
    assert_eq!(
        words("・平均年齢：71.5歳（令和５年度：70.8歳）"),
        [
            "何も取らないままでよい",
            "「平均年齢」を71.5歳（前年度70.8歳）とする",
            "「平均年齢」の前年度だけを70.8歳とする"
        ]
    );
    assert_eq!(
        words("・窓口27件、訪問30件（前年度45件）"),
        ["前年度の値は取らない", "「窓口」の前年度を45件とする", "「訪問」の前年度を45件とする"]
    );
}

#[test]
fn a_name_torn_by_its_cell_is_no_heading() {
    let rows = "指標　R4　R5　R6\n市民後見人養成講座受\n講者数　20人　18人　９人\n相談件数　４件　５件　６件";
    check(
        rows,
        "見出し「市民後見人養成講座受」としました。",
        &[
            ("over", &["市民後見人養成講座受 講者数|9|人|18", "市民後見人養成講座受 相談件数|6|件|5"]),
            ("torn", &["市民後見人養成講座受講者数|9|人|18", "相談件数|6|件|5"]),
        ],
    );
}

#[test]
fn a_bracket_of_a_year_further_back_is_that_years_or_misprinted() {
    let figure = "派遣件数|12|件|-";
    for narrative in ["・派遣件数　12件（R4：10件）", "・派遣件数：12件\n（令和４年度　10件）"]
    {
        check(
            narrative,
            "指標として取りませんでした。",
            &[("skip", &[figure]), ("earlier", &[figure]), ("before", &["派遣件数|12|件|10"])],
        );
        let (_, doubts) = read_with(narrative, &Decisions::new());
        let decided = Decisions::from([(doubts[0].id.clone(), "earlier".to_owned())]);
        let (row, _) = read_with(narrative, &decided);
        let earlier: Vec<_> = row.indicators[0].earlier.iter().map(|it| (it.year.western(), it.figure)).collect();
        assert_eq!(earlier, [(2022, Figure::Value(10.into()))]);
    }
}
