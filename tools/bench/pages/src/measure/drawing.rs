//! A page made anew, beside the same page written by hand. One asks at a time: those who ask for the same page at once wait
//! for one drawing, which is not what is to be measured.

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
const WAYS: [(Way, &str); 4] = [
    (Way::Given, "string, data put together beforehand"),
    (Way::Written, "string, from the snapshot"),
    (Way::Drawn, "drawn by the product"),
    (Way::Anew, "drawn, compressed and sent by the product, keeping nothing"),
];

/// 概況 and 指標.
pub fn pages(data: &Path) {
    let columns = ["page", "bytes", "CPU ms", "× string", "a second", "p50 ms", "p99 ms"];
    begin("A page made anew (one plan)", &columns);
    for page in Page::ALL {
        let servers = WAYS.map(|(way, _)| Server::of(way, page, data));
        let paths = [page.path().to_owned()];
        let mut costs = WAYS.map(|_| Cost::default());
        for _ in 0..ROUNDS {
            for (cost, server) in costs.iter_mut().zip(&servers) {
                *cost = std::mem::take(cost).with(server.ask(&paths, 1, ROUND));
            }
        }
        for (at, (_, name)) in WAYS.iter().enumerate() {
            let bytes = fetch(&servers[at].host, page.path(), "identity").body.len();
            let cost = &costs[at];
            let figures = [
                bytes.to_string(),
                digits(cost.cpu()),
                digits(cost.cpu() / costs[1].cpu()),
                digits(cost.rate()),
                digits(cost.latency(0.5)),
                digits(cost.latency(0.99)),
            ];
            row(&format!("{}, {name}", page.name()), &figures);
        }
    }
}
