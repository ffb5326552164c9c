//! What is still to come, and what is said of each person or each time, is no result of the year.

use crate::list::{check, list_with, read_with};
use model::intake::Decisions;
use model::sheet::read;

#[test]
fn what_stands_below_a_heading_of_what_is_to_come_is_asked_about() {
    for heading in [
        "【今後の取組】",
        "【今後の方向性】",
        "（今後の取組）",
        "（次年度に向けて）",
        "今後の方向性",
        "今後の課題・方針",
        "■次年度以降の展開",
        "＜今後の展開＞",
        "・今後の取組",
        "【改善策】",
        "【Ａ（改善）】",
        "・次年度の取組",
    ] {
        check(&format!("{heading}\n・開催回数：３回"), &[], 1);
    }
    check("【実績】\n・開催回数：３回\n【今後の取組】\n・開催回数：５回", &["開催回数|3|回|-"], 1);
    check("・今後の取組\n・開催回数：３回（前年度２回）", &["今後の取組 開催回数|3|回|2"], 0);
    check("・苦情対応\n　件数：３件", &["苦情対応 件数|3|件|-"], 0);
}

#[test]
fn a_line_that_stands_over_what_is_to_come_holds_for_all_that_follows() {
    for heading in [
        "＜今後の取組＞",
        "《今後の取組》",
        "〔今後の取組〕",
        "（今後の取組）",
        "▼今後の取組",
        "■今後の取組",
        "※今後の取組",
        "今後の取組",
        "今後の取組：",
        "＜課題・今後の方向性＞",
        "＜令和７年度＞",
        "令和７年度",
        "＜目標＞",
    ] {
        let narrative = format!("・協定数：23件（前年度20件）\n{heading}\n・協定先の拡大に努める。\n・訪問先：30件");
        check(&narrative, &["協定数|23|件|20"], 1);
    }
    let narrative = "＜今後の取組＞\n・協定先を増やす。\n＜実績＞\n・訪問先：30件";
    let (row, _) = read_with(narrative, &Decisions::new());
    assert_eq!(row.indicators.len(), 1, "another heading ends it");
}

#[test]
fn years_in_brackets_over_their_lines_are_told_apart() {
    check("＜R5＞\n・訪問先：28件\n＜R6＞\n・訪問先：30件", &["訪問先|30|件|28"], 0);
    check("＜R7＞\n・訪問先：30件", &[], 1);
}

#[test]
fn what_was_planned_is_no_result() {
    for label in ["開催回数（計画）", "研修会（予定）", "受講者（定員）", "開催計画", "計画回数", "開催予定回数"]
    {
        check(&format!("・{label}：12回"), &[], 1);
    }
}

#[test]
fn what_a_sentence_leads_on_to_as_to_come_is_asked_about() {
    for sentence in [
        "・今後は以下の取組を進める。",
        "・令和７年度は以下のとおり実施する。",
        "・令和７年度から開始する。",
        "・次のとおり計画している。",
        "・来年度は、",
    ] {
        check(&format!("{sentence}\n　講座の開催：３回"), &[], 1);
    }
    check("・以下のとおり実施した。\n　講座の開催：３回", &["講座の開催|3|回|-"], 0);
    check("・今後は講座を続ける。\n・講座の開催：３回", &["講座の開催|3|回|-"], 0);
}

#[test]
fn labels_of_what_is_to_come_or_thought_of_are_asked_about() {
    for narrative in [
        "・今後の取組：開催回数３回",
        "・今後の方向性　開催回数：３回",
        "・（今後）開催回数：３回",
        "・改善案　開催回数：３回",
        "・想定参加者数：100人",
        "・次年度以降の開催：３回",
        "・全国の登録者数：12,000人",
        "・都内平均　登録者数：200人",
    ] {
        check(narrative, &[], 1);
    }
}

#[test]
fn amounts_a_person_a_time_or_a_day_are_left() {
    for narrative in [
        "・講座：１回90分",
        "・相談窓口　24時間365日対応",
        "・緊急通報：24時間対応",
        "・個別相談　１人30分",
        "・助成：１人１回1,000円",
        "・訪問：２人１組",
        "・貸与：１世帯１台",
        "・更新：３か月に１回",
        "・相談員：１か所２名",
        "・派遣：１校２名",
    ] {
        let (row, _) = read_with(narrative, &Decisions::new());
        assert_eq!(row.indicators, [], "{narrative}");
        let left = read(&list_with(narrative), &Decisions::new()).unwrap().left;
        let told = narrative.trim_start_matches('・');
        let named = left.iter().any(|it| told.starts_with(&*it.text) && it.why.starts_with("頻度"));
        assert!(named, "{narrative}: {left:?}");
    }
    check("・講演会：１回45人", &["講演会|1|回|-"], 1);
}

#[test]
fn a_number_without_a_unit_is_not_passed_over() {
    check("・電話　1,200\n・来所　345", &[], 2);
    check("・サロン　45　参加者　8,912", &["参加者|8912|-|-"], 1);
    check("・高齢者　1,200　児童　120", &["高齢者|1200|-|-"], 1);
}

#[test]
fn what_tells_where_a_text_comes_from_is_no_heading() {
    for note in ["出典：福祉総務課調べ", "資料：福祉総務課", "（注）重複を含む"] {
        let narrative = format!("・登録者数：120人（前年度110人）\n{note}\n・紹介件数：30件（前年度25件）");
        let (row, doubts) = read_with(&narrative, &Decisions::new());
        let names: Vec<_> = row.indicators.iter().map(|it| it.name.as_str()).collect();
        assert_eq!((names, doubts.len()), (vec!["登録者数", "紹介件数"], 0), "{note}");
    }
}

#[test]
fn the_last_day_of_the_year_is_its_end_however_it_is_written() {
    for label in [
        "登録者数（R7.3.31現在）",
        "登録者数（令和７年３月31日現在）",
        "令和７年３月末の登録者数",
        "登録者数（令和７年３月末現在）",
        "登録者数（2025/3/31時点）",
    ] {
        check(&format!("・{label}：56人"), &["登録者数|56|人|-|年度末現在"], 0);
    }
    check("・令和７年３月末までの登録者数：56人", &["令和７年３月末までの登録者数|56|人|-"], 0);
}
