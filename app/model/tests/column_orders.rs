//! Lists whose head states the order of the columns: it is followed where cells can be told, else the list is refused by
//! the head's line.

#![allow(clippy::unwrap_used, reason = "tests")]

use model::intake::Decisions;
use model::sheet::{ReadRefused, Reading, Row, read};

const HEAD_LINE: u32 = 8;

/// The cells of the row with this number, by the letter that `order` has for each.
fn cell(column: char, number: usize, remark: &str) -> String {
    match column {
        'c' => "・地域の相談の窓口を市内の各所に設け、関係する機関と連携して\n取り組みます。".to_owned(),
        'd' if number % 2 == 1 => "福祉課\n高齢課".to_owned(),
        'd' => "福祉課".to_owned(),
        'm' => "○".to_owned(),
        'n' => format!(
            "・市内の各所で相談の会を開き、地域の団体とともに対応し\nた。\n・相談件数：{}件（前年度590件）",
            600 + number
        ),
        _ => remark.to_owned(),
    }
}

/// A list of three rows with this head and the cells in this order; only the rows in `remarked` have a 備考.
fn list_with(head: &str, order: &str, remarked: &[usize]) -> String {
    let mut text = format!(
        "第４期地域福祉計画進捗状況一覧表\n令和６年３月31日現在\n\n１　第４期地域福祉計画\n\n\
         ※評価：「◎」計画以上、「○」計画どおり、「×」未実施\n\n{head}\n\n令和５(2023)年度\n\n1 市民活動の促進\n\n"
    );
    for number in 1..=3 {
        let has = |column: &char| *column != 'r' || remarked.contains(&number);
        let cells = order.chars().filter(has).map(|column| cell(column, number, "講師の都合"));
        let cells: Vec<String> = cells.collect();
        text.push_str(&format!("({number})\n相談の充実その{number}\n\n{}\n\n", cells.join("\n\n")));
    }
    text
}

fn rows(reading: &Reading) -> &[Row] {
    &reading.table.plans[0].policies[0].rows
}

/// Reads a list and looks at every cell.
fn check(head: &str, order: &str, remarked: &[usize]) {
    let reading = read(&list_with(head, order, remarked), &Decisions::new()).unwrap();
    assert_eq!(reading.doubts, [], "{head} {remarked:?}");
    for (at, row) in rows(&reading).iter().enumerate() {
        let number = at + 1;
        let departments: Vec<&str> = if number % 2 == 1 { vec!["福祉課", "高齢課"] } else { vec!["福祉課"] };
        let departments = if order.contains('d') { departments } else { Vec::new() };
        assert_eq!(row.departments, departments, "{head} {remarked:?} ({number})");
        assert_eq!(row.title.as_deref(), Some(format!("相談の充実その{number}").as_str()));
        assert_eq!(row.remark.as_deref(), remarked.contains(&number).then_some("講師の都合"), "{head} ({number})");
        assert!(row.commitment.as_deref().unwrap().ends_with("取り組みます。"), "{head} ({number})");
        assert!(row.narrative.starts_with("・市内の") && row.narrative.ends_with("（前年度590件）"), "{head}");
        assert_eq!(row.indicators.len(), 1, "{head} ({number})");
    }
}

fn refuse(head: &str, order: &str, remarked: &[usize]) -> ReadRefused {
    read(&list_with(head, order, remarked), &Decisions::new()).unwrap_err()
}

const REMARKED: [&[usize]; 4] = [&[], &[3], &[1, 2], &[1, 2, 3]];

#[test]
fn departments_before_the_mark_are_read_whatever_the_remarks_look_like() {
    for head in [
        "項目 計画の記載 担当 評価 説明(進捗状況) 備考",
        "基本施策　項目　計画の記載　担当課　評価　説明（進捗状況）　備考（特殊要因等）",
        "項目\n計画の記載\n担当\n評価\n説明(進捗状況)\n備考",
        "備考\n\n評価 説明(進捗状況) （特殊要因等）\n担当\n項目\n\n基本施策\n計画の記載",
    ] {
        REMARKED.iter().for_each(|remarked| check(head, "cdmnr", remarked));
    }
}

