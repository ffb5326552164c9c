//! 照会: one plan's year opened for answers: who is asked for what, until when, and who has answered.

mod board;
mod history;
mod items;
mod mail;
mod may;
mod open;
mod page;
mod paper;
mod proposal;

pub use board::{Answer, BoardRow, Waiting, count_states, days_until, is_waited_for, list_rows};
pub use history::{Against, Changes, HistoryHead, HistoryPage, ValueChange, VersionPage, VersionRow, Wrote};
pub use items::{AskedItem, Begins, ItemPolicy, ItemsPage};
pub use mail::MailPage;
pub use may::{InquiryAct, SecretariatOnly, may};
pub use open::{Deadlines, Inquiry, InquiryRefused, MAX_MESSAGE, Notice, Question, has_ended, list_questions};
pub use page::{
    BoardLine, BoardPage, BoardReport, CheckItem, CheckPage, News, Touch, WorkAct, WorkPage, WorkReport, WorkYear,
};
pub use paper::{AlterationRow, HistoryRow, LastReport, PaperAct, ReportPage, Signed, ValueRow};
pub use proposal::{Proposal, ProposedItem};
