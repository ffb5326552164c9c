//! Several names, several numbers, and words instead of numbers: none is dropped without a word.

use crate::list::{check, list_with, read_with, show};
use model::intake::Decisions;
use model::sheet::{PrintedIndicator, read};

#[test]
fn numbers_that_follow_one_another_under_one_name_are_asked_about() {
    for narrative in [
        "・申請件数・決定件数：50件・27件",
        "・電話相談、面接相談：506件、20件",
        "・電話・面接相談：506件・20件",
        "・面接相談　30件、20件",
    ] {
        check(narrative, &[], 1);
    }
    check("・申請件数・決定件数：50件・27件（前年度45件・25件）", &[], 2);
    check("・電話相談506、面接相談20（前年度634、30）", &[], 2);
    check("・電話相談　令和５年度634件、令和６年度506件\n　面接相談　30件、20件", &["電話相談|506|件|634"], 1);
    check("・参加者：58人、61人（令和５年度）", &["参加者|58|人|61"], 0);
}

#[test]
fn as_many_names_as_numbers_may_be_taken_each() {
    for (narrative, figures) in [
        ("・申請件数・決定件数：50件・27件", ["申請件数|50|件|-", "決定件数|27|件|-"]),
        (
            "・利用者数（実・延べ）：12人・45人",
            ["利用者数（実・延べ）|12|人|-|実", "利用者数（実・延べ）|45|人|-|延べ"],
        ),
        (
            "・利用者数（延べ・実）：45人・12人",
            ["利用者数（延べ・実）|45|人|-|延べ", "利用者数（延べ・実）|12|人|-|実"],
        ),
    ] {
        let (_, doubts) = read_with(narrative, &Decisions::new());
        let (row, _) = read_with(narrative, &Decisions::from([(doubts[0].id.clone(), "each".to_owned())]));
        assert_eq!(row.indicators.iter().map(show).collect::<Vec<_>>(), figures, "{narrative}");
    }
}

#[test]
fn a_heading_in_a_narrow_cell_keeps_its_line() {
    for (heading, name) in [
        ("・登録者数（年度末現在）", "登録者数"),
        ("・令和６年度末現在登録者数", "登録者数"),
        ("・登録者数（年度末時点）", "登録者数"),
        ("・登録者数（令和７年３月31日現在）", "登録者数"),
    ] {
        let narrative = format!("{heading}\n東部：35人（前年度30人）\n西部：28人");
        let text = list_with(&narrative).replace("の会議等", "").replace(
            "・役員会、運営委員会等に出席し、運営を支える取組みを行うこととし、\n次の年度に向けた準備を進めた。",
            "・計画を策定した。",
        );
        let row = read(&text, &Decisions::new()).unwrap().table.plans[0].policies[0].rows[0].clone();
        let figures: Vec<String> = row.indicators.iter().map(show).collect();
        let [east, west] = [format!("{name} 東部|35|人|30|年度末現在"), format!("{name} 西部|28|人|-|年度末現在")];
        assert_eq!(figures, [east, west], "{heading}");
    }
}

/// What is left of a 説明 as no value, with the reason.
fn left(narrative: &str) -> Vec<String> {
    let left = read(&list_with(narrative), &Decisions::new()).unwrap().left.into_iter();
    left.filter(|it| it.why.contains("取らない")).map(|it| it.text).collect()
}

#[test]
fn a_word_instead_of_a_number_is_taken_asked_about_or_named() {
    check("・夏の講座：対象外", &["夏の講座|対象外|-|-"], 0);
    check("・夏の講座：廃止", &["夏の講座|廃止|-|-"], 0);
    check("・夏の講座：新規", &[], 1);
    check("・夏の講座：該当なし", &[], 1);
    check("・区分：新規", &[], 0);
    check("・相談件数：不明", &[], 1);
    for word in ["―", "なし", "不明", "実績なし"] {
        let narrative = format!("・夏の講座：{word}");
        check(&narrative, &[], 0);
        assert_eq!(left(&narrative), [format!("夏の講座：{word}")]);
    }
}

#[test]
fn a_number_in_a_sentence_is_named_among_what_is_left() {
    check("・市報６月１日号で周知、ポスター10枚", &[], 0);
    assert_eq!(left("・市報６月１日号で周知、ポスター10枚"), ["ポスター10枚"]);
    check("・ポスター10枚・チラシ1,000枚を作成", &[], 1);
    assert_eq!(left("・ポスター10枚・チラシ1,000枚を作成").len(), 1);
}

#[test]
fn a_short_word_for_the_year_before_is_understood() {
    check("・登録者：1,200人（前：1,100人）", &["登録者|1200|人|1100"], 0);
}

#[test]
fn a_unit_that_is_not_known_is_taken_asked_about_or_named_among_what_is_left() {
    for (narrative, figure) in [
        ("・公園数　５公園", "公園数|5|公園|-"),
        ("・協力機関数　12機関", "協力機関数|12|機関|-"),
        ("・交流した国の数　５か国", "交流した国の数|5|か国|-"),
        ("・協力機関数：12機関", "協力機関数|12|機関|-"),
    ] {
        check(narrative, &[figure], 0);
    }
    for narrative in [
        "・提供品目：30品",
        "・公園数５公園",
        "・公園：５公園",
        "・公園数　５倍（前年度比）",
        "・公園数　５公園を整備",
        "・参加店　12店",
        "・フードドライブ　120kg",
        "・平均年齢：71.5歳",
        "・満足度　92.5点",
    ] {
        check(narrative, &[], 1);
    }
    for (narrative, text) in [
        ("・協力店12店", "協力店12店"),
        ("・広報誌は、各10,000部", "各10,000部"),
        ("・アンケートの回収（2,835/5,000）", "2,835/5,000"),
    ] {
        check(narrative, &[], 0);
        assert_eq!(left(narrative), [text]);
    }
    for narrative in ["・会場　３階会議室", "・市内３駅で周知", "・第３次計画"] {
        check(narrative, &[], 0);
        assert_eq!(left(narrative), Vec::<String>::new(), "{narrative}");
    }
}

#[test]
fn a_word_for_no_value_is_none_where_it_is_part_of_a_name() {
    for narrative in ["・相談件数：新規・継続 57件", "・相談件数：新規／継続 57件", "・訪問件数：未実施 12世帯"]
    {
        let (row, _) = read_with(narrative, &Decisions::new());
        let absent = |it: &PrintedIndicator| it.value.is_some_and(|it| it.value().is_none());
        assert!(!row.indicators.iter().any(absent), "{narrative}: {:?}", row.indicators);
    }
    let two = "・委員数：男性８、女性７（前年度　男性９、女性６）";
    let (row, asked) = read_with(two, &Decisions::new());
    assert!(row.indicators.iter().all(|it| !it.name.contains('８')) && !asked.is_empty(), "{:?}", row.indicators);
    let (row, asked) = read_with("・満足度：4.5点／5点（前年度4.3点）", &Decisions::new());
    assert!(row.indicators.is_empty() && !asked.is_empty(), "{:?}", row.indicators);
}
