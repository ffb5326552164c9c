//! Below a path: everything answers there and nothing beside it, and no address leads out of it.

use super::rights::{ROLES, people};
use super::staff::{Browser, PASSWORD, link_in};
use super::support::{Answer, TestServer};
use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use server::layers::Transport;
use server::routes::list_entries;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeSet, VecDeque};

const BASE: &str = "/ayumi";

async fn server() -> TestServer {
    TestServer::with_lists().await.below(BASE)
}

async fn signing_in() -> TestServer {
    TestServer::signing_in(None).await.below(BASE)
}

/// Every attribute of a document that begins like an address of this host, with its name.
fn rooted(html: &str) -> Vec<(&str, &str)> {
    let parts: Vec<&str> = html.split("=\"").collect();
    let named = parts.windows(2).map(|two| {
        let name = two[0].rsplit([' ', '\n', '<']).next().unwrap_or_default();
        (name, two[1].split('"').next().unwrap_or_default())
    });
    named.filter(|(_, value)| value.starts_with('/')).collect()
}

/// Whether a path is one of those that staff may ask for.
fn is_served(path: &str) -> bool {
    let same = |entry: &str| {
        let (one, other): (Vec<&str>, Vec<&str>) = (entry.split('/').collect(), path.split('/').collect());
        one.len() == other.len() && one.iter().zip(&other).all(|(one, other)| one.starts_with('{') || one == other)
    };
    list_entries().iter().any(|entry| same(entry.path))
}

/// The pages and files that a document leads to. A hidden field may hold an address as it is within, which comes back to the
/// server; what a form sends is asked for by no link, so there it is enough that something is served.
#[track_caller]
fn addresses(asked: &str, html: &str) -> Vec<String> {
    let all = rooted(html).into_iter().filter(|(name, _)| *name != "value");
    let all: Vec<(&str, &str)> = all.filter(|(name, _)| *name != "data-base").collect();
    for (name, value) in &all {
        let below = value.strip_prefix(BASE).is_some_and(|it| it.starts_with('/') && !it.starts_with(BASE));
        assert!(below, "{asked}: {name}=\"{value}\" leads out of {BASE}");
        let path = value[BASE.len()..].split(['?', '#']).next().unwrap_or_default();
        let of_staff = ["/work", "/login", "/logout"].iter().any(|it| path.starts_with(it));
        assert!(!of_staff || is_served(path), "{asked}: {name}=\"{value}\" leads nowhere");
    }
    let followed = all.into_iter().filter(|(name, _)| *name != "action");
    followed.map(|(_, it)| it.replace("&amp;", "&").split('#').next().unwrap_or_default().to_owned()).collect()
}

/// A page's path without the numbers of things.
fn kind_of(address: &str) -> String {
    address.split('?').next().unwrap_or_default().replace(|it: char| it.is_ascii_digit(), "")
}

/// Goes through all pages and files that are reached from an address, each kind of page a few times; `accept` says where.
async fn walk(from: &str, get: impl AsyncFn(&str) -> Answer, accept: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let mut waiting = VecDeque::from([from.to_owned()]);
    let (mut seen, mut kinds) = (BTreeSet::new(), std::collections::BTreeMap::<String, usize>::new());
    while let Some(address) = waiting.pop_front() {
        let often = kinds.entry(kind_of(&address)).or_default();
        if !accept(&address) || seen.contains(&address) || *often >= 4 {
            continue;
        }
        *often += 1;
        let answer = get(&address).await;
        let led_on = answer.status == StatusCode::SEE_OTHER && answer.header("location").starts_with("/ayumi/work");
        assert!(answer.status == StatusCode::OK || led_on, "{address}: {}", answer.status);
        if answer.header("content-type").starts_with("text/html") {
            assert!(answer.text().starts_with("<!DOCTYPE html><html data-base=\"/ayumi\" "), "{address}");
            waiting.extend(addresses(&address, answer.text()));
        }
        seen.insert(address);
    }
    seen
}

