//! What every answer bears, and what readers get for an address.

use super::support::{Answer, HASHED, TestServer};
use axum::http::StatusCode;
use server::layers::Transport;

/// An answer of each kind: page, file, data, health, refusals.
async fn one_of_each(server: &TestServer) -> Vec<(String, Answer)> {
    let mut all = Vec::new();
    for address in
        ["/", "/indicators", HASHED, "/pkg/ayumi.css", "/favicon.svg", "/healthz", "/readyz", "/nope", "/table/"]
    {
        all.push((address.to_owned(), server.get(address).await));
    }
    let tag = server.get("/").await.header("etag").to_owned();
    all.push(("304".to_owned(), server.ask("GET", "/", &[("if-none-match", &tag)]).await));
    all.push(("POST".to_owned(), server.ask("POST", "/", &[]).await));
    all.push(("long".to_owned(), server.get(&format!("/?q={}", "x".repeat(3000))).await));
    all
}

#[tokio::test]
async fn every_answer_bears_the_security_headers() {
    let server = TestServer::with_lists().await;
    for (what, answer) in one_of_each(&server).await {
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value, "{what}");
        }
        let policy = answer.header("content-security-policy");
        for part in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"] {
            assert!(policy.contains(part), "{what}: {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("unsafe-eval' 'unsafe"), "{what}: {policy}");
        assert!(answer.header("permissions-policy").contains("camera=()"), "{what}");
        assert!(answer.headers.contains_key("x-request-id"), "{what}");
        assert!(!answer.headers.contains_key("strict-transport-security"), "{what}");
        assert!(!answer.headers.contains_key("server"), "{what}");
    }
}

#[tokio::test]
async fn https_is_promised_only_where_readers_come_by_https() {
    let server = TestServer::served_by(Transport::of(Some("https://ayumi.example.lg.jp"))).await;
    assert_eq!(server.get("/").await.header("strict-transport-security"), "max-age=31536000");
    assert_eq!(Transport::of(Some("http://ayumi.example.lg.jp")), Transport::Plain);
}

#[tokio::test]
async fn a_list_told_in_other_words_says_so_on_every_page() {
    let server = TestServer::with_lists_of(backend::intake::sample::musashino()).await;
    for address in ["/", "/table", "/indicators", "/measures/1", "/nope"] {
        let answer = server.get(address).await;
        let text = answer.text();
        assert!(text.contains("市の文ではなく言いかえたものです"), "{address}");
        assert!(!text.contains("見本のデータを表示しています"), "{address}");
    }
    assert!(server.get("/table").await.text().contains(">文は見本<"));
    assert!(!TestServer::with_lists().await.get("/").await.text().contains("言いかえた"));
}

#[tokio::test]
async fn the_page_of_an_item_says_who_leads_and_that_the_list_does_not() {
    let server = TestServer::with_lists_of(backend::intake::sample::musashino()).await;
    let mut assumed = 0;
    for measure in 1..=19 {
        let answer = server.get(&format!("/measures/{measure}")).await;
        let text = answer.text();
        let several = text.contains("（一覧表の並び順による）");
        assert_eq!((text.contains("主担当　"), text.contains("共同　")), (several, several), "{measure}");
        assumed += usize::from(several);
    }
    assert_eq!(assumed, 11, "as many as have several departments");
}

#[tokio::test]
async fn a_page_is_whole_without_script_and_names_the_city_and_the_sample() {
    let server = TestServer::with_lists().await;
    for address in ["/", "/indicators", "/nope", "/?year=1999"] {
        let answer = server.get(address).await;
        let text = answer.text();
        let root = text.strip_prefix("<!DOCTYPE html><html ").and_then(|it| it.split_once('>')).map(|it| it.0);
        assert!(root.is_some_and(|it| it.contains("lang=\"ja\"")), "{address}");
        assert!(text.contains("見本市") && text.contains("見本のデータを表示しています"), "{address}");
        assert_eq!(text.matches("<h1").count(), 1, "{address}");
        assert!(!text.contains(" style=\"") && !text.contains(" onclick="), "{address}");
        assert!(!text.contains("nonce"), "{address}");
        for part in ["本文へ", "id=\"main\"", "aria-current"] {
            assert!(address.contains("nope") || text.contains(part), "{address}: {part}");
        }
    }
}

#[tokio::test]
async fn what_is_not_there_is_404_and_odd_values_are_passed_over() {
    let server = TestServer::with_lists().await;
    for (address, status) in [
        ("/nope", 404),
        ("/?year=1999", 404),
        ("/?plan=999", 404),
        ("/?year=abc&plan=&calendar=%00", 303),
        ("/?year=99999999999999999999", 303),
        ("/?%E3%81%82=%FF&&&==", 303),
        ("/?%E3%81%82=%FF", 200),
        ("/%FF%00", 404),
        ("/pkg/..%2f..%2fetc/passwd", 404),
        ("/.br", 404),
        ("/indicators?year='--", 303),
    ] {
        assert_eq!(server.get(address).await.status, status, "{address}");
    }
}

