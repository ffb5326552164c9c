//! The terms and rules of a city's welfare plans and their yearly progress reports, as types and pure functions
//! shared by server and browser. It deliberately knows no framework, database, clock, randomness or I/O.
//!
//! Rooms, in the order in which they may use each other, after the ground (`year`, `calendar`, `date`, `moment`,
//! `number`, `text`, `id`, `writing`).

pub mod calendar;
pub mod date;
pub mod id;
pub mod moment;
pub mod number;
pub mod text;
pub mod writing;
pub mod year;

pub mod account;
pub mod department;
pub mod plan;

pub mod indicator;

pub mod report;

pub mod inquiry;

pub mod live;

pub mod publication;

pub mod sheet;

pub mod intake;

pub mod overview;

pub mod search;
