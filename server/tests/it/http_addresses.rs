//! One answer has one address: other spellings lead to it or to none, and are not kept beside it.

use super::support::{Answer, TestServer};
use app::chart::{Extent, Frame, draw_comparison, draw_file};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use model::indicator::{Comparison, Series};
use model::writing::Writing;
use server::routes::{Painter, router};
use std::sync::Arc;

#[tokio::test]
async fn a_number_in_an_address_is_written_in_one_way() {
    let server = TestServer::with_lists().await;
    for (asked, place) in [
        ("/measures/001", "/measures/1"),
        ("/measures/%31", "/measures/1"),
        ("/measures/%2531", ""),
        ("/measures/+1?calendar=western", "/measures/1?calendar=western"),
        ("/indicators/01?year=2019", "/indicators/1?year=2019"),
        ("/measures/1%20", ""),
        ("/measures/x", ""),
    ] {
        let answer = server.get(asked).await;
        let status = if place.is_empty() { StatusCode::NOT_FOUND } else { StatusCode::SEE_OTHER };
        assert_eq!((answer.status, answer.header("location")), (status, place), "{asked}");
    }
    assert_eq!(server.get("/charts/indicators/1.svg").await.status, StatusCode::OK);
    assert_eq!(server.get("/charts/indicators/01.svg").await.status, StatusCode::NOT_FOUND);
}

#[track_caller]
fn check_missing(answer: &Answer, asked: &str) {
    assert_eq!(answer.status, StatusCode::NOT_FOUND, "{asked}");
    let text = answer.text();
    assert!(text.contains("ページが見つかりません") && text.contains(answer.header("x-request-id")), "{asked}");
    assert!(!text.contains("全項目の早見表") && !text.contains("<table"), "{asked}: a whole page");
}

#[tokio::test]
async fn an_address_that_is_not_there_shows_no_page_of_another_one() {
    let server = TestServer::with_lists().await;
    for asked in [
        "/./table",
        "/x/../table?q=zz",
        "/measures/..",
        "/measures/%2e%2E",
        "/measures/1\\..\\..\\table",
        "*",
        "/%74able",
        "//table",
        "/table//x",
        "/measures//1",
        "/measures/\\1",
        "/measures/1\\",
    ] {
        check_missing(&server.get(asked).await, asked);
    }
}

#[tokio::test]
async fn a_name_that_no_file_can_have_is_not_found() {
    let server = TestServer::with_lists().await;
    for asked in [format!("/{}", "9".repeat(300)), "/1%00/login".to_owned(), "/pkg/%00.js".to_owned()] {
        check_missing(&server.get(&asked).await, &asked);
        assert_eq!(server.ask("HEAD", &asked, &[]).await.status, StatusCode::NOT_FOUND, "{asked}");
    }
}

#[tokio::test]
async fn a_chart_is_a_picture_too_where_there_is_a_font() {
    let without = TestServer::with_lists().await;
    assert_eq!(without.get("/charts/indicators/1.png").await.status, StatusCode::NOT_FOUND);
    assert!(!without.get("/indicators/1").await.text().contains("1.png"));
    let painter = Arc::new(Painter::default());
    assert!(painter.is_able(), "a Japanese font is missing: tools/setup.sh test installs one");
    let serving = without.serving.but(|it| (it.painter, it.cache) = (painter, Arc::default()));
    let router = router(serving);
    let get = async |address: &str| {
        TestServer::answer_of(router.clone(), Request::get(address).body(Body::empty()).unwrap()).await
    };
    let answer = get("/charts/indicators/1.png?year=2019").await;
    assert!(get("/indicators/1").await.text().contains("/charts/indicators/1.png"));
    assert_eq!((answer.header("content-type"), answer.body.starts_with(b"\x89PNG")), ("image/png", true));
    assert_eq!(answer.header("content-disposition"), "inline; filename=\"indicator-1.png\"");
    assert_eq!(get("/charts/indicators/1.gif").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_a_chart_draws_is_there_for_the_page_that_draws_it_again() {
    let server = TestServer::with_lists().await;
    let answer = server.get("/charts/indicators/1.json?year=2019").await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/json"));
    let series: Series = serde_json::from_slice(&answer.body).unwrap();
    let drawn = server.get("/charts/indicators/1.svg?year=2019").await;
    assert_eq!(draw_file(&series, Frame::DESK, Extent::Own, Writing::default()), drawn.text());
    let answer = server.get("/charts/compare.json?with=2.1").await;
    let comparison: Comparison = serde_json::from_slice(&answer.body).unwrap();
    let drawn = draw_comparison(&comparison, Frame::PHONE, Writing::default());
    assert!(server.get("/indicators/compare?with=2.1").await.text().contains(&drawn));
    for unknown in [
        "/charts/indicators/999.json",
        "/charts/compare.json",
        "/charts/compare.json?with=999",
        "/charts/compare.json?with=x",
    ] {
        assert_eq!(server.get(unknown).await.status, StatusCode::NOT_FOUND, "{unknown}");
    }
}

#[tokio::test]
async fn a_chart_is_kept_and_sent_like_a_page() {
    let server = TestServer::with_lists().await;
    let address = "/charts/indicators/1.svg";
    let plain = server.get(address).await;
    let kept = server.serving.cache.bytes();
    assert_eq!((plain.header("cache-control"), plain.header("vary")), ("no-cache", "Accept-Encoding"));
    assert_eq!(plain.header("content-disposition"), "inline; filename=\"indicator-1.svg\"");
    assert!(kept > 0 && plain.text().starts_with("<svg "));
    let small = server.ask("GET", address, &[("accept-encoding", "br")]).await;
    assert_eq!((small.header("content-encoding"), small.header("content-type")), ("br", plain.header("content-type")));
    let known = server.ask("GET", address, &[("if-none-match", plain.header("etag"))]).await;
    assert_eq!((known.status, known.body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(server.get("/charts/indicators/1.svg?size=large&x=1&calendar=japanese").await.body, plain.body);
    assert_eq!(server.serving.cache.bytes(), kept, "the same question under another spelling");
    assert_ne!(server.get("/charts/indicators/1.svg?size=card").await.body, plain.body);
}

#[tokio::test]
async fn a_chart_may_stand_in_frames_of_other_sites_and_nothing_else_may() {
    let server = TestServer::with_lists().await;
    let framed = server.get("/embed/indicators/1?calendar=western").await;
    assert_eq!((framed.status, framed.header("x-frame-options")), (StatusCode::OK, ""));
    assert_eq!(framed.header("cross-origin-resource-policy"), "cross-origin");
    let policy = framed.header("content-security-policy");
    assert!(policy.contains("frame-ancestors *") && policy.contains("default-src 'none'"), "{policy}");
    let text = framed.text();
    assert!(text.contains("<svg ") && text.contains("href=\"/indicators/1\""), "{text}");
    assert!(!text.contains("<script") && !text.contains(" style=") && !text.contains(" height=\"468\""), "{text}");
    let known =
        server.ask("GET", "/embed/indicators/1?calendar=western", &[("if-none-match", framed.header("etag"))]).await;
    assert_eq!((known.status, known.header("x-frame-options")), (StatusCode::NOT_MODIFIED, ""));
    for other in ["/", "/indicators/1", "/charts/indicators/1.svg", "/embed/indicators/999", "/embed/indicators/01"] {
        assert_eq!(server.get(other).await.header("x-frame-options"), "DENY", "{other}");
    }
    assert_eq!(server.get("/embed/indicators/1?year=x").await.status, StatusCode::BAD_REQUEST);
}
