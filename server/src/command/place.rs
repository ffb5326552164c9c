//! What all commands do first: find the database, tell the time, read a year as an administrator types it.

use super::Failure;
use crate::config::{Place, Service, Settings};
use backend::store::Address;
use backend::{Backend, Moment, Site};
use model::year::FiscalYear;
use std::path::Path;

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

/// Opens the database that the settings name.
pub async fn open(place: &Place, missing: Missing) -> Result<Backend, Failure> {
    let mut address = read_address(place)?;
    if let Some(path) = find_missing(&address) {
        match missing {
            Missing::Create => {}
            Missing::Pretend => address = Address::Memory,
            Missing::Refuse => {
                let shown = path.display();
                return Err(Failure::io(format!("データベース {shown} がありません。--data を確かめてください。")));
            }
        }
    }
    Ok(Backend::open_at(&address, Site::default()).await?)
}

/// Whether opening would make a new database file.
pub fn is_new(place: &Place) -> Result<bool, Failure> {
    Ok(find_missing(&read_address(place)?).is_some())
}

fn read_address(place: &Place) -> Result<Address, Failure> {
    let settings = Settings::resolve(place, Service::default())?;
    let address = Address::new(&settings.data, settings.database.as_deref());
    address.map_err(|error| Failure::usage(error.to_string()))
}

fn find_missing(address: &Address) -> Option<&Path> {
    match address {
        Address::File(path) if !path.exists() => Some(path),
        _ => None,
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
