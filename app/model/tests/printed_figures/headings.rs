//! Headings and words that hold on along a line: of which year, of which part of it, and how the values below are counted.

use crate::list::{check, list_with, read_with, show};
use model::intake::Decisions;
use model::sheet::read;

#[test]
fn what_stands_under_another_years_heading_is_not_this_years() {
    for heading in [
        "・令和５年度の相談実績",
        "・相談実績（令和５年度）",
        "・相談実績（R5）",
        "・相談実績（2023年度）",
        "・R5相談実績",
        "・相談実績（前年度）",
        "・前年度の相談実績",
        "・前年度相談実績",
        "・【前年度】",
        "＜前年度＞",
        "（参考）前年度",
        "・令和５年度実績",
        "【前年度】",
        "・相談実績（令和４年度末現在）",
        "・次年度以降の予定（案）",
        "・昨年度の実績は以下のとおり",
        "・昨年度の実績は以下のとおりです。",
    ] {
        check(&format!("{heading}\n電話：350件\n来所：284件"), &[], 2);
        let after = format!("{heading}\n電話：350件\n来所：284件\n\n・研修：３回（前年度２回）");
        check(&after, &["研修|3|回|2"], 2);
    }
    check("・相談実績（前年度）\n電話：350件\n・研修：３回", &["研修|3|回|-"], 1);
    check("・【前年度】\n電話：350件\n・研修：３回", &["研修|3|回|-"], 1);
}

#[test]
fn a_year_in_a_heading_that_is_no_year_of_values_says_nothing() {
    for (heading, name) in [
        ("・令和５年度に開設した講座", "令和５年度に開設した講座 "),
        ("・令和５年度からの継続", "令和５年度からの継続 "),
        ("・令和３年３月策定の計画", "令和３年３月策定の計画 "),
        ("・相談実績（令和６年度）", "相談 "),
        ("・令和６年度の相談実績", "相談 "),
    ] {
        check(
            &format!("{heading}\n電話：350件\n来所：284件"),
            &[&format!("{name}電話|350|件|-"), &format!("{name}来所|284|件|-")],
            0,
        );
    }
}

#[test]
fn two_blocks_of_two_years_are_this_year_and_the_year_before() {
    let (now, before) = ("電話：300件\n来所：206件", "電話：350件\n来所：284件");
    let pair = ["相談 電話|300|件|350", "相談 来所|206|件|284"];
    for (this, last) in [
        ("・相談実績（令和６年度）", "・相談実績（令和５年度）"),
        ("・相談実績", "・相談実績（前年度）"),
        ("・令和６年度の相談実績", "・令和５年度の相談実績"),
        ("・R6相談実績", "・R5相談実績"),
    ] {
        check(&format!("{this}\n{now}\n{last}\n{before}"), &pair, 0);
        check(&format!("{last}\n{before}\n{this}\n{now}"), &pair, 0);
    }
    check(&format!("【令和６年度】\n{now}\n【令和５年度】\n{before}"), &["電話|300|件|350", "来所|206|件|284"], 0);
    check("今年度：電話300件、来所206件\n前年度：電話350件、来所284件", &["電話|300|件|350", "来所|206|件|284"], 0);
    check("・相談\n　今年度：電話300件\n　前年度：電話350件", &["相談 電話|300|件|350"], 0);
    check("・相談実績\n電話：300件\n・相談実績（前年度）\n面接：20件", &["相談 電話|300|件|-"], 1);
}

#[test]
fn a_value_under_another_years_heading_may_be_taken_or_be_the_year_before() {
    let narrative = "・相談実績（前年度）\n電話：350件";
    let (_, doubts) = read_with(narrative, &Decisions::new());
    for (answer, figure) in [("take", "相談 電話|350|件|-"), ("before", "相談 電話|-|件|350")] {
        let (row, _) = read_with(narrative, &Decisions::from([(doubts[0].id.clone(), answer.to_owned())]));
        assert_eq!(row.indicators.iter().map(show).collect::<Vec<_>>(), [figure]);
    }
}

