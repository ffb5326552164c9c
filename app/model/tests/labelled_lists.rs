//! Lists in running text: blocks of 「事業名　… 所属名　…（評価 …）」.

#![allow(clippy::unwrap_used, reason = "tests")]

use model::indicator::Figure;
use model::intake::Decisions;
use model::sheet::{Reading, Row, read, write};

const LIST: &str = include_str!("lists/labelled-year.txt");

fn read_list(text: &str) -> Reading {
    let reading = read(text, &Decisions::new()).unwrap_or_else(|refused| panic!("{}", refused.sentence));
    let written = write(&reading.table);
    let again = read(&written, &Decisions::new()).unwrap_or_else(|refused| panic!("{}\n{written}", refused.sentence));
    let bare = |reading: &Reading| -> Vec<_> {
        let rows = rows(reading).into_iter();
        rows.map(|row| {
            (row.title.clone(), row.mark.clone(), row.narrative.clone(), figures(row), row.departments.clone())
        })
        .collect()
    };
    assert_eq!(bare(&again), bare(&reading), "{written}");
    reading
}

fn rows(reading: &Reading) -> Vec<&Row> {
    reading.table.plans.iter().flat_map(|plan| &plan.policies).flat_map(|policy| &policy.rows).collect()
}

fn figures(row: &Row) -> Vec<String> {
    let figure = |figure: Option<Figure>| figure.and_then(|it| it.value()).map_or("-".to_owned(), |it| it.to_string());
    let unit = |unit: &Option<String>| unit.clone().unwrap_or_default();
    row.indicators
        .iter()
        .map(|one| format!("{}|{}{}|{}", one.name, figure(one.value), unit(&one.unit), figure(one.previous)))
        .collect()
}

#[test]
fn blocks_of_labelled_cells_are_items() {
    let reading = read_list(LIST);
    let table = &reading.table;
    assert_eq!(table.fiscal_year.western(), 2024);
    assert_eq!(table.material_number.as_deref(), Some("資料２"));
    assert_eq!(table.meeting.as_deref(), Some("第２回地域福祉推進協議会"));
    assert_eq!(table.plans[0].title, "第２期支え合い計画");
    let policies: Vec<_> = table.plans[0].policies.iter().map(|it| (it.number.as_str(), it.title.as_str())).collect();
    assert_eq!(policies, [("1", "支え合いの地域づくり"), ("2", "見守りの推進")]);
    let rows = rows(&reading);
    let shown: Vec<_> = rows.iter().map(|row| (row.number.as_deref().unwrap(), row.mark.as_deref())).collect();
    assert_eq!(shown, [("(1)", Some("A")), ("(2)", Some("B")), ("(1)", Some("C")), ("(2)", None)]);
    assert_eq!(rows[0].title.as_deref(), Some("支え合いの会議の開催"));
    assert_eq!(rows[3].title.as_deref(), Some("緊急通報の機器の貸与と相談の受付を組み合わせた見守りの支援"));
    assert_eq!(rows[0].commitment.as_deref(), Some("地域の団体と市が集まる会議を開き、支え合いの輪を広げます。"));
    assert_eq!(
        rows[0].narrative.lines().next(),
        Some("・会議を４回開く計画のところ、地域からの求めに応じて回数を増やした。")
    );
    assert_eq!(rows[1].departments, ["地域支援課", "市民社協"]);
    assert_eq!(rows[1].remark.as_deref(), Some("要綱を改めた。"));
    assert_eq!(figures(rows[0]), ["会議の開催|6回|4", "参加者数|182人|150"]);
    assert_eq!(figures(rows[1]), ["助成した団体|12団体|10"]);
    assert_eq!(figures(rows[2]), ["訪問 訪問回数|1024回|1130", "訪問 訪問世帯|98世帯|101"]);
}

