//! The commands as an administrator runs them: exit codes, what stands on which stream, what is left behind.

use crate::desk::{Desk, run_with};

/// The official text of a small list: so many cases this year, and so many as it prints for the year before.
fn list(year: u32, now: u32, before: u32) -> String {
    let (era, next) = (wide(year - 2018), wide(year - 2017));
    format!(
        "第１期見本計画進捗状況一覧表\n令和{next}年３月31日現在\n\n１　第１期見本計画\n\n\
         ※評価：「○」予定通り進捗、「△」進捗あるが遅れ・課題あり\n\n備考\n\n評価 説明(進捗状況) （特殊要因等）\n\n\
         1 支え合う地域づくり\n\n(1)\n\n見守りの輪の拡大\n\n・見守りに取り組みます。\n\n○\n\n\
         ・話し合いの場を設けた。\n・相談件数：{now}件（前年度{before}件）\n\n福祉総務課\n\n\
         担当\n項目\n\n基本施策\n計画の記載\n\n令和{era}({year})年度\n\n資料３\n\n令和{next}年５月19日\n\n\
         第１回福祉推進審議会\n"
    )
}

fn wide(number: u32) -> String {
    number.to_string().chars().map(|digit| char::from_u32(digit as u32 + 0xFEE0).unwrap()).collect()
}

#[test]
fn a_list_is_stored_once_and_corrected_by_another_text() {
    let desk = Desk::new("once");
    let first = desk.write("r6.txt", list(2024, 120, 110));
    desk.run(&["import", &first]).is(0, "保存しました（公表資料 1）", "");
    desk.run(&["import", &first]).is(0, "同じ内容は保存済みです。何も変わりません", "");
    let corrected = desk.write("r6-2.txt", list(2024, 121, 110));
    desk.run(&["import", &corrected]).is(0, "訂正版（第2版）", "");
    let export = desk.run(&["export", "--year", "2024", "--format", "json"]).is(0, "\"value\": 121", "");
    assert_eq!(serde_json::from_str::<serde_json::Value>(&export.out).unwrap()["fiscal_year"], 2024);
    desk.run(&["export", "--publication", "1"]).is(0, "\"value\": 120", "");
    desk.run(&["export", "--publication", "9"]).is(65, "", "公表資料 9");
    desk.run(&["export", "--publication", "1", "--year", "2024"]).is(2, "", "--year");
    desk.run(&["export"]).is(2, "", "--year");
    desk.run(&["sample", "mihon", "--years", "1"]).is(65, "", "市の一覧表が入っています");
    desk.run(&["withdraw", "2"]).is(0, "取り下げました", "");
    desk.run(&["export", "--publication", "2"]).is(0, "\"value\": 121", "");
    desk.run(&["withdraw", "2"]).is(0, "すでに取り下げられています", "");
    desk.run(&["export", "--year", "R6"]).is(0, "\"value\": 120", "");
    let check = desk.run(&["check"]).is(0, "問題はありません", "");
    for line in ["公表資料 1　令和６年度　第１回福祉推進審議会　資料３　第1版\n", "資料３　第2版　取り下げ済み\n"]
    {
        assert!(check.out.contains(line), "its number can be looked up: {}", check.out);
    }
}

#[test]
fn the_only_list_is_withdrawn_with_the_questions_about_its_plans() {
    let desk = Desk::new("only");
    desk.run(&["sample", "musashino"]).is(0, "確認が必要なもの 1件", "");
    desk.run(&["withdraw", "1"]).is(0, "取り下げました", "");
    desk.run(&["doubts"]).is(0, "確認が必要なものはありません", "");
    desk.run(&["check"]).is(0, "問題はありません", "");
}

#[test]
fn a_list_that_is_not_stored_leaves_no_new_database() {
    let desk = Desk::new("no-trace");
    let other = desk.write("other.txt", "ある日の議事録\n出席者は３人でした。\n");
    desk.run(&["import", &other]).is(65, "", "");
    let doubtful = desk.write("doubtful.txt", list(2024, 120, 110).replace("（前年度110件）", "（５）"));
    desk.run(&["import", "--strict", &doubtful]).is(65, "", "--strict");
    assert!(!desk.data().exists());
    desk.run(&["import", &doubtful]).is(0, "保存しました", "");
}

#[test]
fn years_for_a_plan_that_the_list_does_not_have_are_refused() {
    let desk = Desk::new("plan-years");
    let file = desk.write("r6.txt", list(2024, 120, 110));
    let refused = desk.run(&["import", &file, "--plan-years", "無い計画=2024-2029"]).is(65, "", "「無い計画」");
    assert!(refused.error.contains("「第１期見本計画」") && !desk.data().exists(), "{}", refused.error);
    desk.run(&["import", &file, "--plan-years", "第1期 見本計画=2024-2029"]).is(0, "保存しました", "");
}

