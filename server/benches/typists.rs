//! Typists in one report, each a key a second: how long a key takes to the other screens, and what the server spends.
//! `cargo bench -p server --bench typists -- 20 120 400`: the numbers of typists. The server is a process of its own, and
//! so are the typists, a hundred each. `… -- type ADDRESS COUNT SECONDS` types at a server that is there already.

// A benchmark that fails may panic.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

#[path = "typists/hand.rs"]
mod hand;
#[path = "../tests/it/live/served.rs"]
#[allow(dead_code)] // the tests need more of it
mod served;
#[path = "../backend/tests/it/live/stand_in.rs"]
#[allow(dead_code)] // the tests need more of it
mod stand_in;

use hand::type_together;
use served::{Folder, OpenGate, serving};
use server::routes::{listen, router};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Instant;
use tokio::net::TcpListener;

/// Typists of one process.
const HANDS: usize = 100;
const SECONDS: u64 = 20;
/// A second of processor time, in the kernel's count.
const TICKS: f64 = 100.0;

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    let words: Vec<_> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["serve", folder] => run(serve(Path::new(folder))),
        ["type", address, count, seconds] => {
            let latencies = run(type_together(address, count.parse().unwrap(), seconds.parse().unwrap()));
            latencies.iter().for_each(|it| println!("{}", it.as_micros()));
        }
        [] => [20, 120, 400].into_iter().for_each(measure),
        _ => words.iter().for_each(|it| measure(it.parse().unwrap())),
    }
}

fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(work)
}

async fn serve(folder: &Path) {
    let serving = serving(folder, Arc::new(OpenGate::default())).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    eprintln!("http://{}/", listener.local_addr().unwrap());
    listen(listener, router(serving), async || std::future::pending().await).await;
}

fn measure(typists: usize) {
    let folder = run(Folder::new(&format!("typists-{typists}")));
    let mut server = start(&["serve", &folder.0.display().to_string()], Stdio::null(), Stdio::piped());
    let mut said = String::new();
    BufReader::new(server.stderr.take().unwrap()).read_line(&mut said).unwrap();
    let address = said.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
    let place = format!("ws://{address}/live/reports/7?account=1");
    let (before, began) = (spent(server.id()), Instant::now());
    let shares = (0..typists).step_by(HANDS).map(|at| (typists - at).min(HANDS).to_string());
    let seconds = SECONDS.to_string();
    let hands: Vec<_> =
        shares.map(|it| start(&["type", &place, &it, &seconds], Stdio::piped(), Stdio::inherit())).collect();
    let mut all: Vec<u64> = Vec::new();
    for hand in hands {
        let told = hand.wait_with_output().unwrap();
        all.extend(String::from_utf8(told.stdout).unwrap().lines().filter_map(|it| it.parse::<u64>().ok()));
    }
    let core = 100.0 * (spent(server.id()) - before) / began.elapsed().as_secs_f64();
    let memory = memory(server.id());
    server.kill().unwrap();
    server.wait().unwrap();
    all.sort_unstable();
    let part = |of: f64| all.get((all.len() as f64 * of) as usize).map_or(0.0, |it| *it as f64 / 1_000.0);
    println!(
        "{typists} typists: {} keys seen, p50 {:.0} ms, p95 {:.0} ms, p99 {:.0} ms; server {core:.0} % of a core, {memory} MB",
        all.len(),
        part(0.5),
        part(0.95),
        part(0.99),
    );
}

fn start(arguments: &[&str], out: Stdio, error: Stdio) -> Child {
    Command::new(std::env::current_exe().unwrap()).args(arguments).stdout(out).stderr(error).spawn().unwrap()
}

/// Processor time of a process so far, in seconds.
fn spent(process: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    let fields: Vec<_> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: f64 = fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap();
    ticks / TICKS
}

fn memory(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|it| it.starts_with("VmRSS")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}
