//! 一覧表: the official table of one year, from what was printed.

mod filter;
mod page;
mod service;
#[cfg(test)]
mod tests;

pub use page::build_table;
