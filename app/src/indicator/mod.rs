//! 指標: the explorer, and one indicator through the years.

mod list;

pub use list::IndicatorsPage;
