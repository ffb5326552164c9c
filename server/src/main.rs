//! The binary `ayumi`: reads the command line, runs one command, says what came of it. Results go to standard output,
//! messages to standard error, the outcome to the exit code.

use server::command::{self, Cli, Failure};
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::read(std::env::args_os()).unwrap_or_else(|told| told.exit());
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return report(&Failure::io(format!("実行環境を用意できません：{error}"))),
    };
    let outcome = runtime.block_on(command::run(cli));
    // A reading that was given up on may still be at it; nobody waits for it.
    runtime.shutdown_background();
    match outcome {
        Ok(result) => match print(&result) {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => report(&failure),
        },
        Err(failure) => report(&failure),
    }
}

/// Writes a result to standard output. A reader that went away (`ayumi doubts | head`) is no failure.
fn print(result: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(result.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::io(format!("結果を書き出せません：{error}")))
        }
        _ => Ok(()),
    }
}

fn report(failure: &Failure) -> ExitCode {
    let _ = print(&failure.result);
    // Nothing can be said if standard error is gone too; the exit code still tells.
    let _ = writeln!(std::io::stderr(), "ayumi: {}", failure.sentence);
    ExitCode::from(failure.code)
}
