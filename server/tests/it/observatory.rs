//! Mozilla's HTTP Observatory, offline: its rules and points as the npm package `@mdn/mdn-http-observatory` 1.4 has them
//! (`src/analyzer/tests`, `src/grader/charts.js`), asked of answers of an installation with an https `--public-url`. From
//! 100 points up it is an A+. The rules, with the points that they give at best and take at worst:
//!
//! - Content-Security-Policy (+10 … -25): one valid policy without a directive twice; no `'unsafe-inline'`, `data:` or whole
//!   schemes where scripts and objects come from; nothing from `http:` or `ftp:`; no `'unsafe-eval'` (`'wasm-unsafe-eval'` is
//!   another word); `default-src 'none'`. Its advice beside the points counts here too: `frame-ancestors`, `base-uri` and
//!   `form-action` are set, and narrowly.
//! - Cookies (+5 … -40): `Secure`, `HttpOnly`, `SameSite` with a valid word; pages set none.
//! - Cross-origin resource sharing (0 … -50): no origin that is read back together with credentials.
//! - Referrer-Policy (+5 … -5): one of the private ones.
//! - Strict-Transport-Security (0 … -20): once, for at least six months. House rule: without `includeSubDomains` and
//!   `preload`, which would speak for other services of the city, and not at all where people come by plain HTTP.
//! - Subresource integrity (+5 … -50): scripts of our own origin alone need none.
//! - X-Content-Type-Options (0 … -5): `nosniff`.
//! - X-Frame-Options (+5 … -20): by `frame-ancestors`, with the old header beside it.
//! - Cross-Origin-Resource-Policy (+10 … -5): `same-origin`; `cross-origin` (0) for what is published for others.
//! - Redirection (0 … -20) from http to https is the proxy's that speaks TLS, and is not looked at here.

use super::staff::{PASSWORD, open, settle};
use super::support::{Answer, TestServer};
use axum::body::Body;
use axum::http::{HeaderValue, Request};
use server::layers::Transport;
use server::routes::{Serving, router};
use std::collections::BTreeMap;

const PUBLIC: &str = "https://ayumi.example.lg.jp";
const FOREIGN: &str = "https://http-observatory.security.mozilla.org";
/// Six months, as the Observatory counts them.
const SIX_MONTHS: u64 = 15_552_000;
const BROAD: [&str; 8] = ["ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"];

/// The directives of the one policy; `None` where there is none, two, or one that says something twice.
fn policy_of(answer: &Answer) -> Option<BTreeMap<String, Vec<String>>> {
    let mut lines = answer.headers.get_all("content-security-policy").iter();
    let line = lines.next()?.to_str().ok()?;
    let mut found = BTreeMap::new();
    for directive in line.split(';').map(str::trim).filter(|it| !it.is_empty()) {
        let mut words = directive.split_whitespace().map(str::to_lowercase);
        let twice = found.insert(words.next()?, words.collect());
        twice.is_none().then_some(())?;
    }
    lines.next().is_none().then_some(found)
}

fn weigh_policy(answer: &Answer) -> i32 {
    let Some(policy) = policy_of(answer) else { return -25 };
    let any = vec!["*".to_owned()];
    let of = |name: &str| policy.get(name).or_else(|| policy.get("default-src")).unwrap_or(&any);
    let has = |sources: &[String], words: &[&str]| sources.iter().any(|it| words.contains(&it.as_str()));
    let (scripts, styles) = (of("script-src"), of("style-src"));
    if has(scripts, &BROAD) || has(scripts, &["'unsafe-inline'", "data:"]) || has(of("object-src"), &BROAD) {
        return -20;
    }
    if policy.values().flatten().any(|it| it.starts_with("http:") || it.starts_with("ftp:")) {
        return -20;
    }
    if has(scripts, &["'unsafe-eval'"]) || has(styles, &["'unsafe-eval'"]) {
        return -10;
    }
    if has(styles, &BROAD) || has(styles, &["'unsafe-inline'", "data:"]) {
        return 0;
    }
    if policy.get("default-src").is_some_and(|it| *it == ["'none'"]) { 10 } else { 5 }
}

/// What the Observatory only advises, and counts no points for.
fn is_advised(answer: &Answer) -> bool {
    let policy = policy_of(answer).unwrap_or_default();
    let narrow = |name: &str| {
        let sources = policy.get(name);
        sources.is_some_and(|it| !it.is_empty() && it.iter().all(|it| it == "'none'" || it == "'self'"))
    };
    ["frame-ancestors", "base-uri", "form-action"].into_iter().all(narrow)
}

fn weigh_cookies(answer: &Answer) -> i32 {
    let weigh = |line: &HeaderValue| {
        let line = line.to_str().unwrap();
        let words: Vec<_> = line.split(';').skip(1).map(|it| it.trim().to_ascii_lowercase()).collect();
        let has = |word: &str| words.iter().any(|it| it == word);
        let bound = ["lax", "strict", "none"].iter().any(|it| has(&format!("samesite={it}")));
        match (has("secure"), has("httponly"), bound) {
            (false, _, _) => -40,
            (_, false, _) => -30,
            (_, _, false) => -20,
            _ => 5,
        }
    };
    answer.headers.get_all("set-cookie").iter().map(weigh).min().unwrap_or(0)
}

