//! 取込: takes in a printed list, keeps people's decisions, and derives the stored facts from both. The tables of plans,
//! reports, departments and indicators are derived data: this room alone writes them, all in one transaction.

mod asked;
mod check;
pub(crate) mod decode;
mod encode;
pub(crate) mod entity;
mod identity;
mod layout;
mod order;
mod paper;
mod publish;
pub(crate) mod refresh;
mod rows;
pub mod sample;
mod service;
pub(crate) mod store;
mod successions;
mod text;
mod work;

pub use asked::Asked;
pub use check::Checked;
pub use order::{How, Imported, Order, Outcome, PlanTaken, PlanYears, Source, Taken, Withdrawal};
pub use publish::{Publishing, Unconfirmed};
pub use text::read_text;