#[tokio::test]
async fn a_form_without_script_leads_to_the_address_of_what_filters() {
    let server = TestServer::with_lists().await;
    for (sent, address) in [
        (
            "/table?calendar=western&year=&plan=&mark=&department=&q=%E7%9B%B8+%E8%AB%87&change=on&change=off",
            "/table?q=%E7%9B%B8%20%E8%AB%87&calendar=western",
        ),
        ("/table?year=&mark=%E2%97%8B&q=&change=off&diff=on", "/table?mark=%E2%97%8B&diff=on&change=off"),
        ("/table?year=&mark=&q=&change=on&change=off&=", "/table"),
        (
            "/indicators?view=table&calendar=western&year=&plan=&policy=&department=&unit=&counting=&move=up&sort=&q=",
            "/indicators?move=up&view=table&calendar=western",
        ),
        ("/indicators?year=&unit=&scope=&sort=&q=", "/indicators"),
        ("/indicators?year=&unit=&scope=all&sort=&q=", "/indicators?scope=all"),
    ] {
        for method in ["GET", "HEAD"] {
            let answer = server.ask(method, sent, &[]).await;
            assert_eq!((answer.status.as_u16(), answer.header("location")), (303, address), "{sent}");
            assert_eq!(answer.header("cache-control"), "no-store");
            assert_eq!(server.ask(method, address, &[]).await.status, 200, "{address}");
        }
    }
    let long = format!("/table?year=&q={}", "%E3%81%82".repeat(250));
    assert_eq!(server.get(&long).await.status, 414);
}

/// The addresses of a page's links within the site.
fn links(text: &str) -> Vec<String> {
    let found = text.split("<a ").skip(1).filter_map(|it| it.split_once("href=\"")?.1.split_once('"'));
    let found =
        found.map(|it| it.0.replace("&amp;", "&")).filter(|it| it.starts_with('/') && !it.starts_with("/charts"));
    found.map(|it| it.split('#').next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn every_link_of_a_page_is_written_in_the_tidy_way() {
    let server = TestServer::with_lists().await;
    let mut asked = std::collections::BTreeSet::new();
    for page in [
        "/",
        "/?plan=1&calendar=western",
        "/table?plan=1&mark=%E2%97%8B&q=%E3%81%AE%20%E3%81%AB&diff=on&change=off&calendar=western",
        "/indicators?plan=1&unit=%E4%BA%BA&move=up&q=%E5%8F%82&sort=rise&view=table&calendar=western",
        "/measures/1",
        "/indicators/1?calendar=western",
        "/table?q=%E3%81%AE&calendar=western&lang=en",
        "/nope",
    ] {
        let answer = server.get(page).await;
        assert!(matches!(answer.status.as_u16(), 200 | 404), "{page}: {}", answer.header("location"));
        asked.extend(links(answer.text()));
    }
    assert!(asked.len() > 60, "{}", asked.len());
    for address in asked {
        let answer = server.get(&address).await;
        // What is not there is not there in another language either.
        let status = if address == "/nope?lang=en" { StatusCode::NOT_FOUND } else { StatusCode::OK };
        assert_eq!(answer.status, status, "{address} leads on to {}", answer.header("location"));
    }
}

#[tokio::test]
async fn what_is_not_there_says_so_under_the_number_of_its_own_request() {
    let server = TestServer::with_lists().await;
    for address in [
        "/nope",
        "/measures/999999",
        "/measures/x",
        "/indicators/999999",
        "/?plan=999",
        "/?year=1999",
        "/table?plan=999",
        "/indicators?plan=999",
        "/charts/indicators/999999.svg",
    ] {
        let mut numbers = std::collections::BTreeSet::new();
        for _ in 0..2 {
            let answer = server.get(address).await;
            let number = answer.header("x-request-id").to_owned();
            assert_eq!(
                (answer.status, answer.header("cache-control")),
                (StatusCode::NOT_FOUND, "no-store"),
                "{address}"
            );
            assert!(!number.is_empty() && answer.text().contains(&number), "{address}: {}", answer.text());
            assert!(!answer.headers.contains_key("etag"), "{address}");
            numbers.insert(number);
        }
        assert_eq!(numbers.len(), 2, "{address}");
    }
}

#[tokio::test]
async fn an_empty_database_says_what_to_do_next() {
    let server = TestServer::empty().await;
    let answer = server.get("/").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text().contains("まだ一覧表が取り込まれていません"));
    assert!(answer.text().contains("ayumi import"));
    for address in ["/", "/nope"] {
        let text = server.get(address).await.text().to_owned();
        assert!(text.contains("公表された一覧表は、まだありません") && !text.contains("によります"), "{address}");
    }
}

#[tokio::test]
async fn files_named_by_their_content_are_kept_for_ever_and_sent_compressed() {
    let server = TestServer::empty().await;
    let answer = server.ask("GET", HASHED, &[("accept-encoding", "br, gzip")]).await;
    assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!((answer.header("content-encoding"), answer.text()), ("br", "compressed beforehand"));
    assert!(answer.header("content-type").starts_with("text/javascript"));
    let plain = server.get(HASHED).await;
    assert_eq!((plain.header("content-encoding"), plain.header("vary")), ("", "Accept-Encoding"));
    assert!(plain.text().starts_with("let a"));
    assert_eq!(server.get("/pkg/ayumi.css").await.header("cache-control"), "no-cache");
}
