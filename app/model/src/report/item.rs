//! 新しい項目: what is asked for the first time, before any list prints it: title, 計画の記載, and where it is to stand.

use crate::id::PolicyId;
use serde::{Deserialize, Serialize};

/// Most letters of a title and of 計画の記載.
const MOST_TITLE: usize = 100;
const MOST_COMMITMENT: usize = 4_000;
/// Above any number of a real list.
const MOST_NUMBER: u32 = 99;

/// An item that begins with a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewItem {
    title: String,
    commitment: Option<String>,
    number: String,
    /// 基本施策 under which it stands.
    pub policy: PolicyId,
}

/// Why it is none; the sentence says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ItemRefused {
    /// No title.
    #[error("項目の題名を入れてください。")]
    NoTitle,
    /// A title that can't be printed.
    #[error("題名は{MOST_TITLE}文字までの一行で、【】を使わずに書いてください。")]
    BadTitle,
    /// Over the limit.
    #[error("計画の記載は{MOST_COMMITMENT}文字までにしてください。")]
    LongCommitment,
    /// No number.
    #[error("番号は「(7)」のように、1から{MOST_NUMBER}までの数字で入れてください。")]
    BadNumber,
}

impl NewItem {
    /// Checks what was typed.
    ///
    /// # Errors
    /// When title, 計画の記載 or number can't be printed.
    pub fn new(title: &str, commitment: &str, number: &str, policy: PolicyId) -> Result<Self, ItemRefused> {
        let title = title.trim();
        if title.is_empty() {
            return Err(ItemRefused::NoTitle);
        }
        let strange = |sign: char| sign.is_control() || "【】".contains(sign);
        if title.chars().count() > MOST_TITLE || title.contains(strange) {
            return Err(ItemRefused::BadTitle);
        }
        let commitment = commitment.trim();
        if commitment.chars().count() > MOST_COMMITMENT {
            return Err(ItemRefused::LongCommitment);
        }
        Ok(Self {
            title: title.to_owned(),
            commitment: (!commitment.is_empty()).then(|| commitment.to_owned()),
            number: read_number(number).ok_or(ItemRefused::BadNumber)?,
            policy,
        })
    }

    /// Its title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// 計画の記載.
    #[must_use]
    pub fn commitment(&self) -> Option<&str> {
        self.commitment.as_deref()
    }

    /// As it is printed: 「(7)」.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }
}

/// 「7」「(7)」「（７）」 → 「(7)」.
fn read_number(typed: &str) -> Option<String> {
    let inner = typed.trim().trim_start_matches(['(', '（']).trim_end_matches([')', '）']);
    let narrow = |sign: char| match sign {
        '０'..='９' => char::from_u32(u32::from(sign) - u32::from('０') + u32::from('0')),
        _ => Some(sign),
    };
    let digits: String = inner.trim().chars().filter_map(narrow).collect();
    let number: u32 = digits.parse().ok()?;
    (1..=MOST_NUMBER).contains(&number).then(|| format!("({number})"))
}

/// The number behind 「(7)」, to sort and to count on by; one that is printed in another way comes last.
#[must_use]
pub fn number_of(printed: &str) -> u32 {
    printed.trim_start_matches('(').trim_end_matches(')').parse().unwrap_or(MOST_NUMBER + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, number: &str) -> Result<(String, String), ItemRefused> {
        NewItem::new(title, " ・取り組みます。\n", number, PolicyId(1)).map(|it| (it.title, it.number))
    }

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for typed in ["7", "(7)", "（７）", " ７ "] {
            assert_eq!(check(" 居場所づくり ", typed), Ok(("居場所づくり".to_owned(), "(7)".to_owned())), "{typed}");
        }
        for typed in ["", "0", "100", "七", "7-1", "-7"] {
            assert_eq!(check("居場所づくり", typed), Err(ItemRefused::BadNumber), "{typed}");
        }
        assert_eq!((number_of("(12)"), number_of("①")), (12, 100));
    }

    #[test]
    fn a_title_is_one_line_without_flags() {
        assert_eq!(check("　", "1"), Err(ItemRefused::NoTitle));
        for title in ["居場所\n二", "居場所【新規】", &"字".repeat(101)] {
            assert_eq!(check(title, "1"), Err(ItemRefused::BadTitle), "{title}");
        }
        let bare = NewItem::new("居場所", " ", "1", PolicyId(1)).unwrap();
        assert_eq!(bare.commitment(), None);
        let long = NewItem::new("居場所", &"字".repeat(4_001), "1", PolicyId(1));
        assert_eq!(long, Err(ItemRefused::LongCommitment));
    }
}