#[test]
fn the_parts_of_last_years_amount_are_last_years() {
    for narrative in [
        "・相談件数　506件（新規20件）、前年度634件（新規30件）",
        "・相談件数　R6：506件（新規20件）　R5：634件（新規30件）",
        "・相談件数：506件（新規20件）前年度634件（新規30件）",
    ] {
        check(narrative, &["相談件数|506|件|634", "相談件数 新規|20|件|30"], 0);
    }
    check(
        "・令和６年度：相談506件（新規20件）、令和５年度：相談634件（新規30件）",
        &["相談|506|件|634", "相談 新規|20|件|30"],
        0,
    );
    check("・相談件数：506件、前年度634件（新規30件）", &["相談件数|506|件|634"], 1);
    check(
        "・相談件数：506件（新規20件）\n　前年度　634件（新規30件）",
        &["相談件数|506|件|-", "相談件数 新規|20|件|-"],
        2,
    );
    check("・相談件数：506件（前年度634件）（うち新規20件）", &["相談件数|506|件|634", "相談件数 うち新規|20|件|-"], 0);
}

#[test]
fn one_name_for_two_ways_of_counting_is_asked_about() {
    for name in [
        "利用者数（実・延べ）",
        "利用者数（実（延べ））",
        "利用者数（実/延べ）",
        "実・延べ利用者数",
        "実人数・延べ人数",
    ] {
        check(&format!("・{name}：123人（1,234人）"), &[], 2);
        check(&format!("・{name}：123人・1,234人"), &[], 1);
        check(&format!("・{name}\n電話：123人（1,234人）\n来所：12人"), &[], 3);
    }
    check(
        "・利用者数（実・延べ）：実123人、延べ1,234人",
        &["利用者数（実・延べ）|123|人|-|実", "利用者数（実・延べ）|1234|人|-|延べ"],
        0,
    );
    let (row, _) = read_with("・相談\n※（　）内は延べ\n電話：300件（350件）", &Decisions::new());
    assert_eq!(row.indicators[0].counting, None);
}

#[test]
fn how_a_line_counts_holds_for_all_of_its_figures() {
    for (narrative, figures) in [
        (
            "・参加者数（延べ）：男性10人（前年度8人）、女性12人（前年度9人）",
            ["参加者数 男性|10|人|8|延べ", "参加者数 女性|12|人|9|延べ"],
        ),
        ("・延べ参加者数：市内100人、市外20人", ["延べ参加者数 市内|100|人|-|延べ", "延べ参加者数 市外|20|人|-|延べ"]),
        ("・参加延べ人数　市内100人　市外20人", ["参加延べ人数 市内|100|人|-|延べ", "参加延べ人数 市外|20|人|-|延べ"]),
        (
            "・年度末現在登録者数：男性10人、女性12人",
            ["登録者数 男性|10|人|-|年度末現在", "登録者数 女性|12|人|-|年度末現在"],
        ),
        (
            "・利用者数（実人数）：男性10人、女性12人",
            ["利用者数（実人数） 男性|10|人|-|実", "利用者数（実人数） 女性|12|人|-|実"],
        ),
    ] {
        check(narrative, &figures, 0);
    }
}

#[test]
fn a_heading_of_a_part_of_the_year_is_asked_about() {
    for heading in [
        "・相談実績（４月～12月）",
        "・上半期実績",
        "・相談実績（上半期）",
        "・相談実績（速報値）",
        "・相談実績（令和６年４月１日）",
    ] {
        let (row, doubts) = read_with(&format!("{heading}\n電話：350件"), &Decisions::new());
        assert_eq!((row.indicators.len(), doubts.len()), (1, 1), "{heading}: {doubts:#?}");
    }
    for heading in ["・中間支援の実績", "・体操教室（前半）", "・相談実績（６月・11月）"] {
        let (row, doubts) = read_with(&format!("{heading}\n電話：350件"), &Decisions::new());
        assert_eq!((row.indicators.len(), doubts.len()), (1, 0), "{heading}: {doubts:#?}");
    }
    check("・登録者数（R6.4.1）：45人", &["登録者数（R6.4.1）|45|人|-"], 1);
    check("・待機児童数：12人（令和６年４月１日）、10人（令和７年４月１日）", &["待機児童数|12|人|-"], 2);
    check("・講演会参加者：45人（令和６年10月５日）", &["講演会参加者|45|人|-"], 0);
}