#[test]
fn what_a_list_has_no_cell_for_is_left_and_asked_about() {
    let reading = read_list(LIST);
    let asked: Vec<_> = reading.doubts.iter().map(|doubt| (doubt.line, doubt.text.as_str())).collect();
    assert_eq!(asked, [(11, "(1)"), (18, "課題"), (19, "令和７年度の予定")]);
    let left: Vec<_> = reading.left.iter().filter(|left| left.why == "一覧表にない欄").map(|left| left.line).collect();
    assert_eq!(left, [18, 19, 24]);
}

#[test]
fn labels_may_be_in_brackets_and_values_below_them() {
    let text = "見守り計画　令和６年度　進捗状況一覧表\n評価　◎：順調　○：おおむね順調　△：遅れ\n\n1 見守りの推進\n\n(1)\n\
        【事業名】\n見守りの会議\n【担当課】\n地域支援課\n福祉公社\n【計画の記載】\n・会議を開きます。\n【評価】\n◎\n\
        【進捗状況】\n・会議を開いた。\n・会議：３回（前年度２回）\n\n(2)\n【事業名】見守りの活動\n【担当課】地域支援課\n\
        【計画の記載】・見守ります。\n【評価】○（おおむね順調）\n【進捗状況】・見守る人：45名\n\n2 支え合い\n\n(1)\n\
        【事業名】支え合いの場【新規】\n【担当課】市民社協\n【評価】△\n【進捗状況】場を探した。\n";
    let reading = read_list(text);
    assert!(reading.doubts.is_empty(), "{:#?}", reading.doubts);
    let rows = rows(&reading);
    let shown: Vec<_> = rows.iter().map(|row| (row.title.as_deref().unwrap(), row.mark.as_deref().unwrap())).collect();
    assert_eq!(shown, [("見守りの会議", "◎"), ("見守りの活動", "○"), ("支え合いの場", "△")]);
    assert!(rows[2].new);
    assert_eq!(rows[0].departments, ["地域支援課", "福祉公社"]);
    assert_eq!(figures(rows[0]), ["会議|3回|2"]);
    assert_eq!(figures(rows[1]), ["見守る人|45名|-"]);
}

#[test]
fn a_block_that_is_not_understood_names_its_line() {
    let check = |text: &str, line: u32, word: &str| {
        let refused = read(text, &Decisions::new()).unwrap_err();
        assert_eq!(refused.line, line, "{}", refused.sentence);
        assert!(refused.sentence.contains(word), "{}", refused.sentence);
    };
    check(&LIST.replace("評価　Ｂ", "評価　Ｚ"), 20, "「Ｚ」");
    check(&LIST.replace("【評価】Ａ：計画以上　Ｂ：計画どおり　Ｃ：計画に届かず　Ｄ：未実施", ""), 9, "凡例");
    let twice = LIST.replace("事業名　居場所づくりの補助", "事業名　(1) 居場所づくりの補助");
    check(&twice, 20, "前の項目");
}

#[test]
fn a_word_like_a_label_is_asked_about() {
    let twice =
        LIST.replace("課題　若い世代の参加を10人増やすこと。", "見直し　なし").replace("課題　なし", "見直し　なし");
    let asks = |text: &str| read_list(text).doubts.iter().any(|doubt| doubt.text == "見直し" && doubt.line == 18);
    assert!(!asks(&twice), "it stands in two blocks of four");
    assert!(asks(&twice.replace("事業内容　機器", "見直し　なし\n事業内容　機器")));
}

