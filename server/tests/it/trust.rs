//! What is not published stays inside. Unmistakable words and figures are planted in drafts, shared documents, notices,
//! reasons and names; then everything that an anonymous reader can ask for is asked for, before and after.

use super::staff::{Browser, held, on_each_database, open, settle, year};
use super::support::{Answer, TestServer};
use axum::http::StatusCode;
use model::account::{Actor, DepartmentRole, OfficeRole};
use model::id::{AccountId, PlanId};
use model::inquiry::Proposal;
use server::routes::list_entries;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

const NARRATIVE: &str = "・洞窟でハリネズミの相談会を開いた。";
const REMARK: &str = "アナグマの大雨のため一回休んだ。";
const OTHER_NARRATIVE: &str = "・カモシカの講座はまだ確定していない。";
const REASON: &str = "クズリの内訳をお書きください。";
const NOTICE: &str = "カワウソ部会の前にお出しください。";
/// What nobody outside may ever read: a part of each of those, the figure as it may be written, names of people, and words
/// that only staff see.
const SECRETS: [&str; 12] = [
    "ハリネズミ",
    "アナグマ",
    "カモシカ",
    "クズリ",
    "カワウソ",
    "9471883",
    "9,471,883",
    "９４７１８８３",
    "９,４７１,８８３",
    "yamaneko",
    "差戻し",
    "未着手",
];
/// Most addresses of a walk; the walk takes new kinds of pages first.
const MOST: usize = 160;

/// Everything that a walk has found: by address, the answer.
type Found = BTreeMap<String, (StatusCode, Vec<u8>)>;

/// A city of two plans with its people; gives what is asked in each.
async fn city(server: &TestServer) -> Vec<Proposal> {
    server.import_sample(backend::intake::sample::mihon(2, 2, 1)).await;
    open(server).await;
    settle(server, "yamaneko-jimukyoku", vec![], &[OfficeRole::Secretariat]).await;
    let secretary = Actor {
        account: AccountId(1),
        today: year(2025),
        memberships: Vec::new(),
        offices: vec![OfficeRole::Secretariat],
    };
    let plans: Vec<PlanId> = server.backend.snapshot().await.unwrap().facts.plans.iter().map(|it| it.id).collect();
    let mut proposals = Vec::new();
    for plan in plans {
        proposals.push(server.backend.propose_inquiry(&secretary, plan).await.unwrap());
    }
    let responsible = proposals.iter().map(|it| it.items[0].responsible.clone().unwrap());
    let departments: BTreeSet<_> = responsible.flat_map(|it| it.all().collect::<Vec<_>>()).collect();
    let writer = departments.iter().map(|it| held(*it, DepartmentRole::Writer)).collect();
    let approver = departments.iter().map(|it| held(*it, DepartmentRole::Approver)).collect();
    settle(server, "yamaneko-shunin", writer, &[]).await;
    settle(server, "yamaneko-kacho", approver, &[]).await;
    proposals
}

/// Opens the year for the first item of a plan alone.
async fn ask(jimukyoku: &Browser<'_>, proposal: &Proposal) {
    let (item, plan, year) = (&proposal.items[0], proposal.plan.to_string(), proposal.year.western().to_string());
    let responsible = item.responsible.as_ref().unwrap();
    let (measure, lead) = (item.measure.to_string(), responsible.lead.to_string());
    let (lead_name, joint_name) = (format!("lead-{measure}"), format!("joint-{measure}"));
    let joint: Vec<_> = responsible.joint.iter().map(ToString::to_string).collect();
    let mut fields = vec![
        ("plan", plan.as_str()),
        ("year", &year),
        ("due", "2025-06-30"),
        ("message", NOTICE),
        ("asked", &measure),
        (&lead_name, &lead),
    ];
    fields.extend(joint.iter().map(|it| (joint_name.as_str(), it.as_str())));
    let opened = jimukyoku.post("/work/inquiry/new", &fields).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.text());
}

