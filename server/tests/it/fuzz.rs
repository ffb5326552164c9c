//! Every address with odd parameters: a crawler that mutates paths, queries, methods and headers, always in the same way.
//! Whatever is asked, the answer is 2xx, 3xx or 4xx, says nothing of the machinery, repeats no markup as markup, and leads
//! nowhere else. `AYUMI_FUZZ=<requests>` asks for longer, `AYUMI_FUZZ_SEED=<number>` in another way.

use super::staff::{Browser, open, settle};
use super::support::{Answer, HASHED, TestServer};
use app::site::ask::KEYS;
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Method, Request, Uri};
use model::account::OfficeRole;
use server::routes::list_entries;

/// Requests of a run, the steps to where a redirect leads not counted.
const REQUESTS: usize = 3_000;

/// What stands in a path or behind a name and is hardly ever meant.
const ODD: &[&str] = &[
    "",
    "0",
    "1",
    "2",
    "-1",
    "-0",
    "007",
    "%2B1",
    "+1",
    "1.5",
    "1e9",
    "0x10",
    "NaN",
    "Infinity",
    "null",
    "true",
    "on",
    "1950",
    "2019",
    "2020",
    "20200",
    "-2020",
    "2147483647",
    "2147483648",
    "4294967296",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "999999999999999999999999999999999999",
    "%00",
    "1%00",
    "%0d%0aset-cookie:%20a=b",
    "%09",
    "%20",
    "%7F",
    "%80",
    "%FF%FE",
    "%E3%81",
    "%C0%AF",
    "%ED%A0%80",
    "%F4%90%80%80",
    "%zz",
    "%",
    "%2",
    "%25",
    "%2500",
    "%2F",
    "%2e%2e",
    "..",
    ".",
    "%5C",
    "*",
    "**",
    "{id}",
    "[]",
    "[0]",
    "%5B%5D",
    "a,b",
    "1,2,3",
    "1;2",
    "%EF%BC%91%EF%BC%92",
    "%D9%A1",
    "%E2%91%A0",
    "%E8%AA%8D",
    "%E8%AA%8D%E3%80%80%E7%9F%A5",
    "%E3%82%AB%E3%82%99",
    "%F0%A0%AE%B7",
    "%E9%AB%99%F3%A0%84%80",
    "%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7",
    "%E2%80%AEabc",
    "%CC%81%CC%81%CC%81",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
    "'%20OR%201=1--",
    "%25%27%5F",
    "//evil.example",
    "https://evil.example",
    "%5C%5Cevil.example",
    "${7*7}",
    "{{7*7}}",
    "=cmd",
    "1.svg",
    "x.csv",
    "all",
    "western",
    "up",
    "card",
];

/// Names of parameters beside those that pages read.
const NAMES: &[&str] = &[
    "size",
    "bom",
    "per_page",
    "measure",
    "indicator",
    "account",
    "said",
    "to",
    "from",
    "utm_source",
    "plan[]",
    "plan[0]",
    "q%5B%5D",
    "%00",
    "%FF",
    "Year",
    "",
];

const METHODS: &[&str] = &["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "x"];

const HEADERS: &[(&str, &[&[u8]])] = &[
    ("accept", &[b"", b"*/*;q=9", b"application/json", b"text/html;level=x, */*;q=0", b"\xe8\xaa\x8d", b",,,"]),
    ("accept-encoding", &[b"", b"*;q=0", b"br;q=NaN", b"gzip;q=1e9,br;q=-1", b"identity;q=0", b"br\xff", b";;q"]),
    ("accept-language", &[b"", b"x-klingon", b"ja;q=2,\xff"]),
    ("if-none-match", &[b"*", b"\"", b"W/\"\"", b"\"-br\"", b"a,b,,\"c\"", b"\xff\xfe"]),
    ("if-modified-since", &[b"", b"x", b"Mon, 99 Foo 99999 99:99:99 GMT", b"\xff"]),
    ("range", &[b"bytes=0-", b"bytes=-1", b"bytes=9-1", b"bytes=18446744073709551616-", b"bytes=-", b"x", b"\xff"]),
    ("if-range", &[b"\"x\"", b"x"]),
    ("cookie", &[b"", b"=", b"ayumi=", b"ayumi=\xff", b"ayumi=AAAA; ayumi=BBBB", b"; ; ;"]),
    ("content-type", &[b"", b"x", b"application/json", b"application/x-www-form-urlencoded", b"\xff"]),
    ("content-length", &[b"", b"x", b"-1", b"18446744073709551616"]),
    ("host", &[b"", b"evil.example", b"[::1", b"a b", b"\xff"]),
    ("origin", &[b"", b"null", b"http://evil.example", b"\xff"]),
    ("x-forwarded-for", &[b"x", b",,", b"999.9.9.9", b"[::1"]),
    ("x-request-id", &[b"", b"\xff", b"x y"]),
    ("user-agent", &[b"", b"\xff"]),
    ("upgrade", &[b"websocket", b"h2c"]),
    ("sec-websocket-key", &[b"", b"x"]),
    ("expect", &[b"100-continue", b"x"]),
];

/// The same numbers from the same seed, everywhere (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, many: usize) -> usize {
        usize::try_from(self.roll() % many as u64).unwrap()
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn pick<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    fn odd(&mut self) -> String {
        match self.below(20) {
            0 => "9".repeat(self.below(900)),
            1 => "%E3%81%82".repeat(self.below(100)),
            2 => (0..self.below(12)).map(|_| format!("%{:02x}", self.below(256))).collect(),
            3 => format!("{}{}", self.pick(ODD), self.pick(ODD)),
            _ => self.pick(ODD).to_owned(),
        }
    }
}