#[tokio::test]
async fn every_link_file_and_form_of_a_readers_page_stays_below_the_path() {
    let server = server().await;
    // Files of the real site folder that this one lacks.
    let lacking = ["/icon-180.png", "/manifest.webmanifest"];
    let door = |it: &str| it.starts_with("/ayumi/login") || lacking.iter().any(|file| it.ends_with(file));
    let found = walk("/ayumi/", async |it| server.get(it).await, |it| !door(it)).await;
    for kind in [
        "/table",
        "/measures/1",
        "/indicators",
        "/indicators/1",
        "/indicators/compare",
        "/departments",
        "/search",
        "/data",
        "/about",
        "/charts/indicators/1.svg",
        "/embed/indicators/1",
        "/data/csv/plans.csv",
        "/api/v1/plans",
        "/feed.atom",
        "/favicon.svg",
        "/pkg/ayumi.hhhhhhhhhhhhhhhhhhhhhh.css",
        "/pkg/ayumi.hhhhhhhhhhhhhhhhhhhhhh.js",
        "/pkg/ayumi.hhhhhhhhhhhhhhhhhhhhhh.wasm",
    ] {
        let kind = kind_of(&format!("{BASE}{kind}"));
        assert!(found.iter().any(|it| kind_of(it) == kind), "{kind}: {found:#?}");
    }
    for (address, status) in [("/nope", 404), ("/measures/999", 404), ("/./x", 404), ("/?year=1999", 404)] {
        let answer = server.get(&format!("{BASE}{address}")).await;
        assert_eq!(answer.status, status, "{address}");
        assert!(addresses(address, answer.text()).len() > 5, "{address}");
    }
    let long = server.get(&format!("{BASE}/?q={}", "x".repeat(3000))).await;
    assert!(long.status == StatusCode::URI_TOO_LONG && !addresses("long", long.text()).is_empty());
}

#[tokio::test]
async fn every_link_and_form_of_a_page_of_staff_stays_below_the_path() {
    let server = signing_in().await;
    let somebody = people(&server).await;
    let mut found = BTreeSet::new();
    for role in &ROLES[1..] {
        let browser = Browser::new(&server);
        let answer = browser.post("/ayumi/login", &[("name", role), ("password", PASSWORD)]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/ayumi/work"), "{}", answer.text());
        let inside = |it: &str| {
            let path = it.split('?').next().unwrap_or_default().strip_prefix(BASE).unwrap_or_default();
            path.starts_with("/work") && list_entries().iter().any(|entry| entry.method == "GET" && entry.path == path)
        };
        found.extend(walk("/ayumi/work", async |it| browser.get(it).await, inside).await);
        for address in [format!("/work/people/{somebody}"), "/work/reports/1".into(), "/work/reports/1/history".into()]
        {
            let answer = browser.get(&format!("{BASE}{address}")).await;
            assert!(matches!(answer.status.as_u16(), 200 | 403), "{address} as {role}: {}", answer.status);
            assert!(addresses(&address, answer.text()).iter().any(|it| it == "/ayumi/work"), "{address} as {role}");
        }
    }
    for page in ["/work/people", "/work/people/new", "/work/departments", "/work/audit", "/work/board", "/work/inquiry"]
    {
        assert!(found.contains(&format!("{BASE}{page}")), "{page}: {found:#?}");
    }
}

#[tokio::test]
async fn nothing_answers_beside_the_path() {
    let server = server().await;
    for beside in [
        "/",
        "/table",
        "/login",
        "/work",
        "/healthz",
        "/readyz",
        "/favicon.svg",
        "/api/v1/years",
        "/live/reports/1",
        "/ayumix/",
        "/ayumi2",
        "/AYUMI/",
        "//ayumi/",
        "/x/ayumi/",
        "/ayumi%2Ftable",
        "/%61yumi/table",
        "/ayumi/../table",
        "*",
    ] {
        for method in ["GET", "HEAD", "POST"] {
            let answer = server.ask(method, beside, &[]).await;
            assert_eq!((answer.status, answer.header("location")), (StatusCode::NOT_FOUND, ""), "{method} {beside}");
            assert!(answer.body.is_empty() || beside.starts_with("/ayumi/"), "{beside}: {}", answer.text());
        }
    }
    assert_eq!(server.get("/ayumi/healthz").await.text(), "ok\n");
    assert_eq!(server.get("/ayumi/readyz").await.text(), "ready\n");
}

#[tokio::test]
async fn an_answer_leads_on_below_the_path() {
    let server = server().await;
    for (asked, status, place) in [
        ("/ayumi", 308, "/ayumi/"),
        ("/ayumi?year=2019", 308, "/ayumi/?year=2019"),
        ("/ayumi/table/?a=b", 308, "/ayumi/table?a=b"),
        ("/ayumi/measures/001?calendar=western", 303, "/ayumi/measures/1?calendar=western"),
        ("/ayumi/table?year=&q=+", 303, "/ayumi/table"),
        ("/ayumi//evil.example/", 308, "/ayumi/evil.example"),
        ("/ayumi//evil.example//", 308, "/ayumi/evil.example"),
        ("/ayumi/ayumi/", 308, "/ayumi/ayumi"),
        ("/ayumi/work/people?q=1", 303, "/ayumi/login?said=asked&to=%2Fwork%2Fpeople%3Fq%3D1"),
    ] {
        let answer = server.get(asked).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (status, place), "{asked}");
    }
}

