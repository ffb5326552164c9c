//! Which year a number is of, and which figure.

use crate::list::{check, list_with, read_with, show, show_figure};
use model::intake::Decisions;
use model::sheet::read;

#[test]
fn the_year_before_may_be_named_or_several() {
    for (narrative, figures) in [
        ("・相談件数：10件(R5:12件)", &["相談件数|10|件|12"][..]),
        ("・相談件数：10件（令和５年度　12件）", &["相談件数|10|件|12"]),
        ("・相談件数：10件（５年度12件）", &["相談件数|10|件|12"]),
        ("・相談件数：506件（前年度634件、前々年度700件）", &["相談件数|506|件|634"]),
        (
            "・広域連携　女子会　年８回　ママ会　年４回（前年度　女子会５回、ママ会３回）",
            &["広域連携 女子会|8|回|5|年間", "広域連携 ママ会|4|回|3|年間"],
        ),
        ("・作成済：23人／対象者 85人（前年度 17人／対象者 80人）", &["作成済|23|人|17", "対象者|85|人|80"]),
        ("・通報：延べ46件、実38件（前年度　延べ52件、実41件）", &["通報|46|件|52|延べ", "通報|38|件|41|実"]),
        (
            "・ひろば　年12回　延べ240人（前年度　年11回　延べ198人）",
            &["ひろば|12|回|11|年間", "ひろば|240|人|198|延べ"],
        ),
        ("・出張相談：６か所で開催（前年度５か所）", &["出張相談|6|か所|5"]),
        ("・委員：87人（定数95人）（前年度90人）", &["委員|87|人|90"]),
        ("・講座　12回　参加者数　300人（前年度　10回　250人）", &["講座|12|回|10", "参加者数|300|人|250"]),
        ("・電話相談 100件　来所相談 50件（前年度 電話90件、来所40件）", &["電話相談|100|件|90", "来所相談|50|件|40"]),
    ] {
        check(narrative, figures, 0);
    }
    check("・相談件数：10件（令和４年度12件）", &["相談件数|10|件|-"], 1);
    check("・相談件数：506件（634件）", &["相談件数|506|件|-"], 1);
    check("・相談件数：506件（前年度と同数）", &["相談件数|506|件|-"], 1);
    check(
        "・相談件数：506件（前年度634件\n・来所件数：10件（前年度11件）",
        &["相談件数|506|件|-", "来所件数|10|件|11"],
        1,
    );
}

#[test]
fn the_year_before_may_stand_without_a_bracket_or_in_an_odd_one() {
    for narrative in [
        "・相談件数：27件　前年度20件",
        "・相談件数：27件、前年度20件",
        "・相談件数：27件／前年度20件",
        "・相談件数：27件【前年度20件】",
        "・相談件数：27件 ※前年度20件",
        "・相談件数：27件（前年度末20件）",
        "・相談件数：27件（前年度20件、7件増）",
        "・相談件数：27件（前年度20件・135％）",
        "・相談件数：27件（R5実績20件）",
        "・相談件数：27件（R6.3末　20件）",
        "・相談件数：27件（令和６年３月末：20件）",
        "・相談件数：27件（５月・11月）（前年度20件）",
    ] {
        check(narrative, &["相談件数|27|件|20"], 0);
    }
    check("・相談件数：27件（令和７年４月１日現在、前年度20件）", &["相談件数|27|件|20"], 1);
    let (row, _) = read_with("・相談件数：27件※速報値（前年度20件）", &Decisions::new());
    assert_eq!(
        (show(&row.indicators[0]), row.indicators[0].note.as_deref()),
        ("相談件数|27|件|20".to_owned(), Some("速報値"))
    );
    check("・相談件数：27件（前年度の135％）", &["相談件数|27|件|-"], 0);
    check("・相談件数：27件（前年度の２倍）", &["相談件数|27|件|-"], 0);
}

