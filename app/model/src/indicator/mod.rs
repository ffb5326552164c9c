//! 指標 and 実績値: figures that are a value or a reason, their series through the years, and how one year compares.

mod amount;
mod awaited;
mod beginning;
mod change;
mod compare;
mod fall;
mod figure;
pub mod filter;
mod lineage;
pub mod page;
mod remark;
mod representative;
mod series;
mod spoken;
mod way;

pub use amount::{Amount, grouped};
pub use awaited::is_awaited;
pub use beginning::Beginning;
pub use change::Change;
pub use compare::{Comparison, MOST_COMPARED, Measured, NUMBERS, index_words};
#[cfg(test)]
pub(crate) use fall::tests::moved;
pub use fall::{Moved, find_falls, is_ranked};
pub use figure::{Counting, Decimal, Direction, Figure, Reason, Timing};
pub use lineage::{Ancestry, Lineage};
pub use remark::{Remark, RemarkKind, note_of_remark};
pub use representative::{TwoNumbers, find_representative};
pub use series::{Break, Indicator, Observation, Origin, Point, Series};
pub use spoken::name_unit;
pub use way::Way;
