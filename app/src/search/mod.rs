//! 検索: words in all years' lists.

mod hit;
mod question;
pub(crate) mod route;

pub(crate) use question::{PATH, address};
pub use route::SearchPage;