#[test]
fn another_years_figure_is_not_this_years() {
    for narrative in [
        "・R5登録者数：20人",
        "・令和５年度相談件数：20件",
        "・2023年度参加者数：30人",
        "・令和５年の相談件数：30件",
        "・令和５年１月～12月の相談件数：30件",
        "・相談件数　R5実績：20件",
        "・登録者数（令和６年３月31日現在）：20人",
        "・令和７年度登録者数：30人",
        "・令和７年度登録予定者数：30人",
        "・来年度の受講者：30人",
        "・前々年度の受講者：30人",
    ] {
        check(narrative, &[], 1);
    }
    for (narrative, doubts) in [
        ("・登録者数：27人（初年度20人）", 1),
        ("・登録者数：27人（開始時20人）", 1),
        ("・登録者数：27人（全国平均20人）", 1),
        ("・登録者数：27人（計画値30人）", 1),
    ] {
        check(narrative, &["登録者数|27|人|-"], doubts);
    }
    check("・第10回大会：100人（第９回　90人）", &["第10回大会|100|人|-"], 1);
    check("・登録者数：30人（見込み）", &[], 1);
    check("・会員：令和６年４月20人、令和７年３月27人", &[], 2);
    check("・会員　R7.3末　27人、R6.3末　20人", &["会員|27|人|20"], 0);
    check("・R6実績：27件（R5実績：20件）", &[], 1);
    check("・令和５年度実績\n・相談件数：20件\n・来所件数：30件", &[], 2);
    check("【令和５年度】\n・相談件数：20件", &[], 1);
    check("令和６年３月31日現在\n登録者数：50人", &[], 1);
    check("・令和５年度　相談　電話：20件", &[], 1);
}

#[test]
fn what_stands_under_a_target_or_a_year_to_come_is_no_result() {
    for heading in
        ["令和８年度目標", "令和７年度の予定", "次年度計画", "目標", "参加の目標値", "計画", "計画値：", "今後の予定"]
    {
        check(&format!("・{heading}\n参加者：61人（前年度55人）\n・相談件数：５件"), &["相談件数|5|件|-"], 1);
        check(&format!("【{heading}】\n・参加者：61人\n・相談件数：５件"), &[], 2);
    }
    for heading in ["避難計画", "地域福祉計画の推進", "目標達成の支援", "令和６～11年度計画の冊子"]
    {
        check(&format!("・{heading}\n参加者：61人"), &[&format!("{heading} 参加者|61|人|-")], 0);
    }
    check("【目標】\n参加者：61人\n【実績】\n参加者：58人", &["参加者|58|人|-"], 1);
    check("・目標値\n　参加者：61人\n　登録者：30人\n・実績値\n　参加者：58人", &["参加者|58|人|-"], 2);
    check("・目標\n・参加者：61人\n・登録者：30人\n・実績\n・参加者：58人", &["参加者|58|人|-"], 2);
}

#[test]
fn what_is_planned_is_no_result() {
    for planned in
        ["45人予定", "45人を予定", "45人の予定", "45人予定（前年度40人）", "45人を見込んでいる。", "45人目標"]
    {
        check(&format!("・参加者：{planned}"), &[], 1);
    }
    check("・開催：３回予定どおり実施", &["開催|3|回|-"], 0);
}

#[test]
fn figures_told_by_their_years_are_paired() {
    for narrative in [
        "・相談件数：R6：27件、R5：20件",
        "・相談件数（R6:27件、R5:20件）",
        "・相談件数（今年度27件、前年度20件）",
        "・相談件数 2024年度27件 2023年度20件",
        "・相談件数　令和５年度：20件　令和６年度：27件",
        "・相談件数　R5実績20件、R6実績27件",
        "・相談件数：令和５年度20件→令和６年度27件",
        "・相談件数（令和５年度）20件、（令和６年度）27件",
        "・R6相談件数：27件、R5相談件数：20件",
        "・令和５年度相談件数：20件、令和６年度相談件数：27件",
        "・令和６年度の相談件数：27件（前年度20件）",
    ] {
        check(narrative, &["相談件数|27|件|20"], 0);
    }
    check("・令和６年度実績\n　相談件数：27件（前年度20件）", &["相談件数|27|件|20"], 0);
    check("【令和６年度】\n・相談件数：27件（前年度20件）", &["相談件数|27|件|20"], 0);
    check("・R６年度末登録者数：27人（R５年度末20人）", &["年度末登録者数|27|人|20|年度末現在"], 0);
    for narrative in
        ["・相談件数：R6：27件、R5：20件、R4：15件", "・相談件数　令和４年度：15件、令和５年度：20件、令和６年度：27件"]
    {
        let (row, asked) = read_with(narrative, &Decisions::new());
        assert_eq!(show(&row.indicators[0]), "相談件数|27|件|20", "{narrative}");
        assert_eq!(row.indicators[0].earlier.len(), 1, "{narrative}");
        assert_eq!(asked.len(), 0, "{narrative}: {asked:#?}");
    }
    check("・令和元年度からの累計：250人（前年度220人）", &["令和元年度からの累計|250|人|220"], 0);
    let (row, _) = read_with("・相談件数：27件（前年度20件、前々年度15件、R3年度10件）", &Decisions::new());
    let earlier: Vec<_> =
        row.indicators[0].earlier.iter().map(|one| (one.year.western(), show_figure(Some(one.figure)))).collect();
    assert_eq!(earlier, [(2022, "15".to_owned()), (2021, "10".to_owned())]);
}

