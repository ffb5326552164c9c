//! `ayumi export`: writes a year as JSON.

use super::Failure;
use crate::config::Place;

/// Arguments of `ayumi export`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// 年度, by the western year of its April
    #[arg(long)]
    pub year: String,
}

/// Writes the year.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let _ = (place, arguments);
    Err(Failure::io("この操作はまだありません。"))
}
