//! 見本市: an invented city whose lists have what real life has. In the order of work: `sketch` (what is known of a plan),
//! `community`, `community_rest`, `guardianship` (the themes), `draw` (chance), `course` (a figure through the years), `line` and
//! `report` (one 項目 in one year), `list` (one plan in one year), `city` (all lists), `decisions`.

mod city;
mod community;
mod community_rest;
mod course;
mod decisions;
mod draw;
mod guardianship;
mod line;
mod list;
mod report;
mod sketch;

#[cfg(test)]
mod tests;

pub use city::{MihonList, mihon, mihon_lists};
