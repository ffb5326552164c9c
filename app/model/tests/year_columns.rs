//! Figures in columns of years: each goes to its year, and a row that doesn't fit is asked about.

#![allow(clippy::unwrap_used, reason = "tests")]

use model::indicator::Figure;
use model::intake::{Decisions, Doubt};
use model::sheet::{PrintedIndicator, Reading, read, write};

/// A list of 令和６年度; `head` stands in the page's head, `cells` behind the number of its first item.
fn list_with(head: &str, cells: &str) -> String {
    format!(
        "見守り計画進捗状況一覧表\n令和７年３月31日現在\n\n１　見守り計画\n\n※評価：「○」予定通り進捗、「×」進捗なし\n\n\
         {head}\n\n1 見守りの推進\n\n(1)\n\n見守りの会議の\n開催と支援の実施\n\n{cells}\n\n地域支援課\n\n\
         (2)\n\n別の項目\n\n・続けます。\n\n○\n\n・役員会、運営委員会等に出席し、運営を支える取組みを行うこととし、\n\
         次の年度に向けた準備を進めた。\n\n福祉公社\n"
    )
}

const HEAD: &str = "評価 説明(進捗状況) 備考 担当 項目\n\n令和６(2024)年度";
const PROMISE: &str = "・会議を開きます。見守りを広げ、支え合う地域をつくるための取組み\nを続けます。";

fn figure(figure: Option<Figure>) -> String {
    match figure {
        None => "-".to_owned(),
        Some(Figure::Value(value)) => value.to_string(),
        Some(Figure::Absent(reason)) => reason.words().to_owned(),
    }
}

/// name|unit|this year|the year before|years before that
fn show(one: &PrintedIndicator) -> String {
    let unit = one.unit.as_deref().unwrap_or("-");
    let earlier: Vec<String> =
        one.earlier.iter().map(|it| format!("{}:{}", it.year.western(), figure(Some(it.figure)))).collect();
    format!("{}|{unit}|{}|{}|{}", one.name, figure(one.value), figure(one.previous), earlier.join(" "))
}

fn read_list(text: &str) -> Reading {
    let reading = read(text, &Decisions::new()).unwrap_or_else(|refused| panic!("{}\n{text}", refused.sentence));
    let again = read(&write(&reading.table), &Decisions::new()).unwrap();
    let figures = |reading: &Reading| -> Vec<String> { all(reading).iter().map(|one| show(one)).collect() };
    assert_eq!(figures(&again), figures(&reading), "{}", write(&reading.table));
    reading
}

fn all(reading: &Reading) -> Vec<&PrintedIndicator> {
    let rows = reading.table.plans[0].policies.iter().flat_map(|policy| &policy.rows);
    rows.flat_map(|row| &row.indicators).collect()
}

fn check(text: &str, figures: &[&str], doubts: &[&str]) {
    let reading = read_list(text);
    let read: Vec<String> = all(&reading).into_iter().map(show).collect();
    assert_eq!(read, figures, "{text}\n{:#?}", reading.doubts);
    let asked: Vec<&Doubt> = reading.doubts.iter().collect();
    assert_eq!(asked.len(), doubts.len(), "{text}\n{asked:#?}");
    for (doubt, word) in asked.iter().zip(doubts) {
        assert!(doubt.why.contains(word), "{word}: {doubt:?}");
    }
    assert_eq!(reading.table.fiscal_year.western(), 2024);
    let row = &reading.table.plans[0].policies[0].rows[0];
    assert_eq!(row.departments, ["地域支援課"], "{text}");
    assert_eq!((row.mark.as_deref(), row.remark.as_deref()), (Some("○"), None), "{text}");
    assert_eq!(row.title.as_deref(), Some("見守りの会議の開催と支援の実施"), "{text}");
}

fn within(narrative: &str) -> String {
    list_with(HEAD, &format!("{PROMISE}\n\n○\n\n{narrative}"))
}

