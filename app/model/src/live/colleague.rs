//! Who else is at a document, as their clients tell: name, which field, where their caret is.

use super::Anchor;
use serde::{Deserialize, Serialize};

/// What a client tells of who sits at it. Other programs' clients may tell less, or more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// Who.
    #[serde(default)]
    pub user: ColleagueName,
    /// Which field they are in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Their caret in a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<Caret>,
}

/// Under what they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColleagueName {
    /// 氏名.
    #[serde(default)]
    pub name: String,
}

/// Both ends of what they have chosen in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caret {
    /// Where it began.
    pub anchor: Anchor,
    /// Where the caret stands.
    pub head: Anchor,
}

/// How many colours there are for people beside oneself.
pub const COLOURS: u64 = 6;

/// The colour of a client, the same on every screen.
#[must_use]
pub const fn colour_of(client: u64) -> u64 {
    client % COLOURS
}

impl Colleague {
    /// 「田中」 of 「田中　花子」: what fits a flag.
    #[must_use]
    pub fn family_name(&self) -> &str {
        let name = self.user.name.split([' ', '\u{3000}']).find(|it| !it.is_empty());
        name.unwrap_or("名前のない人")
    }
}
