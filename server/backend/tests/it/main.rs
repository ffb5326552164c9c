//! Tests of each room on both databases.
