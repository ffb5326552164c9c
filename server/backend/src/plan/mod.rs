//! 計画, 基本施策, 項目, 掲載 and marks: their tables.

pub mod entity;
