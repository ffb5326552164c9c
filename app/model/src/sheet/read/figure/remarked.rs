//! What a bracket, a note or a name says of an amount that may change what it means: it is taken, and asked about.

use super::amount::Found;
use super::bracket::Behind;
use super::elsewhen::{why_of_aside, why_of_name};
use super::label::Label;
use super::previous::{Previous, read_previous};
use super::prose::Verdict;
use super::scan::Scan;
use crate::indicator::Reason;

/// 「506件（新規）」.
pub(super) const NEW: &str = "「新規」が、前年度のない新しい事業の意味か、新規の数の意味か決まりません。";

/// What is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Odd {
    /// It is not the whole year's, for this reason.
    NotOfYear(&'static str),
    /// 「新規」: there was no year before, or only new ones are counted.
    New,
}

impl Odd {
    /// What a bracket or a note says.
    pub fn of(content: &str) -> Option<Self> {
        if Reason::read(content.trim()) == Some(Reason::New) {
            return Some(Self::New);
        }
        why_of_aside(content).map(Self::NotOfYear)
    }

    /// What a label says, or what stands above it on the line: 「令和７年２月末現在の登録者数」.
    pub fn of_label(label: &Label) -> Option<Self> {
        let mut words = label.above.iter().chain([&label.text]);
        words.find_map(|text| why_of_name(text)).map(Self::NotOfYear)
    }

    /// What it makes of a figure that would be taken.
    pub fn ask(odd: Option<Self>, verdict: Verdict, previous: &Previous) -> Verdict {
        match (verdict, odd) {
            (Verdict::Take, Some(Self::NotOfYear(why))) => Verdict::TakeAndAsk(why),
            (Verdict::Take, Some(Self::New)) if *previous == Previous::Silent => Verdict::TakeAndAsk(NEW),
            (verdict, _) => verdict,
        }
    }
}

impl Scan<'_> {
    /// A trailing ※ is the observation's note.
    pub fn read_note(&self, end: usize, stop: usize) -> (Option<String>, usize) {
        let at = self.chars.skip_spaces(end);
        if self.chars.at(at) != '※' || at >= stop {
            return (None, end);
        }
        let note = self.chars.slice(at + 1, stop);
        let note = note.trim();
        ((!note.is_empty()).then(|| note.to_owned()), stop)
    }

    /// What stands around an amount and makes it another than the whole year's.
    pub fn odd_around(&self, found: &Found, label: &Label, behind: &Behind) -> Option<Odd> {
        let (note, _) = self.read_note(behind.end.max(found.end), self.chars.len());
        let noted = || note.as_deref().or(behind.note.as_deref()).and_then(Odd::of);
        let around = behind.odd.or_else(|| Odd::of_label(label)).or_else(noted);
        around.or_else(|| self.odd_beside_previous(found.end, behind.end))
    }

    /// The same beside the year before, in its bracket or in one behind it: 「（４月～12月、前年度８件）」.
    fn odd_beside_previous(&self, from: usize, to: usize) -> Option<Odd> {
        let (mut at, mut odd) = (from, None);
        while at <= self.chars.skip_spaces(to) && odd.is_none() {
            let close = self.chars.closing(at).filter(|_| self.chars.at(at) == '(');
            let content = close.map_or_else(String::new, |close| self.chars.slice(at + 1, close));
            let silent = |piece: &&str| read_previous(piece, self.year) == Previous::Silent;
            odd = content.split(['、', '，', ',']).filter(silent).find_map(why_of_aside).map(Odd::NotOfYear);
            at = close.unwrap_or(at) + 1;
        }
        odd
    }
}
