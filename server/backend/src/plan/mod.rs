//! 計画, 基本施策, 項目, 掲載 and marks: their tables, and the page of one 項目.

pub(crate) mod entity;
mod eras;
mod page;
#[cfg(test)]
mod tests;

pub use page::build_measure;
