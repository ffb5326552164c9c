//! What the 事務局 sees of the mail that goes with 督促.

use crate::account::MailRow;
use serde::{Deserialize, Serialize};

/// The queue of 督促.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailPage {
    /// How many wait or are under way.
    pub waiting: usize,
    /// How many were sent.
    pub sent: usize,
    /// Those that did not, or may not have arrived, newest first.
    pub failed: Vec<MailRow>,
}
