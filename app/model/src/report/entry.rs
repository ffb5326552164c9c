//! One value of a report that is being written: a figure, as one word that people can read too.

use crate::indicator::{Decimal, Figure, Reason};
use crate::number::{Amount, unit_key};
use serde::{Deserialize, Serialize};

/// 実績値 of the year that is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// A number, or why there is none.
    pub figure: Figure,
    /// 約; never beside a reason.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
}

const ABOUT: &str = "約";

/// Why what somebody typed is no value; the sentence says what to write.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryRefused {
    /// No number and no reason.
    #[error("「{0}」は数字として読めません。数字か、実施なし・集計中・対象外・新規・廃止のどれかを入れてください。")]
    Unreadable(String),
    /// Another unit than the indicator's.
    #[error("「{typed}」の単位が、この指標の単位「{unit}」と違います。単位をそろえてください。")]
    OtherUnit {
        /// As typed.
        typed: String,
        /// The indicator's.
        unit: String,
    },
}

impl Entry {
    /// Reads what somebody typed into the field of an indicator: 「28」「１，５００人」「約1500」「実施なし」; blank is `None`.
    ///
    /// # Errors
    /// When it is no value, or one in another unit.
    pub fn typed(text: &str, unit: Option<&str>) -> Result<Option<Self>, EntryRefused> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        if let Some(reason) = Reason::read(text) {
            return Ok(Some(Self::exact(Figure::Absent(reason))));
        }
        let unreadable = || EntryRefused::Unreadable(text.to_owned());
        let (number, sign) = match text.strip_prefix(['-', '－', '−']) {
            Some(rest) => (rest, Decimal::NEGATIVE_ONE),
            None => (text, Decimal::ONE),
        };
        let read = Amount::read(number).ok_or_else(unreadable)?;
        let other = |found: &&str| unit.is_none_or(|unit| unit_key(unit) != unit_key(found));
        if let Some(unit) = read.unit.as_deref().filter(other).and(unit) {
            return Err(EntryRefused::OtherUnit { typed: text.to_owned(), unit: unit.to_owned() });
        }
        let value = read.value.checked_mul(sign).ok_or_else(unreadable)?;
        Ok(Some(Self { figure: Figure::Value(value), approximate: read.approximate }))
    }

    /// A number as counted, or a reason.
    #[must_use]
    pub const fn exact(figure: Figure) -> Self {
        Self { figure, approximate: false }
    }

    /// Reads 「27」「-1.5」「約1500」「実施なし」; `None` for anything else, the same number written in another way too.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        if let Some(reason) = Reason::ALL.into_iter().find(|it| it.words() == word) {
            return Some(Self::exact(Figure::Absent(reason)));
        }
        let digits = word.strip_prefix(ABOUT);
        let (digits, approximate) = (digits.unwrap_or(word), digits.is_some());
        let value: Decimal = digits.parse().ok()?;
        (value.to_string() == digits).then_some(Self { figure: Figure::Value(value), approximate })
    }

    /// The word that stands for it.
    #[must_use]
    pub fn write(&self) -> String {
        match self.figure {
            Figure::Absent(reason) => reason.words().to_owned(),
            Figure::Value(value) if self.approximate => format!("{ABOUT}{value}"),
            Figure::Value(value) => value.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_one_word() {
        for word in ["0", "27", "-1.50", "約1500", "実施なし", "集計中", "対象外", "新規", "廃止"] {
            assert_eq!(Entry::read(word).map(|it| it.write()).as_deref(), Some(word));
        }
        for word in ["", "約", "約実施なし", "+5", "007", "1e3", "1,500", "２７", " 27", "27件", "-0"] {
            assert_eq!(Entry::read(word), None, "{word}");
        }
    }

    #[test]
    fn a_value_is_typed_as_people_write_it() {
        let check = |text: &str, expected: Option<&str>| {
            let found = Entry::typed(text, Some("人")).unwrap();
            assert_eq!(found.map(|it| it.write()).as_deref(), expected, "{text}");
        };
        check("", None);
        check("　 ", None);
        check("28", Some("28"));
        check(" １，５００人 ", Some("1500"));
        check("約1500名", Some("約1500"));
        check("-3", Some("-3"));
        check("0", Some("0"));
        check("98.5", Some("98.5"));
        check("実施なし", Some("実施なし"));
        check("未集計", Some("集計中"));
    }

    #[test]
    fn what_is_no_value_is_refused_and_says_what_to_write() {
        let refused = |text: &str| Entry::typed(text, Some("人")).unwrap_err().to_string();
        assert!(refused("たくさん").contains("「たくさん」は数字として読めません"));
        assert!(refused("1,23").contains("数字として読めません"));
        assert!(refused("なし").contains("数字として読めません"), "that may be a 0");
        assert!(refused("28件").contains("この指標の単位「人」と違います"));
        assert!(Entry::typed("28件", None).is_ok(), "where no unit is printed any will do");
    }
}
