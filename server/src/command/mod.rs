//! What an administrator can ask of `ayumi`: one file a command. A command reads its arguments, calls the backend once
//! and puts the answer into words; the rules are elsewhere.

mod backup;
mod check;
mod decide;
mod demo;
mod demo_year;
mod doubts;
mod export;
mod failure;
mod import;
mod line;
mod log;
mod passage;
mod place;
mod report;
mod rescue;
mod restore;
mod revision;
mod sample;
mod serve;
mod withdraw;

pub use failure::Failure;
pub use line::{Cli, run};
pub use log::log_panics;
