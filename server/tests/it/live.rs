//! Shared documents over real sockets.

pub mod client;
#[path = "../../backend/tests/it/live/held.rs"]
#[allow(dead_code)] // the other tests need more of it
mod held;
mod idle;
mod kill;
mod process;
pub mod served;
mod sessions;
#[path = "../../backend/tests/it/live/stand_in.rs"]
#[allow(dead_code)] // the other tests need more of it
mod stand_in;
mod stock;
mod wire;
