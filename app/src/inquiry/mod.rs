//! The year as those see it who work on it: 仕事場, one report, 進み方, opening a year and publishing it. All of it is drawn
//! by the server and sent back by forms; nothing here reaches readers' browsers.

mod alter;
mod board;
mod desk;
mod history;
mod items;
mod mail;
mod notice;
mod open;
mod paper;
mod publish;
mod state;
mod steps;
mod waiting;
mod words;
mod write;

pub use alter::AlteringForm;
pub use board::draw_board;
pub use desk::list_reports;
pub use history::{draw_history, draw_version};
pub use items::{ItemsForm, draw_items};
pub use mail::draw_mail;
pub use notice::{NoticeForm, draw_notice};
pub use open::{OpeningForm, draw_opening, draw_plans};
pub use paper::{PaperForm, draw_report};
pub use publish::{PublishingForm, draw_publishing};
