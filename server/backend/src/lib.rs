//! What happens: services, the stores behind them, and the snapshot that readers see. Knows no HTTP and no page markup.

pub mod store;
