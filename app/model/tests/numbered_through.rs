//! Lists whose items are numbered through the whole plan, (3) below 「2 …」, and lines that only look like such a heading.

#![allow(clippy::unwrap_used, reason = "tests")]

use model::intake::Decisions;
use model::sheet::{Reading, Row, Table, read, write};

const HEAD: &str =
    "第２期みなと計画進捗状況一覧表\n令和７年３月31日現在\n令和６年度\n※評価：「◎」計画以上、「○」計画どおり\n";
const COLUMNS: &str = "項目 計画の記載 評価 説明(進捗状況) 備考 担当\n";

/// An item of which the mark is followed by `end`.
fn item(number: u32, end: &str) -> String {
    format!(
        "({number})\n\n第{number}の取組\n\n・取組を続けます。\n\n○\n\n・参加者：{number}0人（前年度５人）\n\n{end}\n"
    )
}

fn list(body: &[String]) -> String {
    format!("{HEAD}{COLUMNS}\n{}", body.join("\n"))
}

/// Three 基本施策 with two, two and one item; each item has `end` behind its 説明.
fn through(end: &str) -> String {
    let [second, third] = ["2 相談の支援\n", "3 担い手の確保\n"].map(str::to_owned);
    let item = |number| item(number, end);
    list(&["1 支え合い\n".to_owned(), item(1), item(2), second, item(3), item(4), third, item(5)])
}

fn read_with(text: &str, decisions: &Decisions) -> Reading {
    read(text, decisions).unwrap_or_else(|refused| panic!("{}\n{text}", refused.sentence))
}

fn bare(table: &Table) -> Table {
    let mut table = table.clone();
    for row in table.plans.iter_mut().flat_map(|plan| &mut plan.policies).flat_map(|policy| &mut policy.rows) {
        (row.raw, row.line) = (Vec::new(), 0);
        row.indicators.iter_mut().for_each(|one| one.line = 0);
    }
    table
}

/// Reads a list, and again what is written of it.
fn read_list(text: &str) -> Reading {
    let reading = read_with(text, &Decisions::new());
    let written = write(&reading.table);
    assert_eq!(bare(&read_with(&written, &Decisions::new()).table), bare(&reading.table), "{text}\n{written}");
    reading
}

/// 「1 支え合い (1)(2)」 of each 基本施策 of all plans.
fn shape(reading: &Reading) -> Vec<String> {
    let policies = reading.table.plans.iter().flat_map(|plan| &plan.policies);
    let numbers = |rows: &[Row]| rows.iter().filter_map(|row| row.number.clone()).collect::<String>();
    policies.map(|policy| format!("{} {} {}", policy.number, policy.title, numbers(&policy.rows))).collect()
}

fn rows(reading: &Reading) -> Vec<&Row> {
    reading.table.plans.iter().flat_map(|plan| &plan.policies).flat_map(|policy| &policy.rows).collect()
}

const THROUGH: [&str; 3] = ["1 支え合い (1)(2)", "2 相談の支援 (3)(4)", "3 担い手の確保 (5)"];

#[test]
fn items_numbered_through_the_plan_stand_under_their_own_policies() {
    let whole = through("福祉課");
    let close = |text: &str| text.split("\n\n").collect::<Vec<_>>().join("\n");
    let first = "項目 計画の記載 担当 評価 説明(進捗状況) 備考\n";
    let departments_first =
        through("").replace(COLUMNS, first).replace("\n\n○\n", "\n\n福祉課\n\n○\n").replace("\n\n\n", "\n\n");
    for (text, department) in [
        (whole.clone(), "福祉課"),
        (through("福祉課\n市社会福祉協議会"), "福祉課"),
        (through("みなとの輪"), "みなとの輪"),
        (whole.replace(")\n\n第", ") 第"), "福祉課"),
        (whole.replace("2 相談の支援", "2 相談の\n支援"), "福祉課"),
        (whole.replace("2 相", "２　相").replace("3 担", "３．担"), "福祉課"),
        (close(&whole), "福祉課"),
        (departments_first, "福祉課"),
    ] {
        let reading = read_list(&text);
        assert_eq!(shape(&reading), THROUGH, "{text}");
        for row in rows(&reading) {
            assert_eq!((row.departments[0].as_str(), row.remark.as_deref()), (department, None), "{text}");
        }
        assert_eq!(reading.doubts, [], "{text}");
    }
}