#[test]
fn a_year_alone_in_the_bracket_behind_a_number_is_that_numbers() {
    for narrative in [
        "・参加者　61人（令和５年度）→58人（令和６年度）",
        "・参加者　61人（R5）　58人（R6）",
        "・参加者：61人（前年度）、58人（今年度）",
        "・参加者　61人（R5）→58人（R6）",
        "・参加者：58人（令和６年度）、61人（令和５年度）",
        "・参加者：58人　（R6）　61人（R5）",
        "・参加者：58人（令和７年３月31日現在）、61人（令和６年３月31日現在）",
    ] {
        check(narrative, &["参加者|58|人|61"], 0);
    }
    check("・参加者　70人（R4）→61人（R5）→58人（R6）", &["参加者|58|人|61"], 0);
    check("・参加者：58人（令和６年度）", &["参加者|58|人|-"], 0);
    check("・参加者　58人（R6）⇒70人（R7）", &["参加者|58|人|-"], 1);
    for of in ["令和５年度", "R5", "前年度", "令和５年度実績", "令和６年３月31日現在", "令和元年度", "R7"]
    {
        check(&format!("・参加者：61人（{of}）"), &[], 1);
    }
}

#[test]
fn a_value_of_the_year_before_needs_one_bearer() {
    check("・窓口27件、訪問30件（前年度45件）", &["窓口|27|件|-", "訪問|30|件|-"], 1);
    check("・講座　12回、受講者240人（前年度200人）", &["講座|12|回|-", "受講者|240|人|200"], 0);
    check("・参加者：27人（前年度延べ20人）", &["参加者|27|人|20"], 1);
    check("・訪問：ノベ27件（前年度のべ20件）", &["訪問|27|件|20|延べ"], 0);
    check("・訪問：実20人・延べ27回（前年度：実18人・延べ25回）", &["訪問|20|人|18|実", "訪問|27|回|25|延べ"], 0);
    for narrative in
        ["12回/240人（前年度10回/200人）", "12回240人（前年度10回200人）", "12回・240人（前年度10回・200人）"]
    {
        check(&format!("・出前講座　{narrative}"), &["出前講座|12|回|10", "出前講座|240|人|200"], 0);
    }
    check("・電話　27件　来所　30件（前年度　電話　20件　来所　25件）", &["電話|27|件|20", "来所|30|件|25"], 0);
}

#[test]
fn brackets_are_of_the_year_that_the_text_says() {
    for narrative in [
        "・電話：27件（20件）、来所：30（25）件\n※かっこ内は前年度実績",
        "（カッコ内は前年度）\n・電話：27件（20件）\n・来所：30件（25）",
    ] {
        let (row, asked) = read_with(narrative, &Decisions::new());
        let read: Vec<_> =
            row.indicators.iter().map(|one| (show_figure(one.value), show_figure(one.previous))).collect();
        let pair = |now: &str, before: &str| (now.to_owned(), before.to_owned());
        assert_eq!(read, [pair("27", "20"), pair("30", "25")], "{narrative}");
        assert_eq!(asked.len(), 0, "{narrative}: {asked:#?}");
    }
    check("・相談件数：27件（20件）", &["相談件数|27|件|-"], 1);
}

#[test]
fn about_is_kept_for_the_year_that_it_stands_with() {
    let about = |narrative: &str| {
        let (row, _) = read_with(narrative, &Decisions::new());
        (row.indicators[0].approximate, row.indicators[0].previous_approximate)
    };
    assert_eq!(about("・来場者数：約100人（前年度約90人）"), (true, true));
    assert_eq!(about("・来場者数：100人（前年度90人程度）"), (false, true));
    assert_eq!(about("・来場者数：約100人（前年度90人）"), (true, false));
}

