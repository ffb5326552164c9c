//! Settings as an administrator gives them wrongly: refused by a sentence, never passed over, never repeated with a secret.

use crate::desk::{Desk, run_with};
use crate::serve::make_whole_site;

#[test]
fn a_wrong_setting_is_refused_by_a_sentence_that_names_the_file_and_the_key() {
    let desk = Desk::new("settings");
    for (text, said) in [
        ("listen = 'nonsense'", "の listen に誤りがあります：「nonsense」"),
        ("trusted-proxy = '10.0.0.1,x'", "の trusted-proxy に誤りがあります：「x」"),
        ("lisen = '127.0.0.1:80'", "listen のことですか。使えるキー：data、database、"),
        ("listen 80", "の 1 行目を TOML として"),
    ] {
        let file = desk.write("ayumi.toml", text);
        for words in [&["check"][..], &["serve"], &["sample", "musashino"]] {
            let said = run_with(&[words, &["--config", &file]].concat(), &[]).is(2, "", said);
            assert!(said.error.contains(&file) && said.error.trim_end().lines().count() == 1, "{}", said.error);
        }
    }
}

#[test]
fn variables_that_are_empty_say_nothing() {
    let desk = Desk::new("empty-variables");
    let data = desk.data().display().to_string();
    desk.run(&["sample", "musashino"]).is(0, "武蔵野市", "");
    let names = [
        "DATA",
        "DATABASE",
        "CONFIG",
        "LISTEN",
        "METRICS",
        "PUBLIC_URL",
        "ALLOW_INSECURE_HTTP",
        "TRUSTED_PROXY",
        "SITE_NAME",
        "SITE_CODE",
        "LOG",
    ];
    for name in names.map(|name| format!("AYUMI_{name}")) {
        run_with(&["check", "--data", &data], &[(&name, "")]).is(0, "", "");
        let site = desk.0.join("nowhere").display().to_string();
        let serve = ["serve", "--data", &data, "--site", &site];
        run_with(&serve, &[(&name, "")]).is(2, "", "サイトのフォルダ");
    }
}

#[test]
fn a_password_in_an_address_that_cannot_be_read_is_never_shown() {
    let desk = Desk::new("password");
    let wrong = "postgres://u:secret@127.0.0.1:notaport/d";
    let site = make_whole_site(&desk);
    for words in [&["check"][..], &["sample", "musashino"], &["serve", "--site", &site]] {
        for said in [
            run_with(&[words, &["--database", wrong]].concat(), &[]),
            run_with(words, &[("AYUMI_DATABASE", wrong)]),
            run_with(words, &[("DATABASE_URL", wrong)]),
        ] {
            let said = said.is(2, "", "postgres://利用者:パスワード@ホスト:ポート/データベース名");
            assert!(!said.error.contains("secret"), "{}", said.error);
        }
    }
}

#[test]
fn a_level_that_does_not_exist_is_refused_instead_of_logging_nothing() {
    let desk = Desk::new("level");
    let site = make_whole_site(&desk);
    for level in ["warning", "inf", "warn,http=loud"] {
        run_with(&["serve", "--site", &site, "--log", level], &[]).is(2, "", "off、error、warn、info、debug、trace");
        run_with(&["serve", "--site", &site], &[("AYUMI_LOG", level)]).is(2, "", "--log");
    }
}
