//! SQL of this room.

pub(super) mod attempt;
pub(super) mod factor;
pub(super) mod link;
pub(crate) mod mail;
pub(crate) mod people;
pub(super) mod session;