#[test]
fn a_reason_is_no_zero_and_no_blank() {
    for (narrative, figures) in [
        ("・研修会：３回（前年度実施なし）", &["研修会|3|回|実施なし"][..]),
        ("・研修会：３回（前年度新規）", &["研修会|3|回|新規"]),
        ("・研修会：実施なし（前年度２回）", &["研修会|実施なし|回|2"]),
        ("・登録者数：集計中（前年度68人）", &["登録者数|集計中|人|68"]),
        ("・研修会：未実施", &["研修会|実施なし|-|-"]),
        ("・研修会：０回（前年度２回）", &["研修会|0|回|2"]),
    ] {
        check(narrative, figures, 0);
    }
    check("・登録者数：－（前年度68人）", &[], 1);
    check("・講演会：45名（前年度中止）", &["講演会|45|名|-"], 1);
}

#[test]
fn what_is_printed_of_a_figure_begins_with_its_label() {
    for printed in [
        "出席件数：R5 634件　R6 506件",
        "出席件数：R6 506件（R5：634件）",
        "出席件数　R5：634件　R6：506件",
        "出席件数：506件（前年度634件）",
    ] {
        let (row, _) = read_with(&format!("・{printed}"), &Decisions::new());
        assert_eq!(row.indicators[0].as_printed, printed);
        assert_eq!(show(&row.indicators[0]), "出席件数|506|件|634");
    }
}

#[test]
fn a_first_year_without_its_era_is_that_of_the_page() {
    let read_2020 = |narrative: &str| {
        let text = list_with(narrative).replace("令和７年３月31日現在", "令和３年３月31日現在");
        let reading = read(&text.replace("令和６(2024)年度", "令和２(2020)年度"), &Decisions::new()).unwrap();
        (
            reading.table.plans[0].policies[0].rows[0].indicators.iter().map(show).collect::<Vec<_>>(),
            reading.doubts.len(),
        )
    };
    for bracket in ["元年度：634件", "元年度634件", "元：634件", "令和元年度634件"] {
        let read = read_2020(&format!("・見守り件数：120件（{bracket}）"));
        assert_eq!(read, (vec!["見守り件数|120|件|634".to_owned()], 0), "{bracket}");
    }
    check("・出席件数：506件（元年度：634件）", &["出席件数|506|件|-"], 1);
    check("・還元：634件", &["還元|634|件|-"], 0);
}

#[test]
fn a_year_before_on_a_line_of_its_own_goes_with_its_figure_and_heads_nothing() {
    let next = "・受講者数：20人（前年度164人）";
    check(&format!("・相談件数：364件\n　（前年度519件）\n{next}"), &["相談件数|364|件|519", "受講者数|20|人|164"], 0);
    let below = "　受講者数：20人（前年度164人）";
    for lost in ["・開催数：調整中（前年度３回）", "・開催数（延べ）：－校（前年度１校）"]
    {
        check(&format!("{lost}\n{below}"), &["受講者数|20|人|164"], 1);
    }
}

#[test]
fn years_on_lines_below_their_label_are_its_own_and_name_nothing_below() {
    let (old, new) = ("　令和５年度　120件", "　令和６年度　135件");
    for years in [[old, new], [new, old]] {
        let narrative = format!("・訪問件数\n{}\n・研修会：4回（前年度3回）", years.join("\n"));
        check(&narrative, &["訪問件数|135|件|120", "研修会|4|回|3"], 0);
    }
    // One alone is asked about, and is no heading.
    check("・訪問件数\n　令和６年度　135件\n・研修会：4回（前年度3回）", &["研修会|4|回|3"], 1);
}

#[test]
fn a_year_and_its_amount_in_the_bracket_behind_a_name_are_printed_whole() {
    for (printed, figure) in [
        ("訪問（R6：44件）", "訪問|44|件|-"),
        ("会議　（R6：４回）", "会議|4|回|-"),
        ("相談件数（R6：120件、R5：98件）", "相談件数|120|件|98"),
    ] {
        let (row, doubts) = read_with(&format!("・{printed}"), &Decisions::new());
        assert_eq!((show(&row.indicators[0]).as_str(), doubts.len()), (figure, 0));
        assert_eq!(row.indicators[0].as_printed, printed);
    }
}
