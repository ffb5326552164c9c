//! What reading pages cost: Ayumi's release build beside the least that could answer the same. `pages` measures everything
//! and prints it as Markdown; `pages LIST.txt` takes in that printed list too. What it needs is put there by `make bench`;
//! what each row means stands in docs/benchmarks.md.

// A measurement that fails may panic, and what it says goes to the terminal.
#![allow(clippy::unwrap_used, clippy::print_stdout)]
// Views of whole pages are deep types.
#![recursion_limit = "256"]

mod data;
mod inside;
mod load;
mod measure;
mod serve;
mod server;
mod table;
mod written;

use serve::{Asked, Way, serve};
use std::path::Path;
use written::Page;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["serve", way, page, host, data, site] => {
            let way = Way::ALL.into_iter().find(|it| it.name() == way).unwrap();
            let page = Page::ALL.into_iter().find(|it| it.name() == page).unwrap();
            run(serve(Asked { way, page, data: Path::new(data), site: Path::new(site) }, host));
        }
        ["snapshot", data] => run(inside::tell(Path::new(data))),
        [] => measure::all(None),
        [list] => measure::all(Some(Path::new(list))),
        _ => panic!("pages [LIST.txt]"),
    }
}

fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(work)
}
