//! What is measured, in the order of the tables.

mod bytes;
mod drawing;
mod growth;
mod keeping;
mod storing;

use super::data::{Folder, fill};
use super::inside::build;
use super::load::Cost;
use super::server::Server;
use super::table::digits;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Numbers of plans.
const SIZES: [usize; 3] = [1, 100, 1_000];

const ROUNDS: usize = 3;
const ROUND: Duration = Duration::from_millis(1_500);

/// What the same questions cost several servers, which are asked in turn: what else the machine does meanwhile falls on
/// all of them.
fn in_turn<const N: usize>(servers: &[Server; N], paths: &[String], connections: usize) -> [Cost; N] {
    let mut costs = std::array::from_fn(|_| Cost::default());
    for _ in 0..ROUNDS {
        for (cost, server) in costs.iter_mut().zip(servers) {
            *cost = std::mem::take(cost).with(server.ask(paths, connections, ROUND));
        }
    }
    costs
}

/// Bytes, CPU, its ratio to the floor's, answers a second, latencies.
fn figures(bytes: usize, cost: &Cost, floor: &Cost) -> [String; 6] {
    let ratio = digits(cost.cpu() / floor.cpu());
    let [p50, p99] = [0.5, 0.99].map(|part| digits(cost.latency(part)));
    [bytes.to_string(), digits(cost.cpu()), ratio, digits(cost.rate()), p50, p99]
}

/// Measures everything; `list`: a printed list to take in besides.
pub fn all(list: Option<&Path>) {
    storing::lists(list);
    let folders = SIZES.map(|plans| Folder::new(&plans.to_string()));
    let taken = [0, 1, 2].map(|at| fill(folders[at].path(), SIZES[at]));
    let built = folders.each_ref().map(|it| build(it.path()));
    storing::cities(&taken, &built);
    let small = folders[0].path();
    drawing::pages(small);
    keeping::pages(small);
    let measured = [0, 1, 2].map(|at| growth::Measured::of(folders[at].path(), &built[at]));
    growth::flatness(&measured);
    growth::searching(&measured);
    growth::memory(&measured);
    bytes::first_views(small, &built[0]);
    browse(small, &built[0].measure_ids);
}

/// In Chromium, told by the script itself.
fn browse(data: &Path, measures: &[i64]) {
    let server = Server::product(data);
    let script = std::env::var("AYUMI_BENCH_BROWSER").unwrap();
    let words = [script, format!("http://{}", server.host), measures[0].to_string()];
    assert!(Command::new("node").args(words).status().unwrap().success());
}
