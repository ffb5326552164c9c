//! Tests over HTTP and over the tree.

#![allow(clippy::unwrap_used)] // a test that panics has failed, as it should

mod command;
mod http;
mod http_cache;
mod http_limits;
mod support;
mod tidy;