#[test]
fn every_plan_has_numbers_of_its_own() {
    let whole = through("福祉課").replace(HEAD, &HEAD.replace("計画進捗", "計画・みらい計画進捗"));
    let plan = ["１　みなと計画\n", "２　みらい計画\n", "1 学び\n", "2 遊び\n"].map(str::to_owned);
    let [first, second, study, play] = plan;
    let text = whole.replace("1 支え合い", &format!("{first}\n1 支え合い"));
    let text = format!("{text}\n{}", [second, study, item(1, "こども課"), play, item(2, "こども課")].join("\n"));
    let text = text.replace("第２期みなと", "みなと");
    let reading = read_list(&text);
    assert_eq!(shape(&reading), [&THROUGH[..], &["1 学び (1)", "2 遊び (2)"]].concat());
    assert_eq!(reading.doubts, []);
}

#[test]
fn an_item_that_the_numbers_leave_out_is_asked_about() {
    let text = through("福祉課").replace(&item(3, "福祉課"), "");
    let reading = read_list(&text);
    assert_eq!(shape(&reading), ["1 支え合い (1)(2)", "2 相談の支援 (4)", "3 担い手の確保 (5)"]);
    let asked: Vec<_> = reading.doubts.iter().map(|doubt| (doubt.text.as_str(), doubt.why.as_str())).collect();
    assert_eq!(asked, [("2 相談の支援", "項目の番号が続いていません。(3)がありません。")]);
}

#[test]
fn a_labelled_list_numbered_through_the_plan_is_read_back_from_what_is_written() {
    let block = |number: u32, title: &str, office: &str| {
        format!(
            "No.{number}\n事業名　{title}\n事業内容　{title}を進めます。\n担当課　{office}\n\
             令和６年度実績　会議を開いた。\n参加者数　{number}2人（令和５年度　8人）\n評価　○\n\n"
        )
    };
    let text = [
        format!("{HEAD}\n基本目標１　支え合い\n\n"),
        block(1, "会議の開催", "福祉課"),
        block(2, "居場所の支援", "福祉課、市社会福祉協議会"),
        "基本目標２　相談の支援\n\n".to_owned(),
        block(3, "窓口の周知", "高齢課"),
    ];
    let reading = read_list(&text.concat());
    assert_eq!(shape(&reading), ["1 支え合い (1)(2)", "2 相談の支援 (3)"]);
    assert_eq!(rows(&reading)[1].departments, ["福祉課", "市社会福祉協議会"]);
    assert_eq!(reading.doubts, []);
}

#[test]
fn a_number_beside_the_title_may_go_on_behind_a_heading() {
    let beside = |number| item(number, "福祉課").replace(")\n\n第", ") 第");
    let text = list(&["1 支え合い\n".into(), beside(1), "2 相談の支援\n".into(), beside(2), beside(3)]);
    let reading = read_list(&text);
    assert_eq!(shape(&reading), ["1 支え合い (1)", "2 相談の支援 (2)(3)"]);
    assert_eq!(reading.doubts, []);
}

/// What is read without an answer and with each, and the question.
fn answered(text: &str) -> (Vec<String>, [Vec<String>; 2]) {
    let reading = read_with(text, &Decisions::new());
    let [doubt] = &reading.doubts.iter().filter(|doubt| doubt.why.contains("見出しか")).collect::<Vec<_>>()[..]
    else {
        panic!("{:#?}\n{text}", reading.doubts)
    };
    let with = |key: &str| shape(&read_with(text, &Decisions::from([(doubt.id.clone(), key.to_owned())])));
    (shape(&reading), ["heading", "text"].map(with))
}

