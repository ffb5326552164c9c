//! 概況: the whole year on one page, said first and then shown.

mod glance;
mod head;
mod links;
mod matrix;
mod moves;
mod page;
pub(crate) mod route;
mod talk;
mod unreported;

pub use page::Overview;
pub use route::OverviewPage;
