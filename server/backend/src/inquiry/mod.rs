//! 照会: opening a plan's year, until when who answers what, who has answered, and 督促. Every change is one transaction
//! with its row in the audit log.

mod audit;
mod board;
mod decode;
mod desk;
pub(crate) mod entity;
mod hints;
mod history;
mod items;
mod mail;
mod open;
mod paper;
mod propose;
mod remind;
pub(crate) mod store;
mod touched;

pub use open::{OpenInquiry, Opening};
pub(crate) use open::{record, write_json};