#[test]
fn a_small_table_within_the_narrative_is_read_by_its_years() {
    check(
        &within(
            "・会議を開き、見守りの輪を広げた。\n指標　単位　令和４年度　令和５年度　令和６年度\n会議の開催　回　12　14　15\n登録者数　人　1,020　1,100　1,250",
        ),
        &["会議の開催|回|15|14|2022:12", "登録者数|人|1250|1100|2022:1020"],
        &[],
    );
    check(
        &within(
            "・相談の実績\n　　　　　R4　R5　R6\n相談件数（件）　480　506　512\n訪問　延べ30回　延べ28回　約25回\n・次の年度に向けて準備した。",
        ),
        &["相談 相談件数|件|512|506|2022:480", "相談 訪問|回|25|28|2022:30"],
        &[],
    );
    check(
        &within("項目　令和６年度実績　令和５年度実績　令和４年度実績\n相談件数　512 件　506 件　480 件"),
        &["相談件数|件|512|506|2022:480"],
        &[],
    );
    check(
        &within("令和５年度 令和６年度\n研修会 － ３回\n参加者数 集計中 120人"),
        &["研修会|回|3|-|", "参加者数|人|120|集計中|"],
        &[],
    );
}

#[test]
fn targets_and_differences_are_no_results() {
    check(
        &within("指標　令和５年度　令和６年度　増減　令和11年度目標\n登録者数　100人　120人　20　200人"),
        &["登録者数|人|120|100|"],
        &[],
    );
    check(
        &within("会議の開催\n　　令和５年度　令和６年度\n目標　10回　12回\n実績　９回　11回"),
        &["会議の開催 実績|回|11|9|"],
        &["実績ではない値"],
    );
    check(&within("指標　令和６年度　令和７年度\n登録者数　100人　120人"), &["登録者数|人|100|-|"], &["後の列に値"]);
}

#[test]
fn a_row_with_a_lost_cell_is_asked_about_and_not_taken() {
    check(
        &within("指標　令和４年度　令和５年度　令和６年度\n相談件数　480件　512件\n訪問回数　30回　28回　25回"),
        &["訪問回数|回|25|28|2022:30"],
        &["個数が合わず"],
    );
    check(
        &within("指標　令和３年度　令和４年度　令和５年度\n訪問回数　30回　28回　25回"),
        &["訪問回数|回|-|25|2022:28 2021:30"],
        &["年度の列に"],
    );
}

#[test]
fn a_row_whose_unit_is_not_known_is_read_or_asked_about() {
    let years = "指標　令和４年度　令和５年度　令和６年度\n見守り件数　120件　130件　140件";
    let first = "見守り件数|件|140|130|2022:120";
    for unit in ["事業者", "機関", "拠点", "点", "品", "公園", "クラブ", "基", "部屋", "か国", "歳"]
    {
        let text = within(&format!("{years}\n協力先の数　50{unit}　55{unit}　60{unit}\n訪問回数　10回　11回　12回"));
        let row = format!("協力先の数|{unit}|60|55|2022:50");
        check(&text, &[first, &row, "訪問回数|回|12|11|2022:10"], &[]);
    }
    check(
        &within(
            "年度　令和５年度　令和６年度\n満足度　4.1点　4.3点\n利用率　81.2％　83.0％\n費用　1,200千円　1,300千円",
        ),
        &["満足度|点|4.3|4.1|", "利用率|％|83.0|81.2|", "費用|千円|1300|1200|"],
        &[],
    );
    check(&within(&format!("{years}\n協力先の数　－　－　60拠点")), &[first, "協力先の数|拠点|60|-|"], &[]);
    for cells in [
        "50号　55号　60号",
        "50つ　55つ　60つ",
        "50倍　55倍　60倍",
        "50人以上　55人以上　60人以上",
        "50 拠点　55 拠点　60 拠点",
        "50拠点　55か所　60拠点",
        "50拠点　55　60",
    ] {
        let text = within(&format!("{years}\n協力先の数　{cells}\n訪問回数　10回　11回　12回"));
        check(&text, &[first, "訪問回数|回|12|11|2022:10"], &["読み取れない数"]);
    }
    check(&within(&format!("{years}\n協力先の数　55拠点　60拠点")), &[first], &["個数が合わず"]);
    check(
        &within(&format!("{years}\n３歳児健診　120人　130人　140人\n健診　３歳児健診　120　130　140")),
        &[first, "３歳児健診|人|140|130|2022:120", "健診 ３歳児健診|-|140|130|2022:120"],
        &[],
    );
}

#[test]
fn a_row_without_a_name_is_asked_about() {
    check(&within("・会議を開いた。\n令和５年度　令和６年度\n件　30　28"), &[], &["名前が読み取れません"]);
}

