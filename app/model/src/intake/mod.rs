//! 取込: what a reader of a file was not sure of, what people decided, and how the lists of several years become one
//! set of facts.

mod collate;
mod doubt;

pub use collate::{Collated, Difference, Facts, Listing, collate};
pub use doubt::{Choice, Decisions, Doubt, DoubtKind};
