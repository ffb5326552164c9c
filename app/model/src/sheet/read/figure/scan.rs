//! One line of meaning, from left to right: amounts, their labels, their years before.

use super::amount::{Found, Nature, read_amount, read_reason};
use super::bracket::{Behind, Brackets, read_behind, skip_noun};
use super::cell::is_series;
use super::chars::{Chars, is_digit};
use super::columns::read_columns;
use super::label::{Label, read_label};
use super::odd::KANJI;
use super::previous::{Given, Previous};
use super::prose::{NO_NAME, OTHER_VALUE, SERIES, Verdict, is_boundary, judge};
use super::years::Waiting;
use crate::indicator::Figure;
use crate::sheet::Earlier;
use crate::year::FiscalYear;

const BARE: &str = "かっこの中の数が何の値か、書かれていません。取っていません。";
const BESIDE: &str = "かっこの中に、前年度の値のほかの数があります。取っていません。";

/// A figure as it stands on its line, without the headings above.
#[derive(Clone, Debug)]
pub(super) struct OnLine {
    pub label: Label,
    pub found: Found,
    /// This year's; `None` where a column of years leaves it blank.
    pub value: Option<Figure>,
    pub previous: Option<Given>,
    pub earlier: Vec<Earlier>,
    pub as_printed: String,
    pub note: Option<String>,
}

/// Something to ask about a line.
#[derive(Clone, Debug)]
pub(super) struct Unsure {
    pub at: usize,
    pub text: String,
    pub why: &'static str,
    /// The figure that it could be, where it is not taken.
    pub offer: Option<OnLine>,
}

/// What a line holds.
#[derive(Debug, Default)]
pub(super) struct OfLine {
    pub figures: Vec<OnLine>,
    pub unsure: Vec<Unsure>,
    pub kind: Kind,
}

/// What a line is among the figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Text,
    /// It only names the years of the lines below.
    Years,
    /// A label and its cells below such a line.
    Row,
}

/// A figure that stands this far behind the start of its line doesn't begin it.
const FAR: usize = 120;

/// Whether a printed line begins with label and figure.
pub(in super::super) fn starts_with_figure(text: &str) -> bool {
    if is_series(text) || read_columns(text).is_some() {
        return true;
    }
    let Ok(year) = FiscalYear::new(2024) else { return false };
    let start = bullet_len(text);
    let chars = Chars::new(text);
    let mut scan = Scan::new(&chars, year, Brackets::Unsaid, start);
    let mut at = start;
    while !chars.is_end(at) && at < start + FAR && scan.read.figures.is_empty() {
        at = scan.step(at).max(at + 1);
    }
    scan.read.figures.first().is_some_and(|figure| {
        let first = figure.label.above.first().map_or(0, |above| above.chars().count() + 4);
        figure.label.start <= start + first + 1 && !figure.label.from_sentence
    })
}

/// Reads a line's figures.
pub(super) fn scan_line(text: &str, year: FiscalYear, brackets: Brackets) -> OfLine {
    let chars = Chars::new(text);
    let start = bullet_len(text);
    let mut scan = Scan::new(&chars, year, brackets, start);
    let mut at = start;
    while !chars.is_end(at) {
        at = scan.step(at).max(at + 1);
    }
    scan.read
}

/// Signs of a bullet or a heading in 【】 at the start.
pub(super) fn bullet_len(text: &str) -> usize {
    let mut len = 0;
    if text.starts_with('【')
        && let Some(end) = text.chars().position(|c| c == '】')
    {
        len = end + 1;
    }
    let rest = text.chars().skip(len);
    len + rest.take_while(|c| super::super::lines::is_bullet_sign(*c) || c.is_whitespace()).count()
}

pub(super) struct Scan<'c> {
    pub chars: &'c Chars,
    pub year: FiscalYear,
    /// Behind the last figure.
    pub consumed: usize,
    /// What the text says of its brackets.
    pub brackets: Brackets,
    /// Figures without a year before of their own, which a common bracket may give.
    pub pending: Vec<usize>,
    /// A value of the year before that waits for this year's.
    pub waiting: Option<Waiting>,
    /// The bracket right behind the last figure, which may hold its parts.
    parts: Option<usize>,
    pub read: OfLine,
}

impl<'c> Scan<'c> {
    fn new(chars: &'c Chars, year: FiscalYear, brackets: Brackets, consumed: usize) -> Self {
        let read = OfLine::default();
        Self { chars, year, consumed, brackets, pending: Vec::new(), waiting: None, parts: None, read }
    }
}

