//! Numbers as they stand in Japanese text: full and half width, grouped by commas, with 約 before and a unit after.

mod amount;
mod digits;
mod kanji;
mod prose;
mod unit;

pub use amount::{Amount, ROUGHLY, is_rough, write_number};
pub use digits::{leading_digits, leading_number};
pub use kanji::{read_circled, read_kanji};
pub use prose::prose;
pub use unit::{leading_unit, sized_unit, unit_key};
