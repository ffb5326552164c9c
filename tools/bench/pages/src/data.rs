//! Data folders to measure on: the invented city with so many plans, stored by the product itself.

use measured::Process;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Years of each plan.
pub const YEARS: usize = 8;

/// A folder of its own, which goes in the end.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("pages-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// What a command of the product took.
#[derive(Clone, Copy, Debug)]
pub struct Took {
    pub seconds: f64,
    /// MB
    pub peak: u64,
}

/// Runs a command of the product on a data folder to its end.
pub fn run(words: &[&str], data: &Path) -> Took {
    let mut command = Command::new(binary());
    command.args(words).arg("--data").arg(data);
    let (began, mut peak) = (Instant::now(), 0);
    let mut process = Process::start_with(&mut command, Stdio::null());
    loop {
        peak = process.peak().unwrap_or(0).max(peak);
        if let Some(well) = process.ended() {
            assert!(well, "{words:?}");
            return Took { seconds: began.elapsed().as_secs_f64(), peak };
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Stores the invented city with so many plans.
pub fn fill(data: &Path, plans: usize) -> Took {
    run(&["sample", "mihon", "--plans", &plans.to_string(), "--years", &YEARS.to_string()], data)
}

/// Path of the release build, with its site folder beside it.
pub fn binary() -> PathBuf {
    std::env::var_os("AYUMI_BENCH_BINARY").unwrap().into()
}

pub fn site() -> PathBuf {
    binary().with_file_name("site")
}
