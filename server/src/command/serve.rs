//! `ayumi serve`: the pages over HTTP.

use super::Failure;
use crate::config::{Place, Service, Settings};

/// Arguments of `ayumi serve`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    service: Service,
}

/// Serves until Ctrl-C.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let _settings = Settings::resolve(&place, arguments.service)?;
    Err(Failure::io("この操作はまだありません。"))
}
