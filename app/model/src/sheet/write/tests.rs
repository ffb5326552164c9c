use super::wrap::{NARRATIVE, NARROW, cell};
use super::write;
use crate::date::Date;
use crate::sheet::{MarkWords, PlanTable, PolicyTable, Row, Table};
use crate::year::FiscalYear;

fn row(number: &str, title: &str) -> Row {
    Row {
        number: Some(number.to_owned()),
        title: Some(title.to_owned()),
        commitment: Some("・相談の場を増やします。\n・担い手を育てます。".to_owned()),
        mark: Some("○".to_owned()),
        narrative: "・相談員を増やし、地域の会合に出向いて相談を受けた。\n・相談実績\n相談件数：364件（前年度519件）"
            .to_owned(),
        departments: vec!["福祉総務課".to_owned(), "見本社協".to_owned()],
        ..Row::default()
    }
}

fn table(policies: Vec<PolicyTable>) -> Table {
    let marks = [("○", "予定通り進捗"), ("△", "進捗あるが遅れ・課題あり")];
    let words = |(symbol, words): (&str, &str)| MarkWords { symbol: symbol.to_owned(), words: words.to_owned() };
    Table {
        fiscal_year: FiscalYear::new(2019).unwrap(),
        as_of: Some(Date::constant(2020, 3, 31)),
        meeting: Some("第１回福祉推進審議会".to_owned()),
        meeting_date: Some(Date::constant(2020, 5, 18)),
        material_number: Some("資料２".to_owned()),
        plans: vec![PlanTable { title: "見本計画".to_owned(), mark_scheme: marks.map(words).into(), policies }],
    }
}

fn policy(number: &str, rows: Vec<Row>) -> PolicyTable {
    PolicyTable { number: number.to_owned(), title: format!("施策{number}"), rows }
}

#[test]
fn a_short_list_is_written_on_one_page() {
    let mut listed = row("(2)", "相談の場づくり【仮称】");
    listed.new = true;
    listed.remark = Some("大雨のため３回分を中止した。".to_owned());
    insta::assert_snapshot!(write(&table(vec![policy("1", vec![row("(1)", "見守りの輪"), listed])])));
}

#[test]
fn policies_that_share_a_report_stand_before_it() {
    let shared = Row { number: None, title: None, commitment: None, ..row("(1)", "") };
    let shared = Row { shared_with: vec!["1".to_owned(), "2".to_owned()], ..shared };
    let text = write(&table(vec![policy("1", vec![shared]), policy("2", vec![])]));
    assert!(text.contains("\n1 施策1\n\n2 施策2\n\n○\n"), "{text}");
    assert_eq!(text.matches("施策2").count(), 1);
}

#[test]
fn a_page_breaks_between_rows_and_repeats_the_legend() {
    let rows = (1..=12).map(|at| row(&format!("({at})"), "見守りの輪")).collect();
    let text = write(&table(vec![policy("1", rows)]));
    let pages: Vec<_> = text.split("\n ※評価：").collect();
    assert_eq!(pages.len(), 3);
    assert!(pages[0].trim_end().ends_with("第１回福祉推進審議会"), "the first page's header stands below its rows");
    assert!(pages[1..].iter().all(|page| page.contains("担当\n\n項目\n\n基本施策\n計画の記載\n\n令和元(2019)年度\n")));
    assert_eq!(text.matches("資料２").count(), 1);
}

#[test]
fn a_wrap_never_looks_like_a_beginning() {
    let text = "相談・見守り".repeat(40);
    for line in cell(&text, NARRATIVE).iter().chain(&cell(&text, NARROW)).skip(1) {
        assert!(!line.starts_with('・'), "{line}");
    }
    let kept = |text: &str, width| assert_eq!(cell(text, width).concat(), text);
    kept(&text, NARROW);
    kept("（「『（「『（「『（「『", NARROW);
    kept("、、、、、、、、、、、、", NARROW);
    kept("abcdefghijklmnopqrstuvwxyz", NARROW);
}

#[test]
fn numbers_are_not_torn() {
    let lines = cell("利用した方の数は延べ1,234,567人でした。", NARROW);
    assert!(lines.iter().any(|line| line.contains("1,234,567")), "{lines:?}");
}
