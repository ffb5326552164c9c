//! Reports that are being written: what stands in each, who answers, and every step from 未着手 to 公表. Readers see
//! nothing of it: what is published is derived from publications alone. How people write together is `live`'s.

mod alter;
mod decode;
pub(crate) mod entity;
mod handover;
mod report;
mod service;
mod stamp;
pub(crate) mod step;
pub(crate) mod store;
mod version;
mod write;

pub(crate) use handover::hand_over_reports;
pub use report::{DraftReport, PastStep, Seen};
pub use service::{Confirmed, Left};
pub use stamp::stamp_of;
pub use version::{Version, Writing};
pub(crate) use version::{count_versions, keep_version, list_history, list_last_writings, note_writing};
pub(crate) use write::{seed, write};
