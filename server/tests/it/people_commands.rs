//! What is said at the command line about people who sign in: the first link, the way back, an invented city's people.

use crate::desk::Desk;
use crate::serve::{Served, make_whole_site};

/// The one-time links in a text, each with the address before it.
fn links(text: &str) -> Vec<&str> {
    text.split_whitespace().filter(|it| it.contains("/login/link/")).collect()
}

#[test]
fn the_first_start_prints_the_link_for_the_first_account() {
    let desk = Desk::new("first-link");
    let site = make_whole_site(&desk);
    let served = Served::start_with(&desk, &site, &["--allow-insecure-http"]);
    let said = served.read_until("/login/link/");
    assert!(said.contains("暗号化されない http") && said.contains("最初の管理の担当"), "{said}");
    let address = links(&said)[0].strip_prefix(&format!("http://{}", served.address)).unwrap().to_owned();
    assert!(served.get(&address, "").contains("最初の管理の担当"));
    drop(served);
    let again = Served::start_with(&desk, &site, &["--allow-insecure-http", "--public-url", "http://ayumi.example/"]);
    let said = again.read_until("/login/link/");
    assert!(said.contains("http://ayumi.example/login/link/"), "{said}");
    assert!(again.get(&address, "").contains("このリンクは使えません"), "a link of an earlier start is over");
}

#[test]
fn without_https_or_a_word_that_http_will_do_nobody_is_promised_a_way_in() {
    let desk = Desk::new("no-door");
    let site = make_whole_site(&desk);
    let served = Served::start_with(&desk, &site, &[]);
    let said = served.read_until("--allow-insecure-http");
    assert!(said.contains("ログインはできません") && links(&said).is_empty(), "{said}");
}

#[test]
fn people_of_the_invented_city_get_new_links_each_time_and_a_real_city_none() {
    let desk = Desk::new("demo");
    desk.run(&["demo"]).is(74, "", "データベース");
    desk.run(&["sample", "mihon", "--plans", "1", "--years", "2"]).is(0, "見本市", "");
    let one = desk.run(&["demo", "--listen", "127.0.0.1:3100"]).is(0, "見本市の人", "");
    let two = desk.run(&["demo", "--public-url", "https://ayumi.example"]).is(0, "事務　広　事務局", "");
    let (one, two) = (links(&one.out), links(&two.out));
    assert_eq!((one.len(), two.len()), (7, 7));
    assert!(one[0].starts_with("http://127.0.0.1:3100/login/link/"), "{}", one[0]);
    assert!(two[0].starts_with("https://ayumi.example/login/link/"), "{}", two[0]);
    desk.run(&["check"]).is(0, "監査記録", "");
    let city = Desk::new("demo-city");
    city.run(&["sample", "musashino"]).is(0, "武蔵野市", "");
    city.run(&["demo"]).is(65, "", "見本のデータだけ");
}

#[test]
fn somebody_of_the_administrators_is_rescued_at_the_command_line() {
    let desk = Desk::new("rescue");
    desk.run(&["rescue"]).is(74, "", "データベース");
    desk.run(&["sample", "mihon", "--plans", "1", "--years", "2"]).is(0, "見本市", "");
    let first = desk.run(&["rescue"]).is(0, "アカウントはまだありません", "");
    assert_eq!(links(&first.out).len(), 1, "{}", first.out);
    desk.run(&["demo"]).is(0, "見本市の人", "");
    desk.run(&["rescue"]).is(0, "mihon-kanri　管　理子", "");
    desk.run(&["rescue", "mihon-dantai"]).is(65, "", "この名前の管理の担当はいません");
    let made = desk.run(&["rescue", "mihon-kanri"]).is(0, "新しいパスワードは、ここで決めます", "");
    assert_eq!(links(&made.out).len(), 1, "{}", made.out);
    desk.run(&["check"]).is(0, "問題はありません", "");
}
