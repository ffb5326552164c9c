//! One value of the document's map of values: a figure, as one word that people can read too.

use crate::indicator::{Decimal, Figure, Reason};
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

impl Entry {
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

    /// The word for the document.
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
}
