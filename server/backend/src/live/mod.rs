//! 共同編集: the shared document of each report that people write in, its log, and who sits at it. What is passed on or
//! acknowledged is stored before; the typed rows of the report follow in the same commit. Knows no HTTP: a [`Seat`] takes
//! and gives frames, whatever carries them.

mod allowance;
mod document;
mod documents;
mod entity;
mod follow;
mod form;
mod full;
mod place;
mod presence;
mod reports;
mod room;
mod seat;
mod store;
mod tick;
mod versions;

pub use documents::{Documents, Pace};
pub use follow::{Follow, Following};
pub use form::Sent;
pub use reports::Reports;
pub use seat::{Farewell, Parcel, Rights, Seat, Speaks, Writer};
