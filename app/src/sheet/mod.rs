//! 一覧表: the official table on screen and on paper.

mod filters;
mod head;
mod question;
pub(crate) mod route;
mod row;
mod table;

pub(crate) use question::{PATH, address};
pub use route::TablePage;
