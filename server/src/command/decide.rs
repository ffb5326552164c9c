//! `ayumi decide`: settles a doubt.

use super::Failure;
use super::place::{Missing, now, with_backend};
use crate::config::Place;
use backend::Backend;

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
    let decide = async |backend: &Backend| Ok(backend.decide(&id, &key, now()).await?);
    let choice = with_backend(&place, Missing::Refuse, decide).await?;
    Ok(format!("{id} を「{}」と決めました。\n", choice.words))
}
