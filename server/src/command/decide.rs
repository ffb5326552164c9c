//! `ayumi decide`: settles a doubt.

use super::Failure;
use super::place::{Missing, now, open};
use crate::config::Place;

/// Arguments of `ayumi decide`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The doubt, as `ayumi doubts` lists it
    id: String,
    /// Key of the choice; another one may be chosen later
    key: String,
}

/// Keeps the decision and derives anew what depends on it.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let Arguments { id, key } = arguments;
    let choice = open(&place, Missing::Refuse).await?.decide(&id, &key, now()).await?;
    Ok(format!("{id} を「{}」と決めました。\n", choice.words))
}
