//! Pages are kept: the same bytes for everybody, until the data changes.

use super::support::{Answer, TestServer};
use axum::http::StatusCode;
use flate2::read::GzDecoder;
use std::io::Read as _;

#[tokio::test]
async fn everybody_gets_the_same_bytes() {
    let (server, other) = (TestServer::with_lists().await, TestServer::with_lists().await);
    let first = server.get("/").await;
    let headers = [("cookie", "a=b"), ("user-agent", "x"), ("accept-language", "en"), ("host", "evil.example")];
    let second = server.ask("GET", "/?utm_source=mail", &headers).await;
    assert_eq!((first.body.clone(), first.header("etag")), (second.body.clone(), second.header("etag")));
    assert_eq!(first.body, other.get("/").await.body, "another process renders the same");
    assert!(!first.text().contains("evil.example"));
}

#[tokio::test]
async fn a_known_page_is_304_with_the_policy_of_its_scripts() {
    let server = TestServer::with_lists().await;
    for address in ["/", "/indicators"] {
        let full = server.ask("GET", address, &[("accept-encoding", "br")]).await;
        let tag = full.header("etag").to_owned();
        for known in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), "*".to_owned()] {
            let again = server.ask("GET", address, &[("if-none-match", &known), ("accept-encoding", "gzip")]).await;
            assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0), "{known}");
            for name in ["content-security-policy", "cache-control", "vary"] {
                assert_eq!(again.header(name), full.header(name), "{name}");
            }
        }
        assert!(full.header("content-security-policy").contains("'sha256-"), "{address}");
        assert_eq!(server.ask("GET", address, &[("if-none-match", "\"other\"")]).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn compressed_pages_are_the_plain_page() {
    let server = TestServer::with_lists().await;
    let plain = server.get("/").await;
    assert_eq!((plain.header("content-encoding"), plain.header("vary")), ("", "Accept-Encoding"));
    let gzip = server.ask("GET", "/", &[("accept-encoding", "gzip")]).await;
    let mut text = String::new();
    GzDecoder::new(gzip.body.as_ref()).read_to_string(&mut text).unwrap();
    assert_eq!(text, plain.text());
    let brotli = server.ask("GET", "/", &[("accept-encoding", "gzip, br")]).await;
    let mut text = String::new();
    brotli::Decompressor::new(brotli.body.as_ref(), 4096).read_to_string(&mut text).unwrap();
    assert_eq!((brotli.header("content-encoding"), text.as_str()), ("br", plain.text()));
    let tags = [plain.header("etag"), gzip.header("etag"), brotli.header("etag")];
    assert!(tags[0] != tags[1] && tags[1] != tags[2], "{tags:?}");
}

#[tokio::test]
async fn a_change_shows_in_the_very_next_request() {
    let server = TestServer::empty().await;
    let before = server.get("/").await;
    server.import(1).await;
    let after = server.get("/").await;
    assert_ne!(before.body, after.body);
    let known = server.ask("GET", "/", &[("if-none-match", before.header("etag"))]).await;
    assert_eq!(known.status, StatusCode::OK);
    let newest = server.backend.snapshot().await.unwrap().publications[0].id;
    server.backend.withdraw(newest, backend::Moment(1)).await.unwrap();
    assert_ne!(server.get("/").await.body, after.body);
}

#[tokio::test]
async fn data_is_kept_too() {
    let server = TestServer::with_lists().await;
    let address = "/api/v1/years";
    let data = server.get(address).await;
    assert_eq!((data.status, data.header("content-type")), (StatusCode::OK, "application/json"));
    assert_eq!(data.header("cache-control"), "no-cache");
    let known = server.ask("GET", address, &[("if-none-match", data.header("etag"))]).await;
    assert_eq!(known.status, StatusCode::NOT_MODIFIED);
    // A browser that opens the address gets the data, and is sent nowhere.
    let opened = server.ask("GET", address, &[("accept", "text/html"), ("referer", "http://evil.example/")]).await;
    assert_eq!((opened.status, opened.body), (StatusCode::OK, data.body));
}

#[tokio::test]
async fn head_says_what_get_would_and_sends_nothing() {
    let server = TestServer::with_lists().await;
    for address in ["/", "/nope", "/favicon.svg"] {
        let (get, head) = (server.get(address).await, server.ask("HEAD", address, &[]).await);
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{address}");
        for name in ["etag", "content-type", "cache-control"] {
            assert_eq!(head.header(name), get.header(name), "{address} {name}");
        }
        let policy = |answer: &Answer| answer.header("content-security-policy").to_owned();
        assert_eq!(policy(&head), policy(&get), "{address}");
    }
}

/// A page once read a signal while the head was written, which failed on whichever thread had not made the signal.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_page_is_whole_whichever_thread_takes_it_up() {
    let server = std::sync::Arc::new(TestServer::that_keeps_nothing().await);
    for page in ["/", "/table", "/measures/1", "/indicators", "/indicators/1"] {
        for again in 0..25 {
            let (server, address) = (server.clone(), page);
            let answer = tokio::spawn(async move { server.get(address).await }).await.unwrap();
            assert_eq!(answer.status, StatusCode::OK, "{page}, time {again}");
        }
    }
}
