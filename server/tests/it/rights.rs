//! Every address × every role: who may come, written down here a second time, so that an
//! address without a rule, or with another one than was meant, fails.

use super::staff::{Browser, held, open, settle, year};
use super::support::{Answer, NOW, TestServer};
use backend::Call;
use backend::inquiry::Opening;
use model::account::{Actor, DepartmentRole, OfficeRole};
use model::date::Date;
use model::id::{AccountId, DepartmentId};
use model::inquiry::{Deadlines, Notice, Question};
use model::report::Responsible;
use server::routes::{Who, list_entries};
use std::collections::BTreeMap;

/// Who is asked for in this test.
pub const ROLES: [&str; 8] =
    ["nobody", "no role", "reader", "writer", "approver", "approver elsewhere", "secretariat", "administrator"];

/// Who may come to an address. One that is not named here has no rule.
fn allowed(path: &str) -> &'static [&'static str] {
    let behind = path.strip_prefix("/work");
    match path {
        "/logout" => &ROLES,
        _ if path == "/login" || path.starts_with("/login/") => &ROLES,
        _ => match behind {
            Some("") => &ROLES[1..],
            Some(rest) if rest == "/account" || rest.starts_with("/account/") => &ROLES[1..],
            Some(rest) if rest == "/people" || rest.starts_with("/people/") => &ROLES[7..],
            Some(rest) if rest == "/departments" || rest.starts_with("/departments/") => &ROLES[7..],
            Some("/audit" | "/audit.csv") => &ROLES[7..],
            // A report of the own department; who is elsewhere, or 管理, has no part in it.
            Some(rest) if rest.starts_with("/reports/{report}") => &["reader", "writer", "approver", "secretariat"],
            Some(rest) if rest == "/board" || rest.starts_with("/board/") => &ROLES[6..7],
            Some(rest) if rest == "/inquiry" || rest.starts_with("/inquiry/") => &ROLES[6..7],
            Some("/publish") => &ROLES[6..7],
            Some(rest) if rest == "/mail" || rest.starts_with("/mail/") => &ROLES[6..7],
            _ => panic!("{path} has no rule"),
        },
    }
}

/// Somebody of every role; gives somebody else, to whom things are done.
pub async fn people(server: &TestServer) -> AccountId {
    server.import(1).await;
    let departments = server.backend.snapshot().await.unwrap().facts.departments.clone();
    let (own, other) = (departments[0].id, departments[1].id);
    open(server).await;
    ask(server, own).await;
    settle(server, "no role", vec![], &[]).await;
    settle(server, "reader", vec![held(own, DepartmentRole::Reader)], &[]).await;
    settle(server, "writer", vec![held(own, DepartmentRole::Writer)], &[]).await;
    settle(server, "approver", vec![held(own, DepartmentRole::Approver)], &[]).await;
    settle(server, "approver elsewhere", vec![held(other, DepartmentRole::Approver)], &[]).await;
    settle(server, "secretariat", vec![], &[OfficeRole::Secretariat]).await;
    settle(server, "administrator", vec![], &[OfficeRole::Administrator]).await;
    settle(server, "somebody else", vec![], &[]).await
}

/// Opens a year in which report 1 is of this department.
pub async fn ask(server: &TestServer, own: DepartmentId) {
    let now = server.backend.snapshot().await.unwrap();
    let (plan, measure) = (now.facts.plans[0].id, now.facts.measures[0].id);
    let next = now.years_of(plan).next_back().and_then(|it| it.next()).unwrap();
    let deadlines = Deadlines { due: Date::constant(2025, 6, 30), exceptions: BTreeMap::new() };
    let responsible = Responsible { lead: own, joint: Vec::new() };
    let opening = Opening {
        plan,
        year: next,
        notice: Notice::new("", deadlines).unwrap(),
        questions: vec![Question { measure, responsible }],
    };
    let secretary = Actor {
        account: AccountId(1),
        today: year(2025),
        memberships: Vec::new(),
        offices: vec![OfficeRole::Secretariat],
    };
    server.backend.open_inquiry(&secretary, opening, &Call::local(NOW)).await.unwrap();
}

async fn browser<'a>(server: &'a TestServer, role: &str) -> Browser<'a> {
    if role == "nobody" { Browser::new(server) } else { Browser::signed_in(server, role).await }
}

/// Whether somebody was kept out.
fn is_kept_out(answer: &Answer) -> bool {
    matches!(answer.status.as_u16(), 401 | 403) || answer.header("location").starts_with("/login?said=asked")
}

#[tokio::test]
async fn every_address_of_staff_is_open_to_those_alone_whom_its_rule_names() {
    let server = TestServer::signing_in(None).await;
    let somebody = people(&server).await.to_string();
    let mut asked = 0;
    for entry in list_entries() {
        let places = [
            ("{account}", somebody.as_str()),
            ("{session}", "999"),
            ("{number}", "999"),
            ("{token}", "none"),
            ("{report}", "1"),
            ("{step}", "submit"),
            ("{act}", "add"),
            ("{mail}", "999"),
        ];
        let address = places.iter().fold(entry.path.to_owned(), |address, (name, value)| address.replace(name, value));
        for role in ROLES {
            // Some answers end the session that asks, so each is asked by a new one.
            let browser = browser(&server, role).await;
            let answer = match entry.method {
                "GET" => browser.get(&address).await,
                _ => browser.post(&address, &[]).await,
            };
            let expected = allowed(entry.path).contains(&role);
            let found = !is_kept_out(&answer);
            assert_eq!(found, expected, "{} {} as {role}: {}", entry.method, entry.path, answer.status);
            assert!(!answer.status.is_server_error(), "{} {} as {role}", entry.method, entry.path);
            asked += 1;
        }
        assert!(entry.who != Who::Anyone || allowed(entry.path) == ROLES, "{}", entry.path);
    }
    assert_eq!(asked, list_entries().len() * ROLES.len());
}

#[tokio::test]
async fn readers_pages_and_data_are_the_same_for_every_role() {
    let server = TestServer::signing_in(None).await;
    people(&server).await;
    let pages = ["/", "/table", "/measures/1", "/indicators", "/indicators/1", "/search?q=1", "/departments", "/data"];
    for address in pages.into_iter().chain(["/api/v1/years"]) {
        let outside = server.get(address).await;
        for role in ROLES {
            let inside = browser(&server, role).await.get(address).await;
            assert_eq!(
                (inside.status, inside.header("etag")),
                (outside.status, outside.header("etag")),
                "{address} as {role}"
            );
        }
    }
}

/// What the router serves beside the table of staff; each open to everybody, but for the last, which has a gate.
const OTHERS: [&str; 6] = [
    "/healthz",
    "/readyz",
    "/charts/indicators/{name}",
    "/charts/compare.json",
    "/embed/indicators/{id}",
    "/live/reports/{id}",
];

#[test]
fn no_address_stands_beside_the_table() {
    let router = include_str!("../../src/routes/router.rs");
    let routed: Vec<_> = router.split(".route(").skip(1).map(|it| it.trim_start()).collect();
    let named = routed.iter().filter(|it| OTHERS.iter().any(|path| it.starts_with(&format!("\"{path}\"")))).count();
    let of_the_app = routed.iter().filter(|it| it.starts_with("route.path()")).count();
    assert_eq!((named, of_the_app, routed.len()), (OTHERS.len(), 1, OTHERS.len() + 1), "{routed:?}");
}
