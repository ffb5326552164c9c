//! 公表資料: the frozen sources, their editions, and which of them count.

pub(crate) mod check;
pub(crate) mod entity;
mod identity;
mod source;
pub(crate) mod store;

pub(crate) use identity::{Heading, identity_of, plan_key};
pub(crate) use source::{freeze, read_source};
