//! Years that hold on: along a line, 「前年度：電話350件、来所284件」, and in the bracket behind another year's amount,
//! 「前年度634件（新規30件）」.

use super::amount::Found;
use super::bracket::Behind;
use super::label::Label;
use super::name::{is_name, is_odd_name};
use super::previous::Previous;
use super::said::{Of, is_time_alone, year_in};
use super::scan::{OnLine, Scan};

/// No year with its 実績 is longer.
const LONGEST_YEAR: usize = 16;

/// The year that a line speaks of from a place on.
pub(super) struct Spoken {
    of: Of,
    at: usize,
    level: Option<usize>,
}

/// A bracket whose amounts are of another year's amount.
pub(super) struct Beyond {
    open: usize,
    of: Of,
    placed: Placed,
}

/// Whether that amount has found its figure.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Placed {
    Yes,
    No,
}

/// Where an amount's other year is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// By a word or a bracket of its own.
    Itself,
    /// By a word set off before it, or before amounts before it.
    Before,
    /// By the amount that its bracket stands behind.
    Bracket,
}

impl Scan<'_> {
    /// Hears a year that is set off before a label: 「前年度：電話350件」.
    pub fn hear(&mut self, label: &Label, found: &Found) {
        let own = |text: &String| year_in(text, self.year).is_some_and(|named| named.of == Of::This);
        if own(&label.text) || label.above.iter().any(own) {
            self.spoken = None;
        } else if let Some(of) = self.year_over(label) {
            let other = Spoken { of, at: found.start, level: self.chars.enclosing(found.start) };
            self.spoken = Some(other).filter(|spoken| spoken.of != Of::This);
        }
    }

    /// The year that a label begins with, the first of its line or right behind a figure: 「令和５年度相談件数：350件、来所件数：
    /// 284件」. What follows is of that year too.
    fn year_begun_by(&self, label: &Label) -> Option<Of> {
        let silent = self.read.figures.is_empty() && self.read.formers.is_empty() && self.waiting.is_none();
        let first = silent && !self.chars.slice(0, label.start).contains(char::is_alphanumeric);
        let glued = label.start == self.consumed;
        let named = year_in(&label.text, self.year).filter(|_| first || glued)?;
        let begins = !label.text[..named.start].contains(char::is_alphanumeric);
        // 「令和５年度に開設した窓口」 tells when.
        let aside = label.text[named.end..].starts_with(['に', 'で', 'と', '版', '比']);
        (begins && !aside && named.of != Of::Other).then_some(named.of)
    }

    /// The year that is set off before a label, also where a sentence ends in it: 「講座を開き、令和５年度：電話350件」.
    fn year_over(&self, label: &Label) -> Option<Of> {
        let told = label.above.iter().rev().find_map(|text| self.year_alone(text));
        told.or_else(|| self.year_begun_by(label)).or_else(|| {
            let mut end = label.start;
            while " :".contains(self.chars.before(end)) && end > 0 {
                end -= 1;
            }
            let before = self.chars.slice(end.saturating_sub(LONGEST_YEAR), end);
            let named = year_in(&before, self.year).filter(|_| end < label.start)?;
            is_time_alone(&before[named.start..], self.year).then_some(named.of)
        })
    }

    pub fn year_alone(&self, text: &str) -> Option<Of> {
        year_in(text, self.year).filter(|_| is_time_alone(text, self.year)).map(|named| named.of)
    }

    /// The year that an amount without a year of its own is of, where that isn't the list's.
    pub fn former_year(&self, label: &Label, found: &Found) -> Option<(Of, Told)> {
        let named = |text: &String| year_in(text, self.year).is_some();
        if found.of.is_some() || named(&label.text) || label.above.iter().any(named) {
            return None;
        }
        let level = self.chars.enclosing(found.start);
        if let Some(beyond) = self.beyond.as_ref().filter(|beyond| level == Some(beyond.open)) {
            return Some((beyond.of, if beyond.placed == Placed::Yes { Told::Bracket } else { Told::Itself }));
        }
        let spoken = self.spoken.as_ref().filter(|spoken| spoken.level == level)?;
        let ended = (spoken.at..found.start).any(|at| self.chars.at(at) == '。');
        (!ended).then_some((spoken.of, Told::Before))
    }

    /// The bracket behind `end` is of the amount of another year that ends there.
    pub fn go_beyond(&mut self, of: Of, end: usize, placed: Placed) {
        let open = self.chars.skip_spaces(end);
        if self.chars.at(open) == '(' {
            self.parts = self.parts.filter(|parts| *parts != open);
            self.beyond = Some(Beyond { open, of, placed });
        }
    }

    /// Whether the year before stands behind an amount without a bracket: 「506件、前年度634件（新規30件）」.
    pub fn ends_plainly(&self, behind: &Behind, found: &Found) -> bool {
        let given = matches!(behind.previous, Previous::Figures { .. });
        given && behind.end > found.end && !")】>".contains(self.chars.before(behind.end))
    }

    /// Keeps another year's value for the figure of its name, on this line or another one. Answers where it ends.
    pub fn keep_former(&mut self, of: Of, label: Label, found: &Found, told: Told, end: usize) -> Option<usize> {
        if told == Told::Itself || label.from_sentence || !is_name(&label.text) || is_odd_name(&label.text) {
            return None;
        }
        let figure = self.figure(label, found.clone(), end);
        let part = told == Told::Bracket || figure.label.part;
        let figure = OnLine { label: Label { part, ..figure.label.clone() }, ..figure };
        self.read.formers.push((of, figure));
        self.go_beyond(of, end, Placed::Yes);
        Some(end)
    }
}