/// `shared` is the answer to a request of a foreign origin.
fn weigh_sharing(shared: &Answer) -> i32 {
    let credentials = shared.header("access-control-allow-credentials").eq_ignore_ascii_case("true");
    if credentials && shared.header("access-control-allow-origin") == FOREIGN { -50 } else { 0 }
}

fn weigh_referrer(answer: &Answer) -> i32 {
    let private = ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];
    match answer.header("referrer-policy") {
        "" => 0,
        word if private.contains(&word) => 5,
        _ => -5,
    }
}

fn weigh_transport(answer: &Answer) -> i32 {
    let mut lines = answer.headers.get_all("strict-transport-security").iter();
    let line = lines.next().map_or("", |it| it.to_str().unwrap());
    let age = line.split(';').find_map(|it| it.trim().strip_prefix("max-age=")?.parse::<u64>().ok());
    match age {
        Some(age) if age >= SIX_MONTHS && lines.next().is_none() && !line.contains(',') => 0,
        Some(age) if age < SIX_MONTHS => -10,
        _ => -20,
    }
}

fn weigh_scripts(answer: &Answer) -> i32 {
    if !answer.header("content-type").starts_with("text/html") {
        return 0;
    }
    let tags = answer.text().split("<script").skip(1).filter_map(|it| it.split_once('>')).map(|(tag, _)| tag);
    let sources = tags.filter_map(|it| it.split_once("src=\"")?.1.split('"').next());
    let foreign = sources.filter(|it| it.contains("//")).count();
    if foreign == 0 { 0 } else { -50 }
}

fn weigh_kind(answer: &Answer) -> i32 {
    if answer.header("x-content-type-options") == "nosniff" { 0 } else { -5 }
}

fn weigh_frames(answer: &Answer) -> i32 {
    let old = answer.header("x-frame-options").to_ascii_lowercase();
    let by_policy = policy_of(answer).is_some_and(|it| it.contains_key("frame-ancestors"));
    match (by_policy, old.as_str()) {
        (true, _) => 5,
        (false, "deny" | "sameorigin") => 0,
        _ => -20,
    }
}

fn weigh_resource(answer: &Answer) -> i32 {
    match answer.header("cross-origin-resource-policy") {
        "same-origin" | "same-site" => 10,
        "cross-origin" | "" => 0,
        _ => -5,
    }
}

