//! What is asked, and what follows from the answer.

use crate::list::{check, list_with, read_with, show};
use model::intake::Decisions;
use model::sheet::{Reading, read};

#[test]
fn prose_and_other_values_are_asked_and_not_taken() {
    for (narrative, doubts) in [
        ("・市民講座を３回開催し、市民50人が参加した。", 2),
        ("・市内10校で実施した。", 1),
        ("・研修参加者：20～30人", 1),
        ("・増減：△128件", 1),
        ("・７年３月末　６件", 1),
        ("・令和６年度：506件　令和５年度：634件", 2),
        ("・R6：506件、R5：634件", 2),
        ("・相談件数：1,23件", 1),
        ("・計画：20回（前年度３回）", 1),
    ] {
        check(narrative, &[], doubts);
    }
    check("・前年度実績：634件　今年度実績：506件", &["今年度実績|506|件|-"], 1);
    check("・相談件数：506件（うち電話300件）（前年度634件）", &["相談件数|506|件|634"], 1);
    check("・研修会（都事業）　参加33人（前", &["研修会（都事業） 参加|33|人|-"], 1);
    check("・出前講座：７回（延べ152人）", &["出前講座|7|回|-"], 1);
    check("・研修：10人（前年度12件）", &["研修|10|人|12"], 1);
    check("・講座12，参加50人", &[], 1);
    check("・委員：87人（定数87人）", &["委員|87|人|-"], 1);
}

#[test]
fn more_than_one_number_is_no_single_value() {
    for (narrative, doubts) in [
        ("・相談件数：20件から27件に増加", 2),
        ("・参加率：27人/30人（90％）", 2),
        ("・受験者／合格者：30人／27人", 1),
        ("・実施校：12/12校", 1),
        ("・参加者：20-30人", 1),
        ("・登録者：▲5人", 1),
        ("・登録者：-5人", 1),
        ("・はつらつ講座　6月1日45人、6月8日30人", 2),
    ] {
        check(narrative, &[], doubts);
    }
    for sign in ["→", " → ", "　⇒　", " -> ", " ～ ", " から "] {
        check(&format!("・出席件数：634件{sign}506件"), &[], 2);
    }
    check("・相談件数：週3日、1日5件", &[], 0);
    check("・相談件数：1.234件（前年度1,100件）", &[], 1);
    check("・満足度：4.125%", &["満足度|4.125|%|-"], 0);
    check("・利用者数は約1.5万人で、前年度（1.4万人）から増えた。", &[], 2);
    check("・相談：27件／30人", &["相談|27|件|-"], 1);
    check("・支援員：各地区２名", &[], 0);
    check("・発行部数：各号2,000部", &[], 0);
    check("・相談件数：2.5倍（前年度比）", &[], 1);
}

#[test]
fn a_name_that_swallows_another_figure_is_none_whatever_stands_behind_it() {
    for narrative in ["女子会５回ママ会３回", "実人数5人延人数50人"] {
        let before = ["", "（前年度30回）", "（前年度女子会４回ママ会２回）", "（前年度実4人延40人）"];
        for before in before {
            check(&format!("・{narrative}{before}"), &[], 1);
        }
    }
}

#[test]
fn a_number_in_kanji_or_without_unit_is_asked_about() {
    for narrative in
        ["・相談件数：十二件", "・相談件数　十二件", "・相談：数十件", "・相談件数：一〇〇件", "・相談件数27"]
    {
        check(narrative, &[], 1);
    }
    check("・単位：千円", &[], 0);
}

#[test]
fn a_unit_that_only_begins_a_word_is_asked_about() {
    for narrative in [
        "・閲覧数：12,345PV",
        "・利用数：12部屋",
        "・回線数：12回線",
        "・同窓会：45回生",
        "・作業：12人工",
        "・給食：12人分",
        "・利用：12人/日",
        "・利用：12人／回",
        "・利用：12人・日（前年度10人）",
        "・参加：３組織",
        "・会員：12団体会員",
        "・改修：45校舎",
        "・更新：３台車",
        "・対象者数45世帯員",
        "・容量：12PB",
        "・利用数：27（20）部屋",
        "・対象：12人分",
    ] {
        check(narrative, &[], 1);
    }
    for (narrative, figure) in [
        ("・利用：12部屋（前年度10部屋）", "利用|12|部屋|10"),
        ("・閲覧：12,345PV（前年度10,000PV）", "閲覧|12345|PV|10000"),
        ("・利用：12人/日（前年度10人/日）", "利用|12|人/日|10"),
        ("・利用：12人・日（前年度10人・日）", "利用|12|人・日|10"),
        ("・参加：30人参加", "参加|30|人|-"),
        ("・相談：12件対応", "相談|12|件|-"),
        ("・参加：12団体等", "参加|12|団体|-"),
    ] {
        check(narrative, &[figure], 0);
    }
    check("・ひとり親の３人世帯を訪ねた。", &[], 0);
}

