//! 担当 at the end of a row, and lines above it that look like names: whose they are is told by their place, else asked.

#![allow(clippy::unwrap_used, reason = "tests")]

use model::intake::Decisions;
use model::sheet::{Reading, read};

/// A list of one item whose cells behind the mark are these.
fn list_with(cells: &str) -> Reading {
    let text = format!(
        "見守り計画進捗状況一覧表\n令和７年３月31日現在\n\n１　見守り計画\n\n※評価：「○」予定通り進捗、「－」中止\n\n\
         評価 説明(進捗状況) 備考 担当 項目\n\n令和６(2024)年度\n\n1 見守りの推進\n\n(1)\n\n見守りの会議の開\n催と支援の実施\n\n\
         ・会議を開きます。見守りを広げ、支え合う地域をつくるための取組み\nを続けます。\n\n○\n\n\
         ・役員会、運営委員会等に出席し、運営を支える取組みを行うこととし、\n次の年度に向けた準備を進めた。{cells}\n"
    );
    read(&text, &Decisions::new()).unwrap()
}

fn check(cells: &str, departments: &[&str], asked: usize) {
    let reading = list_with(cells);
    assert_eq!(reading.table.plans[0].policies[0].rows[0].departments, departments, "{cells}");
    assert_eq!(reading.doubts.len(), asked, "{cells}: {:#?}", reading.doubts);
}

#[test]
fn names_are_told_apart_however_they_are_joined() {
    for (cells, departments) in [
        ("地域支援課及び健康課", &["地域支援課", "健康課"][..]),
        ("地域支援課,健康課", &["地域支援課", "健康課"]),
        ("地域支援課･健康課", &["地域支援課", "健康課"]),
        ("①地域支援課\n②健康課", &["地域支援課", "健康課"]),
        ("○地域支援課\n健康課", &["地域支援課", "健康課"]),
        ("高齢者支援課\n（包括支援係）", &["高齢者支援課（包括支援係）"]),
    ] {
        check(&format!("\n\n{cells}"), departments, 0);
    }
}

#[test]
fn bodies_above_the_names_are_asked_about() {
    check(
        "\n・連携先\n地域包括支援センター\n社会福祉協議会\n\n地域支援課",
        &["地域包括支援センター", "社会福祉協議会", "地域支援課"],
        1,
    );
    check("\n\n市医師会\n市歯科医師会\n\n地域支援課", &["市医師会", "市歯科医師会", "地域支援課"], 1);
    check("\n・協力機関\n地域包括支援センター\n地域支援課", &["地域包括支援センター", "地域支援課"], 1);
}

#[test]
fn what_a_list_goes_on_with_is_no_name() {
    check("\n・主な登録団体：新聞販売店、郵便局、警察署、\n消防署\n\n地域支援課", &["地域支援課"], 0);
}

#[test]
fn a_row_that_ends_without_a_name_is_asked_about() {
    let reading = list_with("\n\n※登録団体数には休止中を含む");
    assert!(!reading.doubts.is_empty());
}
