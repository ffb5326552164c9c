//! A page made anew, beside the same page written by hand. One asks at a time: those who ask for the same page at once wait
//! for one drawing, which is not what is to be measured.

use super::{figures, in_turn};
use crate::serve::Way;
use crate::server::Server;
use crate::table::{begin, row};
use crate::written::Page;
use measured::fetch;
use std::path::Path;

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
        let costs = in_turn(&servers, &paths, 1);
        for (at, (_, name)) in WAYS.iter().enumerate() {
            let bytes = fetch(&servers[at].host, page.path(), "identity").body.len();
            row(&format!("{}, {name}", page.name()), &figures(bytes, &costs[at], &costs[1]));
        }
    }
}