#[test]
fn a_bound_is_asked_about_whatever_its_word() {
    for word in ["以上", "以下", "以内", "まで", "未満", "超"] {
        check(&format!("・参加：12人{word}"), &[], 1);
    }
}

#[test]
fn an_answer_is_followed_at_the_next_reading() {
    let narrative = "・市内10校で実施した。";
    let (_, doubts) = read_with(narrative, &Decisions::new());
    let id = doubts[0].id.clone();
    let decided = Decisions::from([(id.clone(), "take".to_owned())]);
    let (row, doubts) = read_with(narrative, &decided);
    assert_eq!(row.indicators.iter().map(show).collect::<Vec<_>>(), ["市内|10|校|-"]);
    assert_eq!(doubts[0].id, id);
}

/// What is left of the numbers of a 説明, though it is understood.
fn left(narrative: &str) -> Vec<String> {
    let left = read(&list_with(narrative), &Decisions::new()).unwrap().left.into_iter();
    left.filter(|it| it.why.contains("値ではない") || it.why.contains("実績ではない")).map(|it| it.text).collect()
}

#[test]
fn a_difference_is_no_value_and_is_named_among_what_is_left() {
    for (narrative, figure, difference) in [
        ("・相談件数：14件（前年度比＋３）", "相談件数|14|件|-", "前年度比＋３"),
        ("・相談件数：14件（前年度比127％）", "相談件数|14|件|-", "前年度比127％"),
        ("・相談件数：14件（前年度の２倍）", "相談件数|14|件|-", "前年度の２倍"),
        ("・相談件数：14件（＋５件）", "相談件数|14|件|-", "＋５件"),
        ("・相談件数：14件（５件減）", "相談件数|14|件|-", "５件減"),
        ("・相談件数：14件（増減△３）", "相談件数|14|件|-", "増減△３"),
        ("・相談件数：14件（前年度11件、＋３件）", "相談件数|14|件|11", "＋３件"),
        ("・相談件数：14件（前年度11件　３件増）", "相談件数|14|件|11", "３件増"),
        ("・相談件数：14件（前年度11件・127％）", "相談件数|14|件|11", "127％"),
        ("・相談件数：14件（＋３件）（前年度11件）", "相談件数|14|件|11", "＋３件"),
        ("・設置数：14基　＋３基", "設置数|14|基|-", "＋３"),
        ("指標　令和５年度　令和６年度　増減\n相談件数　11　14　3", "相談件数|14|-|11", "増減"),
    ] {
        check(narrative, &[figure], 0);
        assert_eq!(left(narrative), [difference], "{narrative}");
    }
    assert_eq!(left("・相談件数：14件（前年度11件）"), Vec::<String>::new());
}

#[test]
fn a_number_in_the_bracket_behind_a_figure_is_named_among_what_is_left() {
    for (bracket, named) in [
        ("12組", &["12組"][..]),
        ("5会場", &["5会場"]),
        ("市内10、市外14", &["市内10", "市外14"]),
        ("第２回", &[]),
        ("10月５日", &[]),
        ("月１回", &[]),
    ] {
        let narrative = format!("・登録者数：24人（{bracket}）");
        check(&narrative, &["登録者数|24|人|-"], 0);
        let left = read(&list_with(&narrative), &Decisions::new()).unwrap().left.into_iter();
        let texts: Vec<String> = left.filter(|it| it.why.starts_with("かっこの中の数")).map(|it| it.text).collect();
        assert_eq!(texts, named, "{narrative}");
    }
}

#[test]
fn another_number_beside_the_year_before_is_asked_about() {
    for beside in ["今年度目標30件", "前年度から継続３件", "うち新規３件", "前々年度から５か所"]
    {
        check(&format!("・相談件数：14件（前年度11件、{beside}）"), &["相談件数|14|件|11"], 1);
    }
    let of_this_year = "・相談件数：14件（前年度比３件増、うち新規２件）";
    check(of_this_year, &["相談件数|14|件|-", "相談件数 うち新規|2|件|-"], 1);
}

#[test]
fn the_rest_of_a_torn_number_is_no_page_number() {
    for (narrative, figures) in [
        ("・登録団体数：3\n1", &["登録団体数|31|-|-"][..]),
        ("・開催回数：1\n2\n回（前年度10回）", &["開催回数|12|回|10"]),
        ("・相談件数：3\n\n2\n\n件（前年度30件）", &["相談件数|32|件|30"]),
        ("・開催回数：\n1\n・相談件数：5件", &["開催回数|1|-|-", "相談件数|5|件|-"]),
    ] {
        check(narrative, figures, 1);
        let (row, doubts) = read_with(narrative, &Decisions::new());
        let page = Decisions::from([(doubts[0].id.clone(), "page".to_owned())]);
        assert_ne!(read_with(narrative, &page).0.narrative, row.narrative, "{narrative}: an answer is followed");
    }
}

