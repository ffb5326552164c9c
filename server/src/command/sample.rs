//! `ayumi sample`: stores the shipped sample lists through the ordinary importer.

use super::Failure;
use crate::config::Place;

/// Arguments of `ayumi sample`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Which sample
    pub name: String,
}

/// Stores the sample.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let _ = (place, arguments);
    Err(Failure::io("この操作はまだありません。"))
}
