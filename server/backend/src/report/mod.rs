//! 進捗報告: its tables, what readers see of all reports at once, and reports that are being written.

mod account;
pub mod draft;
pub(crate) mod entity;
mod strip;

pub use account::{commitment_of, departments_of, narrative_of, prose_of, text_of};
pub use strip::{count_measures, is_new, mark_before, mark_of, place_of, stands_at, strip_of, title_of};