#[test]
fn text_under_an_unknown_label_is_what_somebody_says() {
    let text = LIST.replace("令和６年度の実績　助成", "ふりかえり：助成");
    let asked = read(&text, &Decisions::new()).unwrap();
    let doubt = asked.doubts.iter().find(|doubt| doubt.text == "ふりかえり").unwrap();
    assert_eq!(doubt.line, 22);
    assert!(
        rows(&asked)[1].commitment.as_deref().unwrap().contains("助成した団体：12団体"),
        "it stays where it stands"
    );
    let decided = Decisions::from([(doubt.id.clone(), "narrative".to_owned())]);
    let reading = read(&text, &decided).unwrap();
    assert_eq!(figures(rows(&reading)[1]), ["助成した団体|12団体|10"]);
    assert_eq!(rows(&reading)[1].commitment.as_deref(), Some("居場所を運営する団体を助成します。"));
    let left = read(&text, &Decisions::from([(doubt.id.clone(), "leave".to_owned())])).unwrap();
    assert_eq!(figures(rows(&left)[1]), [""; 0]);

    let dated = read_list(&LIST.replace("令和６年度の実績　", "令和６年度の様子　"));
    assert_eq!(figures(rows(&dated)[1]), ["助成した団体|12団体|10"], "what names the year tells of it");
    assert!(dated.doubts.iter().any(|doubt| doubt.text == "令和６年度の様子"));
    let known = read_list(&LIST.replace("令和６年度の実績　", "令和６年度の取組み　"));
    assert_eq!(figures(rows(&known)[1]), ["助成した団体|12団体|10"]);
    assert!(known.doubts.iter().all(|doubt| !doubt.text.contains("取組み")));
}

#[test]
fn a_list_without_policies_is_asked_about() {
    let text = LIST.replace("基本施策１　支え合いの地域づくり\n", "").replace("基本施策２　見守りの推進\n", "");
    let reading = read_list(&text);
    assert_eq!(reading.table.plans[0].policies.len(), 1);
    assert!(reading.doubts.iter().any(|doubt| doubt.why.contains("基本施策の見出しがありません")));
}

#[test]
fn a_block_without_a_mark_is_asked_about() {
    let reading = read_list(&LIST.replace("　評価　Ｂ", ""));
    assert_eq!(rows(&reading)[1].mark, None);
    assert!(
        reading.doubts.iter().any(|doubt| doubt.line == 20 && doubt.assumed.contains("未報告")),
        "{:#?}",
        reading.doubts
    );
}

const NUMBERED: &str = "第４期地域福祉計画進捗状況一覧表\n令和６年３月31日現在\n令和５年度\n\n※評価：「A」計画以上、「B」計画どおり\n\n\
    基本施策１　市民活動の促進\n\n№１　事業名　相談の充実　所属名　福祉課\n事業内容　相談を充実する\n\
    令和５年度実績　相談件数：612件（令和４年度　598件）\n評価　A\n\n\
    №２　事業名　研修の実施　所属名　高齢課\n事業内容　研修をする\n令和５年度実績　開催：３回\n評価　B\n";

#[test]
fn a_number_with_its_sign_may_stand_before_the_label() {
    for text in [NUMBERED.to_owned(), NUMBERED.replace('№', "No.")] {
        let reading = read_list(&text);
        let shown: Vec<_> = rows(&reading).iter().map(|row| (row.number.clone(), row.title.clone())).collect();
        let row = |number: &str, title: &str| (Some(number.to_owned()), Some(title.to_owned()));
        assert_eq!(shown, [row("(1)", "相談の充実"), row("(2)", "研修の実施")]);
        assert_eq!(reading.doubts, []);
    }
}

#[test]
fn a_code_on_a_line_of_its_own_is_of_the_item_below_it() {
    for (first, second) in [
        ("№1", "№2"),
        ("【№１】", "【№２】"),
        ("施策1-1", "施策1-2"),
        ("施策番号　1-1", "施策番号　1-2"),
        ("番号　1", "番号　2"),
        ("整理番号：１", "整理番号：２"),
        ("事業No.　1", "事業No.　2"),
        ("1-(1)", "1-(2)"),
    ] {
        for gap in ["\n", "\n\n"] {
            let text =
                NUMBERED.replace("№１　", &format!("{first}\n")).replace("評価　A\n\n", "評価　A\n備考　なし\n\n");
            let text = text.replace("\n\n№２　", &format!("{gap}{second}\n"));
            let reading = read_list(&text);
            let shown: Vec<_> = rows(&reading).iter().map(|row| (row.number.clone(), row.remark.clone())).collect();
            let number = |it: &str| Some(it.to_owned());
            assert_eq!(shown, [(number("(1)"), number("なし")), (number("(2)"), None)], "{second}");
            assert_eq!(reading.doubts, [], "{second}");
        }
    }
    // A number that can't be the next one of its 施策 is none.
    let again = NUMBERED.replace("№１　", "番号　3\n").replace("№２　", "番号　1\n");
    let numbers: Vec<_> = rows(&read_list(&again)).iter().map(|row| row.number.clone().unwrap()).collect();
    assert_eq!(numbers, ["(3)", "(4)"]);
}

