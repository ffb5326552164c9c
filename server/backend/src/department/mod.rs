//! 担当課・団体: their tables, 組織改正 entered by hand, and what readers see of them.

pub(crate) mod entity;
mod page;
mod service;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use page::{build_answering, build_department};
pub use service::{Departments, People};
