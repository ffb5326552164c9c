//! 指標 and 実績値: their tables, what charts draw of them, the explorer and the page of one.

mod awaited;
mod card;
mod compare;
pub mod entity;
mod explorer;
mod own;
mod page;
mod representative;
mod series;
#[cfg(test)]
mod tests;

pub use awaited::{is_awaited, is_unsaid};
pub use card::{DrawCard, card_of};
pub use compare::{build_comparison, comparison_of};
pub use explorer::build_explorer;
pub use own::{Former, former_figures, own_figure};
pub use page::{Drawing, build_indicator, chart_of};
pub use representative::representative_of;
pub use series::{Axis, change_of, series_of};