#[test]
fn the_encodings_of_offices_are_read() {
    let text = list(2024, 120, 110);
    let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(&text);
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    let desk = Desk::new("encodings");
    desk.import_bytes(text.as_bytes()).is(0, "保存しました", "");
    for bytes in [&*cp932, &utf16, &marked, text.replace('\n', "\r\n").as_bytes()] {
        desk.import_bytes(bytes).is(0, "同じ内容は保存済みです", "");
    }
}

#[test]
fn years_join_in_either_order_and_a_wrong_previous_year_is_asked_about() {
    for years in [[2023, 2024], [2024, 2023]] {
        let desk = Desk::new(&format!("order-{}", years[0]));
        for year in years {
            let file = desk.write(&format!("{year}.txt"), list(year, year - 1900, 999));
            desk.run(&["import", &file]).is(0, "保存しました", "");
        }
        let doubts = desk.run(&["doubts"]).is(0, "999件", "");
        assert!(doubts.out.contains("123件"), "both values stand there: {}", doubts.out);
        let json: serde_json::Value = serde_json::from_str(&desk.run(&["doubts", "--json"]).out).unwrap();
        assert_eq!(json.as_array().unwrap().len(), 1);
        let (id, key) = (json[0]["id"].as_str().unwrap(), json[0]["choices"][1]["key"].as_str().unwrap());
        desk.run(&["decide", id, "nonsense"]).is(65, "", key);
        desk.run(&["decide", id, key]).is(0, "決めました", "");
        desk.run(&["doubts"]).is(0, "確認が必要なものはありません", "");
        desk.run(&["doubts", "--all"]).is(0, "決定", "");
        desk.run(&["check"]).is(0, "問題はありません", "");
    }
}

#[test]
fn a_dry_run_and_a_strict_refusal_store_nothing() {
    let desk = Desk::new("dry");
    let file = desk.write("r5.txt", list(2023, 123, 110));
    desk.run(&["import", "--dry-run", &file]).is(0, "保存していません", "");
    assert!(!desk.data().exists(), "not even an empty database");
    desk.run(&["import", "--strict", &file]).is(0, "保存しました", "");
    let doubtful = desk.write("r6.txt", list(2024, 124, 999));
    desk.run(&["import", "--strict", &doubtful]).is(65, "999件", "--strict");
    desk.run(&["export", "--year", "2024"]).is(65, "", "見つかりません");
    let json = desk.run(&["import", "--dry-run", "--json", &doubtful]).is(0, "", "");
    let report: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(report["doubts"].as_array().unwrap().len(), 1);
    for key in ["id", "line", "text", "why", "assumed"] {
        assert!(!report["doubts"][0][key].is_null(), "{key}");
    }
    assert!(report["taken"].is_object() && report["left"].is_array() && report["table"]["plans"].is_array());
}

#[test]
fn what_is_no_list_ends_in_one_sentence_in_time_and_memory_with_nothing_stored() {
    let desk = Desk::new("garbage");
    let million = "（".repeat(1_000_000);
    let nested = format!("{}{}", "「".repeat(200_000), "」".repeat(200_000));
    let large = vec![b'a'; 100 * 1024 * 1024];
    let other = "会議のお知らせ\n\n日時：令和７年５月19日\n場所：市役所\n";
    let nul = list(2024, 1, 2).replace('○', "\0");
    let many = "1 支え合う地域づくり\n\n(1)\n\n○\n".repeat(60_000);
    let half = list(2024, 120, 110);
    let garbage: [(&str, &[u8]); 10] = [
        ("empty", b""),
        ("blank", b"\n \n\t\n"),
        ("nul", nul.as_bytes()),
        ("binary", &[0x00, 0xFF, 0xFE, 0x81, 0x00, 0x13]),
        ("pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3"),
        ("brackets", million.as_bytes()),
        ("nested", nested.as_bytes()),
        ("large", &large),
        ("other", other.as_bytes()),
        ("many", many.as_bytes()),
    ];
    for (name, bytes) in garbage {
        let said = desk.import_bytes(bytes);
        assert_eq!(said.code, 65, "{name}: {}{}", said.out, said.error);
        assert_eq!((said.out.as_str(), said.error.trim_end().lines().count()), ("", 1), "{name}: {}", said.error);
        assert!(said.kilobytes < 200 * 1024, "{name}: {} kB", said.kilobytes);
        assert!(desk.is_empty(), "{name}");
    }
    let torn = desk.write("torn.txt", &half.as_bytes()[..half.len() / 2]);
    let said = desk.run(&["import", &torn]);
    assert!(
        said.code == 65 || said.out.contains("確認が必要なもの"),
        "a torn file is not taken silently: {}",
        said.out
    );
}

