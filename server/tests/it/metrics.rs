//! What operators watch: on an address of its own, counted by route and never by what anybody typed.

use super::desk::Desk;
use super::serve::{Served, make_whole_site};
use super::support::{Answer, TestServer};
use axum::body::Body;
use axum::http::Request;
use server::routes::{Serving, measured};

pub async fn ask(serving: &Serving) -> Answer {
    let router = measured(serving.clone(), serving.metrics.clone().unwrap());
    TestServer::answer_of(router, Request::get("/metrics").body(Body::empty()).unwrap()).await
}

/// The number behind a name with its labels.
#[track_caller]
pub fn number(text: &str, name: &str) -> f64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("no {name} in {text}")).parse().unwrap()
}

#[tokio::test]
async fn requests_are_counted_by_route_and_class_and_pages_by_whether_they_were_kept() {
    let server = TestServer::that_is_measured().await;
    for address in ["/", "/", "/measures/1", "/measures/2", "/measures/9999", "/favicon.svg", "/nope", "/wp-login.php"]
    {
        server.get(address).await;
    }
    server.ask("HEAD", "/", &[]).await;
    server.ask("BREW", "/", &[]).await;
    let answer = ask(&server.serving).await;
    assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, "no-store"));
    assert_eq!(answer.header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    let text = answer.text();
    let requests = |method: &str, route: &str, status: &str| {
        let labels = format!("method=\"{method}\",route=\"{route}\",status=\"{status}\"");
        number(text, &format!("ayumi_http_requests_total{{{labels}}}"))
    };
    assert_eq!(requests("GET", "/", "2xx"), 2.0);
    assert_eq!(requests("GET", "/measures/{id}", "2xx"), 2.0);
    assert_eq!(requests("GET", "/measures/{id}", "4xx"), 1.0);
    assert_eq!((requests("GET", "other", "2xx"), requests("GET", "other", "4xx")), (1.0, 2.0));
    assert_eq!((requests("HEAD", "/", "2xx"), requests("other", "/", "4xx")), (1.0, 1.0));
    let seconds = "ayumi_http_request_duration_seconds";
    assert_eq!(number(text, &format!("{seconds}_count{{method=\"GET\",route=\"/measures/{{id}}\"}}")), 3.0);
    let all = format!("{seconds}_bucket{{method=\"GET\",route=\"/measures/{{id}}\",le=\"+Inf\"}}");
    assert_eq!(number(text, &all), 3.0);
    assert_eq!(
        (number(text, "ayumi_page_cache_hits_total"), number(text, "ayumi_page_cache_misses_total")),
        (2.0, 4.0)
    );
    assert_eq!(number(text, "ayumi_page_cache_bytes"), server.serving.cache.bytes() as f64);
}

#[tokio::test]
async fn what_readers_see_and_since_when_is_told_as_numbers() {
    let server = TestServer::that_is_measured().await;
    let first = ask(&server.serving).await;
    let (text, revision) = (first.text(), number(first.text(), "ayumi_data_revision"));
    assert_eq!(number(text, "process_start_time_seconds"), 1_748_736_000.0);
    assert_eq!(number(text, &format!("ayumi_build_info{{version=\"{}\"}}", env!("CARGO_PKG_VERSION"))), 1.0);
    assert_eq!(number(text, "ayumi_ready"), 1.0);
    for nothing in ["ayumi_live_rooms", "ayumi_live_connections", "ayumi_http_connections"] {
        assert_eq!(number(text, nothing), 0.0);
    }
    server.import(2).await;
    assert!(number(ask(&server.serving).await.text(), "ayumi_data_revision") > revision);
    server.spoil("UPDATE publication SET as_of = 'x'").await;
    assert_eq!(number(ask(&server.serving).await.text(), "ayumi_ready"), 0.0, "told, not failed");
}

#[tokio::test]
async fn nothing_that_anybody_typed_is_told() {
    let server = TestServer::that_is_measured().await;
    for address in ["/search?q=hanako", "/hanako", "/measures/hanako", "/login/link/hanako", "/people/hanako?x=hanako"]
    {
        server.ask("GET", address, &[("user-agent", "hanako"), ("x-request-id", "hanako")]).await;
    }
    server.ask("HANAKO", "/", &[]).await;
    let text = ask(&server.serving).await.text().to_ascii_lowercase();
    assert!(!text.contains("hanako"), "{text}");
    let before = text.lines().count();
    for at in 0..200 {
        server.ask(&format!("M{at}"), &format!("/x{at}/y{at}?z={at}"), &[]).await;
    }
    assert!(ask(&server.serving).await.text().lines().count() < before + 40, "labels have an end");
}

#[tokio::test]
async fn the_readers_address_has_no_such_page() {
    let server = TestServer::that_is_measured().await;
    for address in ["/metrics", "/metrics/", "//metrics", "/Metrics", "/%6detrics"] {
        let status = server.get(address).await.status.as_u16();
        assert!(matches!(status, 404 | 308), "{address}: {status}");
    }
    assert_eq!(server.get("/metrics").await.status, 404);
}

#[test]
fn an_address_of_its_own_tells_them_and_nothing_else() {
    let desk = Desk::new("metrics");
    let site = make_whole_site(&desk);
    let served = Served::start_with(&desk, &site, &["--metrics", "127.0.0.1:0"]);
    let said = served.read_until("/metrics");
    let other = said.split_once("http://").unwrap().1.split('/').next().unwrap();
    assert!(served.get("/", "").starts_with("HTTP/1.1 200"));
    assert!(served.get("/metrics", "").starts_with("HTTP/1.1 404"));
    let open = served.connect();
    let text = served.get_from(other, "/metrics", "");
    assert!(text.starts_with("HTTP/1.1 200") && text.contains("ayumi_http_requests_total"), "{text}");
    assert!(number(&text, "ayumi_http_connections") >= 1.0, "{text}");
    drop(open);
    for nothing in ["/", "/table", "/login", "/healthz", "/metrics/x"] {
        assert!(served.get_from(other, nothing, "").starts_with("HTTP/1.1 404"), "{nothing}");
    }
}

#[test]
fn without_the_setting_there_is_none_and_a_taken_address_is_named() {
    let desk = Desk::new("no-metrics");
    let site = make_whole_site(&desk);
    let served = Served::start_with(&desk, &site, &["--log", "info"]);
    served.get("/healthz", "");
    assert!(!served.read_until("/healthz").contains("/metrics"));
    let taken = served.address.clone();
    let words = ["serve", "--listen", "127.0.0.1:0", "--site", &site, "--metrics", &taken];
    desk.run(&words).is(74, "", &format!("{taken} で待ち受けられません"));
    desk.run(&["serve", "--help"]).is(0, "--metrics <ADDRESS>", "");
}
