//! 概況: the page of one year, built from the snapshot. It reads nothing else and writes nothing.

mod compare;
mod figures;
mod glance;
mod page;
#[cfg(test)]
pub(crate) mod samples;
mod talk;
#[cfg(test)]
mod tests;
mod view;

pub use page::{Choice, NotShown, build_overview};
