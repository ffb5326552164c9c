//! 指標 and 実績値: their tables.

pub mod entity;
