//! Stock Yjs clients from npm, unchanged, against the real router. They are there where `make test` has set them up.

use super::served::{Folder, Served};
use std::path::Path;
use std::process::Command;

#[tokio::test]
async fn stock_clients_join_converge_and_stay() {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("end2end");
    if !scripts.join("node_modules/y-websocket").exists() {
        eprintln!("npm's Yjs is not in {}: not tried with stock clients", scripts.display());
        return;
    }
    let folder = Folder::new("stock-npm").await;
    let served = Served::start(&folder).await;
    let place = format!("ws://{}/live/reports", served.address);
    let mut node = Command::new("node");
    // Longer than the 30 s after which such a client leaves a server that says nothing.
    node.current_dir(&scripts).args(["support/stock.mjs", &place, "7", "33", "account=1"]);
    let said = tokio::task::spawn_blocking(move || node.output()).await.unwrap().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    served.end().await;
}
