//! Figures of a 説明, one line form after the other: what is taken, and what is asked instead of being guessed.

#![allow(clippy::unwrap_used, reason = "tests")]

mod ahead;
mod any;
mod choices;
mod doubts;
mod forms;
mod headings;
mod list;
mod names;
mod remarks;
mod several;
mod whole_year;
mod wraps;
mod years;