#[test]
fn a_number_alone_within_a_row_is_asked_about() {
    for (narrative, doubts) in [
        ("・会議を開いた。\n1\n・研修をした。", 1),
        ("・会議を開いた。\n\n52\n\n・研修をした。", 1),
        ("・会議を開いた。\n1\n・研修をした。\n2\n・人権の相談をした。", 0),
        ("・会議を開いた。\n1\n人権の相談をした。\n2\n・研修をした。", 0),
        ("・会議を開いた。\n- 1 -\n・研修をした。", 0),
    ] {
        check(narrative, &[], doubts);
    }
}

#[test]
fn a_page_number_between_rows_is_none_of_the_text() {
    for number in ["1", "2"] {
        let text = list_with("・会議を開いた。").replace("\n\n(2)", &format!("\n\n{number}\n\n(2)"));
        let reading = read(&text, &Decisions::new()).unwrap();
        assert_eq!(reading.doubts, []);
        assert!(reading.left.iter().any(|it| it.why == "ページ番号"));
    }
}

#[test]
fn a_remark_behind_its_department_is_no_department() {
    for remark in ["備考の文です", "要綱の見直し", "シルバー人材"] {
        let text = list_with("・会議を開いた。").replacen("地域支援課\n", &format!("地域支援課\n\n{remark}\n"), 1);
        let read_row = |decisions: &Decisions| {
            let reading = read(&text, decisions).unwrap();
            (reading.table.plans[0].policies[0].rows[0].clone(), reading.doubts)
        };
        let (row, doubts) = read_row(&Decisions::new());
        assert_eq!((row.remark.as_deref(), row.departments), (Some(remark), vec!["地域支援課".to_owned()]));
        assert_eq!(doubts.len(), 1, "{doubts:#?}");
        let said = Decisions::from([(doubts[0].id.clone(), "department".to_owned())]);
        let (row, _) = read_row(&said);
        assert_eq!((row.remark, row.departments), (None, vec!["地域支援課".to_owned(), remark.to_owned()]));
    }
}

#[test]
fn a_sentence_in_the_place_of_a_department_is_asked_about() {
    let text = list_with("・会議を開いた。").replacen("地域支援課\n", "備考の文です\n", 1);
    let reading = read(&text, &Decisions::new()).unwrap();
    assert_eq!(reading.table.plans[0].policies[0].rows[0].departments, Vec::<String>::new());
    assert_eq!(reading.doubts.len(), 1, "{:#?}", reading.doubts);
}

#[test]
fn a_department_above_a_stray_line_can_be_chosen() {
    let stray = "地域支援課\n行き先の分からない行がここに一つ混じっています。\n";
    let text = list_with("・会議を開いた。").replacen("地域支援課\n", stray, 1);
    let asked = |decisions: &Decisions| read(&text, decisions).unwrap();
    let row = |reading: &Reading| reading.table.plans[0].policies[0].rows[0].clone();
    let reading = asked(&Decisions::new());
    assert_eq!(row(&reading).departments, [""; 0]);
    let doubt = reading.doubts.iter().find(|it| it.why.contains("担当課・団体の名前")).unwrap();
    assert_eq!(doubt.choices[1].words, "「地域支援課」を担当とし、そのあとの行は説明の続きとする");
    let decided = row(&asked(&Decisions::from([(doubt.id.clone(), "names".to_owned())])));
    assert_eq!(decided.departments, ["地域支援課"]);
    assert!(decided.narrative.ends_with("混じっています。"), "{}", decided.narrative);
}

#[test]
fn half_a_bracket_in_a_name_and_a_plan_without_an_item_are_asked_about() {
    let asked = |text: &str, word: &str| {
        let reading = read(text, &Decisions::new()).unwrap();
        reading.doubts.iter().any(|doubt| doubt.why.contains(word))
    };
    let text = list_with("・会議を開いた。");
    assert!(!asked(&text, "かっこ") && !asked(&text, "一つもありません"));
    assert!(asked(&text.replace("開催と支援の実施\n", "開催（支援\n"), "題名のかっこ"));
    assert!(asked(&text.replacen("地域支援課\n", "地域担当職員(市民社協\n", 1), "担当のかっこ"));
    assert!(asked(&format!("{text}\n２　見本計画\n"), "項目が一つもありません"));
}