#[test]
fn a_list_of_a_day_within_the_year_is_asked_about_once() {
    let text = list_with("・相談：10件（前年度８件）").replace("令和７年３月31日", "令和６年９月30日");
    let asked = read(&text, &Decisions::new()).unwrap();
    assert_eq!(asked.doubts.len(), 1, "{:#?}", asked.doubts);
    assert_eq!(asked.table.plans[0].policies[0].rows[0].indicators.len(), 1);
    let skip = Decisions::from([(asked.doubts[0].id.clone(), "skip".to_owned())]);
    assert!(read(&text, &skip).unwrap().table.plans[0].policies[0].rows[0].indicators.is_empty());
}

#[test]
fn the_numbers_of_single_days_are_no_number_of_the_year() {
    check("・講座：６月10日 30人、９月15日 25人", &[], 2);
    check("・講座：6/10　30人、9/15　25人", &[], 2);
    check("・講演会　10/5　45名", &["講演会|45|名|-"], 0);
}

#[test]
fn numbers_in_thousands_and_hundreds_are_read_whole() {
    for (narrative, figure) in [
        ("・来場者：３千５百人", "来場者|3500|人|-"),
        ("・来場者：３千５百人（前年度１万５百人）", "来場者|3500|人|10500"),
        ("・助成額：３千５百万円", "助成額|3500|万円|-"),
        ("・金額：１億２千３百万円", "金額|12300|万円|-"),
        ("・金額：５百円", "金額|500|円|-"),
        ("・金額：２百万円", "金額|2|百万円|-"),
    ] {
        check(narrative, &[figure], 0);
    }
}

#[test]
fn what_is_said_of_a_thing_stands_between_its_name_and_its_figures() {
    for aside in [
        "会場：市民会館",
        "講師：弁護士",
        "開催日：７月３日",
        "日時：毎月第１水曜",
        "講師　山田氏",
        "4/13　ふれあい広場",
    ] {
        let narrative = format!("・ちょこっと相談\n　{aside}\n　開催回数：14回（前年度３回）\n　相談件数：27件");
        check(&narrative, &["ちょこっと相談 開催回数|14|回|3", "ちょこっと相談 相談件数|27|件|-"], 0);
    }
    let held = "・協議会\n　講演会参加者：休止\n　相談会参加者：20人（前年度10人）";
    check(held, &["協議会 相談会参加者|20|人|10"], 1);
    let held = "・協議会\n　講演会：感染症の影響により中止\n　相談会参加者：20人（前年度10人）";
    check(held, &["協議会 相談会参加者|20|人|10"], 0);
}

#[test]
fn a_heading_ends_where_a_line_comes_back_to_its_margin_and_is_asked_about_behind_a_sentence() {
    check(
        "年度末現在登録者数\n　個人　203人（前年度198人）\n　団体　45団体（前年度44団体）\n研修会　12回（前年度10回）",
        &["登録者数 個人|203|人|198|年度末現在", "登録者数 団体|45|団体|44|年度末現在", "研修会|12|回|10"],
        0,
    );
    check(
        "年度末現在登録者数\n個人　203人（前年度198人）\n研修会を市民社協と共催で開催した。\n参加者数：62人（前年度48人）",
        &["登録者数 個人|203|人|198|年度末現在", "登録者数 参加者数|62|人|48|年度末現在"],
        1,
    );
}

#[test]
fn a_total_and_the_word_for_results_are_no_part_of_what_stands_above() {
    check(
        "・相談\n　電話　120件（前年度100件）\n　合計　170件（前年度140件）",
        &["相談 電話|120|件|100", "相談 合計|170|件|140"],
        0,
    );
    check("【実績】\n・相談件数　120件（前年度100件）", &["相談件数|120|件|100"], 0);
    check("・開催日：令和６年10月５日　参加者：50人", &["参加者|50|人|-"], 0);
}