/// What a hidden field of a page holds.
fn hidden(text: &str, name: &str) -> String {
    let field = text.split("<input").find(|it| it.contains(&format!("name=\"{name}\""))).unwrap();
    field.split_once("value=\"").unwrap().1.split('"').next().unwrap().to_owned()
}

async fn write(browser: &Browser<'_>, report: u32, narrative: &str) {
    let address = format!("/work/reports/{report}");
    let page = browser.get(&address).await.text().to_owned();
    let stamp = hidden(&page, "stamp");
    let value = page.split("id=\"value-").nth(1).and_then(|it| it.split('"').next()).map(|it| format!("value-{it}"));
    let mut fields = vec![("stamp", stamp.as_str()), ("mark", "○"), ("narrative", narrative), ("remark", REMARK)];
    fields.extend(value.as_deref().map(|it| (it, "9,471,883")));
    let stored = browser.post(&address, &fields).await;
    assert_eq!(stored.status, StatusCode::SEE_OTHER, "{}", stored.text());
}

async fn step(browser: &Browser<'_>, step: &str, more: &[(&str, &str)]) {
    let page = browser.get("/work/reports/1").await.text().to_owned();
    let form = page.split("<form").find(|it| it.contains(&format!("/work/reports/1/{step}\""))).unwrap_or_default();
    let (steps, department) = (hidden(form, "steps"), form.contains("name=\"department\""));
    let department = department.then(|| hidden(form, "department"));
    let mut fields = vec![("steps", steps.as_str())];
    fields.extend(department.as_deref().map(|it| ("department", it)));
    fields.extend(more);
    let taken = browser.post(&format!("/work/reports/1/{step}"), &fields).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{step}: {}", taken.text());
}

/// Plants everything: written, signed, submitted, sent back with a reason, written again, reminded.
async fn plant(server: &TestServer, joint: usize) {
    let jimukyoku = Browser::signed_in(server, "yamaneko-jimukyoku").await;
    let shunin = Browser::signed_in(server, "yamaneko-shunin").await;
    let kacho = Browser::signed_in(server, "yamaneko-kacho").await;
    write(&shunin, 1, NARRATIVE).await;
    for _ in 0..joint {
        step(&kacho, "sign", &[]).await;
    }
    step(&kacho, "submit", &[]).await;
    step(&jimukyoku, "send-back", &[("reason", REASON)]).await;
    write(&shunin, 1, &format!("{NARRATIVE}\n・ハリネズミの内訳。")).await;
    write(&shunin, 2, OTHER_NARRATIVE).await;
    let page = shunin.get("/work/reports/1").await.text().to_owned();
    assert!(page.contains("ハリネズミ") && page.contains("クズリ"), "it is planted: {page}");
}

/// Links of a page to readers' pages, as a browser would follow them.
fn links(html: &str) -> Vec<String> {
    let ends = ["href=\"/", "action=\"/", "src=\"/"];
    let after = ends.iter().flat_map(|end| html.split(end).skip(1));
    let place = |it: &str| format!("/{}", it.split('"').next().unwrap_or_default().replace("&amp;", "&"));
    let all = after.map(place).map(|it| it.split('#').next().unwrap_or_default().to_owned());
    all.filter(|it| !["/work", "/login", "/logout", "//"].iter().any(|inside| it.starts_with(inside))).collect()
}

/// Views of pages and charts, and data, that no page links to.
fn data_addresses(years: std::ops::RangeInclusive<i32>) -> Vec<String> {
    let mut all: Vec<String> = ["plans", "years", "measures", "reports", "indicators", "observations", "publications"]
        .iter()
        .map(|list| format!("/api/v1/{list}"))
        .collect();
    for year in years {
        all.push(format!("/api/v1/years/{year}"));
        let views = ["/?plan=2&", "/table?plan=1&", "/indicators?scope=all&", "/measures/1?", "/indicators/2?"];
        all.extend(views.map(|view| format!("{view}year={year}")));
        all.push(format!("/search?year={year}&q=%E3%81%AE"));
    }
    let charts =
        (1..=4).flat_map(|id| ["", "?size=card", "?year=2025"].map(|it| format!("/charts/indicators/{id}.svg{it}")));
    all.extend(charts);
    all
}

