//! 検索: looks for words in everything published.

mod page;
#[cfg(test)]
mod tests;

pub use page::build_search;
