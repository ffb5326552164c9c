//! Settings as an administrator gives them wrongly: refused by a sentence, never passed over, never repeated with a secret.

use crate::desk::{Desk, run_with};
use crate::serve::{Served, make_whole_site};

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
        "BASE_PATH",
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
fn a_path_is_taken_from_wherever_settings_are_and_a_public_address_has_to_fit_it() {
    let desk = Desk::new("base-path");
    let site = make_whole_site(&desk);
    let serve = ["serve", "--site", &site, "--base-path"];
    for wrong in ["ayumi", "/ayumi/", "/", "/a//b", "/あゆみ"] {
        run_with(&[&serve[..], &[wrong]].concat(), &[]).is(2, "", &format!("「{wrong}」は使えるパスではありません"));
    }
    let file = desk.write("ayumi.toml", "base-path = '/ayumi'\npublic-url = 'https://city.example/other'\n");
    let said = run_with(&["serve", "--site", &site, "--config", &file], &[]);
    said.is(2, "", "https://city.example/ayumi か https://city.example と書いてください。");
    let alone = ["serve", "--site", &site, "--public-url", "https://city.example/ayumi"];
    run_with(&alone, &[]).is(2, "", "--base-path /ayumi も付けてください。");

    let file = desk.write("ayumi.toml", "base-path = '/of-the-file'\nallow-insecure-http = true\n");
    let served = Served::start_with(&desk, &site, &["--config", &file]);
    assert!(served.get("/of-the-file/healthz", "").starts_with("HTTP/1.1 200"));
    assert!(served.get("/healthz", "").starts_with("HTTP/1.1 404"));
    let said = served.read_until("/login/link/");
    assert!(said.contains(&format!("http://{}/of-the-file/login/link/", served.address)), "{said}");
    drop(served);
    let served = Served::start_with(&desk, &site, &["--config", &file, "--base-path", "/typed"]);
    assert!(served.get("/typed/healthz", "").starts_with("HTTP/1.1 200"));
    drop(served);
    let made = Desk::new("base-path-demo");
    made.run(&["sample", "mihon", "--plans", "1", "--years", "2"]).is(0, "見本市", "");
    let data = made.data().display().to_string();
    for (url, link) in
        [("https://city.example", "https://city.example/a/"), ("https://city.example/a/", "https://city.example/a/")]
    {
        let demo = ["demo", "--data", &data, "--public-url", url];
        run_with(&demo, &[("AYUMI_BASE_PATH", "/a")]).is(0, &format!(" {link}login/link/"), "");
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
