//! 見本データ: lists that ship inside the binary, as texts for the ordinary importer. `musashino` follows the printed
//! list of a real city, `mihon` invents a city. Nothing here stores or reads anything.

mod kinds;
mod mihon;
mod musashino;

#[cfg(test)]
mod tests;

pub use kinds::{Sample, SampleDecision, SampleText};
pub use mihon::{MihonList, mihon, mihon_lists};
pub use musashino::musashino;
