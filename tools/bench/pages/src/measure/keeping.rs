//! A page that is kept, beside a handler that does nothing but send the same bytes and headers.

use crate::load::Cost;
use crate::serve::Way;
use crate::server::Server;
use crate::table::{begin, digits, row};
use crate::written::Page;
use measured::fetch;
use std::path::Path;
use std::time::Duration;

const ROUNDS: usize = 3;
const ROUND: Duration = Duration::from_millis(1_500);
const CONNECTIONS: usize = 8;

/// 概況 and 指標.
pub fn pages(data: &Path) {
    let columns = ["page", "bytes", "CPU ms", "× bytes", "a second", "p50 ms", "p99 ms"];
    begin(&format!("A page that is kept (one plan, {CONNECTIONS} ask at once, brotli)"), &columns);
    for page in Page::ALL {
        let servers = [Server::of(Way::Kept, page, data), Server::product(data)];
        let paths = [page.path().to_owned()];
        let mut costs = [Cost::default(), Cost::default()];
        for _ in 0..ROUNDS {
            for (cost, server) in costs.iter_mut().zip(&servers) {
                *cost = std::mem::take(cost).with(server.ask(&paths, CONNECTIONS, ROUND));
            }
        }
        for (at, name) in ["the same bytes", "the product"].iter().enumerate() {
            let cost = &costs[at];
            let figures = [
                fetch(&servers[at].host, page.path(), "br").body.len().to_string(),
                digits(cost.cpu()),
                digits(cost.cpu() / costs[0].cpu()),
                digits(cost.rate()),
                digits(cost.latency(0.5)),
                digits(cost.latency(0.99)),
            ];
            row(&format!("{}, {name}", page.name()), &figures);
        }
    }
}
