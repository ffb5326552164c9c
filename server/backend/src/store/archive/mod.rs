//! 控え: everything that is stored, in one file of lines that restores into either database. The first line says which
//! migrations the tables have gone through, the last one holds the number of rows and the hash of all lines before it, so
//! that a file that was cut off or changed is never taken for a whole one.

mod catalogue;
mod line;
mod read;
mod restore;
mod write;

pub(crate) use line::Head;
pub(crate) use read::verify;
pub(crate) use restore::fill;
pub(crate) use write::write;

/// What was written to a backup, or taken from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Archived {
    /// When it was made.
    pub made_at: crate::Moment,
    /// Rows of all tables.
    pub rows: u64,
}
