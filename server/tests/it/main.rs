//! Tests over HTTP, of the commands, and over the tree.

#![allow(clippy::unwrap_used)] // a test that panics has failed, as it should

mod api;
mod api_shape;
mod base;
mod command;
mod database;
mod desk;
mod english;
mod full;
mod fuzz;
mod hostile;
mod http;
mod http_addresses;
mod http_cache;
mod http_limits;
mod http_log;
mod indicators;
mod items;
mod live;
mod mail;
mod metrics;
mod observatory;
mod people;
mod people_commands;
mod report;
mod rights;
mod serve;
mod settings;
mod sign_in;
mod small_disk;
mod staff;
mod support;
mod tidy;
mod trust;
mod year;
