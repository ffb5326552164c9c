//! What happens: services, the stores behind them, and the snapshot that readers see. Knows no HTTP and no page markup.

mod backend;
mod error;

pub mod store;

pub use backend::{Backend, Site};
pub use error::Error;
