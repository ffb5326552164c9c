//! Typists in one report, each a key a second: how long a key takes to the other screens, and what the server spends on it.
//! `typists 20 120 400`: Ayumi's release build, with every key durable before anybody sees it, beside stock y-websocket and
//! Hocuspocus, which store nothing; a hundred typists a process. What it needs is put there by `make bench`.

// A measurement that fails may panic, and what it says goes to the terminal.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod hand;
mod place;

use hand::{Told, type_together};
use measured::Process;
use place::{Kind, Place};
use std::process::Stdio;
use std::time::Instant;

/// Typists of one process.
const HANDS: usize = 100;
const SECONDS: u64 = 20;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["type", kind, address, cookie, count, seconds] => {
            let place = Place::read(kind, address, cookie);
            let told = run(type_together(&place, count.parse().unwrap(), seconds.parse().unwrap()));
            println!("{}", told.write());
        }
        [] => measure_all(&[20, 120, 400]),
        _ => measure_all(&words.iter().map(|it| it.parse().unwrap()).collect::<Vec<_>>()),
    }
}

fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(work)
}

fn measure_all(counts: &[usize]) {
    println!(
        "typists  server       keys seen  p50 ms  p95 ms  p99 ms  % of a core  MB  messages a second: taken  given"
    );
    for count in counts {
        for kind in Kind::ALL {
            // Each key is a message to each: at this number that server takes minutes to begin.
            if kind == Kind::YWebsocket && *count > 400 {
                println!("{count:7}  {:11}  not tried: a message a key and reader", kind.name());
                continue;
            }
            measure(kind, *count);
        }
    }
}

fn measure(kind: Kind, typists: usize) {
    let server = kind.start();
    let place = &server.place;
    let own = std::env::current_exe().unwrap();
    let shares = (0..typists).step_by(HANDS).map(|at| (typists - at).min(HANDS).to_string());
    let (before, began) = (server.process.spent(), Instant::now());
    let seconds = SECONDS.to_string();
    let hand = |count: String| {
        let words = ["type", kind.name(), &place.address, &place.cookie, &count, &seconds];
        Process::start(own.to_str().unwrap(), &words, Stdio::piped())
    };
    let told = shares.map(hand).collect::<Vec<_>>().into_iter().map(|it| Told::read(&it.output()));
    let told = told.fold(Told::default(), Told::with);
    let passed = began.elapsed().as_secs_f64();
    let (core, memory) = (100.0 * (server.process.spent() - before) / passed, server.process.memory());
    let [p50, p95, p99] = [0.5, 0.95, 0.99].map(|part| told.latency(part));
    let a_second = |count: u64| count as f64 / SECONDS as f64;
    println!(
        "{typists:7}  {:11}  {:9}  {p50:6.0}  {p95:6.0}  {p99:6.0}  {core:11.0}  {memory:2}  {:24.0}  {:5.0}",
        kind.name(),
        told.seen(),
        a_second(told.sent),
        a_second(told.received),
    );
}
