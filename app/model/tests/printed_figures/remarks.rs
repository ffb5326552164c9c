//! A 備考 that speaks of a number: no figure of this year.

use crate::list::{list_with, read_with, show};
use model::intake::{Decisions, Doubt};
use model::sheet::read;

const TOLD: &str =
    "・会議：３回（前年度２回）\n・会議を開き、見守りを広げる取組みについて話し合い、次の年度に向けた\n準備を進めた。";

/// 備考, figures behind the first, and doubts, of a list in which this stands above the 担当.
fn read_above(remark: &str, decisions: &Decisions) -> (Option<String>, Vec<String>, Vec<Doubt>) {
    let (row, doubts) = read_with(&format!("{TOLD}\n\n{remark}"), decisions);
    assert_eq!(row.departments, ["地域支援課"], "{remark}");
    assert_eq!(show(&row.indicators[0]), "会議|3|回|2", "{remark}");
    (row.remark, row.indicators[1..].iter().map(show).collect(), doubts)
}

#[test]
fn what_tells_a_reason_stays_a_remark() {
    for remark in [
        "大規模改修により\n利用者数120人\nの減",
        "講師急病のため参\n加者12人",
        "感染症の影響により\n参加者数12人",
        "コロナ禍の影響に\nより参加者数12人\nにとどまった",
        "対象年齢の変更\n（対象者：80人）",
        "学校休業により\n開催回数：２回",
        "前年度は台風のた\nめ参加者数12人だ\nった",
        "施設改修に伴う利\n用者数120人減",
        "利用者数120人を\n見込む",
        "コロナ禍で\n参加者数12人",
        "定員30人に縮小",
        "職員数１人増",
    ] {
        let (read, figures, asked) = read_above(remark, &Decisions::new());
        assert_eq!(read, Some(remark.replace('\n', "")), "{remark}");
        assert_eq!((figures.len(), asked.len()), (0, 0), "{remark}: {asked:?}");
    }
}

#[test]
fn what_may_be_either_is_asked_about_by_its_lines() {
    for (remark, lines) in [
        ("登録者数：80人", "28行目に"),
        ("定員の見直し\n登録者数：80人", "28行目から29行目に"),
        ("サロンほっと\n参加者数：80人", "28行目から29行目に"),
        ("参加者数：80人\nにこにこ教室の輪", "28行目から29行目に"),
    ] {
        let (read, figures, asked) = read_above(remark, &Decisions::new());
        assert_eq!((read, figures.len()), (Some(remark.replace('\n', "")), 0), "{remark}");
        let [Doubt { id, why, assumed, .. }] = &asked[..] else { panic!("{remark}: {asked:?}") };
        assert!(why.starts_with(lines), "{why}");
        assert_eq!(assumed, "備考（特殊要因等）として取り、数は指標にしませんでした。");
        let said = Decisions::from([(id.clone(), "narrative".to_owned())]);
        let (read, figures, _) = read_above(remark, &said);
        assert_eq!((read, figures.len()), (None, 1), "{remark}");
    }
    for figures in ["登録者数：80人\n講師数：３人", "参加者数15人（前\n年度20人）に減"] {
        let (remark, taken, asked) = read_above(figures, &Decisions::new());
        assert_eq!((remark, taken.is_empty()), (None, false), "{figures}");
        assert_eq!(asked[0].assumed, "説明の続きとして読みました。", "{figures}");
        let said = Decisions::from([(asked[0].id.clone(), "remark".to_owned())]);
        let (remark, taken, _) = read_above(figures, &said);
        assert_eq!((remark, taken.len()), (Some(figures.replace('\n', "")), 0), "{figures}");
    }
}

#[test]
fn figures_of_the_text_stay_figures() {
    for (narrative, figures) in [
        ("登録者数：80人（前年度70人）", &["登録者数|80|人|70"][..]),
        ("研修実績\n参加者数：80人", &["研修 参加者数|80|人|-"]),
        ("研修実績\nほっと教室：80人", &["研修 ほっと教室|80|人|-"]),
        ("・登録者数：80人", &["登録者数|80|人|-"]),
        ("見守りの会議の登録者数と団体数の合計：80件", &["見守りの会議の登録者数と団体数の合計|80|件|-"]),
    ] {
        let (remark, read, asked) = read_above(narrative, &Decisions::new());
        assert_eq!((remark, asked.len()), (None, 0), "{narrative}: {asked:?}");
        assert_eq!(read, figures, "{narrative}");
    }
}

#[test]
fn without_a_blank_line_it_is_asked_about() {
    for remark in ["大規模改修により\n利用者数120人\nの減", "講師急病のため参\n加者12人"] {
        let (row, doubts) = read_with(&format!("{TOLD}\n{remark}"), &Decisions::new());
        assert_eq!((row.remark, row.indicators.len()), (Some(remark.replace('\n', "")), 1));
        assert_eq!(doubts.len(), 1, "{doubts:#?}");
    }
}

#[test]
fn behind_the_departments_it_is_asked_about() {
    let text = list_with(TOLD).replacen("地域支援課\n", "地域支援課\n\n利用者数120人\nの減\n", 1);
    let reading = read(&text, &Decisions::new()).unwrap();
    let row = &reading.table.plans[0].policies[0].rows[0];
    assert_eq!((row.remark.as_deref(), row.indicators.len()), (Some("利用者数120人の減"), 1));
    assert_eq!(row.departments, ["地域支援課"]);
    assert_eq!(reading.doubts.len(), 1, "{:#?}", reading.doubts);
}

#[test]
fn a_remark_with_a_sign_or_wider_than_its_column_is_asked_about() {
    for remark in [
        "・台風による中\n止：２回",
        "・特別給付金対\n応：150件",
        "・中止：２回",
        "・欠員：１名",
        "※台風による中\n止：２回",
        "・うち電話：80\n件",
        "制度改正\n\n・欠員：１名",
        "・国の制度改正\n・職員の欠員",
        "・生活保護法改正",
        "・国の制度改正に\nよる相談の増\n・職員の欠員",
        "生活保護法改正（第55条の\n10新設）",
        "新型コロナウイルス感染症の影響による",
    ] {
        let (read, figures, asked) = read_above(remark, &Decisions::new());
        assert!(read.is_some(), "{remark}");
        assert_eq!((figures.len(), asked.len()), (0, 1), "{remark}: {asked:?}");
        let said = Decisions::from([(asked[0].id.clone(), "narrative".to_owned())]);
        let (read, _, _) = read_above(remark, &said);
        assert_eq!(read, None, "{remark}");
    }
}

#[test]
fn a_cause_right_below_the_text_is_asked_about() {
    for remark in ["生活保護法改正（第55条\nの10新設）", "新型コロナウイルス感染症の影響による", "講師急病のため中止"]
    {
        let (row, doubts) = read_with(&format!("{TOLD}\n{remark}"), &Decisions::new());
        assert_eq!(row.remark, Some(remark.replace('\n', "")), "{doubts:#?}");
        assert_eq!(doubts.len(), 1, "{doubts:#?}");
    }
}
