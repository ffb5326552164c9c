//! `ayumi export`: writes a year as it was printed.

use super::place::{Missing, read_year, with_backend};
use super::{Failure, report};
use crate::config::Place;
use backend::Backend;
use model::id::PublicationId;
use model::sheet::json::YearJson;
use model::year::FiscalYear;

/// Arguments of `ayumi export`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// 年度: 2024 or R6, from its newest publications
    #[arg(long, value_parser = read_year, required_unless_present = "publication")]
    year: Option<FiscalYear>,
    /// One publication as it was printed, an older 版 or one taken back too; by its number, as `ayumi check` says it
    #[arg(long, value_name = "PUBLICATION", conflicts_with_all = ["year", "plan"])]
    publication: Option<i64>,
    /// Form to write
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// This plan alone
    #[arg(long, value_name = "TITLE")]
    plan: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// All rows and figures as JSON
    Json,
    /// The official text form, which `ayumi import` reads
    Text,
}

/// Writes the year from its newest publications, or one publication.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let export = async |backend: &Backend| match (arguments.publication, arguments.year) {
        (Some(id), _) => Ok(backend.export_publication(PublicationId(id)).await?),
        (None, Some(year)) => Ok(backend.export(year, arguments.plan.as_deref()).await?),
        (None, None) => Err(Failure::refused("--year か --publication を指定してください。")),
    };
    let table = with_backend(&place, Missing::Refuse, export).await?;
    match arguments.format {
        Format::Json => report::write_pretty(&YearJson::from(&table)),
        Format::Text => Ok(model::sheet::write(&table)),
    }
}
