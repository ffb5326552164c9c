//! Tests over HTTP and over the tree.
