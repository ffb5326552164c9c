//! What a first view brings, by kind, with brotli.

use crate::inside::Built;
use crate::server::Server;
use crate::table::{begin, row};
use measured::fetch;
use std::path::Path;

const KINDS: [&str; 4] = ["css", "js", "wasm", "svg"];

/// Of each kind of page: the document, and what it names.
pub fn first_views(data: &Path, built: &Built) {
    begin("Bytes of a first view (brotli)", &["page", "HTML", "CSS", "JS", "wasm", "images", "HTML + CSS"]);
    let server = Server::product(data);
    let measure = format!("/measures/{}", built.measure_ids[0]);
    for (name, path) in [("概況", "/"), ("一覧表", "/table"), ("指標", "/indicators?scope=all"), ("項目", &measure)]
    {
        let html = fetch(&server.host, path, "br").body.len();
        let document = fetch(&server.host, path, "identity").text();
        let named = KINDS.map(|kind| sum(&server, &document, kind));
        let figures = [html, named[0], named[1], named[2], named[3], html + named[0]];
        row(name, &figures.map(|it| it.to_string()));
    }
}

/// Bytes of all files of that kind that the document names.
fn sum(server: &Server, document: &str, kind: &str) -> usize {
    let ending = format!(".{kind}");
    let mut named: Vec<&str> =
        document.split(['"', '\'']).filter(|it| it.starts_with('/') && it.ends_with(&ending)).collect();
    named.sort_unstable();
    named.dedup();
    named.iter().map(|path| fetch(&server.host, path, "br").body.len()).sum()
}
