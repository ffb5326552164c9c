//! What asks too much or in a wrong way is refused with a sentence and a number, and without a word of the machinery.

use super::support::{Answer, TestServer};
use axum::body::Body;
use axum::http::Request;

#[track_caller]
fn check(answer: &Answer, status: u16) {
    assert_eq!(answer.status, status);
    let (text, number) = (answer.text(), answer.header("x-request-id"));
    assert!(answer.header("content-type").starts_with("text/html"));
    assert!(text.contains("ください。") && text.contains(number), "{text}");
    for word in ["axum", "leptos", "sqlx", "SELECT", "/work", "src/", ".rs", "panicked"] {
        assert!(!text.contains(word), "{word}");
    }
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn long_addresses_are_refused() {
    let server = TestServer::with_lists().await;
    assert_eq!(server.get(&format!("/?year=2019&x={}", "y".repeat(2000))).await.status, 200);
    check(&server.get(&format!("/?x={}", "y".repeat(2048))).await, 414);
    check(&server.get(&format!("/{}", "y".repeat(2048))).await, 414);
}

#[tokio::test]
async fn large_heads_and_bodies_are_refused() {
    let server = TestServer::with_lists().await;
    let cookies = server.ask("GET", "/", &[("cookie", &"c".repeat(20_000))]).await;
    check(&cookies, 431);
    assert!(cookies.text().contains("Cookie を消して") && !cookies.text().contains("アドレスが"));
    let large = Request::post("/").header("content-length", "100000000").body(Body::from("x")).unwrap();
    check(&server.send(large).await, 413);
}

#[tokio::test]
async fn other_methods_are_refused() {
    let server = TestServer::with_lists().await;
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "QUERY"] {
        for address in ["/", "/nope", "/favicon.svg"] {
            let answer = server.ask(method, address, &[]).await;
            check(&answer, 405);
            assert!(answer.header("allow").contains("GET"), "{method} {address}");
        }
    }
}

#[tokio::test]
async fn an_address_with_a_slash_at_its_end_leads_to_the_page() {
    let server = TestServer::with_lists().await;
    let answer = server.get("/table/?year=2024").await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (308, "/table?year=2024"));
    assert_eq!(server.get("//evil.example/").await.header("location"), "/evil.example");
}

#[tokio::test]
async fn a_client_does_not_choose_its_number() {
    let server = TestServer::with_lists().await;
    let answer = server.ask("GET", "/nope", &[("x-request-id", "mine"), ("x-forwarded-for", "10.0.0.1")]).await;
    assert_ne!(answer.header("x-request-id"), "mine");
}

#[tokio::test]
async fn a_part_of_a_file_that_is_not_there_is_refused_in_its_own_words() {
    let server = TestServer::empty().await;
    let range = async |range: &str| server.ask("GET", "/favicon.svg", &[("range", range)]).await;
    let beyond = range("bytes=100000-").await;
    check(&beyond, 416);
    assert!(beyond.text().contains("ファイルをはじめから") && !beyond.text().contains("アドレスの一部"));
    let part = range("bytes=0-3").await;
    assert_eq!((part.status.as_u16(), part.text()), (206, "<svg"));
    for nothing in ["junk", "bytes=x-y", "lines=0-1", "bytes=0-1,3-4"] {
        let whole = range(nothing).await;
        assert_eq!((whole.status.as_u16(), whole.text().ends_with("/>")), (200, true), "{nothing}");
    }
}
