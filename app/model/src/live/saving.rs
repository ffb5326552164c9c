//! What a page says of what was typed: where it is kept by now.

use serde::{Deserialize, Serialize};

/// Where what was typed is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Saving {
    /// The document is on its way.
    Opening,
    /// All of it is stored by the server.
    Saved,
    /// So many edits are on their way.
    Sending(usize),
    /// No connection; so many edits are not stored by the server.
    Away(usize, Shelf),
    /// Nobody is signed in any more; so many edits are not stored by the server.
    SignedOut(usize, Shelf),
    /// All is stored but so many figures, which can't be read as they are typed.
    Unread(usize),
    /// So many UTF-16 units too long to be stored; so many edits are not.
    TooLong(u32, usize),
    /// The server takes no more, and says why; so many edits are not stored.
    Denied(usize, String),
    /// Nothing is written here: the page shows what others write, as long as it is connected.
    Watching {
        /// Whether it is.
        connected: bool,
    },
}

/// Whether this device keeps what the server doesn't have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shelf {
    /// It outlives the page.
    Kept,
    /// It is being written down.
    Keeping,
    /// The browser refuses: it is gone with the page.
    Refused,
}

impl Saving {
    /// The sentence beside its sign.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Opening => "開いています".to_owned(),
            Self::Saved => "保存済み".to_owned(),
            Self::Sending(many) => format!("保存しています（送信中 {many} 件）"),
            Self::Away(0, _) => "つながっていません（切断中）。書いたものは保存済みです".to_owned(),
            Self::Away(many, Shelf::Kept) => {
                format!("つながっていません（切断中）。{many} 件をこの端末に残しています")
            }
            Self::Away(many, Shelf::Keeping) => {
                format!("つながっていません（切断中）。{many} 件をこの端末に書きとめています")
            }
            Self::Away(many, Shelf::Refused) => {
                format!("つながっていません（切断中）。{many} 件はこの端末には残せません。閉じる前に文を写してください")
            }
            Self::SignedOut(0, _) => "ログインが切れました。書いたものは保存済みです".to_owned(),
            Self::SignedOut(many, Shelf::Refused) => {
                format!("ログインが切れました。{many} 件はこの端末には残せません。閉じる前に文を写してください")
            }
            Self::SignedOut(many, _) => format!("ログインが切れました。{many} 件をこの端末に残しています"),
            Self::Watching { connected: true } => "見るだけのページです。ほかの人が書くと、すぐに変わります".to_owned(),
            Self::Watching { connected: false } => {
                "つながっていません（切断中）。切れる前の内容を表示しています".to_owned()
            }
            Self::Unread(many) => format!("読めない数字が {many} つあり、保存されていません"),
            Self::TooLong(over, _) => {
                format!("保存できません。文章が長すぎます。あと {over} 文字減らすと保存されます")
            }
            Self::Denied(0, why) => format!("書いたものは保存済みです。{why}"),
            Self::Denied(many, why) => format!("{many} 件は保存できません。{why}"),
        }
    }

    /// Name of its sign and colour.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Saved | Self::Watching { connected: true } => "saved",
            Self::Opening | Self::Sending(_) => "sending",
            Self::Away(..) | Self::SignedOut(..) | Self::Watching { connected: false } => "away",
            Self::Unread(_) | Self::TooLong(..) | Self::Denied(..) => "denied",
        }
    }

    /// How many edits would be lost with the page and this device's storage.
    #[must_use]
    pub const fn unstored(&self) -> usize {
        match self {
            Self::Opening | Self::Saved | Self::Watching { .. } | Self::Denied(..) => 0,
            Self::Unread(many)
            | Self::Sending(many)
            | Self::Away(many, _)
            | Self::SignedOut(many, _)
            | Self::TooLong(_, many) => *many,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_names_what_is_not_stored() {
        assert_eq!(Saving::Sending(3).words(), "保存しています（送信中 3 件）");
        assert!(Saving::Away(2, Shelf::Kept).words().contains("2 件をこの端末に残しています"));
        assert!(Saving::Away(2, Shelf::Refused).words().contains("この端末には残せません"));
        assert_eq!(Saving::Unread(1).words(), "読めない数字が 1 つあり、保存されていません");
        assert!(Saving::SignedOut(2, Shelf::Kept).words().contains("2 件をこの端末に残しています"));
        assert_eq!(Saving::Denied(0, "提出済みです。".into()).words(), "書いたものは保存済みです。提出済みです。");
        assert_eq!(Saving::Denied(2, "提出済みです。".into()).words(), "2 件は保存できません。提出済みです。");
        assert!(Saving::Away(0, Shelf::Refused).words().contains("保存済み"));
    }
}
