//! Rows that nobody has answered: 未報告, which is neither a mark nor a lost one.

#![allow(clippy::unwrap_used, reason = "tests")]

use model::intake::Decisions;
use model::sheet::{Reading, Row, read, write};

/// Two policies; the first has an item whose cells behind 計画の記載 are these.
fn list_with(cells: &str) -> String {
    format!(
        "見守り計画進捗状況一覧表\n令和７年３月31日現在\n\n１　見守り計画\n\n※評価：「○」予定通り進捗、「－」中止\n\n\
         評価 説明(進捗状況) 備考 担当 項目\n\n令和６(2024)年度\n\n1 見守りの推進\n\n(1)\n\n見守りの会議の開\n催と支援の実施\n\n\
         ・会議を開きます。見守りを広げ、支え合う地域をつくるための取組み\nを続けます。\n\n{cells}地域支援課\n市民社協\n\n\
         2 支え合う地域づくり\n\n(1)\n\n別の項目\n\n・続けます。\n\n○\n\n・参加者数：12人（前年度10人）\n\n福祉公社\n"
    )
}

fn rows(reading: &Reading) -> Vec<Row> {
    reading.table.plans[0].policies.iter().flat_map(|policy| policy.rows.clone()).collect()
}

#[test]
fn a_row_without_mark_and_report_is_not_reported_and_asked_about() {
    let reading = read(&list_with(""), &Decisions::new()).unwrap();
    let rows = rows(&reading);
    assert_eq!(rows.len(), 2);
    assert_eq!((rows[0].mark.as_deref(), rows[0].narrative.as_str()), (None, ""));
    assert_eq!(rows[0].title.as_deref(), Some("見守りの会議の開催と支援の実施"));
    assert!(rows[0].commitment.as_deref().is_some_and(|text| text.ends_with("取組みを続けます。")));
    assert_eq!(rows[0].departments, ["地域支援課", "市民社協"]);
    assert_eq!(rows[1].indicators.len(), 1);
    assert_eq!(reading.doubts.len(), 1, "{:#?}", reading.doubts);
    assert!(reading.doubts[0].assumed.contains("未報告"));
}

#[test]
fn a_row_that_says_so_raises_no_doubt() {
    for cells in ["未報告\n\n", "（未回答）\n\n", "未報告\n・会議の準備を進めている。\n\n"] {
        let reading = read(&list_with(cells), &Decisions::new()).unwrap();
        assert_eq!(rows(&reading)[0].mark, None, "{cells}");
        assert_eq!(rows(&reading)[0].departments, ["地域支援課", "市民社協"]);
        assert!(reading.doubts.is_empty(), "{cells}: {:#?}", reading.doubts);
    }
}

#[test]
fn it_is_written_so_that_it_is_read_back() {
    let table = read(&list_with(""), &Decisions::new()).unwrap().table;
    let again = read(&write(&table), &Decisions::new()).unwrap();
    assert!(again.doubts.is_empty(), "{:#?}", again.doubts);
    let bare = |rows: Vec<Row>| -> Vec<_> {
        rows.into_iter().map(|row| (row.number, row.title, row.mark, row.narrative, row.departments)).collect()
    };
    let policies = table.plans[0].policies.iter().flat_map(|policy| policy.rows.clone()).collect();
    assert_eq!(bare(rows(&again)), bare(policies));
}

#[test]
fn a_lost_mark_is_no_missing_answer() {
    for cells in ["・会議を開いた。\n\n", "会議：３回（前年度２回）\n\n"] {
        let refused = read(&list_with(cells), &Decisions::new()).unwrap_err();
        assert_eq!(refused.line, 14, "{cells}");
        assert!(refused.sentence.contains("未報告"), "{}", refused.sentence);
    }
}