#[test]
fn a_group_of_digits_torn_at_its_comma_is_one_number() {
    check("・出席件数：1\n,506件（前年度634件）", &["出席件数|1506|件|634"], 0);
}

#[test]
fn a_time_of_day_is_no_part_of_a_name() {
    for time in ["午前10時開催", "10時30分から", "13時〜15時"] {
        check(&format!("・研修会　{time}　参加30人"), &["研修会 参加|30|人|-"], 0);
    }
}

#[test]
fn what_a_bracket_says_of_the_value_itself_is_asked_about() {
    check("・登録者：506人（10月末現在）", &["登録者|506|人|-"], 1);
    check("・登録者：506人（令和６年９月30日時点）", &["登録者|506|人|-"], 1);
    check("・登録者：506人（３月末現在）", &["登録者|506|人|-"], 0);
    check("・登録者：506人（令和７年４月１日現在）", &["登録者|506|人|-"], 1);
    check("・登録者：506人（新規）", &["登録者|506|人|-"], 1);
    let (_, doubts) = read_with("・登録者：506人（新規）", &Decisions::new());
    let decided = Decisions::from([(doubts[0].id.clone(), "new".to_owned())]);
    assert_eq!(show(&read_with("・登録者：506人（新規）", &decided).0.indicators[0]), "登録者|506|人|新規");
}

#[test]
fn numbers_under_a_label_that_gives_their_unit_are_a_series_too() {
    for narrative in [
        "・開催回数（回）　1,100　1,204",
        "・利用率（％）　72.5　70.1",
        "・相談件数（件）：45、55",
        "・利用者数（人）　45／50",
        "2022　2023　2024\n開催回数（回）　1,000　1,100　1,204",
        "目標　実績\n開催回数（回）　1,100　1,204",
        "区分　男性　女性　計\n登録者数（人）　45　55　100",
        "今年度　前年度\n開催回数（回）　1,204　1,100",
    ] {
        check(narrative, &[], 1);
    }
    check("・開催回数（回）　1,204（前年度1,100）", &["開催回数|1204|回|1100"], 0);
    check("　R6目標　R6実績　R5実績\n開催回数（回）　1,100　1,204　1,050", &["開催回数|1204|回|1050"], 0);
}

#[test]
fn a_number_of_which_nothing_says_what_it_counts_is_asked_about_or_named() {
    check("相談件数（件）\n電話　45\n来所　55\n訪問　20", &[], 3);
    check("・相談電話：45", &[], 1);
    check("・計　120", &[], 1);
    check("・手話通訳者派遣時間　300時間", &[], 1);
    check("・要約筆記　派遣件数　20件　派遣時間　60時間", &["要約筆記 派遣件数|20|件|-"], 1);
    check("・活動時間　延べ300時間", &["活動時間|300|時間|-|延べ"], 0);
    check("・開館時間　９時間", &[], 0);
    let Reading { left, doubts, .. } = read(&list_with("・参加者数（人）　男45　女55"), &Decisions::new()).unwrap();
    let named = left.iter().filter(|it| ["男45", "女55"].contains(&it.text.as_str())).count();
    assert_eq!((named, doubts.len()), (2, 0));
    check("会場　市民会館２階　電話　0422-51-5131", &[], 0);
}

#[test]
fn what_was_done_so_many_times_is_asked_about_whatever_its_verb() {
    for done in ["受け付けた", "寄せられた", "行った", "受理した", "受けている", "開いて、記録した"]
    {
        let (row, asked) = read_with(&format!("・相談会を12回{done}。"), &Decisions::new());
        assert_eq!((row.indicators.len(), asked.len()), (0, 1), "{done}: {asked:#?}");
    }
    for (text, told) in [("・チラシを5,000枚配布した。", "5,000枚"), ("・待機は42日であった。", "42日")]
    {
        let left = read(&list_with(text), &Decisions::new()).unwrap().left;
        assert!(left.iter().any(|it| it.text.contains(told)), "{left:#?}");
    }
    for text in ["・２人体制で支援した。", "・１人暮らしの方を訪ねた。", "・10団体連携の取組みとした。"]
    {
        let (row, asked) = read_with(text, &Decisions::new());
        assert_eq!((row.indicators.len(), asked.len()), (0, 0), "{text}: {asked:#?}");
    }
}

#[test]
fn what_belongs_to_a_name_or_stands_for_a_minus_is_asked_about() {
    check("・認定者数：新規\n　15件（前年度12件）", &[], 2);
    check("・認定者数：新規　15件（前年度12件）", &["認定者数 新規|15|件|12"], 0);
    check("・会場数　市内10　市外５（前年度　市内９　市外４）", &[], 2);
    check("・増減：マイナス５人", &[], 1);
}
