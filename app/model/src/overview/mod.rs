//! 概況: counts, moves and what to talk about.

mod attention;
mod counts;
mod moves;
mod page;
mod reason;
#[cfg(test)]
mod samples;
mod sentence;
mod transitions;

pub use attention::{Care, Fall, Fallen, Judged, find_cares};
pub use counts::{count_marks, merge_schemes};
pub use moves::rank_moves;
pub use page::{
    Attention, Changed, Comparison, Glance, GlanceGroup, GlanceRow, Item, MarkCount, Move, Moves, OverviewPage, Phrase,
    PlanTab, Source, Tone, Unreported,
};
pub use reason::{Quote, QuoteSource, find_reason};
pub use sentence::write_sentence;
pub use transitions::Transitions;
