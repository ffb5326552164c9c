//! Pages of people who sign in, and the forms that they send. Who may come to each stands in one table; the rules
//! themselves are the model's. Each answer is a whole document, kept by nobody.

mod alter;
mod answer;
mod audit;
mod board;
mod departments;
mod fields;
mod guard;
mod history;
mod inquiry;
mod items;
mod link;
mod mail;
mod own;
mod people;
mod person;
mod publish;
mod report;
mod sign_in;
mod table;
mod work;

pub(super) use table::route;
pub use table::{Entry, Who, list_entries};
