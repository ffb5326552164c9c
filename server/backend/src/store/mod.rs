//! Connection, transaction, migrations, row errors, and the snapshot that readers' pages are drawn from.

mod address;
pub(crate) mod archive;
pub(crate) mod audit;
pub(crate) mod check;
mod connect;
pub(crate) mod connection;
pub(crate) mod entity;
mod hash;
pub(crate) mod ledger;
mod log;
mod migration;
mod owner;
mod row;
pub(crate) mod save;
mod snapshot;
mod words;

pub use address::Address;
pub use archive::Archived;
pub use audit::Verified;
pub(crate) use connect::is_full;
pub use connection::{Connection, is_new};
pub(crate) use hash::sha256;
pub(crate) use row::{Cells, read_word, write_figure, write_word};
pub use row::{Row, RowError};
pub use snapshot::Snapshot;
pub use words::{Source, Words};