/// The patterns of all addresses, from where they are declared.
async fn list_patterns(server: &TestServer) -> Vec<String> {
    let mut all: Vec<String> =
        leptos_axum::generate_route_list(app::App).iter().map(|it| it.path().to_owned()).collect();
    assert!(all.iter().any(|it| it == "/measures/{id}") && all.len() >= 11, "{all:?}");
    let api: serde_json::Value = serde_json::from_str(server.get("/api/v1/openapi.json").await.text()).unwrap();
    all.extend(api["paths"].as_object().unwrap().keys().cloned());
    all.extend(list_entries().iter().map(|it| it.path.to_owned()));
    let others = ["/api/v1/openapi.json", "/data/csv/{name}", "/data/text/{name}", "/feed.atom", "/healthz", "/readyz"];
    all.extend(others.map(str::to_owned));
    all.extend(["/charts/indicators/{name}", "/live/reports/{id}", "/favicon.svg", HASHED, "/{x}"].map(str::to_owned));
    all
}

/// An address of a pattern, mutated.
fn address_of(dice: &mut Dice, pattern: &str) -> String {
    let usual = ["1", "2", "2020", "1.svg", "2020.txt", "observations.csv"];
    let mut path: Vec<String> = Vec::new();
    for part in pattern.split('/').skip(1) {
        path.push(match part.starts_with('{') {
            true if dice.one_in(2) => dice.pick(&usual).to_owned(),
            true => dice.odd(),
            false => part.to_owned(),
        });
    }
    match dice.below(16) {
        0 => path.push(dice.odd()),
        1 => path.insert(dice.below(path.len()), dice.odd()),
        2 => path.push(String::new()),
        _ => {}
    }
    let mut query = String::new();
    for at in 0..dice.below(5) {
        query.push(if at == 0 { '?' } else { *[b'&', b'&', b'&', b';'].get(dice.below(4)).unwrap() as char });
        let name = if dice.one_in(2) { dice.pick(&KEYS) } else { dice.pick(NAMES) };
        match dice.below(8) {
            0 => query.push_str(name),
            1 => query.push_str(&format!("{name}=1&{name}={}", dice.odd())),
            _ => query.push_str(&format!("{name}={}", dice.odd())),
        }
    }
    format!("/{}{query}", path.join("/"))
}

fn request_of(dice: &mut Dice, pattern: &str) -> Option<Request<Body>> {
    let address: Uri = address_of(dice, pattern).parse().ok()?;
    let mut request = Request::new(Body::empty());
    if dice.one_in(8) {
        *request.method_mut() = Method::from_bytes(dice.pick(METHODS).as_bytes()).unwrap();
        let body = [&b""[..], b"a=1", b"=&=&%FF", b"{\"a\":[1]}", b"\xff\x00", &[b'a'; 70_000]];
        *request.body_mut() = Body::from(dice.pick(&body));
    }
    *request.uri_mut() = address;
    for _ in 0..dice.below(3) {
        let (name, values) = HEADERS[dice.below(HEADERS.len())];
        let value = HeaderValue::from_bytes(dice.pick(values)).unwrap();
        request.headers_mut().append(HeaderName::from_static(name), value);
    }
    Some(request)
}

