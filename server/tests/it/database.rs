//! The database under the commands: which file it is, what it holds when a command has ended, and what is not touched.

use crate::desk::{Desk, run_with};
use crate::serve::{Served, make_whole_site};
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Stdio};

/// A table `customer` of another program, made by the command line of SQLite.
const STRANGER: &[u8] = include_bytes!("stranger.sqlite");

#[test]
fn the_file_alone_is_a_backup_when_a_command_has_ended() {
    let desk = Desk::new("backup");
    let whole = |expected: &str| {
        for beside in ["ayumi.sqlite-wal", "ayumi.sqlite-shm"] {
            assert!(!desk.data().join(beside).exists(), "{beside}");
        }
        let copy = desk.0.join("copy.sqlite");
        std::fs::copy(desk.data().join("ayumi.sqlite"), &copy).unwrap();
        run_with(&["check", "--database", &format!("sqlite:{}", copy.display())], &[]).is(0, expected, "");
    };
    desk.run(&["sample", "musashino"]).is(0, "武蔵野市", "");
    whole("公表資料 1件");
    desk.run(&["decide", "x", "y"]).is(65, "", "x");
    whole("公表資料 1件");
    desk.run(&["withdraw", "1"]).is(0, "取り下げました", "");
    whole("取り下げ済み");
}

#[test]
fn a_server_that_is_stopped_leaves_the_file_whole() {
    let desk = Desk::new("stopped");
    desk.run(&["sample", "musashino"]).is(0, "武蔵野市", "");
    let site = make_whole_site(&desk);
    let mut command = desk.command(&["serve", "--site", &site, "--listen", "127.0.0.1:0"]);
    let mut server = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    let mut error = BufReader::new(server.stderr.take().unwrap());
    error.read_line(&mut line).unwrap();
    assert!(line.contains("http://127.0.0.1:"), "{line}");
    assert!(Command::new("kill").arg(server.id().to_string()).status().unwrap().success());
    assert!(server.wait().unwrap().success());
    assert!(!desk.data().join("ayumi.sqlite-wal").exists());
}

#[test]
fn another_programs_database_is_refused_by_every_command_and_left_as_it_is() {
    let desk = Desk::new("stranger");
    let path = desk.write("app.db", STRANGER);
    let (database, site) = (format!("sqlite:{path}"), make_whole_site(&desk));
    let list = desk.write("list.txt", backend::intake::sample::musashino().texts[0].text.as_bytes());
    for words in [
        &["doubts"][..],
        &["check"],
        &["export", "--year", "2024"],
        &["decide", "x", "y"],
        &["withdraw", "1"],
        &["import", &list],
        &["import", "--dry-run", &list],
        &["sample", "musashino"],
        &["serve", "--site", &site],
        &["backup", "/tmp/never-made"],
    ] {
        run_with(&[words, &["--database", &database]].concat(), &[]).is(65, "", "ほかのプログラムの表（customer）");
        assert_eq!(std::fs::read(&path).unwrap(), STRANGER, "{words:?}");
    }
}

#[test]
fn an_empty_file_is_an_empty_database() {
    let desk = Desk::new("empty-file");
    let database = format!("sqlite:{}", desk.write("new.sqlite", b""));
    run_with(&["check", "--database", &database], &[]).is(65, "", "まだ何も保存されていません");
    run_with(&["sample", "musashino", "--database", &database], &[]).is(0, "武蔵野市", "");
    run_with(&["check", "--database", &database], &[]).is(0, "問題はありません", "");
}

#[test]
fn serve_says_what_other_commands_say() {
    let desk = Desk::new("serve-says");
    let site = make_whole_site(&desk);
    std::fs::create_dir(desk.data()).unwrap();
    desk.write("data/ayumi.sqlite", "this is no database, whatever its name says\n".repeat(40));
    let data = desk.data().display().to_string();
    for [name, value, code, said] in [
        ["--data", &data, "65", "SQLite のデータベースではありません"],
        ["--database", "mysql://h/d", "2", "postgres://"],
        ["--database", "sqlite:none.db?mode=rw", "74", "none.db がありません"],
        ["--database", "postgres://nobody@127.0.0.1:1/none", "74", "データベース"],
    ] {
        let check = run_with(&["check", name, value], &[]).is(code.parse().unwrap(), "", said);
        let serve = run_with(&["serve", "--site", &site, name, value], &[]);
        assert_eq!((serve.code, serve.error), (check.code, check.error));
    }
}

#[test]
fn the_usual_address_of_an_sqlite_file_is_understood() {
    let desk = Desk::new("mode");
    let path = desk.0.join("q.db");
    let with = |query: &str| format!("sqlite://{}{query}", path.display());
    run_with(&["sample", "musashino", "--database", &with("?mode=rw")], &[]).is(74, "", "q.db がありません");
    run_with(&["sample", "musashino", "--database", &with("?mode=ro")], &[]).is(2, "", "?mode=rwc");
    run_with(&["sample", "musashino", "--database", &with("?mode=rwc")], &[]).is(0, "武蔵野市", "");
    run_with(&["check", "--database", &with("?mode=rw")], &[]).is(0, "公表資料 1件", "");
    let files: Vec<_> = std::fs::read_dir(&desk.0).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(files, ["q.db"]);
}

#[test]
fn a_backup_is_made_while_pages_are_served_and_taken_back_into_an_empty_place() {
    let (desk, other) = (Desk::new("backed-up"), Desk::new("restored"));
    desk.run(&["sample", "musashino"]).is(0, "武蔵野市", "");
    let served = Served::start_with(&desk, &make_whole_site(&desk), &["--allow-insecure-http"]);
    assert!(served.get("/", "").starts_with("HTTP/1.1 200"));
    let file = desk.0.join("backup.ayumi").display().to_string();
    desk.run(&["backup", &file]).is(0, "を書き出しました", "");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "its owner's alone");
    desk.run(&["backup", &file]).is(65, "", "上書きしない");
    other.run(&["restore", &file]).is(0, "問題はありません", "");
    other.run(&["check"]).is(0, "公表資料 1件", "");
    let year = ["export", "--year", "2024"];
    assert_eq!(other.run(&year).out, desk.run(&year).out);
    other.run(&["restore", &file]).is(65, "", "すでにデータがあります");
    desk.run(&["restore", &file]).is(65, "", "すでにデータがあります");
    assert!(served.get("/", "").starts_with("HTTP/1.1 200"));
}

#[test]
fn what_is_no_backup_is_refused_in_one_sentence() {
    let desk = Desk::new("no-backup");
    desk.run(&["sample", "musashino"]).is(0, "武蔵野市", "");
    let file = desk.0.join("backup.ayumi").display().to_string();
    desk.run(&["backup", &file]).is(0, "", "");
    let bytes = std::fs::read(&file).unwrap();
    let empty = Desk::new("no-backup-place");
    let cut = empty.write("cut", &bytes[..bytes.len() / 2]);
    let list = empty.write("list.txt", "議事録");
    for (file, code, words) in [
        (cut.as_str(), 65, "途中で切れているか、壊れています"),
        (&list, 65, "ayumi backup で作った控えではありません"),
        ("/nonexistent/backup", 74, "読み書きできません"),
        ("/", 74, "読み書きできません"),
    ] {
        let said = empty.run(&["restore", file]).is(code, "", words);
        assert_eq!((said.out.as_str(), said.error.trim_end().lines().count()), ("", 1), "{}", said.error);
        assert!(!empty.data().join("ayumi.sqlite").exists(), "{file}");
    }
    empty.run(&["backup", "/nonexistent/folder/backup"]).is(74, "", "--data");
}
