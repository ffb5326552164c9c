//! `ayumi withdraw`: takes a publication out of the pages.

use super::Failure;
use crate::config::Place;

/// Arguments of `ayumi withdraw`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The publication
    pub publication: i64,
}

/// Withdraws it.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let _ = (place, arguments);
    Err(Failure::io("この操作はまだありません。"))
}
