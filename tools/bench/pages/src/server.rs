//! A running server on a data folder: the product as it is shipped, or one of [`Way`].

use super::data::{binary, site};
use super::load::{Asking, Cost};
use super::serve::Way;
use super::written::Page;
use measured::{Process, free_port, wait_for};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// It runs until this is dropped.
#[derive(Debug)]
pub struct Server {
    pub process: Process,
    pub host: String,
}

impl Server {
    /// The product; it may not listen yet.
    pub fn start(data: &Path) -> Self {
        let host = format!("127.0.0.1:{}", free_port());
        let mut command = Command::new(binary());
        command.args(["serve", "--listen", &host, "--log", "warn", "--data"]).arg(data).stderr(Stdio::null());
        Self { process: Process::start_with(&mut command, Stdio::null()), host }
    }

    /// The product, listening.
    pub fn product(data: &Path) -> Self {
        let it = Self::start(data);
        wait_for(&it.host);
        it
    }

    /// One that answers with that page in that way.
    pub fn of(way: Way, page: Page, data: &Path) -> Self {
        let host = format!("127.0.0.1:{}", free_port());
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["serve", way.name(), page.name(), &host]).arg(data).arg(site());
        let process = Process::start_with(&mut command, Stdio::null());
        wait_for(&host);
        Self { process, host }
    }

    /// Asks for addresses in turn, so many at once, for so long.
    pub fn ask(&self, paths: &[String], connections: usize, time: Duration) -> Cost {
        Asking { process: &self.process, host: &self.host, paths, connections }.ask(time)
    }
}
