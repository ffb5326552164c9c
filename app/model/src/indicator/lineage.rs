//! What a list says of how a figure stands to the one of the year before: that it begins, is called otherwise, is counted
//! otherwise. Said in the note behind the figure in words that can be read back; a list that says nothing is joined by
//! names.

use serde::{Deserialize, Serialize};

/// How a figure stands to the year before, as far as its list says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lineage {
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Ancestry::is_unsaid")]
    pub ancestry: Ancestry,
    /// 数え方の変更: what changed, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redefined: Option<String>,
}

/// Where an indicator comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ancestry {
    /// Nothing is said.
    #[default]
    Unsaid,
    /// It goes on from none of the year before.
    New,
    /// It was called so: heading + space + label.
    Renamed(String),
}

const NEW: &str = "新しい指標";
const RENAMED: &str = "」から名前を変更";
const REDEFINED: &str = "数え方の変更：";

impl Ancestry {
    /// Whether nothing is said.
    #[must_use]
    pub const fn is_unsaid(&self) -> bool {
        matches!(self, Self::Unsaid)
    }

    /// Whether it goes on from none.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        matches!(self, Self::New)
    }
}

impl Lineage {
    /// Whether nothing is said.
    #[must_use]
    pub const fn is_unsaid(&self) -> bool {
        self.ancestry.is_unsaid() && self.redefined.is_none()
    }

    /// The note that says it.
    #[must_use]
    pub fn write(&self) -> Option<String> {
        let ancestry = match &self.ancestry {
            Ancestry::Unsaid => None,
            Ancestry::New => Some(NEW.to_owned()),
            Ancestry::Renamed(former) => Some(format!("「{former}{RENAMED}")),
        };
        let redefined = self.redefined.as_ref().map(|sentence| format!("{REDEFINED}{sentence}"));
        let parts: Vec<String> = ancestry.into_iter().chain(redefined).collect();
        (!parts.is_empty()).then(|| parts.join("。"))
    }

    /// What a note says; of any other note nothing.
    #[must_use]
    pub fn read(note: &str) -> Self {
        let note = note.trim();
        let (ancestry, rest) = read_ancestry(note);
        let rest = rest.strip_prefix('。').unwrap_or(rest);
        match rest.strip_prefix(REDEFINED).map(str::trim).filter(|it| !it.is_empty()) {
            Some(sentence) => Self { ancestry, redefined: Some(sentence.to_owned()) },
            None if rest.is_empty() => Self { ancestry, redefined: None },
            None => Self::default(),
        }
    }
}

fn read_ancestry(note: &str) -> (Ancestry, &str) {
    if let Some(rest) = note.strip_prefix(NEW) {
        return (Ancestry::New, rest);
    }
    let renamed = note.strip_prefix('「').and_then(|inner| inner.split_once(RENAMED));
    match renamed.filter(|(former, _)| !former.is_empty()) {
        Some((former, rest)) => (Ancestry::Renamed(former.to_owned()), rest),
        None => (Ancestry::Unsaid, note),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_read_back() {
        let check = |ancestry: Ancestry, redefined: Option<&str>, note: &str| {
            let it = Lineage { ancestry, redefined: redefined.map(str::to_owned) };
            assert_eq!(it.write().as_deref(), Some(note));
            assert_eq!(Lineage::read(note), it);
        };
        let renamed = || Ancestry::Renamed("講座 「夏」の受講者数".to_owned());
        check(Ancestry::New, None, "新しい指標");
        check(renamed(), None, "「講座 「夏」の受講者数」から名前を変更");
        check(Ancestry::Unsaid, Some("電話を含む。"), "数え方の変更：電話を含む。");
        check(renamed(), Some("電話を含む"), "「講座 「夏」の受講者数」から名前を変更。数え方の変更：電話を含む");
        assert_eq!(Lineage::default().write(), None);
    }

    #[test]
    fn any_other_note_says_nothing_of_it() {
        for note in ["", "速報値", "新しい指標ではない", "集計方法を変更", "数え方の変更：", "「夏」から名前を変える"]
        {
            assert!(Lineage::read(note).is_unsaid(), "{note}");
        }
    }
}
