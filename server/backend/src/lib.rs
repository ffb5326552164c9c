//! What happens: services, the stores behind them, and the snapshot that readers see. Knows no HTTP and no page markup.

mod archive;
mod backend;
mod call;
pub(crate) mod error;

pub mod store;

pub mod account;
pub mod department;
pub mod plan;

pub mod indicator;

pub mod report;

pub mod inquiry;

pub mod live;

pub mod publication;

pub mod sheet;

pub mod intake;

pub mod overview;

pub mod search;

pub use backend::{Backend, Site};
pub use call::Call;
pub use error::Error;
pub use model::moment::Moment;
