//! 進捗報告: its tables.

pub mod entity;