/// What is asked for that isn't there, or can't be understood.
const ODD: [&str; 13] = [
    "/nope",
    "/measures/999",
    "/measures/x",
    "/indicators/999",
    "/table?year=2099",
    "/?plan=99",
    "/table?q=%E7%9B%B8%E8%AB%87",
    "/indicators?q=%E7%9B%B8%E8%AB%87",
    "/charts/indicators/999.svg",
    "/live/reports/1",
    "/live/reports/99",
    "/healthz",
    "/readyz",
];

/// Goes through everything, as somebody; the kinds of pages that are not known yet come first.
async fn walk(asker: &Asker<'_>) -> Found {
    let mut waiting: VecDeque<String> = VecDeque::from(["/".to_owned()]);
    waiting.extend(["/robots.txt", "/manifest.webmanifest", "/sitemap.xml", "/api/v1/years/2025"].map(str::to_owned));
    waiting.extend(ODD.map(str::to_owned));
    waiting.extend(data_addresses(2024..=2025));
    let (mut found, mut paths): (Found, BTreeSet<String>) = (Found::new(), BTreeSet::new());
    let mut pages = 0;
    while let Some(address) = waiting.pop_front() {
        if found.contains_key(&address) {
            continue;
        }
        let answer = asker.get(&address).await;
        let html = answer.header("content-type").starts_with("text/html");
        if html && answer.status == StatusCode::OK && pages < MOST {
            pages += 1;
            for link in links(&String::from_utf8_lossy(&answer.body)) {
                let path = link.split('?').next().unwrap_or_default().to_owned();
                if paths.insert(path) { waiting.push_front(link) } else { waiting.push_back(link) }
            }
        }
        found.insert(address, (answer.status, answer.body.to_vec()));
        if pages >= MOST {
            waiting.retain(|it| !it.contains('?'));
        }
    }
    found
}

/// Somebody who asks; nobody in particular, or somebody who is signed in.
enum Asker<'a> {
    Nobody(&'a TestServer),
    Signed(Browser<'a>),
}

impl Asker<'_> {
    async fn get(&self, address: &str) -> Answer {
        match self {
            Self::Nobody(server) => server.get(address).await,
            Self::Signed(browser) => browser.get(address).await,
        }
    }
}

fn is_clean(found: &Found, when: &str) {
    for (address, (_, body)) in found {
        let text = String::from_utf8_lossy(body);
        for secret in SECRETS {
            assert!(!text.contains(secret), "{when}: 「{secret}」 on {address}: {text}");
        }
    }
}

/// Pages of errors bear their request's number, and are not the same twice.
fn is_fixed(answer: &(StatusCode, Vec<u8>)) -> bool {
    answer.0 == StatusCode::OK
}

fn are_same(one: &Found, other: &Found, when: &str) {
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "{when}");
    for (address, answer) in one {
        let again = &other[address];
        assert_eq!(answer.0, again.0, "{when}: {address}");
        assert!(!is_fixed(answer) || answer.1 == again.1, "{when}: {address} is not the same");
    }
}

#[tokio::test]
async fn nothing_unpublished_reaches_who_is_not_signed_in() {
    on_each_database(async |server| {
        let proposals = city(server).await;
        let nobody = Asker::Nobody(server);
        let before = walk(&nobody).await;
        let kinds: BTreeSet<_> = before.keys().filter_map(|it| it[1..].split(['/', '?']).next()).collect();
        for kind in ["", "table", "measures", "indicators", "charts", "api"] {
            let some =
                before.iter().any(|(at, it)| it.0 == StatusCode::OK && at[1..].split(['/', '?']).next() == Some(kind));
            assert!(some, "{kind} was not reached: {kinds:?}");
        }
        let jimukyoku = Browser::signed_in(server, "yamaneko-jimukyoku").await;
        for proposal in &proposals {
            ask(&jimukyoku, proposal).await;
        }
        plant(server, proposals[0].items[0].responsible.as_ref().unwrap().joint.len()).await;
        let planted = walk(&nobody).await;
        is_clean(&planted, "planted");
        are_same(&before, &planted, "what is not published changes no byte");
        known_pages_stay_known(server, &planted).await;

        // Another plan's year is published; its own report, which nobody has confirmed, is left out.
        let (plan, year) = (proposals[1].plan.to_string(), proposals[1].year.western().to_string());
        let publish = [
            ("year", year.as_str()),
            ("plan", &plan),
            ("meeting", "第１回福祉推進審議会"),
            ("meeting-date", "2025-07-10"),
            ("number", "資料７"),
            ("as-of", "2025-03-31"),
            ("leave", "on"),
        ];
        let published = jimukyoku.post("/work/publish", &publish).await;
        assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.text());
        let after = walk(&nobody).await;
        let told = after.values().any(|(_, body)| String::from_utf8_lossy(body).contains("資料７"));
        assert!(told, "the publication is there");
        is_clean(&after, "published");
    })
    .await;
}

