//! 進捗報告: its tables, and what readers see of all reports at once.

pub mod entity;
mod strip;

pub use strip::{count_measures, is_new, mark_of, place_of, shared_title, strip_of, title_of};
