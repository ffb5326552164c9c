//! `ayumi withdraw`: takes a publication out of the pages.

use super::Failure;
use super::place::{Missing, now, with_backend};
use crate::config::Place;
use backend::Backend;
use backend::intake::Withdrawal;
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
    let withdraw = async |backend: &Backend| Ok(backend.withdraw(PublicationId(arguments.id), now()).await?);
    let (it, outcome) = match with_backend(&place, Missing::Refuse, withdraw).await? {
        Withdrawal::Done(it) => (it, "を取り下げました。"),
        Withdrawal::Already(it) => (it, "は、すでに取り下げられています。何も変わりません。"),
    };
    let year = Calendar::Japanese.year(it.year);
    Ok(format!("公表資料 {}（{year}、第{}版）{outcome}\n", it.id, it.edition))
}
