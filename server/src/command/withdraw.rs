//! `ayumi withdraw`: takes a publication out of the pages.

use super::Failure;
use super::place::{Missing, now, open};
use crate::config::Place;
use model::calendar::Calendar;
use model::id::PublicationId;

/// Arguments of `ayumi withdraw`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The publication's number, as `ayumi import` and `ayumi check` say it
    #[arg(value_name = "PUBLICATION")]
    id: i64,
}

/// Withdraws it; importing the same text again brings it back.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let backend = open(&place, Missing::Refuse).await?;
    let withdrawn = backend.withdraw(PublicationId(arguments.id), now()).await?;
    let year = Calendar::Japanese.year(withdrawn.year);
    Ok(format!("公表資料 {}（{year}、第{}版）を取り下げました。\n", withdrawn.id, withdrawn.edition))
}
