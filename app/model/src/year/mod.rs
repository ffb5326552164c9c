//! 年度: April to March, named by its first year. Eras are data, so that a future one is a row and not a release.

mod era;
mod fiscal;
mod read;

pub use era::{ERAS, Era, EraYear};
pub use fiscal::{FiscalYear, YearRefused};
pub use read::{PrintedYear, read_year_at};
