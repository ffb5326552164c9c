//! Collating, as people see it: small invented lists, and what becomes of them.

mod build;
mod joining;
mod order;
mod passages;
mod real;
mod stored;
