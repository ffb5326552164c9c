//! 項目: one measure, what was promised and what was done.
