//! Servers that are measured: their processes, and as much HTTP as measuring needs. It knows no server and prints nothing.

// A measurement that fails may panic.
#![allow(clippy::unwrap_used)]

mod process;
mod web;

pub use process::Process;
pub use web::{Answer, Line, ask, fetch, free_port, wait_for};
