//! Lines of figures as wide as their cell: where one ends a figure's torn end is joined, what begins anew is not.

use crate::list::{list_with, show};
use model::intake::Decisions;
use model::sheet::{Row, read};

/// A 説明 whose lines are the widest of the list.
fn read_narrow(narrative: &str) -> (Row, Vec<String>) {
    let wide = "・役員会、運営委員会等に出席し、運営を支える取組みを行うこととし、\n次の年度に向けた準備を進めた。";
    let text = list_with(narrative).replace(wide, "・会議を開いた。");
    let reading = read(&text, &Decisions::new()).unwrap_or_else(|refused| panic!("{narrative}: {}", refused.sentence));
    let doubts = reading.doubts.iter().map(|doubt| format!("{} {}", doubt.text, doubt.why)).collect();
    (reading.table.plans[0].policies[0].rows[0].clone(), doubts)
}

fn check(narrative: &str, figures: &[&str], doubts: &[&str]) {
    let (row, asked) = read_narrow(narrative);
    assert_eq!(row.indicators.iter().map(show).collect::<Vec<_>>(), figures, "{narrative}\n{asked:#?}");
    assert_eq!(asked.len(), doubts.len(), "{narrative}\n{asked:#?}");
    for (asked, word) in asked.iter().zip(doubts) {
        assert!(asked.contains(word), "{narrative}: {asked}");
    }
    assert_eq!(row.remark, None, "{narrative}");
}

#[test]
fn a_number_without_unit_takes_none_from_the_next_figure() {
    for (narrative, figures) in [
        (
            "年度末現在登録団体数：36\n講座参加者数：25人",
            ["年度末現在登録団体数|36|-|-|年度末現在", "講座参加者数|25|人|-"],
        ),
        ("登録数：36\n施設利用者数：120人（前年度110人）", ["登録数|36|-|-", "施設利用者数|120|人|110"]),
        ("登録数：36\n校内研修：５回", ["登録数|36|-|-", "校内研修|5|回|-"]),
        ("受講者：45\n回数：３回", ["受講者|45|-|-", "回数|3|回|-"]),
        ("登録数　36\n件数　120", ["登録数|36|-|-", "件数|120|-|-"]),
        ("登録数：36\n件数（延べ）：120件", ["登録数|36|-|-", "件数（延べ）|120|件|-|延べ"]),
        ("登録者：36\n名簿掲載者：20人", ["登録者|36|-|-", "名簿掲載者|20|人|-"]),
        ("登録者数：約120\n人材育成講座：３回", ["登録者数|120|-|-|約", "人材育成講座|3|回|-"]),
        ("登録団体数：36\n団体の交流会参加者数：25人", ["登録団体数|36|-|-", "団体の交流会参加者数|25|人|-"]),
        ("登録団体数：36\n講座：25回", ["登録団体数|36|-|-", "講座|25|回|-"]),
        ("登録者数：1,236\n部会開催：３回", ["登録者数|1236|-|-", "部会開催|3|回|-"]),
    ] {
        check(narrative, &figures, &[]);
    }
    check("協力店：45\n世帯訪問：延べ120世帯", &["世帯訪問|120|世帯|-|延べ"], &["協力店：45"]);
    check("会員：120\n人形劇：５回", &["人形劇|5|回|-"], &["会員：120"]);
}

#[test]
fn the_torn_end_of_a_figure_is_still_joined() {
    for (narrative, figures) in [
        ("・相談の件数：12\n件（前年度10件）", &["相談の件数|12|件|10"][..]),
        ("利用者：延べ1,234\n人（前年度1,200人）", &["利用者|1234|人|1200|延べ"]),
        ("相談件数は1,23\n4件（前年度1,100件）", &["相談件数|1234|件|1100"]),
        ("・交流の講座　12\n回　240人", &["交流の講座|12|回|-", "交流の講座|240|人|-"]),
        ("協力団体数：12\n団体（前年度10団体）", &["協力団体数|12|団体|10"]),
        ("受講者：45\n人、講座の開催：３回", &["受講者|45|人|-", "講座の開催|3|回|-"]),
    ] {
        let (row, asked) = read_narrow(narrative);
        let read: Vec<_> = row.indicators.iter().map(show).collect();
        assert_eq!(&read[..1], &figures[..1], "{narrative}: {asked:#?}");
        assert!(!row.narrative.contains('\n'), "{narrative}");
    }
}

#[test]
fn rows_under_years_are_never_joined() {
    let years = "　　　R4　R5　R6\n";
    for (rows, figures) in [
        ("登録団体数　34　35　36\n世帯数　100　110　120", ["登録団体数|36|-|35", "世帯数|120|-|110"]),
        (
            "協力店の数（か所）　50　-　60\n講座参加者数（人）　31　32　33",
            ["協力店の数|60|か所|-", "講座参加者数|33|人|32"],
        ),
        (
            "協力店の数（か所）　50　-　60\n講座参加者数（人）　－　－　33",
            ["協力店の数|60|か所|-", "講座参加者数|33|人|-"],
        ),
        ("協力店の数　50　55　60\n講座参加者数　実施なし　32　33", ["協力店の数|60|-|55", "講座参加者数|33|-|32"]),
        ("登録数　－　36　40\n団体数　－　－　120", ["登録数|40|-|36", "団体数|120|-|-"]),
        ("登録数　36　40　－\n回数　－　－　12", ["登録数|-|-|40", "回数|12|-|-"]),
    ] {
        check(&format!("{years}{rows}"), &figures, &[]);
        check(&format!("{years}{rows}\n人権の講座を開いた。"), &figures, &[]);
    }
}

