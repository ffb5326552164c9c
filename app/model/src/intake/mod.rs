//! 取込: what a reader of a file was not sure of, what people decided, and how the lists of several years become one
//! set of facts.

mod collate;
mod doubt;
mod facts;
mod passage;

pub use collate::collate;
pub use doubt::{Choice, Decisions, Doubt, DoubtKind, ask_once, renaming_key};
pub use facts::{Collated, Difference, Facts, Listing};
pub use passage::{ListedIndicator, ListedMeasure, ListedPolicy, MarkTurn, Passage, Renamed, Turnover};
