//! Connection, transaction, migrations, row errors, and the snapshot that readers' pages are drawn from.

mod snapshot;

pub use snapshot::Snapshot;
