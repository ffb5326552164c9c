//! `ayumi doubts`: lists what a person has to look at.

use super::Failure;
use crate::config::Place;

/// Arguments of `ayumi doubts`.
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Lists doubts.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let _ = (place, arguments);
    Err(Failure::io("この操作はまだありません。"))
}
