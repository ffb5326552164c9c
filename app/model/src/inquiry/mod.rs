//! 照会: one plan's year opened for answers: who is asked for what, until when, and who has answered.

mod board;
mod open;

pub use board::{Answer, BoardRow, Waiting, count_states, list_rows};
pub use open::{Inquiry, InquiryRefused, MAX_MESSAGE, Question, list_questions};
