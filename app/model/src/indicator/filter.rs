//! What the explorer of 指標 is asked for: each question with its key in addresses and its words on the page.

use super::{Change, Counting};
use crate::id::{DepartmentId, PlanId, PolicyId};
use crate::writing::Lang;

/// Which indicators, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndicatorFilter {
    /// 計画
    pub plan: Option<PlanId>,
    /// 基本施策
    pub policy: Option<PolicyId>,
    /// 担当
    pub department: Option<DepartmentId>,
    /// 単位, as printed.
    pub unit: Option<String>,
    /// 数え方
    pub counting: Option<CountedAs>,
    /// 前年度から
    pub moved: Option<Moved>,
    /// 範囲
    pub scope: Scope,
    /// A word in the name, or in the title of its 項目.
    pub word: Option<String>,
    /// 並び
    pub order: Order,
    /// 図 or 表
    pub view: View,
}

/// A closed question: keys for addresses, words for people.
macro_rules! question {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $key:literal $words:literal $english:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),* }

        impl $name {
            /// All answers, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The value in addresses.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),* }
            }

            /// The words on the page.
            #[must_use]
            pub const fn words(self, lang: Lang) -> &'static str {
                match self { $(Self::$variant => lang.say($words, $english)),* }
            }

            /// From an address; `None` for anything unknown.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.key() == key)
            }
        }
    };
}

question! {
    /// 数え方
    CountedAs {
        /// 延べ
        Cumulative = "cumulative" "延べ" "cumulative count (with repeats)",
        /// 実
        Distinct = "distinct" "実" "unique count (no repeats)",
        /// Neither is printed.
        Plain = "plain" "記載なし" "no entry",
    }
}

question! {
    /// 前年度から
    Moved {
        /// ↑
        Up = "up" "増えた" "up",
        /// →
        Same = "same" "同じ" "same",
        /// ↓
        Down = "down" "減った" "down",
        /// No number to compare with.
        NoBase = "none" "前年度なし" "no previous figure",
        /// Redefined in between.
        Incomparable = "incomparable" "比べられない" "not comparable",
        /// This year has no number.
        NoValue = "absent" "値なし" "no figure",
    }
}

question! {
    /// 範囲
    #[derive(Default)]
    Scope {
        /// Of each 項目 the one that speaks for it.
        #[default]
        Representative = "representative" "代表の指標" "Representative indicators",
        /// Every one.
        All = "all" "すべて" "All",
    }
}

question! {
    /// 並び
    #[derive(Default)]
    Order {
        /// As printed.
        #[default]
        Plan = "plan" "計画の順" "Order of the plan",
        /// The largest rise first.
        Rise = "rise" "増加率の順" "Largest rise first",
        /// The largest fall first.
        Fall = "fall" "減少率の順" "Largest fall first",
    }
}

question! {
    /// 図/表
    #[derive(Default)]
    View {
        /// Small multiples.
        #[default]
        Chart = "chart" "図" "Charts",
        /// A table.
        Table = "table" "表" "Table",
    }
}

impl Scope {
    /// What is shown where nobody says which: a word is looked for among all.
    #[must_use]
    pub const fn usual(word: Option<&String>) -> Self {
        if word.is_some() { Self::All } else { Self::Representative }
    }
}

impl CountedAs {
    /// The answer that an indicator gives.
    #[must_use]
    pub const fn of(counting: Option<Counting>) -> Self {
        match counting {
            Some(Counting::Cumulative) => Self::Cumulative,
            Some(Counting::Distinct) => Self::Distinct,
            None => Self::Plain,
        }
    }
}

impl Moved {
    /// The answer that a change gives.
    #[must_use]
    pub const fn of(change: Change) -> Self {
        match change {
            Change::Up(_) | Change::UpFromZero(_) => Self::Up,
            Change::Down(_) => Self::Down,
            Change::Same => Self::Same,
            Change::NoBase => Self::NoBase,
            Change::Incomparable => Self::Incomparable,
            Change::NoValue => Self::NoValue,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_leads_back_to_its_answer() {
        assert!(CountedAs::ALL.iter().all(|it| CountedAs::from_key(it.key()) == Some(*it)));
        assert!(Moved::ALL.iter().all(|it| Moved::from_key(it.key()) == Some(*it)));
        assert!(Scope::ALL.iter().all(|it| Scope::from_key(it.key()) == Some(*it)));
        assert!(Order::ALL.iter().all(|it| Order::from_key(it.key()) == Some(*it)));
        assert!(View::ALL.iter().all(|it| View::from_key(it.key()) == Some(*it)));
        assert_eq!(Moved::from_key("sideways"), None);
    }
}