/// Each rule with its points.
fn weigh(answer: &Answer, shared: &Answer) -> [(&'static str, i32); 9] {
    [
        ("policy", weigh_policy(answer)),
        ("cookies", weigh_cookies(answer)),
        ("sharing", weigh_sharing(shared)),
        ("referrer", weigh_referrer(answer)),
        ("transport", weigh_transport(answer)),
        ("scripts", weigh_scripts(answer)),
        ("kind", weigh_kind(answer)),
        ("frames", weigh_frames(answer)),
        ("resource", weigh_resource(answer)),
    ]
}

/// As the Observatory adds up: what is earned counts from 90 points on.
fn score(points: &[(&str, i32)]) -> i32 {
    let lost: i32 = points.iter().map(|it| it.1.min(0)).sum();
    let earned: i32 = points.iter().map(|it| it.1.max(0)).sum();
    if 100 + lost >= 90 { 100 + lost + earned } else { 100 + lost }
}

/// An installation that people reach by https.
async fn installation() -> (TestServer, Serving) {
    let server = TestServer::served_by(Transport::of(Some(PUBLIC))).await;
    server.import(1).await;
    let serving = server.serving.but(|it| it.public_url = Some(PUBLIC.into()));
    (server, serving)
}

async fn ask(serving: &Serving, method: &str, address: &str, fields: &[(&str, &str)], body: &str) -> Answer {
    let mut request = Request::builder().method(method).uri(address).header("host", "ayumi.example.lg.jp");
    for (name, value) in fields {
        request = request.header(*name, *value);
    }
    TestServer::answer_of(router(serving.clone()), request.body(Body::from(body.to_owned())).unwrap()).await
}

#[tokio::test]
async fn an_installation_by_https_gets_an_a_plus_on_every_kind_of_answer() {
    let (_server, serving) = installation().await;
    for address in [
        "/",
        "/table",
        "/measures/1",
        "/indicators",
        "/search",
        "/data",
        "/login",
        "/work",
        "/healthz",
        "/readyz",
        "/robots.txt",
        "/favicon.svg",
        "/charts/indicators/1.svg",
        "/api/v1/plans",
        "/data/csv/plans.csv",
        "/feed.atom",
        "/nope",
    ] {
        let answer = ask(&serving, "GET", address, &[], "").await;
        for method in ["GET", "OPTIONS"] {
            let fields = [("origin", FOREIGN), ("access-control-request-method", "GET")];
            let shared = ask(&serving, method, address, &fields, "").await;
            let points = weigh(&answer, &shared);
            assert!(points.iter().all(|it| it.1 >= 0) && score(&points) >= 100, "{address}: {points:?}");
            let open = address.starts_with("/api/") || address.starts_with("/data/") || address == "/feed.atom";
            let allowed = shared.header("access-control-allow-origin");
            assert!(allowed.is_empty() || (open && allowed == "*"), "{method} {address}: {allowed}");
        }
        assert!(is_advised(&answer), "{address}: {}", answer.header("content-security-policy"));
        assert_eq!(answer.header("strict-transport-security"), "max-age=31536000", "{address}");
        assert!(!answer.headers.contains_key("set-cookie"), "{address}");
    }
    let page = ask(&serving, "GET", "/", &[], "").await;
    assert_eq!(score(&weigh(&page, &page)), 130, "what can be earned without integrity of our own scripts");
}

#[tokio::test]
async fn the_cookie_of_who_signs_in_is_kept_as_the_observatory_asks() {
    let (server, serving) = installation().await;
    open(&server).await;
    settle(&server, "hanako", vec![], &[]).await;
    let kind = ("content-type", "application/x-www-form-urlencoded");
    let escape = leptos_router::location::Url::escape;
    let form = format!("name=hanako&password={}", escape(PASSWORD));
    let answer = ask(&serving, "POST", "/login", &[("origin", PUBLIC), kind], &form).await;
    assert_eq!(answer.header("location"), "/work", "{}", answer.text());
    assert!(answer.header("set-cookie").starts_with("__Host-"), "{}", answer.header("set-cookie"));
    assert_eq!(weigh_cookies(&answer), 5);
    let points = weigh(&answer, &answer);
    assert!(points.iter().all(|it| it.1 >= 0) && score(&points) >= 100, "{points:?}");
}

#[tokio::test]
async fn by_plain_http_nothing_promises_https() {
    let server = TestServer::with_lists().await;
    for address in ["/", "/login", "/healthz", "/nope"] {
        assert!(!server.get(address).await.headers.contains_key("strict-transport-security"), "{address}");
    }
}

#[tokio::test]
async fn an_answer_that_is_careless_in_one_thing_loses_its_a_plus_or_its_points() {
    let (_server, serving) = installation().await;
    let good = ask(&serving, "GET", "/", &[], "").await;
    let best = score(&weigh(&good, &good));
    let long = "max-age=31536000";
    for (rule, name, value) in [
        ("policy", "content-security-policy", ""),
        ("policy", "content-security-policy", "default-src 'self'"),
        ("policy", "content-security-policy", "default-src 'none'; default-src 'none'"),
        ("policy", "content-security-policy", "default-src 'none'; script-src 'self' 'unsafe-inline'"),
        ("policy", "content-security-policy", "default-src 'none'; script-src 'self' 'unsafe-eval'"),
        ("policy", "content-security-policy", "default-src 'none'; style-src 'unsafe-inline'"),
        ("policy", "content-security-policy", "default-src 'none'; script-src https:"),
        ("policy", "content-security-policy", "script-src 'self'"),
        ("policy", "content-security-policy", "default-src 'none'; img-src http://a.example"),
        ("cookies", "set-cookie", "a=b; HttpOnly; SameSite=Lax"),
        ("cookies", "set-cookie", "a=b; Secure; SameSite=Lax"),
        ("cookies", "set-cookie", "a=b; Secure; HttpOnly; SameSite=Sometimes"),
        ("referrer", "referrer-policy", "unsafe-url"),
        ("transport", "strict-transport-security", ""),
        ("transport", "strict-transport-security", "max-age=100"),
        ("transport", "strict-transport-security", "max-age=31536000, max-age=31536000"),
        ("kind", "x-content-type-options", ""),
        ("frames", "content-security-policy", "default-src 'none'"),
        ("resource", "cross-origin-resource-policy", "none"),
    ] {
        let mut headers = good.headers.clone();
        headers.remove(name);
        if !value.is_empty() {
            headers.insert(name, HeaderValue::from_static(value));
        }
        let careless = Answer { status: good.status, headers, body: good.body.clone() };
        let points = weigh(&careless, &careless);
        let of = |points: &[(&str, i32)]| points.iter().find(|it| it.0 == rule).unwrap().1;
        assert!(of(&points) < of(&weigh(&good, &good)) && score(&points) < best, "{name}: {value}: {points:?}");
    }
    let mut shared = good.headers.clone();
    shared.insert("access-control-allow-origin", HeaderValue::from_static(FOREIGN));
    shared.insert("access-control-allow-credentials", HeaderValue::from_static("true"));
    let shared = Answer { status: good.status, headers: shared, body: good.body.clone() };
    assert_eq!(weigh_sharing(&shared), -50);
    let body = "<script type=\"module\" src=\"https://cdn.example/a.js\"></script>".into();
    assert_eq!(weigh_scripts(&Answer { status: good.status, headers: good.headers.clone(), body }), -50);
    let twice = [("strict-transport-security", long)].repeat(2);
    let mut headers = good.headers.clone();
    headers.remove("strict-transport-security");
    for (name, value) in twice {
        headers.append(name, HeaderValue::from_static(value));
    }
    assert_eq!(weigh_transport(&Answer { status: good.status, headers, body: good.body.clone() }), -20);
}
