//! 指標 and 実績値: their tables, and the pages that show them.

pub mod entity;
mod page;

pub use page::indicators_page;