#[test]
fn usage_and_reading_failures_have_their_own_codes() {
    let desk = Desk::new("codes");
    desk.run(&["import", "/nonexistent/list.txt"]).is(74, "", "読めません");
    desk.run(&["import", "/"]).is(74, "", "フォルダー");
    desk.run(&["check"]).is(74, "", "--data");
    desk.run(&["decide", "x", "y"]).is(74, "", "--data");
    desk.run(&["import"]).is(2, "", "FILE");
    desk.run(&["nonsense"]).is(2, "", "nonsense");
    desk.run(&["export", "--year", "いつか"]).is(2, "", "fiscal year");
    desk.run(&["check", "--database", "mysql://h/d"]).is(2, "", "postgres://");
    desk.run(&["check", "--database", "postgres://nobody@127.0.0.1:1/none"]).is(74, "", "データベース");
    desk.run(&["--help"]).is(0, "Exit codes", "");
    let blocked = desk.write("data", "no folder");
    desk.run(&["sample", "musashino"]).is(74, "", &blocked);
}

#[test]
fn every_command_takes_its_database_from_the_first_place_that_names_one() {
    let desk = Desk::new("address");
    let typed = desk.data().display().to_string();
    let nowhere = &format!("sqlite:{}", desk.0.join("nowhere.sqlite").display());
    let file = desk.write("ayumi.toml", format!("data = '{typed}'\n"));
    let elsewhere = desk.write("elsewhere.toml", format!("database = '{nowhere}'\n"));
    let inherited = ("DATABASE_URL", nowhere.as_str());
    let list = desk.write("r5.txt", list(2023, 123, 110));
    run_with(&["import", &list, "--data", &typed], &[inherited]).is(0, "保存しました", "");
    for words in [&["check"][..], &["doubts"], &["export", "--year", "2023"]] {
        let with = |more: &[&str], environment: &[(&str, &str)]| run_with(&[words, more].concat(), environment);
        with(&["--data", &typed], &[inherited]).is(0, "", "");
        with(&["--data", &typed], &[inherited, ("AYUMI_DATABASE", nowhere)]).is(0, "", "");
        with(&["--data", &typed, "--config", &elsewhere], &[inherited]).is(0, "", "");
        with(&[], &[inherited, ("AYUMI_DATA", &typed)]).is(0, "", "");
        with(&["--config", &file], &[inherited]).is(0, "", "");
        with(&[], &[("DATABASE_URL", &format!("sqlite:{typed}/ayumi.sqlite"))]).is(0, "", "");
        with(&[], &[("DATABASE_URL", ""), ("AYUMI_DATA", &typed)]).is(0, "", "");
        with(&[], &[inherited]).is(74, "", "データベース");
        with(&["--data", &typed, "--database", nowhere], &[]).is(74, "", "データベース");
        with(&[], &[("AYUMI_DATABASE", nowhere), ("AYUMI_CONFIG", &file)]).is(74, "", "データベース");
    }
    for words in [&["withdraw", "9"][..], &["decide", "x", "y"]] {
        run_with(&[words, &["--data", &typed]].concat(), &[inherited]).is(65, "", "");
    }
    run_with(&["sample", "musashino", "--if-empty", "--data", &typed], &[inherited]).is(0, "", "");
    assert!(!desk.0.join("nowhere.sqlite").exists());
}

#[test]
fn samples_are_stored_once() {
    let desk = Desk::new("samples");
    desk.run(&["sample", "musashino", "--if-empty"]).is(0, "武蔵野市", "");
    let again = desk.run(&["sample", "mihon", "--if-empty"]).is(0, "", "");
    assert_eq!(again.out, "");
    desk.run(&["sample", "mihon", "--plans", "2", "--years", "3"]).is(0, "見本市", "");
    desk.run(&["check"]).is(0, "問題はありません", "");
}

#[test]
fn the_citys_own_list_takes_the_place_of_the_sample_that_retells_it() {
    let desk = Desk::new("retold");
    desk.run(&["sample", "musashino"]).is(0, "武蔵野市", "");
    let own = desk.run(&["export", "--year", "2024", "--format", "text"]).is(0, "", "");
    let own = desk.write("own.txt", own.out);
    desk.run(&["import", &own, "--dry-run"]).is(0, "保存していません", "");
    let report = desk.run(&["import", &own]).is(0, "保存しました（公表資料 2）", "");
    assert!(report.out.contains("見本（公表資料 1）は取り下げました"), "{}", report.out);
    desk.run(&["import", &own]).is(0, "何も変わりません", "");
    let check = desk.run(&["check"]).is(0, "問題はありません", "");
    assert!(check.out.contains("公表資料 2　令和６年度") && check.out.contains("第1版\n"), "{}", check.out);
    desk.run(&["sample", "musashino"]).is(65, "", "市の一覧表が入っています");
}