#[test]
fn numbers_side_by_side_without_years_are_asked_about() {
    check(&within("・会議を開いた。\n相談件数　480件　506件　512件"), &[], &["どの年度の値か"]);
    check(&within("・会議を開いた。\n相談件数　480　506　512"), &[], &["どの年度の値か"]);
    check(&within("・会議を開いた。\n相談件数：480件 506件"), &[], &["どの年度の値か"]);
    for row in ["－　120", "36　－", "実施なし　32　33", "集計中　120人", "５公園　６公園"] {
        check(&within(&format!("・会議を開いた。\n団体数　{row}")), &[], &["どの年度の値か"]);
    }
}

#[test]
fn the_head_of_the_page_may_name_the_years() {
    let head = "基本施策 項目 計画の記載 評価 指標 単位 令和４年度 令和５年度 令和６年度 備考 担当課";
    let rows = "会議の開催 回 12 14 15\n登録者数 人 1,020 1,100 1,250";
    let figures = ["会議の開催|回|15|14|2022:12", "登録者数|人|1250|1100|2022:1020"];
    check(&list_with(head, &format!("{PROMISE}\n\n○\n\n{rows}")), &figures, &[]);
    check(&list_with(head, &format!("{PROMISE}\n{rows}\n○\n・会議を開き、見守りの輪を広げた。")), &figures, &[]);
    let reading = read_list(&list_with(head, &format!("{PROMISE}\n\n○\n\n{rows}")));
    let narrative = &reading.table.plans[0].policies[0].rows[0].narrative;
    assert!(
        narrative.starts_with("令和４年度\u{3000}令和５年度\u{3000}令和６年度\n会議の開催 回 12 14 15\n"),
        "{narrative}"
    );
}

#[test]
fn cells_may_stand_on_lines_of_their_own() {
    let head = "評価 説明(進捗状況) 備考\n\n担当\n項目\n令和４年度\n令和５年度\n令和６年度";
    let cells = format!("{PROMISE}\n\n○\n\n会議の開催（回）\n12\n14\n15\n登録者数\n1,020人\n1,100人\n1,250人");
    let figures = ["会議の開催|回|15|14|2022:12", "登録者数|人|1250|1100|2022:1020"];
    check(&list_with(head, &cells), &figures, &[]);
    let odd = cells.replace('人', "事業者");
    check(&list_with(head, &odd), &[figures[0], "登録者数|事業者|1250|1100|2022:1020"], &[]);
    let short =
        list_with(head, &format!("{PROMISE}\n\n○\n\n会議の開催（回）\n12\n15\n登録者数\n1,020人\n1,100人\n1,250人"));
    let reading = read_list(&short);
    assert_eq!(all(&reading).into_iter().map(show).collect::<Vec<_>>(), figures[1..]);
    assert!(!reading.doubts.is_empty());
}

#[test]
fn pages_whose_years_differ_are_refused() {
    let text = list_with(HEAD, &format!("{PROMISE}\n\n○\n\n・続けた。"));
    let torn = text.replace("(2)\n", "評価 備考 担当\n令和４年度 令和５年度\n\n(2)\n");
    let again = torn + "評価 備考 担当\n令和３年度 令和４年度\n";
    let refused = read(&again, &Decisions::new()).unwrap_err();
    assert!(refused.sentence.contains("年度の列が、はじめの見出しの列と違います"), "{}", refused.sentence);
}

#[test]
fn text_in_columns_of_years_says_of_no_figure_which_year_it_is() {
    let head = "項目 計画の記載 評価 令和５年度実績 令和６年度実績 担当\n\n令和６(2024)年度";
    let cells =
        format!("{PROMISE}\n\n○\n\n・研修を行った。\n・受講者数：43人\n\n・相談の窓口を移した。\n・相談件数：45件");
    let reading = read(&list_with(head, &cells), &Decisions::new()).unwrap();
    assert_eq!(all(&reading).len(), 0);
    let asked: Vec<_> = reading.doubts.iter().map(|doubt| doubt.text.as_str()).collect();
    assert_eq!(asked, ["受講者数：43人", "相談件数：45件"]);
    let told = format!("{PROMISE}\n\n○\n\n・研修を行った。\n・受講者数：43人（前年度40人）");
    assert_eq!(all(&read_list(&list_with(head, &told))).len(), 1, "with the year before beside it, it is this year's");
}