#[test]
fn an_item_behind_an_unknown_sign_is_named_by_the_refusal() {
    let refused = read(&NUMBERED.replace('№', "事業§"), &Decisions::new()).unwrap_err();
    assert_eq!(refused.line, 9, "{}", refused.sentence);
    assert!(refused.sentence.starts_with("9行目「事業§１"), "{}", refused.sentence);
}

#[test]
fn the_title_of_a_list_need_not_call_it_one() {
    let title = LIST.lines().find(|line| line.contains("計画")).unwrap();
    for (printed, plan) in [
        ("見本市地域福祉計画進捗状況（令和６年度）", "見本市地域福祉計画"),
        ("見本市地域福祉計画 令和６年度進捗状況", "見本市地域福祉計画"),
        ("令和６年度 地域福祉計画の進捗状況について", "地域福祉計画"),
    ] {
        let reading = read(&LIST.replacen(title, printed, 1), &Decisions::new()).unwrap();
        assert_eq!(reading.table.plans[0].title, plan, "{printed}");
        assert_eq!(reading.table.fiscal_year.western(), 2024, "{printed}");
    }
    let untitled = read(&LIST.replacen(title, "", 1), &Decisions::new());
    assert!(untitled.is_err() || !untitled.unwrap().table.plans[0].title.is_empty());
}

#[test]
fn labels_on_one_line_are_refused_without_denying_their_year() {
    let text = "見本市の事業　事業名　見守り　所属名　福祉課　令和６年度実績　会議　２回　評価　○\n";
    let refused = read(text, &Decisions::new()).unwrap_err();
    assert!(!refused.sentence.contains("何年度の一覧表かも"), "{}", refused.sentence);
}

/// Two blocks with the same labels around what is said of the figures.
fn blocks(cells: [&str; 2]) -> String {
    let block = |name: &str, cells: &str| {
        format!(
            "事業名　{name}\n所属名　地域支援課\n計画の記載　続けます。\n{cells}\n評価　○\n説明(進捗状況)　順調に進んでいる。\n"
        )
    };
    format!(
        "第３期見守り計画進捗状況一覧表\n令和７年３月31日現在\n\n１　第３期見守り計画\n\n※評価：「○」予定通り進捗、「×」進捗なし\n\n\
         1 見守りの推進\n\n{}\n{}\n令和６(2024)年度\n資料２\n",
        block("見守りの会議", cells[0]),
        block("配食", cells[1])
    )
}

#[test]
fn figures_in_a_cell_of_their_own_are_taken_and_stay_apart_from_the_text() {
    for label in ["実績値", "実績", "取組結果", "進捗"] {
        let cells =
            [format!("{label}　拠点数：45か所（前年度43か所）"), format!("{label}　配食数：500食（前年度430食）")];
        let reading = read_list(&blocks(cells.each_ref().map(String::as_str)));
        let rows = rows(&reading);
        assert_eq!([figures(rows[0]), figures(rows[1])].concat(), ["拠点数|45か所|43", "配食数|500食|430"], "{label}");
        assert_eq!(rows[0].narrative, "拠点数：45か所（前年度43か所）\n順調に進んでいる。", "{label}");
        assert_eq!(rows[0].commitment.as_deref(), Some("続けます。"), "{label}");
    }
}

