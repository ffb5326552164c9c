//! 概況: counts, moves and what to talk about.

mod page;

pub use page::{
    Attention, Changed, Comparison, Fall, Glance, GlanceGroup, GlanceRow, Item, MarkCount, Move, Moves, OverviewPage,
    Phrase, PlanTab, Quote, Source, Unreported,
};
