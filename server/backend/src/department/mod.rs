//! 担当課・団体: their tables.

pub(crate) mod entity;
