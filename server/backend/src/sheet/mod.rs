//! 一覧表: the official table of one year, from what was printed.

mod service;