#[test]
fn the_usual_order_is_read() {
    for head in [
        "項目 計画の記載 評価 説明(進捗状況) 備考 担当",
        "評価 説明(進捗状況) 備考 担当\n項目 基本施策 計画の記載",
        "備考\n\n評価 説明(進捗状況) （特殊要因等）\n担当\n項目\n\n基本施策\n計画の記載",
    ] {
        REMARKED.iter().for_each(|remarked| check(head, "cmnrd", remarked));
    }
}

#[test]
fn a_head_that_names_no_remark_or_no_department_is_believed() {
    check("項目 計画の記載 評価 説明(進捗状況) 備考", "cmnr", &[1, 3]);
    check("項目 計画の記載 担当 評価 説明(進捗状況)", "cdmn", &[]);
    let head = "項目 計画の記載 評価 説明(進捗状況) 担当";
    let reading = read(&list_with(head, "cmnrd", &[1, 2, 3]), &Decisions::new()).unwrap();
    assert!(rows(&reading).iter().all(|row| row.remark.is_none() && row.narrative.ends_with("講師の都合")));
}

#[test]
fn every_other_order_is_refused_by_the_line_of_the_head() {
    for (head, order) in [
        ("項目 計画の記載 説明(進捗状況) 評価 備考 担当", "cnmrd"),
        ("項目 計画の記載 評価 担当 説明(進捗状況) 備考", "cmdnr"),
        ("項目 担当 計画の記載 評価 説明(進捗状況) 備考", "dcmnr"),
        ("項目 評価 計画の記載 説明(進捗状況) 備考 担当", "mcnrd"),
        ("項目 計画の記載 備考 担当 評価 説明(進捗状況)", "crdmn"),
        ("項目 計画の記載 評価 備考 説明(進捗状況) 担当", "cmrnd"),
        ("項目\n計画の記載\n説明(進捗状況)\n評価\n備考\n担当", "cnmrd"),
    ] {
        for remarked in REMARKED {
            let refused = refuse(head, order, remarked);
            assert_eq!(refused.line, HEAD_LINE, "{}", refused.sentence);
            assert!(refused.sentence.starts_with("8行目の見出し「項目"), "{}", refused.sentence);
            assert!(refused.sentence.contains("列の順") && refused.sentence.ends_with('。'));
        }
    }
}

#[test]
fn names_before_the_mark_in_the_usual_order_are_asked_about() {
    let list = list_with("項目 計画の記載 評価 説明(進捗状況) 備考 担当", "cmnd", &[]);
    let list = list.replacen("取り組みます。\n", "取り組みます。\n\n障害者福祉課\n", 1);
    let reading = read(&list, &Decisions::new()).unwrap();
    let about: Vec<&str> = reading.doubts.iter().map(|doubt| doubt.text.as_str()).collect();
    assert_eq!(about, ["障害者福祉課"]);
    assert!(rows(&reading)[0].commitment.as_deref().unwrap().ends_with("障害者福祉課"));
    let said = Decisions::from([(reading.doubts[0].id.clone(), "department".to_owned())]);
    let reading = read(&list, &said).unwrap();
    assert_eq!(rows(&reading)[0].departments, ["障害者福祉課", "福祉課", "高齢課"]);
}

#[test]
fn columns_that_hold_other_years_or_plans_are_refused_or_asked_about() {
    for (head, column) in [
        ("基本施策\n項目\n計画の記載\n評価\n令和６年度実績\n令和７年度予定\n担当", "令和７年度予定"),
        ("項目\n計画の記載\n評価\n説明\n今後の取組\n担当", "今後の取組"),
        ("取組名 取組内容 評価 実績 課題・今後の方向性 担当課", "取組名"),
    ] {
        let refused = read(&list_with(head, "cmnd", &[]), &Decisions::new()).unwrap_err();
        assert!(refused.sentence.contains(&format!("「{column}」の列")), "{head}: {}", refused.sentence);
    }
}
