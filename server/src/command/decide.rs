//! `ayumi decide`: settles a doubt.

use super::Failure;
use crate::config::Place;

/// Arguments of `ayumi decide`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The doubt
    pub id: String,
    /// Key of the choice
    pub key: String,
}

/// Keeps the decision.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let _ = (place, arguments);
    Err(Failure::io("この操作はまだありません。"))
}
