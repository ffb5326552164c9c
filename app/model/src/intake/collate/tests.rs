//! Collating, as people see it: small invented lists, and what becomes of them.

mod build;
mod departments;
mod indicators;
mod measures;
mod order;
mod passages;
mod real;
mod stored;
mod successions;