/// What holds for every answer.
#[track_caller]
fn check(asked: &str, answer: &Answer) {
    let status = answer.status.as_u16();
    assert!((200..500).contains(&status), "{status}: {asked}");
    let text = String::from_utf8_lossy(&answer.body);
    for word in ["panicked", "RUST_BACKTRACE", "server/src", "sqlx", "SELECT ", "<script>alert", "<img src=x"] {
        assert!(!text.contains(word), "{word} in the answer to {asked}");
    }
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{asked}");
    assert!(answer.header("content-security-policy").contains("default-src 'none'"), "{asked}");
    if answer.status.is_redirection() && status != 304 {
        let place = answer.header("location");
        let own = place.starts_with('/') && !place.starts_with("//") && !place.starts_with("/\\");
        assert!(own, "{asked} leads to {place}");
    }
}

/// Where a redirect leads there is an answer, after few steps.
async fn follow(server: &TestServer, asked: &str, mut answer: Answer) {
    for _ in 0..4 {
        if !matches!(answer.status.as_u16(), 303 | 308) {
            return;
        }
        let place = answer.header("location").to_owned();
        answer = server.get(&place).await;
        check(&format!("{place} (from {asked})"), &answer);
    }
    panic!("{asked} leads round in a circle");
}

/// A run over addresses of these patterns; `field` goes along with each request. How many were sent, and their answers by
/// class of status.
async fn run(
    server: &TestServer,
    patterns: &[String],
    many: usize,
    field: Option<(&str, &str)>,
) -> (usize, [usize; 5]) {
    let many = number_of("AYUMI_FUZZ").unwrap_or(many);
    let seed = number_of("AYUMI_FUZZ_SEED").unwrap_or(5);
    let (mut dice, mut sent, mut classes) = (Dice(seed as u64), 0, [0_usize; 5]);
    for at in 0..many {
        let Some(mut request) = request_of(&mut dice, &patterns[at % patterns.len()]) else { continue };
        if let Some((name, value)) = field {
            request.headers_mut().insert(HeaderName::try_from(name).unwrap(), HeaderValue::from_str(value).unwrap());
        }
        let asked =
            format!("request {at} of seed {seed}: {} {} {:?}", request.method(), request.uri(), request.headers());
        let safe = matches!(*request.method(), Method::GET | Method::HEAD);
        let answer = server.send(request).await;
        check(&asked, &answer);
        if field.is_none() {
            assert!(!answer.headers.contains_key("set-cookie"), "{asked}");
        }
        sent += 1;
        classes[usize::from(answer.status.as_u16() / 100) - 1] += 1;
        if safe {
            follow(server, &asked, answer).await;
        }
    }
    assert!(sent > many * 9 / 10, "{sent} of {many} were addresses at all");
    (sent, classes)
}

fn number_of(name: &str) -> Option<usize> {
    std::env::var(name).ok().and_then(|it| it.parse().ok())
}

#[tokio::test]
async fn whatever_is_asked_is_answered_and_nothing_breaks() {
    let server = TestServer::signing_in(None).await;
    server.import(1).await;
    open(&server).await;
    let patterns = list_patterns(&server).await;
    let (sent, classes) = run(&server, &patterns, REQUESTS, None).await;
    // A run that only ever hears "no" has tried nothing.
    assert!(classes[1] > sent / 10 && classes[2] > sent / 20 && classes[3] > sent / 10, "{classes:?}");
    assert_eq!(server.get("/").await.status, 200, "it goes on");
}

#[tokio::test]
async fn whatever_the_administrator_asks_is_answered_too() {
    let server = TestServer::signing_in(None).await;
    server.import(1).await;
    open(&server).await;
    settle(&server, "everything", vec![], &[OfficeRole::Secretariat, OfficeRole::Administrator]).await;
    let browser = Browser::signed_in(&server, "everything").await;
    // Not the address that ends the session that is asked with.
    let patterns: Vec<String> =
        list_entries().iter().filter(|it| it.path != "/logout").map(|it| it.path.to_owned()).collect();
    let (sent, classes) = run(&server, &patterns, REQUESTS / 3, Some(("cookie", &browser.cookie()))).await;
    assert!(classes[1] > sent / 10 && classes[3] > sent / 10, "{classes:?}");
    assert_eq!(browser.get("/work").await.status, 200, "still there");
}
