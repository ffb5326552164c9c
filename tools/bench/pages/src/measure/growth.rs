//! What more plans change: one plan's pages, search, memory, the start.

use super::SIZES;
use crate::inside::Built;
use crate::load::Cost;
use crate::serve::Way;
use crate::server::Server;
use crate::table::{begin, digits, row};
use crate::written::Page;
use measured::{Line, fetch};
use std::path::Path;
use std::time::{Duration, Instant};

const ROUND: Duration = Duration::from_secs(2);
/// How many read at once where memory is measured, and for how long.
const READERS: usize = 16;
const READING: Duration = Duration::from_secs(15);
const WORDS: [&str; 3] = ["認", "虐待", "認知症 相談"];

/// What is measured on one number of plans.
#[derive(Debug)]
pub struct Measured {
    pages: Vec<(String, Cost)>,
    searches: Vec<(f64, Cost, usize)>,
    /// Milliseconds to the first answer: that it is alive, a page.
    starts: [f64; 2],
    /// MB: started, first page, under load, at most.
    memory: [u64; 4],
}

impl Measured {
    pub fn of(data: &Path, built: &Built) -> Self {
        let plan = built.plan_ids[0];
        let anew = Server::of(Way::Anew, Page::Overview, data);
        let pages = ["/", "/table", "/indicators"].map(|it| (it.to_owned(), format!("{it}?plan={plan}")));
        let one = (format!("/measures/{}", built.measure_ids[0]), "/measures/…");
        let paths = pages.into_iter().map(|(name, path)| (format!("{name}?plan=…"), path));
        let paths = paths.chain([(one.1.to_owned(), one.0)]);
        let pages = paths.map(|(name, path)| (name, anew.ask(&[path], 1, ROUND))).collect();
        let searches = WORDS.iter().map(|it| search(&anew, it, data)).collect();
        drop(anew);
        Self { pages, searches, starts: start(data, plan), memory: remember(data, built) }
    }
}

/// The first question to a server that has shown a page, then further ones to one that keeps nothing.
fn search(anew: &Server, word: &str, data: &Path) -> (f64, Cost, usize) {
    let path = format!("/search?q={}", escape(word));
    let fresh = Server::product(data);
    assert_eq!(fetch(&fresh.host, "/about", "br").status(), 200);
    let (first, answer) = timed(|| fetch(&fresh.host, &path, "br"));
    assert_eq!(answer.status(), 200, "{}", answer.text());
    let bytes = fetch(&fresh.host, &path, "identity").body.len();
    (first, anew.ask(&[path], 1, ROUND), bytes)
}

fn escape(word: &str) -> String {
    word.bytes().map(|it| format!("%{it:02X}")).collect()
}

/// From the start of the process to the first answer.
fn start(data: &Path, plan: i64) -> [f64; 2] {
    ["/healthz".to_owned(), format!("/?plan={plan}")].map(|path| {
        let mut all: Vec<f64> = (0..5).map(|_| timed(|| answer_of(&Server::start(data), &path)).0).collect();
        all.sort_by(f64::total_cmp);
        all[2]
    })
}

fn answer_of(server: &Server, path: &str) {
    measured::wait_for(&server.host);
    let request = format!("GET {path} HTTP/1.1\r\nhost: {}\r\naccept-encoding: br\r\n\r\n", server.host);
    assert_eq!(Line::open(&server.host).ask(request.as_bytes()).status(), 200);
}

/// Milliseconds.
fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let began = Instant::now();
    let done = work();
    (began.elapsed().as_secs_f64() * 1_000.0, done)
}

/// Readers go through all pages of one plan after another, 項目 and 指標.
fn remember(data: &Path, built: &Built) -> [u64; 4] {
    let server = Server::product(data);
    assert_eq!(fetch(&server.host, "/healthz", "br").status(), 200);
    let started = server.process.memory();
    assert_eq!(fetch(&server.host, &format!("/?plan={}", built.plan_ids[0]), "br").status(), 200);
    let shown = server.process.memory();
    let of = |ids: &[i64], path: fn(i64) -> String| ids.iter().copied().map(path).collect::<Vec<_>>();
    let mut paths = of(&built.plan_ids, |id| format!("/?plan={id}"));
    paths.extend(of(&built.plan_ids, |id| format!("/table?plan={id}")));
    paths.extend(of(&built.plan_ids, |id| format!("/indicators?plan={id}&scope=all")));
    paths.extend(of(&built.measure_ids, |id| format!("/measures/{id}")));
    paths.extend(of(&built.indicator_ids, |id| format!("/indicators/{id}")));
    server.ask(&paths, READERS, READING);
    [started, shown, server.process.memory(), server.process.peak().unwrap()]
}

/// One plan's pages.
pub fn flatness(measured: &[Measured]) {
    begin("One plan's page made anew, by number of plans (CPU ms)", &["page", "1", "100", "1,000", "1,000 : 1"]);
    for (at, (name, _)) in measured[0].pages.iter().enumerate() {
        let costs: Vec<f64> = measured.iter().map(|it| it.pages[at].1.cpu()).collect();
        let last = digits(costs[costs.len() - 1] / costs[0]);
        row(name, &costs.iter().map(|it| digits(*it)).chain([last]).collect::<Vec<_>>());
    }
}

/// Words in all plans.
pub fn searching(measured: &[Measured]) {
    let columns = ["words", "plans", "first ms", "later p50 ms", "p99 ms", "CPU ms", "bytes"];
    begin("Searching all plans and years (later questions: nothing is kept)", &columns);
    for (at, word) in WORDS.iter().enumerate() {
        for (plans, it) in SIZES.iter().zip(measured) {
            let (first, cost, bytes) = &it.searches[at];
            let [p50, p99] = [0.5, 0.99].map(|part| digits(cost.latency(part)));
            row(word, &[plans.to_string(), digits(*first), p50, p99, digits(cost.cpu()), bytes.to_string()]);
        }
    }
}

/// Memory and start.
pub fn memory(measured: &[Measured]) {
    let columns = [
        "plans",
        "start to alive ms",
        "start to a page ms",
        "started MB",
        "after a page MB",
        "under load MB",
        "at most MB",
    ];
    begin(&format!("Start and memory ({READERS} readers of all pages)"), &columns);
    for (plans, it) in SIZES.iter().zip(measured) {
        let figures = it.starts.iter().map(|it| digits(*it)).chain(it.memory.iter().map(u64::to_string));
        row(&plans.to_string(), &figures.collect::<Vec<_>>());
    }
}