/// A page that was known before is known still, and says so with nothing in it.
async fn known_pages_stay_known(server: &TestServer, found: &Found) {
    for address in found.iter().filter(|(_, it)| is_fixed(it)).map(|(address, _)| address).take(40) {
        let tag = server.get(address).await.header("etag").to_owned();
        if tag.is_empty() {
            continue;
        }
        let again = server.ask("GET", address, &[("if-none-match", &tag)]).await;
        assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0), "{address}");
    }
}

#[tokio::test]
async fn public_pages_are_the_same_bytes_for_who_is_signed_in() {
    let server = TestServer::signing_in(None).await;
    let proposals = city(&server).await;
    let jimukyoku = Browser::signed_in(&server, "yamaneko-jimukyoku").await;
    for proposal in &proposals {
        ask(&jimukyoku, proposal).await;
    }
    plant(&server, proposals[0].items[0].responsible.as_ref().unwrap().joint.len()).await;
    let outside = walk(&Asker::Nobody(&server)).await;
    for name in ["yamaneko-jimukyoku", "yamaneko-shunin", "kanri"] {
        let inside = walk(&Asker::Signed(Browser::signed_in(&server, name).await)).await;
        // The socket answers by who asks, and never with anything of a report.
        let public = |found: &Found| -> Found {
            found.iter().filter(|(at, _)| !at.starts_with("/live/")).map(|(at, it)| (at.clone(), it.clone())).collect()
        };
        are_same(&public(&outside), &public(&inside), name);
        is_clean(&inside, name);
    }
}

#[tokio::test]
async fn nobody_keeps_what_staff_see_and_who_is_outside_sees_none_of_it() {
    let server = TestServer::signing_in(None).await;
    let proposals = city(&server).await;
    let jimukyoku = Browser::signed_in(&server, "yamaneko-jimukyoku").await;
    for proposal in &proposals {
        ask(&jimukyoku, proposal).await;
    }
    plant(&server, proposals[0].items[0].responsible.as_ref().unwrap().joint.len()).await;
    let places = [("{report}", "1"), ("{step}", "submit"), ("{number}", "1"), ("{account}", "1"), ("{session}", "1")];
    for entry in list_entries() {
        let address = places.iter().fold(entry.path.replace("{token}", "none"), |it, (name, id)| it.replace(name, id));
        let nobody = match entry.method {
            "GET" => server.get(&address).await,
            _ => Browser::new(&server).post(&address, &[]).await,
        };
        assert_eq!(nobody.header("cache-control"), "no-store", "{} {address} as nobody", entry.method);
        let text = String::from_utf8_lossy(&nobody.body).into_owned();
        for secret in SECRETS {
            assert!(!text.contains(secret), "「{secret}」 on {address}");
        }
        for name in ["yamaneko-jimukyoku", "yamaneko-shunin", "kanri"] {
            let browser = Browser::signed_in(&server, name).await;
            let answer = match entry.method {
                "GET" => browser.get(&address).await,
                _ => browser.post(&address, &[]).await,
            };
            assert_eq!(
                answer.header("cache-control"),
                "no-store",
                "{} {address} as {name}: {}",
                entry.method,
                answer.status
            );
        }
    }
}
