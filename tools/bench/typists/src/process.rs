//! Processes, and what the system counts of them. Ended when dropped.

use std::process::{Child, Command, Stdio};

/// A second of processor time, in the kernel's count.
const TICKS: f64 = 100.0;

/// A running process.
pub struct Process(Child);

impl Process {
    pub fn start(program: &str, words: &[&str], out: Stdio) -> Self {
        Self::start_with(Command::new(program).args(words), out)
    }

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
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id())).unwrap();
        let line = status.lines().find(|it| it.starts_with("VmRSS")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}
