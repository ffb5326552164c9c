//! 担当課・団体: their tables, and 組織改正 entered by hand.

pub(crate) mod entity;
mod service;
pub(crate) mod store;

pub use service::{Departments, People};
