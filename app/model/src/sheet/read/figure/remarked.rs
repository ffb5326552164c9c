//! What a bracket says of the amount before it that may change what it means: it is taken, and asked about.

use super::previous::{Previous, is_calendar};
use super::prose::Verdict;
use crate::indicator::Reason;
use crate::text::narrow;

/// 「506件（10月末現在）」.
pub(super) const ELSEWHEN: &str = "年度末でない時点の値です。";
/// 「506件（新規）」.
pub(super) const NEW: &str = "「新規」が、前年度のない新しい事業の意味か、新規の数の意味か決まりません。";

/// What is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Odd {
    /// 「10月末現在」: another time than the year's end.
    Elsewhen,
    /// 「新規」: there was no year before, or only new ones are counted.
    New,
}

impl Odd {
    /// What a bracket's content says.
    pub fn of(content: &str) -> Option<Self> {
        let content = content.trim();
        if Reason::read(content) == Some(Reason::New) {
            return Some(Self::New);
        }
        let plain: String = content.chars().map(narrow).collect();
        let (before, _) = plain.split_once('月')?;
        let month = before.rsplit(|c: char| !c.is_ascii_digit()).next();
        let year_end = month == Some("3") || plain.contains("4月1日");
        let at_a_time = ["現在", "時点", "月末"].iter().any(|word| plain.ends_with(word));
        (at_a_time && !year_end && is_calendar(content)).then_some(Self::Elsewhen)
    }

    /// What it makes of a figure that would be taken.
    pub fn ask(odd: Option<Self>, verdict: Verdict, previous: &Previous) -> Verdict {
        match (verdict, odd) {
            (Verdict::Take, Some(Self::Elsewhen)) => Verdict::TakeAndAsk(ELSEWHEN),
            (Verdict::Take, Some(Self::New)) if *previous == Previous::Silent => Verdict::TakeAndAsk(NEW),
            (verdict, _) => verdict,
        }
    }
}
