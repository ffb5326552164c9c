//! The command line: every command with its arguments and help.

use super::{Failure, check, decide, doubts, export, import, sample, serve, withdraw};
use crate::config::Place;
use clap::{Parser, Subcommand};

/// Yearly progress reports of a city's welfare plans: takes in the printed lists, serves them as pages.
#[derive(Debug, Parser)]
#[command(name = "ayumi", version, after_help = EXIT_CODES, propagate_version = true)]
pub struct Cli {
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 done, 2 usage, 65 input refused, 74 reading or writing failed.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages until Ctrl-C
    Serve(serve::Arguments),
    /// Store a shipped sample through the ordinary importer
    Sample(sample::Arguments),
    /// Store a printed list (text of the PDF; UTF-8, UTF-16 or Shift_JIS)
    Import(import::Arguments),
    /// List what is doubtful about the stored lists
    Doubts(doubts::Arguments),
    /// Settle a doubt with one of its choices
    Decide(decide::Arguments),
    /// Take a stored publication out of the pages; it stays in the database, marked as withdrawn
    Withdraw(withdraw::Arguments),
    /// Write one year as JSON to standard output
    Export(export::Arguments),
    /// Check the integrity of what is stored
    Check(check::Arguments),
}

/// Runs the command and gives what goes to standard output.
///
/// # Errors
/// With the exit code and what to tell the person.
pub async fn run(cli: Cli) -> Result<String, Failure> {
    let place = cli.place;
    match cli.command {
        Command::Serve(arguments) => serve::run(place, arguments).await,
        Command::Sample(arguments) => sample::run(place, arguments).await,
        Command::Import(arguments) => import::run(place, arguments).await,
        Command::Doubts(arguments) => doubts::run(place, arguments).await,
        Command::Decide(arguments) => decide::run(place, arguments).await,
        Command::Withdraw(arguments) => withdraw::run(place, arguments).await,
        Command::Export(arguments) => export::run(place, arguments).await,
        Command::Check(arguments) => check::run(place, arguments).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory as _;
        Cli::command().debug_assert();
    }

    #[test]
    fn the_place_of_the_data_may_stand_before_or_after_the_command() {
        for line in [["ayumi", "--data", "d", "check"], ["ayumi", "check", "--data", "d"]] {
            let cli = Cli::try_parse_from(line).unwrap();
            assert_eq!(cli.place.data, Some("d".into()));
        }
    }
}
