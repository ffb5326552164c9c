//! The command line: every command with its arguments and help.

use super::{Failure, backup, check, decide, demo, doubts, export, import, rescue, restore, sample, serve, withdraw};
use crate::config::{Origins, Place};
use clap::{Arg, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use std::ffi::OsString;

/// Yearly progress reports of a city's welfare plans: takes in the printed lists, serves them as pages.
#[derive(Debug, Parser)]
#[command(name = "ayumi", version, after_help = AFTER_HELP, propagate_version = true)]
pub struct Cli {
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Settings: command line, then AYUMI_… in the environment, then the TOML file of --config, then DATABASE_URL
(the database alone), then the default. Of --data and --database the one said first in this order counts;
said together, --database. So --data DIR means the embedded database in DIR, whatever DATABASE_URL says.

Exit codes: 0 done, 2 usage, 65 input refused, 74 reading or writing failed.";

impl Cli {
    /// Reads the command line; help, version and what is wrong with it come as clap's error.
    ///
    /// # Errors
    /// When there is nothing to run.
    pub fn read(words: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        let command = Self::command().mut_args(without_empty);
        let command = command.mut_subcommands(|it| it.mut_args(without_empty).after_help(AFTER_HELP));
        let matches = command.try_get_matches_from(words)?;
        let mut cli = Self::from_arg_matches(&matches)?;
        cli.place.origins = Origins::of(&matches);
        Ok(cli)
    }
}

/// A variable that is there and empty says nothing: compose files pass those that nobody has set.
fn without_empty(argument: Arg) -> Arg {
    let empty = argument.get_env().is_some_and(|name| std::env::var_os(name).is_some_and(|value| value.is_empty()));
    if empty { argument.env(None::<&'static str>) } else { argument }
}

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
    /// Write everything that is stored to one file, also while the pages are served
    Backup(backup::Arguments),
    /// Take everything back from such a file into an empty place, in SQLite or PostgreSQL
    Restore(restore::Arguments),
    /// Open a year in the invented city, make people of every role, and print their one-time sign-in links
    Demo(demo::Arguments),
    /// Make a one-time link for somebody of the 管理 when nobody of them can sign in any more
    Rescue(rescue::Arguments),
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
        Command::Backup(arguments) => backup::run(place, arguments).await,
        Command::Restore(arguments) => restore::run(place, arguments).await,
        Command::Demo(arguments) => demo::run(place, arguments).await,
        Command::Rescue(arguments) => rescue::run(place, arguments).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Cli, clap::Error> {
        Cli::read(words.iter().map(OsString::from))
    }

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_place_of_the_data_may_stand_before_or_after_the_command() {
        for line in [["ayumi", "--data", "d", "check"], ["ayumi", "check", "--data", "d"]] {
            let cli = read(&line).unwrap();
            assert_eq!(cli.place.data, Some("d".into()));
        }
    }

    #[test]
    fn the_help_of_every_command_says_what_counts_first() {
        let commands = Cli::command();
        for name in commands.get_subcommands().map(clap::Command::get_name) {
            let help = read(&["ayumi", name, "--help"]).unwrap_err().to_string();
            let order = ["command line", "AYUMI_", "TOML file", "DATABASE_URL", "default"];
            let found: Vec<_> = order.iter().map(|it| help.rsplit("Settings:").next().unwrap().find(it)).collect();
            assert!(help.contains("Settings:") && found.is_sorted() && found[0].is_some(), "{name}: {help}");
        }
    }
}
