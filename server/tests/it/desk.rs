//! An administrator's desk: a data folder of its own, the commands that are given there, and what they say.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// A data folder of its own, removed at the end.
pub struct Desk(pub PathBuf);

impl Desk {
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("ayumi-command-{}-{name}", std::process::id()));
        drop(std::fs::remove_dir_all(&folder));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    pub fn data(&self) -> PathBuf {
        self.0.join("data")
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        Said::of(self.command(arguments).output().unwrap())
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ayumi"));
        for name in ["DATABASE_URL", "AYUMI_DATABASE", "AYUMI_DATA", "AYUMI_CONFIG"] {
            command.env_remove(name);
        }
        command.args(arguments).arg("--data").arg(self.data());
        command
    }

    /// Gives bytes to `ayumi import -`.
    pub fn import_bytes(&self, bytes: &[u8]) -> Said {
        let mut command = self.command(&["import", "-"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let memory = watch_memory(child.id());
        let mut stdin = child.stdin.take().unwrap();
        // It may stop reading before the end, as it should with 100 MB.
        drop(stdin.write_all(bytes));
        drop(stdin);
        let said = Said::of(child.wait_with_output().unwrap());
        Said { kilobytes: memory.join().unwrap(), ..said }
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }

    pub fn is_empty(&self) -> bool {
        let check = self.run(&["check"]);
        check.code == 74 || check.out.starts_with("公表資料 0件、報告と実績値 0件")
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// Runs `ayumi` with these words and this environment alone.
pub fn run_with(words: &[&str], environment: &[(&str, &str)]) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ayumi"));
    for name in ["DATABASE_URL", "AYUMI_DATABASE", "AYUMI_DATA", "AYUMI_CONFIG"] {
        command.env_remove(name);
    }
    Said::of(command.args(words).envs(environment.iter().copied()).output().unwrap())
}

/// The most memory that a process had at once, in kB, as far as the system tells (Linux); 0 elsewhere.
fn watch_memory(process: u32) -> std::thread::JoinHandle<u64> {
    let status = format!("/proc/{process}/status");
    std::thread::spawn(move || {
        let mut most = 0;
        loop {
            let Ok(text) = std::fs::read_to_string(&status) else { return most };
            let Some(peak) = text.lines().find_map(|line| line.strip_prefix("VmHWM:")) else { return most };
            most = peak.trim().trim_end_matches("kB").trim().parse().unwrap_or(most);
            std::thread::sleep(Duration::from_millis(5));
        }
    })
}

pub struct Said {
    pub code: i32,
    pub out: String,
    pub error: String,
    /// The most memory that was used, where it was watched.
    pub kilobytes: u64,
}

impl Said {
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code().unwrap(), out: text(output.stdout), error: text(output.stderr), kilobytes: 0 }
    }

    #[track_caller]
    pub fn is(self, code: i32, out: &str, error: &str) -> Self {
        assert_eq!(self.code, code, "{}\n{}", self.out, self.error);
        assert!(self.out.contains(out), "「{out}」 in {}", self.out);
        assert!(self.error.contains(error), "「{error}」 in {}", self.error);
        self
    }
}