#[test]
fn a_line_that_begins_with_a_year_is_not_joined() {
    let both = ["相談件数|100|件|90", "訪問件数|50|件|45"];
    for narrative in [
        "令和６年度：相談件数100件、訪問件数50件\n令和５年度：相談件数90件、訪問件数45件",
        "・窓口で相談を受けた。\n令和６年度：相談件数100件、訪問件数50件\n令和５年度：相談件数90件、訪問件数45件",
        "令和５年度：相談件数90件、訪問件数45件\n令和６年度：相談件数100件、訪問件数50件",
        "令和６年度実績　相談件数100件、訪問件数50件\n令和５年度実績　相談件数90件、訪問件数45件",
        "R6：相談件数100件、訪問件数50件\nR5：相談件数90件、訪問件数45件",
        "2024年度：相談件数100件、訪問件数50件\n2023年度：相談件数90件、訪問件数45件",
        "今年度：相談件数100件、訪問件数50件\n前年度：相談件数90件、訪問件数45件",
        "実績\n　令和６年度：相談件数100件、訪問件数50件\n　令和５年度：相談件数90件、訪問件数45件",
        "令和６年度：相談件数100件\n　　　　　　訪問件数50件\n令和５年度：相談件数90件\n　　　　　　訪問件数45件",
        "令和５年度：相談件数90件\n　　　　　　訪問件数45件\n令和６年度：相談件数100件\n　　　　　　訪問件数50件",
        "・令和６年度：相談件数100件\n　訪問件数50件\n・令和５年度：相談件数90件\n　訪問件数45件",
        "令和６年度　相談件数100件\n訪問件数50件\n令和５年度　相談件数90件\n訪問件数45件",
        "令和６年度：相談件数100件、\n訪問件数50件\n令和５年度：相談件数90件、\n訪問件数45件",
        "（令和６年度：相談件数100件、訪問件数50件\n令和５年度：相談件数90件、訪問件数45件）",
        "令和６年度：相談件数100件、訪問件数50件令和５年度：相談件数90件、訪問件数45件",
        "今年度：相談件数100件、訪問件数50件前年度：相談件数90件、訪問件数45件",
    ] {
        check(narrative, &both, &[]);
    }
    check("令和６年度：相談件数1,234件\n令和５年度：相談件数1,300件", &["相談件数|1234|件|1300"], &[]);
    let asked = ["令和５年度相談件数90件 前年度・目標など"];
    check(
        "令和６年度相談件数100件、訪問件数50件\n令和５年度相談件数90件、訪問件数45件",
        &["相談件数|100|件|-", "訪問件数|50|件|45"],
        &asked,
    );
    check("令和６年度：登録団体の数は36\n５年度：登録団体数：35", &[], &["36", "登録団体数：35 前年度"]);
}

#[test]
fn figures_behind_another_year_are_asked_about_also_within_a_sentence() {
    for narrative in [
        "・会議を開き、令和５年度：相談件数90件、訪問件数45件",
        "・会議を開き、\n令和５年度：相談件数90件、訪問件数45件",
        "・会議を開いた。\n令和５年度相談件数90件、訪問件数45件",
    ] {
        check(narrative, &[], &["前年度・目標など", "前年度・目標など"]);
    }
    for glued in [
        "令和６年度相談件数100件、訪問件数50件令和５年度相談件数90件、訪問件数45件",
        "令和６年度の相談件数100件、訪問件数50件令和５年度の相談件数90件、訪問件数45件",
    ] {
        let (row, _) = read_narrow(glued);
        let last = |figure: &String| figure.contains("|90|件|") || figure.contains("|45|件|");
        assert!(!row.indicators.iter().map(show).any(|figure| last(&figure)), "{:?}", row.indicators);
    }
    check("・相談件数：27件、R5相談件数：20件、訪問件数：45件", &["相談件数|27|件|20", "訪問件数|45|件|-"], &[]);
    check("令和５年度：相談件数90件\n・講座の参加者数：45人", &["講座の参加者数|45|人|-"], &["相談件数90件 前年度"]);
    check("・相談件数　令和４年度：15件、令和５年度：20件、\n令和６年度：27件", &["相談件数|27|件|20"], &[]);
}

#[test]
fn a_name_torn_before_its_last_sign_is_joined() {
    let narrative = "・住まいの給付　支給決定　12件（前年度18件）／支給\n額　2,345千円（前年度3,012千円）";
    let figures = ["住まいの給付 支給決定|12|件|18", "住まいの給付 支給額|2345|千円|3012"];
    check(&format!("・地域の会議に出席し、住民の相談を受けて関係する先に\nつないだ。\n{narrative}"), &figures, &[]);
}

#[test]
fn a_unit_and_another_year_on_a_line_of_their_own_go_with_what_stands_above() {
    check(
        "指標　R4　R5　R6\n開催回数\n（回）　574　598　600\n相談件数　４件　５件　６件",
        &["開催回数|600|回|598", "相談件数|6|件|5"],
        &[],
    );
    check(
        "・相談件数　40件\n（令和５年度　31件）\n・訪問件数　12件\n（R5：10件）",
        &["相談件数|40|件|31", "訪問件数|12|件|10"],
        &[],
    );
}
