//! The lists of several years become one set of facts: the same measures, indicators and departments are joined by
//! what they are. A pure function of the lists and of people's decisions, so that the order of imports makes no
//! difference. It reads no files and stores nothing.
//!
//! In the order of work: `sheets` (which lists count), `successions` (plans that go on from each other), `items` (what one list says of one measure), `measures` and
//! `indicators` (joining through the years), `values` (what is stored of each year), `meetings` (two lists of one year),
//! `redefined` (数え方の変更),
//! `twins` (one figure under two measures), `departments` (names through the years), `ids` and
//! `assemble` (rows), `passages` (what changed from year to year).

mod asking;
mod assemble;
mod departments;
mod ids;
mod indicators;
mod items;
mod likeness;
mod matching;
mod measures;
mod meetings;
mod passages;
mod profile;
mod redefined;
mod relisted;
mod run;
mod sheets;
mod successions;
mod twins;
mod values;

#[cfg(test)]
mod tests;

pub use run::collate;
