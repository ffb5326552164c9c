//! What holds for every answer, whatever gave it: its number and log line, security headers, limits, and a Japanese
//! sentence where something went wrong. And what keeps rendered pages: the cache and its compressed bytes.

mod below;
mod cache;
mod cause;
mod door;
mod encoding;
mod headers;
mod limits;
mod metrics;
mod number;
mod origin;
mod own;
mod patience;
mod policy;
mod refusal;
mod stored;
mod tower;
mod visit;

pub use below::below;
pub use cache::Cache;
pub use cause::{Cause, KeptOut, Refusal};
pub use door::{Door, PlainHttp};
pub use headers::Transport;
pub use limits::FIELDS;
pub use metrics::{Held, Metrics, Seen};
pub use number::{Client, Peer};
pub use origin::is_own;
pub(crate) use own::is_due;
pub use policy::{POLICY_OF_FILES, POLICY_OF_STAFF, finish_document};
pub use stored::Stored;
pub use tower::wrap;
pub(crate) use visit::call_of;
pub use visit::{Visit, greet};