#[test]
fn where_a_line_may_be_a_heading_or_text_a_person_settles_it() {
    let one =
        |end: &str, line: &str| list(&["1 支え合い\n".into(), item(1, end), item(2, end), line.into(), item(3, end)]);
    let apart = |title: &str| vec!["1 支え合い (1)(2)".to_owned(), format!("2 {title} (3)")];
    let (heading, text) = (0, 1);
    for (list, title, assumed) in [
        (one("福祉課", "2 相談の場をつくります。\n"), "相談の場をつくります。", text),
        // Nothing but one line tells of a second 基本施策, and no 担当 ends the item above.
        (one("", "2 相談の支援\n"), "相談の支援", heading),
        (one("福祉課", "2 名が欠席した\n"), "名が欠席した", heading),
        (one("", "2 名が欠席した\n"), "名が欠席した", text),
        // The mark stands within a line.
        (one("", "2 相談の支援\n").replace("○\n\n・参加者：20人", "○ ・参加者：20人"), "相談の支援", heading),
        // The text above counts as well.
        (one("1 会議の開催", "2 相談の支援\n"), "相談の支援", text),
    ] {
        let (read, [as_heading, as_text]) = answered(&list);
        assert_eq!(as_heading, apart(title), "{list}");
        assert_eq!(as_text, ["1 支え合い (1)(2)(3)"], "{list}");
        assert_eq!(read, [as_heading, as_text][assumed], "{list}");
    }
}

#[test]
fn a_heading_whose_number_is_not_the_next_one_is_asked_about() {
    let policies = |number: u32| ["1 支え合い (1)(2)".to_owned(), format!("{number} 相談の支援 (3)(4)(5)")];
    for (number, assumed) in [(4, true), (30, false)] {
        let text = through("福祉課").replace("2 相", &format!("{number} 相")).replace("3 担い手の確保\n", "");
        let (read, [as_heading, as_text]) = answered(&text);
        assert_eq!(as_heading, policies(number));
        assert_eq!(as_text, ["1 支え合い (1)(2)(3)(4)(5)"]);
        assert_eq!(read == as_heading, assumed);
    }
}

#[test]
fn an_item_that_nobody_has_answered_ends_above_a_heading() {
    let report = "○\n\n・参加者：20人（前年度５人）\n\n";
    for (end, asked) in [("福祉課", false), ("みなとの輪", true)] {
        let text = through(end).replace(report, "");
        let reading = read_with(&text, &Decisions::new());
        assert_eq!(shape(&reading), THROUGH, "{text}");
        assert_eq!(
            (rows(&reading)[1].mark.as_deref(), &rows(&reading)[1].departments[..]),
            (None, &[end.to_owned()][..])
        );
        let about = reading.doubts.iter().any(|doubt| doubt.text == "2 相談の支援" && doubt.why.contains("見出しか"));
        assert_eq!(about, asked, "{:#?}", reading.doubts);
    }
}

#[test]
fn a_counted_line_above_the_next_item_stays_text_where_items_begin_anew() {
    let texts = ["1 会議の開催\n2 研修の開催\n", "2 研修の開催\n"];
    for counted in texts {
        let text = list(&[
            "1 支え合い\n".into(),
            item(1, ""),
            item(2, counted),
            item(3, "福祉課"),
            "2 相談の支援\n".into(),
            item(1, "福祉課"),
            item(2, "福祉課"),
        ]);
        let reading = read_list(&text);
        assert_eq!(shape(&reading), ["1 支え合い (1)(2)(3)", "2 相談の支援 (1)(2)"]);
        assert!(rows(&reading)[1].remark.as_deref().unwrap().ends_with("2 研修の開催"), "{:?}", rows(&reading)[1]);
        assert!(reading.doubts.iter().all(|doubt| !doubt.why.contains("見出しか")), "{:#?}", reading.doubts);
    }
}
