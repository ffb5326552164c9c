//! `ayumi check`: checks what is stored.

use super::Failure;
use crate::config::Place;

/// Arguments of `ayumi check`.
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Checks.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let _ = (place, arguments);
    Err(Failure::io("この操作はまだありません。"))
}
