//! Tests of each room on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that panics has failed, as it should

mod account;
mod archive;
mod check;
mod choice;
mod department;
mod inquiry;
mod intake;
mod lists;
mod live;
mod publication;
mod snapshot;
mod store;
