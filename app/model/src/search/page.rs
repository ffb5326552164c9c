//! What the page 検索 is asked for and what it holds.

use super::Piece;
use crate::id::{DepartmentId, IndicatorId, MeasureId, PlanId};
use crate::indicator::Amount;
use crate::plan::Mark;
use crate::writing::Lang;
use crate::year::FiscalYear;

/// The page's address, decoded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchFilter {
    /// What is looked for; all of the words must stand in one report, one indicator, one name.
    pub words: String,
    /// `None`: all plans.
    pub plan: Option<PlanId>,
    /// `None`: all years.
    pub year: Option<FiscalYear>,
    /// What kind of thing.
    pub kind: Kind,
    /// From 1.
    pub page: usize,
}

/// What kind of thing is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 項目 with its reports of all years.
    #[default]
    Measures,
    /// 指標
    Indicators,
    /// 担当課・団体
    Departments,
}

impl Kind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Measures, Self::Indicators, Self::Departments];

    /// The value in addresses.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Measures => "measures",
            Self::Indicators => "indicators",
            Self::Departments => "departments",
        }
    }

    /// The words on the page.
    #[must_use]
    pub const fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Measures => lang.say("項目・報告", "Measures and reports"),
            Self::Indicators => lang.say("指標", "Indicators"),
            Self::Departments => lang.say("課・団体", "Departments and partner bodies"),
        }
    }

    /// From an address; anything unknown is the first.
    #[must_use]
    pub fn from_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.key() == key).unwrap_or_default()
    }
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchPage {
    /// As it is answered: a plan that doesn't exist filters nothing, and no page lies behind the last.
    pub filter: SearchFilter,
    /// 計画 that can be chosen.
    pub plans: Vec<(PlanId, String)>,
    /// 年度 that can be chosen, newest first.
    pub years: Vec<FiscalYear>,
    /// How many of each kind, in the order of [`Kind::ALL`].
    pub counts: [usize; 3],
    /// How many pages this kind has, at least 1.
    pub pages: usize,
    /// Those of this page, the best first.
    pub hits: Vec<Hit>,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hit {
    /// 項目
    Measure {
        /// Which.
        measure: MeasureId,
        /// The newest year in which it was found.
        year: FiscalYear,
        /// Its plan then.
        plan: String,
        /// 「1-(2)」.
        place: String,
        /// Title as printed that year.
        title: Vec<Piece>,
        /// 評価; `None`: 未報告.
        mark: Option<Mark>,
        /// Where that year's words stand, beside the title.
        found: Vec<Found>,
        /// Older years in which it was found too, newest first.
        others: Vec<FiscalYear>,
    },
    /// 指標
    Indicator {
        /// Which.
        indicator: IndicatorId,
        /// Its newest year with a value, or the one asked for.
        year: FiscalYear,
        /// Full name.
        name: Vec<Piece>,
        /// Where its 項目 stands: 「1-(2)」, and its title.
        place: String,
        /// Title of the 項目.
        title: String,
        /// The value of that year.
        amount: Amount,
    },
    /// 担当課・団体
    Department {
        /// Which.
        department: DepartmentId,
        /// The name that bears the words.
        name: Vec<Piece>,
        /// The last year in which it answers for something.
        year: FiscalYear,
        /// How many 項目 it answers for then.
        measures: usize,
    },
}

/// Words in one part of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which part.
    pub field: Field,
    /// The text around them.
    pub pieces: Vec<Piece>,
}

/// The parts of a 項目 and its report in which words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// 項目 itself.
    Title,
    /// 説明（進捗状況）
    Narrative,
    /// 備考（特殊要因等）
    Remark,
    /// 計画の記載
    Commitment,
    /// 基本施策
    Policy,
    /// 担当
    Departments,
}

impl Field {
    /// Its name on the page.
    #[must_use]
    pub const fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Title => lang.say("項目", "Measure"),
            Self::Narrative => lang.say("説明", "Explanation"),
            Self::Remark => lang.say("備考", "Remarks"),
            Self::Commitment => lang.say("計画の記載", "In the plan"),
            Self::Policy => lang.say("基本施策", "Policy"),
            Self::Departments => lang.say("担当", "Responsible"),
        }
    }
}
