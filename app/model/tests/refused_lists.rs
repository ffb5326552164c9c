//! Texts that are no list, or not one that can be understood: one clear sentence that names the line, in bounded time.

#![allow(clippy::unwrap_used, reason = "tests")]

use model::indicator::Figure;
use model::intake::Decisions;
use model::sheet::{ReadRefused, Table, read};
use proptest::prelude::*;

const LIST: &str = include_str!("lists/other-marks.txt");

fn refuse(text: &str) -> ReadRefused {
    read(text, &Decisions::new()).unwrap_err()
}

fn check(text: &str, line: u32, word: &str) {
    let refused = refuse(text);
    assert_eq!(refused.line, line, "{}", refused.sentence);
    assert!(refused.sentence.contains(word), "{}", refused.sentence);
    assert!(refused.sentence.ends_with('。') && (line == 0 || refused.sentence.contains(&format!("{line}行目"))));
}

#[test]
fn what_is_no_list_is_refused_by_its_first_line() {
    check("", 0, "空です");
    check("\n \n　\n", 0, "空です");
    check("市議会の議事録\n\n出席者　10名\n", 1, "「市議会の議事録」");
    check("a,b,c\n1,2,3\n", 1, "「a,b,c」");
    check("%PDF-1.7\n\u{0}\u{1}\n", 2, "文字として読めない");
    check("見守り計画進捗状況一覧表\n令和６(2024)年度\nこの計画は市民のためのものです。\n", 3, "「この計画は");
}

#[test]
fn a_list_that_is_not_understood_names_the_line() {
    check(&LIST.replace("\n〇\n", "\n◇\n"), 23, "「◇」");
    check(&LIST.replace("\n〇\n", "\nＥ\n"), 23, "「Ｅ」は、凡例にない評価の印");
    check(&LIST.replace("\n〇\n", "\n"), 20, "評価の印");
    check(&LIST.replace("〇\n・見守る人を増やした。\n", ""), 20, "評価の印");
    check(&LIST.replace("(2)\n", ""), 22, "二つめの評価");
    check(&LIST.replace("(4)", "(1)"), 27, "前の項目");
    check(&LIST.replace("(1)\n", "イ\n"), 12, "「イ」が項目の番号");
    check(&LIST.replace("評価：◎ 順調、○ おおむね順調、△ やや遅れ、－ 対象外", ""), 4, "凡例");
    check(&LIST.replace("担当 項目 計画の記載", "担当 項目 課題"), 9, "「課題」");
    check(&LIST.replace("令和６(2024)年度", "").replace("令和７年３月31日現在", ""), 0, "何年度");
    check(&LIST.replace("△ やや遅れ", "○ やや遅れ"), 6, "同じ印");
}

#[test]
fn a_number_that_begins_anew_and_items_of_another_form_are_named() {
    check(&LIST.replace("(1)\n", "①\n"), 12, "「①」が項目の番号");
    let second = "\n基本目標２\n\n1 別の施策\n\n(1)\n\n見守る人を増やす\n";
    let refused = refuse(&format!("{LIST}{second}"));
    assert!(refused.sentence.contains("「1 別の施策」の番号が、前の基本施策"), "{}", refused.sentence);
}

#[test]
fn a_legend_may_have_a_line_for_each_sign() {
    let spread = LIST.replace(
        "評価：◎ 順調、○ おおむね順調、△ やや遅れ、－ 対象外",
        "※評価\n◎：順調\n○：おおむね順調\n△：やや遅れ\n－：対象外",
    );
    let (spread, whole) = (read(&spread, &Decisions::new()).unwrap(), read(LIST, &Decisions::new()).unwrap());
    assert_eq!(spread.table.plans[0].mark_scheme, whole.table.plans[0].mark_scheme);
}

#[test]
fn a_legend_of_another_form_is_named_as_one() {
    for legend in
        ["※評価：順調、概ね順調、遅れ", "※進捗：a=順調、b=概ね順調、c=遅れ", "（評価）\n◎　計画以上\n○　計画どおり"]
    {
        let printed = LIST.replace("評価：◎ 順調、○ おおむね順調、△ やや遅れ、－ 対象外", legend);
        check(&printed, 6, "凡例のようですが");
        let first = LIST.replace("評価：◎ 順調、○ おおむね順調、△ やや遅れ、－ 対象外", "");
        check(&first.replace("\n\n１　見守り計画", &format!("\n\n{legend}\n\n１　見守り計画")), 4, "凡例のようですが");
    }
}

