//! What is measured, in the order of the tables.

mod bytes;
mod drawing;
mod growth;
mod keeping;
mod storing;

use super::data::{Folder, fill};
use super::inside::build;
use super::server::Server;
use std::path::Path;
use std::process::Command;

/// Numbers of plans.
const SIZES: [usize; 3] = [1, 100, 1_000];

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
