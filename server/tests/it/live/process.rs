//! A server in a process of its own, which can be killed. The process is this test program, started once more.

use super::served::{Folder, OpenGate, serving};
use server::routes::{listen, router};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use tokio::net::TcpListener;

const FOLDER: &str = "AYUMI_LIVE_TEST_FOLDER";
const LISTEN: &str = "AYUMI_LIVE_TEST_LISTEN";

/// The other process. As a test of its own it has nothing to do.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the process that other tests start and kill"]
async fn serve() {
    let Ok(folder) = std::env::var(FOLDER).map(PathBuf::from) else { return };
    if !folder.exists() {
        // Started by hand, for clients that are no part of this program.
        let started = Folder(folder.clone());
        started.fill().await;
        std::mem::forget(started);
    }
    let serving = serving(&folder, Arc::new(OpenGate::default())).await;
    let asked = std::env::var(LISTEN).unwrap_or_else(|_| "127.0.0.1:0".to_owned());
    let listener = TcpListener::bind(asked).await.unwrap();
    writeln!(std::io::stderr(), "http://{}/", listener.local_addr().unwrap()).unwrap();
    listen(listener, router(serving), Default::default(), async || std::future::pending().await).await;
}

/// A running server; killed with the test.
pub struct Process {
    child: Child,
    pub address: String,
}

impl Process {
    pub fn start(folder: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "live::process::serve", "--nocapture"])
            .env(FOLDER, folder)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        let address = loop {
            let before = said.len();
            assert!(lines.read_line(&mut said).unwrap() > 0, "{said}");
            if let Some((_, rest)) = said[before..].split_once("http://") {
                break rest.trim_end().trim_end_matches('/').to_owned();
            }
        };
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        Self { child, address }
    }

    /// Kills it (SIGKILL) in whatever it is doing.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
