//! `ayumi export`: writes a year as it was printed.

use super::place::{Missing, read_year, with_backend};
use super::{Failure, report};
use crate::config::Place;
use backend::Backend;
use model::sheet::json::YearJson;
use model::year::FiscalYear;

/// Arguments of `ayumi export`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// 年度: 2024 or R6
    #[arg(long, value_parser = read_year)]
    year: FiscalYear,
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

/// Writes the year from its newest publications.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let export = async |backend: &Backend| Ok(backend.export(arguments.year, arguments.plan.as_deref()).await?);
    let table = with_backend(&place, Missing::Refuse, export).await?;
    match arguments.format {
        Format::Json => report::write_pretty(&YearJson::from(&table)),
        Format::Text => Ok(model::sheet::write(&table)),
    }
}
