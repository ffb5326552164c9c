//! `ayumi import`: takes in a printed list.

use super::Failure;
use crate::config::Place;

/// Arguments of `ayumi import`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The list as text; - reads standard input
    #[arg(value_name = "FILE")]
    pub file: std::path::PathBuf,
}

/// Reads the file and stores it.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let _ = (place, arguments);
    Err(Failure::io("この操作はまだありません。"))
}