impl Scan<'_> {
    fn step(&mut self, at: usize) -> usize {
        let c = self.chars.at(at);
        if is_digit(c) {
            if self.chars.before(at) == '第' {
                return read_amount(self.chars, at, self.floor(at)).map_or_else(|next| next, |found| found.end);
            }
            return match read_amount(self.chars, at, self.floor(at)) {
                Ok(found) => self.consider(found),
                Err(next) => self.pass_odd_number(at, next),
            };
        }
        if c == '(' {
            return self.skip_lost_bracket(at);
        }
        if KANJI.contains(&c) {
            return self.pass_kanji(at);
        }
        if "実未開集調確精対非該新皆廃事終".contains(c)
            && let Some(found) = read_reason(self.chars, at)
        {
            return self.consider(found);
        }
        at + 1
    }

    /// How far back a label may reach.
    pub fn floor(&self, at: usize) -> usize {
        self.consumed.max(self.chars.enclosing(at).map_or(0, |open| open + 1))
    }

    fn consider(&mut self, mut found: Found) -> usize {
        self.read_odd_unit(&mut found);
        let tail = self.read_split_unit(&mut found);
        let behind = read_behind(self.chars, found.end, self.year, self.brackets);
        let label = read_label(self.chars, self.floor(found.start), found.start);
        let label = self.label_before(&found, &behind.previous).unwrap_or_else(|| self.name_own_year(label));
        let verdict = match judge(self.chars, &mut found, &label, &behind.previous, self.year) {
            Verdict::Take | Verdict::TakeAndAsk(_) if label.text.trim().is_empty() => Verdict::Ask(NO_NAME),
            Verdict::Skip if self.is_second(&found) => Verdict::Ask(NO_NAME),
            verdict => verdict,
        };
        let end = behind.end.max(found.end).max(tail);
        let other = self.is_other_time(&label, &found) || self.is_said_to_be_other(found.end);
        let verdict = if other && verdict != Verdict::Skip { Verdict::Ask(OTHER_VALUE) } else { verdict };
        match verdict {
            Verdict::Skip => return found.end,
            Verdict::Ask(why) => return self.ask_about(why, label, found, &behind, end),
            Verdict::TakeAndAsk(why) => self.ask(label.start.min(found.start), end, why, None),
            Verdict::Take => {}
        }
        let start = label.start.min(found.start);
        found.counting = found.counting.or(behind.counting);
        let previous = match behind.previous {
            Previous::Silent => self.waiting_for(&label).unwrap_or(Previous::Silent),
            previous => previous,
        };
        let why = if previous == Previous::Silent { BARE } else { BESIDE };
        self.take(self.figure(label, found, end), previous, behind.note, end);
        if behind.beside.is_some() {
            self.ask(start, end, why, None);
        }
        self.consumed
    }

    fn ask_about(&mut self, why: &'static str, label: Label, found: Found, behind: &Behind, end: usize) -> usize {
        let start = label.start.min(found.start);
        let after = found.end;
        if why == SERIES {
            let after = self.end_of_series(after);
            self.ask(start, after, SERIES, None);
            self.consumed = after;
            return after;
        }
        // What follows without a bracket is told by itself.
        let bracket = self.chars.at(self.chars.skip_spaces(after)) == '(';
        if why == OTHER_VALUE
            && (behind.previous == Previous::Silent || !bracket)
            && let Some(end) = self.keep_other_year(&label, &found, after)
        {
            self.consumed = end;
            return end;
        }
        let end = if why == OTHER_VALUE && !bracket { after } else { end };
        let figure = self.figure(label, found, end);
        self.ask(start, end, why, Some(figure));
        after
    }

    /// Whether an amount stands right behind a figure, without a name of its own: 「12団体、1,234千円」.
    fn is_second(&self, found: &Found) -> bool {
        let amount = found.unit.is_some() && found.nature == Nature::Amount && is_boundary(self.chars, found.end);
        amount && !self.read.figures.is_empty() && self.is_beside(self.consumed, found.start)
    }

    /// Whether an amount stands in the bracket behind the figure that it is a part of.
    fn is_part(&self, found: &Found) -> bool {
        self.parts.is_some() && self.chars.enclosing(found.start) == self.parts
    }

    /// 「第10回大会：100人（第９回　90人）」: another time, and no part of this one.
    fn is_other_time(&self, label: &Label, found: &Found) -> bool {
        let parent = self.read.figures.iter().rev().find(|figure| !figure.label.part);
        let of_times = parent.is_some_and(|parent| parent.label.text.contains('第'));
        of_times && label.text.starts_with('第') && self.is_part(found)
    }

    fn figure(&self, mut label: Label, found: Found, end: usize) -> OnLine {
        label.part = self.is_part(&found);
        let as_printed = self.chars.slice(label.start, end);
        OnLine { as_printed, label, value: Some(found.figure), found, previous: None, earlier: Vec::new(), note: None }
    }

    fn take(&mut self, mut figure: OnLine, previous: Previous, note: Option<String>, end: usize) {
        let within = self.chars.enclosing(figure.found.start).and_then(|open| self.chars.closing(open));
        let (behind, after) = self.read_note(end, within.unwrap_or(self.chars.len()));
        figure.note = note.or(behind);
        let start = figure.label.start;
        if (self.consumed..start).any(|at| self.chars.at(at) == '。') {
            self.pending.clear();
        }
        // 「25回開催　1,024人」: the noun belongs to the amount before it.
        let noun = skip_noun(self.chars, after);
        self.consumed = if is_boundary(self.chars, noun) { noun } else { after };
        if !figure.label.part {
            let open = self.chars.skip_spaces(end);
            self.parts = (self.chars.at(open) == '(').then_some(open);
        }
        self.read.figures.push(figure);
        self.pending.push(self.read.figures.len() - 1);
        match previous {
            Previous::Figures { given, beside, earlier } => {
                if !beside.is_empty() {
                    self.ask(start, end, BESIDE, None);
                }
                if let [only] = self.pending[..] {
                    self.read.figures[only].earlier = earlier;
                }
                if !given.is_empty() {
                    self.hand_out(&given, start, end);
                }
                self.pending.clear();
            }
            Previous::Unread => self.pending.clear(),
            Previous::Silent => {}
        }
    }

    /// A trailing ※ is the observation's note.
    fn read_note(&self, end: usize, stop: usize) -> (Option<String>, usize) {
        let at = self.chars.skip_spaces(end);
        if self.chars.at(at) != '※' || at >= stop {
            return (None, end);
        }
        let note = self.chars.slice(at + 1, stop);
        let note = note.trim();
        ((!note.is_empty()).then(|| note.to_owned()), stop)
    }

    pub fn ask(&mut self, at: usize, end: usize, why: &'static str, offer: Option<OnLine>) {
        self.read.unsure.push(Unsure { at, text: self.chars.slice(at, end), why, offer });
    }
}
