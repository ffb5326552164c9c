//! 進捗状況一覧表: one model of the official table, read and written by all formats.

mod aloud;
mod compose;
mod correction;
pub mod json;
mod page;
mod read;
mod revision;
mod table;
mod write;

pub use aloud::read_aloud;
pub use compose::{Reported, compose};
pub use correction::{Corrected, CorrectedEdition, Correction};
pub use page::{MarkWanted, TableFilter, TableGroup, TablePage, TablePart, TableRow, Toggle};
pub use read::{Left, ReadRefused, Reading, read};
pub use revision::{PrintedFigure, Revised, Revision, What, compare_editions, says_the_same};
pub use table::{Earlier, MarkWords, PlanTable, PolicyTable, PrintedIndicator, Row, Table};
pub use write::write;