#[test]
fn figures_behind_a_label_that_is_no_result_are_not_taken_unasked() {
    for label in ["評価指標", "今後の進め方", "課題と対応", "改善案", "参考値", "数値のめやす"]
    {
        let cells = [format!("{label}　拠点数：50か所"), format!("{label}　配食数：600食")];
        let reading = read(&blocks(cells.each_ref().map(String::as_str)), &Decisions::new()).unwrap();
        assert!(rows(&reading).into_iter().all(|row| row.indicators.is_empty()), "{label}");
        assert!(reading.doubts.iter().any(|doubt| doubt.text.starts_with(label)), "{label}: {:?}", reading.doubts);
    }
}

/// A list of two blocks, each as it is given for a name, a department and a mark.
fn list_of(block: impl Fn(&str, &str, &str) -> String) -> String {
    format!(
        "令和６年度見守り計画進捗状況一覧表\n\n評価：Ａ＝計画どおり、Ｂ＝やや遅れ、Ｃ＝未実施\n\n1 見守りの推進\n\n{}\n2 相談\n\n{}",
        block("見守りの会議", "福祉課", "Ａ"),
        block("相談の窓口", "健康課", "Ｂ")
    )
}

#[test]
fn cells_above_the_name_of_an_item_are_its_own() {
    let list = list_of(|name, department, mark| {
        format!(
            "担当課　{department}\n評価　{mark}\n事業名　{name}\n事業内容　続けます。\n実績　件数：120件（前年度118件）\n"
        )
    });
    let reading = read(&list, &Decisions::new()).unwrap();
    let told: Vec<_> = rows(&reading)
        .into_iter()
        .map(|row| (row.title.clone().unwrap(), row.mark.clone().unwrap(), row.departments.join("、")))
        .collect();
    let row = |title: &str, mark: &str, department: &str| (title.to_owned(), mark.to_owned(), department.to_owned());
    assert_eq!(told, [row("見守りの会議", "A", "福祉課"), row("相談の窓口", "B", "健康課")]);
    let policies: Vec<_> = reading.table.plans[0].policies.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(policies, ["見守りの推進", "相談"]);
}

#[test]
fn another_name_within_a_block_opens_no_item() {
    let list = list_of(|name, department, mark| {
        format!(
            "事業名　{name}\n担当課　{department}\n主な取組　研修の充実\n実績　件数：120件（前年度118件）\n評価　{mark}\n"
        )
    });
    let reading = read(&list, &Decisions::new()).unwrap();
    let marks: Vec<_> = rows(&reading).iter().map(|row| (row.title.as_deref(), row.mark.as_deref())).collect();
    assert_eq!(marks, [(Some("見守りの会議"), Some("A")), (Some("相談の窓口"), Some("B"))]);
    assert!(reading.doubts.iter().any(|doubt| doubt.text == "主な取組"), "{:?}", reading.doubts);
}

#[test]
fn results_may_bear_their_year_behind_them() {
    for label in ["実績（令和６年度）", "R6実績"] {
        let list = list_of(|name, department, mark| {
            format!(
                "事業名　{name}\n担当課　{department}\n事業内容　続けます。\n実績（令和５年度）　件数：118件\n{label}　件数：120件\n評価　{mark}\n"
            )
        });
        let reading = read(&list, &Decisions::new()).unwrap();
        assert!(rows(&reading).into_iter().all(|row| figures(row) == ["件数|120件|-"]), "{label}");
        assert!(
            reading.doubts.iter().any(|doubt| doubt.text == "実績（令和５年度）"),
            "the other year's is left and told"
        );
    }
}

