//! One-time links: what each is for, and how long it can be used.

use crate::moment::Moment;
use serde::{Deserialize, Serialize};

const HOUR: i64 = 60 * 60;

/// What whoever holds the link may do with it, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LinkPurpose {
    /// Making the first 管理 account of an empty installation.
    FirstAdministrator,
    /// Setting the first password of an account.
    Invitation,
    /// Setting a new one.
    Reset,
    /// Signing in without a password: an invented city's people, to try the product.
    Demo,
}

/// A one-time link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// What for.
    pub purpose: LinkPurpose,
    /// When it was made.
    pub made: Moment,
    /// When it was used.
    pub used: Option<Moment>,
}

/// Why a link leads nowhere; the sentence says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkRefused {
    /// There is none, or a newer one has taken its place.
    #[error("このリンクは使えません。新しいリンクが送られていないか、管理の担当におたずねください。")]
    Unknown,
    /// It has been used.
    #[error("このリンクはもう使われています。ログインするか、管理の担当に新しいリンクをお求めください。")]
    Used,
    /// Too late.
    #[error("このリンクの期限が過ぎています。管理の担当に新しいリンクをお求めください。")]
    Over,
}

impl LinkPurpose {
    /// What the link is called.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::FirstAdministrator => "最初のアカウントのリンク",
            Self::Invitation => "招待のリンク",
            Self::Reset => "再設定のリンク",
            Self::Demo => "見本市の人のリンク",
        }
    }

    /// Seconds for which a link can be used. An invitation waits over a long weekend.
    #[must_use]
    pub const fn lasts(self) -> i64 {
        match self {
            Self::Invitation => 7 * 24 * HOUR,
            Self::FirstAdministrator | Self::Reset | Self::Demo => 24 * HOUR,
        }
    }
}

impl Link {
    /// When it can no longer be used.
    #[must_use]
    pub const fn ends(self) -> Moment {
        self.made.after(self.purpose.lasts())
    }

    /// The link, used now.
    ///
    /// # Errors
    /// When it was used before, or it is too late.
    pub fn take(self, now: Moment) -> Result<Self, LinkRefused> {
        match self.used {
            Some(_) => Err(LinkRefused::Used),
            None if self.ends() <= now => Err(LinkRefused::Over),
            None => Ok(Self { used: Some(now), ..self }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_used_once_and_in_time() {
        let link = Link { purpose: LinkPurpose::Reset, made: Moment(1_000), used: None };
        let last = link.ends().after(-1);
        let used = link.take(last).unwrap();
        assert_eq!(used.take(last), Err(LinkRefused::Used));
        assert_eq!(link.take(link.ends()), Err(LinkRefused::Over));
        let longer = Link { purpose: LinkPurpose::Invitation, ..link };
        assert!(longer.take(link.ends()).is_ok());
    }
}
