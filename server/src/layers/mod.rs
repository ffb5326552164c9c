//! What holds for every answer, whatever gave it: its number and log line, security headers, limits, and a Japanese
//! sentence where something went wrong. And what keeps rendered pages: the cache and its compressed bytes.

mod cache;
mod cause;
mod encoding;
mod headers;
mod limits;
mod number;
mod policy;
mod refusal;
mod stored;
mod tower;

pub use cache::Cache;
pub use cause::{Cause, Refusal};
pub use headers::Transport;
pub use limits::FIELDS;
pub use number::Peer;
pub use policy::{POLICY_OF_FILES, finish_document};
pub use stored::Stored;
pub use tower::wrap;