#[test]
fn another_document_without_a_year_names_the_line_that_says_nothing() {
    check("市議会の議事録\n\n1 開会\n\n(1) 出席者\n\n・10名\n", 1, "「市議会の議事録」");
    check("会議の案内\n\n事業名　見守りの会議\n担当課　地域支援課\n", 1, "「会議の案内」");
    check("事業名　見守りの会議\n担当課　地域支援課\n", 0, "何年度");
}

#[test]
fn large_and_odd_texts_end_soon() {
    let started = |text: &str| {
        let _ = read(text, &Decisions::new());
    };
    check(&"（".repeat(1_000_000), 1, "長すぎます");
    check(&"あ".repeat(100 * 1024 * 1024 / 3), 0, "大きすぎます");
    check(&"（\n".repeat(1_000_000), 0, "行が多すぎます");
    let many = |line: &str| started(&format!("{LIST}{}", line.repeat(4_000)));
    started(&format!("{LIST}{}", "（前年度1件".repeat(300)));
    started(&format!("{LIST}{}", "10 20 30 ".repeat(1_500)));
    for line in ["（\n", "・件数：1件（前年度2件）\n", "(1)\n", "1 あ\n", "課\n", "生活\n", "※評価：「○」あ、「×」い\n"]
    {
        many(line);
    }
    many("市民10人の活動を支え、相談３件に応じて、地域の団体５件と力を合わせて\n");
}

/// A list of so many policies with thirty rows each.
fn long_list(policies: usize, flag: &str) -> String {
    let head = LIST.split("1 見守りの推進").next().unwrap();
    let row = |number: usize| {
        format!("({number})\n見守りの会議{flag}\n・会議を開きます。\n◎\n・会議：３回（R5：４回）\n地域支援課\n")
    };
    let rows: String = (1..=30).map(row).collect();
    let policies = (1..=policies).map(|number| format!("{number} 施策その{number}\n{rows}"));
    format!("{head}{}", policies.collect::<String>())
}

