//! 指標: the explorer, and one indicator through the years.

mod card;
mod compare;
pub(crate) mod explorer;
mod filters;
mod framed;
mod numbers;
pub(crate) mod one;
mod question;
mod table;
pub(crate) mod together;
mod years;

pub use card::IndicatorCard;
pub use compare::ComparePage;
pub use explorer::IndicatorsPage;
pub use framed::framed_document;
pub use one::IndicatorPage;
pub(crate) use question::{PATH, address};
pub(crate) use table::Lines;
