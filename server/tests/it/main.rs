//! Tests over HTTP and over the tree.

mod http;
mod http_cache;
mod http_limits;
mod support;