#[tokio::test]
async fn who_signs_in_is_led_to_the_page_that_they_wanted_and_known_below_the_path_alone() {
    let server = signing_in().await;
    people(&server).await;
    let browser = Browser::new(&server);
    let form = [("name", "administrator"), ("password", PASSWORD), ("to", "/work/people/new")];
    let answer = browser.post("/ayumi/login", &form).await;
    assert_eq!(answer.header("location"), "/ayumi/work/people/new");
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("ayumi=") && cookie.contains("; Path=/ayumi/; "), "{cookie}");
    let form = [("name", "suzuki"), ("person", "鈴木"), ("office", "administrator")];
    let made = browser.post("/ayumi/work/people/new", &form).await;
    let place = format!("/ayumi/login/link/{}", link_in(made.text()));
    assert!(made.text().contains(&format!("http://ayumi.example:3000{place}<")), "{}", made.text());
    assert_eq!(server.get(&place).await.status, StatusCode::OK);
    let left = browser.post("/ayumi/logout", &[]).await;
    assert_eq!(left.header("location"), "/ayumi/login?said=left");
    assert!(left.header("set-cookie").contains("; Path=/ayumi/; "), "{}", left.header("set-cookie"));
}

#[tokio::test]
async fn what_other_programs_of_the_host_keep_is_not_deleted_with_unsent_text() {
    for (base, path, clears) in [(Some(BASE), "/ayumi/logout", ""), (None, "/logout", "\"storage\"")] {
        let server = TestServer::signing_in(None).await;
        let server = match base {
            Some(base) => server.below(base),
            None => server,
        };
        let browser = Browser::new(&server);
        browser.add_cookie("ayumi-unsent=12");
        let left = browser.post(path, &[("forget", "yes")]).await;
        assert_eq!((left.status.as_u16(), left.header("clear-site-data")), (303, clears), "{path}");
        let over = format!("ayumi-unsent=; Path={}/; ", base.unwrap_or_default());
        let told = left.headers.get_all("set-cookie").iter().any(|it| it.to_str().unwrap().starts_with(&over));
        assert!(told, "{:?}", left.headers);
    }
}

#[tokio::test]
async fn the_code_for_browsers_is_fetched_from_below_the_path_as_the_policy_allows() {
    let server = server().await;
    let answer = server.get("/ayumi/table").await;
    let script = answer.text().split_once("<script type=\"module\">").unwrap().1.split("</script>").next().unwrap();
    let hash = "h".repeat(22);
    assert!(script.contains(&format!("(\"/ayumi\", \"pkg\", \"ayumi.{hash}\", \"ayumi.{hash}\"")), "{script}");
    let digest = STANDARD.encode(Sha256::digest(script.as_bytes()));
    assert!(answer.header("content-security-policy").contains(&format!("'sha256-{digest}'")));
    let known = server.ask("GET", "/ayumi/table", &[("if-none-match", answer.header("etag"))]).await;
    assert_eq!(known.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn data_that_is_taken_elsewhere_says_whole_addresses() {
    let server = server().await;
    let described: serde_json::Value =
        serde_json::from_str(server.get("/ayumi/api/v1/openapi.json").await.text()).unwrap();
    assert_eq!(described["servers"][0]["url"], "/ayumi");
    assert!(server.get("/ayumi/data").await.text().contains("<code>/ayumi/api/v1/measures/{ID}</code>"));
    assert!(server.get("/ayumi/feed.atom").await.text().contains("<link rel=\"self\" href=\"/ayumi/feed.atom\"/>"));
    let public = Some("https://city.example/ayumi".into());
    let serving = server.serving.but(|it| {
        (it.public_url, it.transport, it.cache) = (public, Transport::Tls, std::sync::Arc::default());
    });
    let request = axum::http::Request::get("/ayumi/feed.atom").body(axum::body::Body::empty()).unwrap();
    let feed = TestServer::answer_of(server::routes::router(serving), request).await;
    assert!(feed.text().contains("<link href=\"https://city.example/ayumi/\"/>"), "{}", feed.text());
    let plain = TestServer::with_lists().await;
    let described: serde_json::Value = serde_json::from_str(plain.get("/api/v1/openapi.json").await.text()).unwrap();
    assert_eq!(described["servers"], serde_json::Value::Null);
}

#[tokio::test]
async fn a_route_is_counted_as_if_there_were_no_path() {
    let it = server().await;
    let serving = it.serving.clone().with_metrics();
    let metrics = serving.metrics.clone().unwrap();
    let router = server::routes::router(serving);
    for address in ["/ayumi/measures/1", "/elsewhere"] {
        let request = axum::http::Request::get(address).body(axum::body::Body::empty()).unwrap();
        TestServer::answer_of(router.clone(), request).await;
    }
    let told = metrics.write(server::layers::Seen::default()).unwrap();
    assert!(
        told.contains("ayumi_http_requests_total{method=\"GET\",route=\"/measures/{id}\",status=\"2xx\"} 1"),
        "{told}"
    );
}
