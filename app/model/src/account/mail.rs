//! メール: what is sent to people, and what became of it. A mail is claimed before it is sent, so that none goes twice.

use crate::id::AccountId;
use crate::moment::Moment;
use serde::{Deserialize, Serialize};

/// Seconds after which nobody waits any more to hear what became of a mail under way.
pub const MAIL_TIMEOUT: i64 = 10 * 60;
/// Seconds after which a mail that could not be sent says something that is no longer so.
pub const MAIL_KEEPS: i64 = 3 * 24 * 60 * 60;

/// Whether mail is sent at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mailing {
    /// The settings name a mail server.
    On,
    /// They do not: everything is shown in the app alone.
    #[default]
    Off,
}

/// What became of a mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MailState {
    /// It waits in the queue.
    Waiting,
    /// The mail server has it.
    Sent(Moment),
    /// The mail server, or the way to it, refused; why, in a sentence that says what to do.
    Failed(String),
    /// It is under way.
    UnderWay,
    /// It was under way when the server ended: it may have been sent.
    Unknown,
}

/// A mail as the pages show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailRow {
    /// Key.
    pub mail: i64,
    /// To whom.
    pub account: AccountId,
    /// 氏名.
    pub name: String,
    /// The address that it is for.
    pub address: String,
    /// What it is about: the department that is reminded, or the kind of link.
    pub about: String,
    /// When it was put into the queue.
    pub made: Moment,
    /// What became of it.
    pub state: MailState,
}

impl MailState {
    /// From what is noted of a mail.
    #[must_use]
    pub fn of(claimed: Option<Moment>, sent: Option<Moment>, failure: Option<String>, now: Moment) -> Self {
        match (claimed, sent, failure) {
            (_, Some(at), _) => Self::Sent(at),
            (_, None, Some(why)) => Self::Failed(why),
            (None, None, None) => Self::Waiting,
            (Some(at), None, None) if now.since(at) < MAIL_TIMEOUT => Self::UnderWay,
            (Some(_), None, None) => Self::Unknown,
        }
    }

    /// Whether it may be sent once more: only when it surely or possibly did not arrive.
    #[must_use]
    pub const fn may_go_again(&self) -> bool {
        matches!(self, Self::Failed(_) | Self::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_goes_again_only_where_it_may_not_have_arrived() {
        let check = |claimed: Option<i64>, sent: Option<i64>, failure: Option<&str>, state: MailState, again: bool| {
            let found = MailState::of(claimed.map(Moment), sent.map(Moment), failure.map(str::to_owned), Moment(1_000));
            assert_eq!((found.may_go_again(), found), (again, state));
        };
        check(None, None, None, MailState::Waiting, false);
        check(Some(900), None, None, MailState::UnderWay, false);
        check(Some(400), None, None, MailState::Unknown, true);
        check(Some(400), Some(410), None, MailState::Sent(Moment(410)), false);
        check(Some(400), None, Some("why"), MailState::Failed("why".to_owned()), true);
    }
}
