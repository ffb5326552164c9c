//! What answers to an address: pages, files, health. Each file is thin; what holds for all answers
//! (headers, limits, errors, logs) is in `layers`.

mod api;
mod charts;
mod data;
mod file;
mod health;
mod listen;
mod live;
mod metrics;
mod page;
mod painter;
mod place;
mod router;
mod staff;
mod state;

pub use listen::listen;
pub use live::{Admitted, Counted, Gate, Hand, Live};
pub use metrics::measured;
pub use page::{asked_lang, render};
pub use painter::Painter;
pub use place::{Place, PlaceRefused};
pub use router::router;
pub use staff::{Entry, Who, list_entries};
pub use state::{Serving, Shared};
