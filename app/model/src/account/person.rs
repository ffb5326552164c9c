//! People as the 管理 sees them, and where someone is signed in.

use super::{MailAddress, Membership, OfficeRole, PersonName, SignInName};
use crate::id::{AccountId, SessionId};
use crate::moment::Moment;
use serde::{Deserialize, Serialize};

/// Whether someone can sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// Invited, without a password yet.
    Invited,
    /// With a password.
    Active,
    /// Disabled since then.
    Disabled(Moment),
}

/// Whether a second factor is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SecondFactor {
    /// The password alone.
    Off,
    /// A code too.
    On,
}

/// How someone is called and reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// ログインの名前.
    pub sign_in: SignInName,
    /// 氏名.
    pub name: PersonName,
    /// Where reminders go.
    pub mail: Option<MailAddress>,
}

/// Someone with an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The account.
    pub account: AccountId,
    /// How they are called.
    pub identity: Identity,
    /// Whether they can sign in.
    pub standing: Standing,
    /// Whether a code is asked for.
    pub second_factor: SecondFactor,
    /// Roles in departments, past and coming ones too, by department and first year.
    pub memberships: Vec<Membership>,
    /// To the whole city.
    pub offices: Vec<OfficeRole>,
}

/// Where someone is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionEntry {
    /// Which.
    pub session: SessionId,
    /// Sign-in.
    pub began: Moment,
    /// Last request, to the minute.
    pub seen: Moment,
    /// When it ends if nothing more happens.
    pub ends: Moment,
    /// The address that was signed in from.
    pub address: Option<String>,
    /// What the browser calls itself.
    pub browser: Option<String>,
}
