//! 検索: words in all years' texts, found as people type them and marked where they stand.

mod found;
mod page;

pub use found::{Piece, excerpt, marked, words_of};
pub use page::{Field, Found, Hit, Kind, SearchFilter, SearchPage};
