//! A page that is kept, beside a handler that does nothing but send the same bytes and headers.

use super::{figures, in_turn};
use crate::serve::Way;
use crate::server::Server;
use crate::table::{begin, row};
use crate::written::Page;
use measured::fetch;
use std::path::Path;

const CONNECTIONS: usize = 8;

/// 概況 and 指標.
pub fn pages(data: &Path) {
    let columns = ["page", "bytes", "CPU ms", "× bytes", "a second", "p50 ms", "p99 ms"];
    begin(&format!("A page that is kept (one plan, {CONNECTIONS} ask at once, brotli)"), &columns);
    for page in Page::ALL {
        let servers = [Server::of(Way::Kept, page, data), Server::product(data)];
        let paths = [page.path().to_owned()];
        let costs = in_turn(&servers, &paths, CONNECTIONS);
        for (at, name) in ["the same bytes", "the product"].iter().enumerate() {
            let bytes = fetch(&servers[at].host, page.path(), "br").body.len();
            row(&format!("{}, {name}", page.name()), &figures(bytes, &costs[at], &costs[0]));
        }
    }
}
