//! Commands and HTTP of the binary `ayumi`. A library so that tests can start the router in their own process.

pub mod command;
pub mod config;
pub mod layers;
pub mod mail;
pub mod routes;
