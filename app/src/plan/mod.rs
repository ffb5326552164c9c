//! 項目: one measure in one year: title and mark, its years, promise and report, figures, and how it came there.

mod against;
mod figures;
mod head;
mod report;
pub(crate) mod route;
mod years;

pub(crate) use against::address;
pub use route::MeasurePage;
