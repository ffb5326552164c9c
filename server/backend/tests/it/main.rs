//! Tests of each room on both databases.

mod intake;
mod lists;
mod publication;
mod snapshot;
mod store;
