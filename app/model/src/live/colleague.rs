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
pub const HUES: u8 = 6;

/// The first colour that nobody here bears yet; with more people than colours, some share one.
#[must_use]
pub fn free_hue(taken: impl IntoIterator<Item = u8>) -> u8 {
    let mut counts = [0_u32; HUES as usize];
    for hue in taken {
        counts[usize::from(hue % HUES)] += 1;
    }
    (0..HUES).min_by_key(|hue| counts[usize::from(*hue)]).unwrap_or_default()
}

impl Colleague {
    /// 「田中」 of 「田中　花子」: what fits a flag.
    #[must_use]
    pub fn family_name(&self) -> &str {
        let name = self.user.name.split([' ', '\u{3000}']).find(|it| !it.is_empty());
        name.unwrap_or("名前のない人")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_bear_different_colours_as_long_as_there_are_some() {
        let mut taken = Vec::new();
        for _ in 0..8 {
            taken.push(free_hue(taken.iter().copied()));
        }
        assert_eq!(taken, [0, 1, 2, 3, 4, 5, 0, 1]);
        assert_eq!(free_hue([0, 2, 3]), 1);
    }
}
