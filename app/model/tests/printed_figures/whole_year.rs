//! Values that are not the whole year's are asked about wherever the text says so, and amounts that are no value are asked
//! about or named among what is left.

use crate::list::{check, list_with, read_with};
use model::intake::Decisions;
use model::sheet::read;

/// The only question about a 説明, which takes its figure all the same.
fn asked(narrative: &str) -> String {
    let (row, doubts) = read_with(narrative, &Decisions::new());
    assert_eq!(row.indicators.len(), 1, "{narrative}");
    assert_eq!(doubts.len(), 1, "{narrative}: {doubts:#?}");
    doubts[0].why.clone()
}

#[test]
fn a_value_of_a_part_of_the_year_is_asked_about() {
    for narrative in [
        "・相談：10件（4月～12月）",
        "・相談：10件（４月から９月まで）",
        "・相談：10件（上半期）",
        "・相談：10件（令和６年12月末まで）",
        "・相談：10件（4月～12月、前年度８件）",
        "・相談：10件（前年度８件）（上半期）",
    ] {
        assert_eq!(asked(narrative), "年度の一部の期間だけの値のようです。", "{narrative}");
    }
}

#[test]
fn a_value_of_another_day_than_the_years_last_is_asked_about() {
    for narrative in [
        "・相談：20件（前年度18件）※令和７年２月末時点",
        "・相談：20件（前年度18件）\n※令和７年２月末時点",
        "・令和７年２月末現在の登録者数：20人",
        "・登録者数（令和７年２月末現在）　20人",
        "・登録者（令和７年２月末現在）\n　会員　20人",
        "・登録者：20人（令和７年４月１日現在）",
        "・登録者：20人（３月１日現在）",
        "・登録者：20人（前年度18人）（令和７年４月１日現在）",
    ] {
        assert_eq!(asked(narrative), "年度末でない時点の値です。", "{narrative}");
    }
}

#[test]
fn a_value_that_is_not_settled_or_a_mean_is_asked_about() {
    for narrative in ["・相談：10件（暫定）", "・相談：10件（速報値）", "・相談：10件※速報値（前年度８件）"]
    {
        assert_eq!(asked(narrative), "まだ確定していない値のようです。", "{narrative}");
    }
    assert_eq!(asked("・相談：10件（月平均）"), "年度の合計ではなく、平均の値のようです。");
}

#[test]
fn a_value_of_the_whole_year_or_of_an_event_is_not_asked_about() {
    for bracket in
        ["３月末現在", "令和７年３月31日現在", "４月～３月", "６月～７月", "６月・11月", "10月５日", "職権保護司含む"]
    {
        check(&format!("・登録者：20人（{bracket}）"), &["登録者|20|人|-"], 0);
        check(&format!("・登録者：20人（前年度18人）※{bracket}"), &["登録者|20|人|18"], 0);
    }
    check("・登録者：20人（令和６年３月末現在18人）", &["登録者|20|人|18"], 0);
}

#[test]
fn counting_within_a_name_is_told() {
    check("・参加延人数　45人", &["参加延人数|45|人|-|延べ"], 0);
    check("・参加実人数　45人", &["参加実人数|45|人|-|実"], 0);
    check("・支援の延件数：20件", &["支援の延件数|20|件|-|延べ"], 0);
    check("・延長保育利用者数：20人", &["延長保育利用者数|20|人|-"], 0);
    check("・職場実習人数：20人", &["職場実習人数|20|人|-"], 0);
}

#[test]
fn amounts_that_are_no_value_are_named_among_what_is_left() {
    for (narrative, figures, named) in [
        ("・会議：月1回", &[][..], "会議：月1回"),
        ("・利用券交付：週２回", &[], "利用券交付：週２回"),
        ("・利用券交付　週２回", &[], "利用券交付　週２回"),
        ("・見守り：毎日１回", &[], "見守り：毎日１回"),
        ("・相談時間：1時間30分", &[], "相談時間：1時間30分"),
        ("・相談件数：週3日、1日5件", &[], "相談件数：週3日、1日5件"),
        ("・支援員：各地区２名", &[], "支援員：各地区２名"),
        ("・参加費：500円", &[], "参加費：500円"),
        ("・評価点：4.5点／5点", &["評価点|4.5|点|-"], "5点"),
    ] {
        check(narrative, figures, 0);
        let left = read(&list_with(narrative), &Decisions::new()).unwrap().left;
        let told: Vec<&str> =
            left.iter().filter(|it| it.why.contains("値として取らない")).map(|it| it.text.as_str()).collect();
        assert_eq!(told, [named], "{narrative}");
    }
}

#[test]
fn a_share_and_an_amount_behind_a_month_are_asked_about() {
    check("・参加率：３分の１", &[], 1);
    check("・参加者数：令和７年２月に20人が参加", &[], 1);
}
