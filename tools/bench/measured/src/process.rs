//! Processes, and what the system counts of them. Ended when dropped.

use std::process::{Child, Command, Stdio};

/// A second of processor time, in the kernel's count.
const TICKS: f64 = 100.0;

/// A running process.
#[derive(Debug)]
pub struct Process(Child);

impl Process {
    /// Starts a program with these words.
    pub fn start(program: &str, words: &[&str], out: Stdio) -> Self {
        Self::start_with(Command::new(program).args(words), out)
    }

    /// Starts what the command says.
    pub fn start_with(command: &mut Command, out: Stdio) -> Self {
        Self(command.stdout(out).spawn().unwrap())
    }

    /// What it said, when it has ended.
    pub fn output(mut self) -> String {
        let mut said = String::new();
        std::io::Read::read_to_string(self.0.stdout.as_mut().unwrap(), &mut said).unwrap();
        assert!(self.0.wait().unwrap().success());
        said
    }

    /// Processor time so far, in seconds.
    pub fn spent(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.0.id())).unwrap();
        let fields: Vec<_> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) / TICKS
    }

    /// Memory that it has now, in MB.
    pub fn memory(&self) -> u64 {
        self.status("VmRSS").unwrap()
    }

    /// The most that it has had, in MB; `None` when it has ended.
    pub fn peak(&self) -> Option<u64> {
        self.status("VmHWM")
    }

    /// Whether it has ended, and well.
    pub fn ended(&mut self) -> Option<bool> {
        self.0.try_wait().unwrap().map(|it| it.success())
    }

    /// Memory of this process itself, now and at most, in MB.
    pub fn own() -> (u64, u64) {
        (read("self", "VmRSS").unwrap(), read("self", "VmHWM").unwrap())
    }

    fn status(&self, name: &str) -> Option<u64> {
        read(&self.0.id().to_string(), name)
    }
}

fn read(process: &str, name: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|it| it.starts_with(name))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().unwrap() / 1024)
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}
