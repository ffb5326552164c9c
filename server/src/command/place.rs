//! What all commands do first: find the database, tell the time, read a year as an administrator types it.

use super::Failure;
use crate::config::{Place, Service, Settings};
use backend::store::Address;
use backend::{Backend, Moment, Site};
use model::year::FiscalYear;

/// What to do where the database is not there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Make it.
    Create,
    /// Work in memory and leave nothing behind.
    Pretend,
    /// Say so: a mistyped folder must not look like an empty database.
    Refuse,
}

/// Opens the database that the settings name, does the work, and closes it however the work ended: an SQLite file is then
/// whole by itself.
pub async fn with_backend<T>(
    place: &Place,
    missing: Missing,
    work: impl AsyncFnOnce(&Backend) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let settings = Settings::resolve(place, Service::default())?;
    let backend = open(&settings, missing, Site::default()).await?;
    let done = work(&backend).await;
    backend.close().await;
    done
}

/// Opens the database that the settings name.
pub async fn open(settings: &Settings, missing: Missing, site: Site) -> Result<Backend, Failure> {
    let address = read_address(settings)?;
    Ok(match missing {
        Missing::Create => Backend::open_at(&address, site).await?,
        Missing::Pretend => Backend::open_at(&Address::Memory, site).await?,
        Missing::Refuse => {
            refuse_absent(&address)?;
            Backend::open_existing(&address, site).await?
        }
    })
}

/// Whether nothing is stored there yet.
pub async fn is_new(place: &Place) -> Result<bool, Failure> {
    let address = read_address(&Settings::resolve(place, Service::default())?)?;
    Ok(backend::store::is_new(&address).await?)
}

/// Of a file that has to be there by its address, every command says so.
pub fn read_address(settings: &Settings) -> Result<Address, Failure> {
    let address = Address::new(&settings.data, settings.database.as_deref());
    let address = address.map_err(|error| Failure::usage(error.to_string()))?;
    if matches!(address, Address::Existing(_)) {
        refuse_absent(&address)?;
    }
    Ok(address)
}

fn refuse_absent(address: &Address) -> Result<(), Failure> {
    match address {
        Address::File(path) | Address::Existing(path) if !path.exists() => {
            let shown = path.display();
            Err(Failure::io(format!("データベース {shown} がありません。--data、--database を確かめてください。")))
        }
        _ => Ok(()),
    }
}

/// Now: the one place where a command looks at the clock.
#[allow(clippy::disallowed_methods)] // rules and services are given the time; it has to come from somewhere
pub fn now() -> Moment {
    std::time::SystemTime::now().into()
}

/// 年度 as typed: 2024, 2024年度, R6, 令和６年度.
pub fn read_year(text: &str) -> Result<FiscalYear, String> {
    let western = text.trim().parse::<i32>().ok().and_then(|year| FiscalYear::new(year).ok());
    western.or_else(|| FiscalYear::read(text)).ok_or_else(|| "expected a fiscal year, as 2024 or R6".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_read_as_people_type_it() {
        for text in ["2024", "R6", "令和６年度", "2024年度"] {
            assert_eq!(read_year(text).map(FiscalYear::western), Ok(2024), "{text}");
        }
        for text in ["", "24", "いつか", "99999"] {
            assert!(read_year(text).is_err(), "{text}");
        }
    }
}
