//! 担当課・団体: who answers for what in a year, and one of them.

pub(crate) mod all;
pub(crate) mod one;

pub use all::DepartmentsPage;
pub use one::DepartmentPage;