#[test]
fn long_lists_are_read_and_endless_ones_refused() {
    for flag in ["", "【再掲】"] {
        let reading = read(&long_list(30, flag), &Decisions::new()).unwrap();
        let rows: usize = reading.table.plans[0].policies.iter().map(|policy| policy.rows.len()).sum();
        assert_eq!(rows, 900);
    }
    assert!(refuse(&long_list(99, "").repeat(2)).sentence.contains("3000を超えます"));
    check(&LIST.replacen("・会議を開いた。\n", &"・会議を開いた。\n".repeat(1_200), 1), 12, "1000行を超えます");
    let figures = "・会議：３回（R5：４回）\n".repeat(400);
    check(&LIST.replacen("・会議：３回（R5：４回）\n", &figures, 1), 317, "数字が300を超えます");
    check(
        &LIST.replacen("・会議を開いた。\n", &"10人に会い、20件の相談に応じ、支えて\n".repeat(900), 1),
        16,
        "長すぎて",
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_makes_the_reader_panic(lines in prop::collection::vec("[\\PC（）()「」【】：・○×※０-９0-9 年度前件人回課]{0,20}", 0..30)) {
        let text = lines.join("\n");
        let _ = read(&text, &Decisions::new());
        let _ = read(&format!("{LIST}{text}"), &Decisions::new());
        let _ = read(&LIST.replace("・会議を開いた。", &text), &Decisions::new());
    }
}

/// Every figure with the title of its row.
fn figures(table: &Table) -> Vec<(String, String, Option<Figure>, Option<Figure>)> {
    let policies = table.plans.iter().flat_map(|plan| &plan.policies);
    let rows = policies.flat_map(|policy| &policy.rows);
    rows.flat_map(|row| {
        let title = row.title.clone().unwrap_or_default();
        row.indicators.iter().map(move |one| (title.clone(), one.name.clone(), one.value, one.previous))
    })
    .collect()
}

/// Leaves out one line after the other. What is then read without a question must be what stands there: no figure may
/// have changed its row, its value or its year before.
#[test]
fn a_lost_line_never_moves_a_figure_silently() {
    for list in [LIST, include_str!("lists/next-year.txt"), include_str!("lists/crowded-year.txt")] {
        let whole = read(list, &Decisions::new()).unwrap();
        let known = figures(&whole.table);
        for lost in 0..list.lines().count() {
            let text: Vec<&str> =
                list.lines().enumerate().filter(|(at, _)| *at != lost).map(|(_, line)| line).collect();
            let Ok(reading) = read(&text.join("\n"), &Decisions::new()) else { continue };
            let asked = |text: &str| whole.doubts.iter().any(|doubt| doubt.text == text);
            if reading.doubts.iter().any(|doubt| !asked(&doubt.text)) {
                continue;
            }
            for figure in figures(&reading.table) {
                let (_, name, value, previous) = &figure;
                let shortened = known
                    .iter()
                    .any(|(_, before, now, then)| before.ends_with(name.as_str()) && now == value && then == previous);
                assert!(known.contains(&figure) || shortened, "line {}: {figure:?}", lost + 1);
            }
        }
    }
}

#[test]
fn a_head_that_contradicts_itself_is_refused() {
    check(&LIST.replace("令和６(2024)年度", "令和６(2025)年度"), 10, "西暦");
    let turned = "・会議を開きます。\n・会議：３回（前年度４回）\n◎\n地域支援課\n";
    let rows = format!("(1)\n見守りの会議\n{turned}(2)\n見守りの活動\n{turned}");
    let (head, _) = LIST.split_once("(1)\n").unwrap();
    check(&format!("{head}{rows}"), 4, "評価の印のあとに説明");
}

#[test]
fn a_list_that_breaks_off_is_asked_about() {
    let asked = |list: &str, text: &str| {
        let reading = read(list, &Decisions::new()).unwrap();
        assert!(reading.doubts.iter().any(|doubt| doubt.text == text), "{text}: {:#?}", reading.doubts);
    };
    asked(&LIST.replace("見守り計画進捗", "見守り計画・再犯防止推進計画進捗"), "再犯防止推進計画");
    asked(&LIST.replace("・見守る人を増やした。\n・見守る人：45名（令和５年度　集計中）\n", ""), "見守りの活動");
}

#[test]
fn a_meeting_before_the_day_that_the_list_describes_is_asked_about() {
    let asks = |meeting: &str| {
        let list = LIST.replace("令和６(2024)年度\n", &format!("令和６(2024)年度\n資料１\n{meeting}\n第１回審議会\n"));
        let doubts = read(&list, &Decisions::new()).unwrap().doubts;
        doubts.iter().any(|doubt| doubt.line == 2 && doubt.why.contains("会議の日付（令和６年５月19日）"))
    };
    assert!(asks("令和６年５月19日"));
    assert!(!asks("令和７年５月19日"));
}

#[test]
fn two_lists_in_one_text_are_refused_by_the_second() {
    for list in [LIST, include_str!("lists/next-year.txt"), include_str!("lists/labelled-year.txt")] {
        let refused = refuse(&format!("{list}\n{list}"));
        let lines = u32::try_from(list.lines().count()).unwrap();
        assert!(refused.line > lines, "{}", refused.sentence);
    }
}

#[test]
fn figures_before_the_marks_and_none_behind_are_refused_where_no_head_orders_them() {
    let (head, _) = LIST.split_once("(1)\n").unwrap();
    let bare: String =
        head.lines().filter(|it| !it.contains("項目") && !it.contains("説明")).map(|it| format!("{it}\n")).collect();
    let turned = "・会議を開きます。\n・会議：３回（前年度４回）\n\n◎\n\n会場の改修により\n回数減\n\n地域支援課\n";
    check(&format!("{bare}(1)\n見守りの会議\n\n{turned}\n(2)\n見守りの活動\n\n{turned}"), 4, "数が評価の印の前にあり");
}