#[test]
fn a_numbered_heading_right_above_a_name_is_no_text_of_the_item_before() {
    let block = |heading: &str, title: &str, last: &str| {
        format!("{heading}\n事業名　{title}\n所属名　高齢者支援課\n評価　○\n実績　協力者数：85人（R5：82人）\n{last}")
    };
    for (first, second) in [("(1) 見守り", "(2) 居場所づくり"), ("１－１　見守り", "１－２　居場所づくり")]
    {
        for last in ["", "備考\n"] {
            let text = format!(
                "第２期支え合い計画　進捗状況一覧表（令和６年度実績）\n\n※評価　○：計画どおり　△：計画を下回る\n\n\
                 基本方針１　地域の見守り\n\n{}\n{}",
                block(first, "高齢者見守り", last),
                block(second, "ふれあいサロン", last)
            );
            let reading = read_list(&text);
            let rows = rows(&reading);
            assert_eq!(rows.iter().map(|row| row.number.as_deref().unwrap()).collect::<Vec<_>>(), ["(1)", "(2)"]);
            assert_eq!((&rows[0].narrative[..], &rows[0].remark), ("協力者数：85人（R5：82人）", &None), "{text}");
            let asked: Vec<_> = reading.doubts.iter().map(|doubt| doubt.text.as_str()).collect();
            assert_eq!(asked, [first, second]);
        }
    }
}

#[test]
fn a_heading_between_two_items_is_no_text_of_the_one_before() {
    let item = |number: u32| {
        format!(
            "No.{number}\n事業名：見守り{number}\n担当課：高齢者支援課\n評価：A\n実績：協力者数：85人（R5：82人）\n"
        )
    };
    let list = |heading: &str| {
        format!(
            "第２期支え合い計画　進捗状況一覧表（令和６年度実績）\n\n※評価　A：計画どおり　B：計画を下回る\n\n\
             1 地域づくり\n\n{}\n{}\n{heading}\n\n{}",
            item(1),
            item(2),
            item(3)
        )
    };
    let reading = read_list(&list("2 相談支援"));
    let policies: Vec<_> =
        reading.table.plans[0].policies.iter().map(|it| (it.title.as_str(), it.rows.len())).collect();
    assert_eq!(policies, [("地域づくり", 2), ("相談支援", 1)]);
    let set_off =
        ["１－２　担い手を育てる", "基本施策１－２　担い手の育成", "重点施策２：担い手", "方針２　担い手づくり"];
    for heading in ["第２章　相談支援", "【相談支援】", "(2) 相談支援"].into_iter().chain(set_off) {
        let reading = read_list(&list(heading));
        assert!(rows(&reading).iter().all(|row| row.narrative == "協力者数：85人（R5：82人）"), "{heading}");
        assert!(reading.doubts.iter().any(|doubt| doubt.text == heading), "{heading}: {:#?}", reading.doubts);
    }
}

#[test]
fn headings_over_headings_are_left_by_their_own_lines_and_only_real_gaps_are_asked_about() {
    let block = |name: &str| format!("事業名　{name}　所属名　福祉課\n評価　Ａ\n令和６年度の実績　相談を受けた。\n");
    let top = LIST.split_once("基本施策１").unwrap().0;
    let text = format!(
        "{top}基本目標１　安心して暮らす\n基本施策１　助け合い\n{}基本施策２　見守り\n{}基本目標２　つながる\n基本施策３　居場所\n{}基本目標３　学ぶ\n基本施策３　講座\n{}",
        block("会議"),
        block("訪問"),
        block("サロン"),
        block("教室")
    );
    let reading = read_list(&text);
    let policies: Vec<_> = reading.table.plans[0].policies.iter().map(|it| (&*it.number, &*it.title)).collect();
    assert_eq!(policies, [("1", "助け合い"), ("2", "見守り"), ("3", "居場所"), ("4", "講座")]);
    let left: Vec<_> = reading.left.iter().filter(|left| left.why == "施策の上の見出し").collect();
    assert_eq!(
        left.iter().map(|left| &*left.text).collect::<Vec<_>>(),
        ["基本目標１　安心して暮らす", "基本目標２　つながる", "基本目標３　学ぶ"]
    );
    let lines: Vec<_> = text.lines().collect();
    assert!(left.iter().all(|left| lines[left.line as usize - 1] == left.text), "{left:?}");
    let asked: Vec<_> = reading.doubts.iter().filter(|doubt| doubt.why.contains("基本施策の番号")).collect();
    assert_eq!(asked.iter().map(|doubt| &*doubt.text).collect::<Vec<_>>(), ["基本施策３　講座"]);
}
