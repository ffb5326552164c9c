//! One line of meaning, from left to right: amounts, their labels, their years before.

use super::amount::{Found, read_amount, read_reason};
use super::bracket::{Behind, Brackets, read_behind, skip_noun};
use super::cell::is_series;
use super::chars::{Chars, is_digit};
use super::columns::read_columns;
use super::counted::counts_two_ways;
use super::given::Given;
use super::label::{Label, read_label, take_unit};
use super::odd::is_written;
use super::previous::Previous;
use super::prose::{BOTH, COUNTING, DAYS, NO_NAME, OTHER_VALUE, Verdict, is_boundary, judge};
use super::remarked::Odd;
use super::said::Of;
use super::sharing::SHARED;
use super::spoken::{Beyond, Placed, Spoken};
use super::ways::Ways;
use super::years::Waiting;
use crate::indicator::Figure;
use crate::sheet::Earlier;
use crate::year::FiscalYear;

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
    pub ways: Ways,
}

/// Numbers that are understood and are no value: 「＋７件」.
#[derive(Clone, Debug)]
pub(super) struct Aside {
    pub at: usize,
    pub text: String,
    pub why: &'static str,
}

/// What a line holds.
#[derive(Debug, Default)]
pub(super) struct OfLine {
    pub figures: Vec<OnLine>,
    pub unsure: Vec<Unsure>,
    pub aside: Vec<Aside>,
    /// Values of other years that this line's figures don't have yet.
    pub formers: Vec<(Of, OnLine)>,
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
    let (mut scan, mut at) = (Scan::new(&chars, year, brackets, start), start);
    while !chars.is_end(at) {
        at = scan.step(at).max(at + 1);
    }
    scan.leave_unseen();
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
    /// Where the last planned value ends, and what stands above it.
    pub planned: Option<(usize, Vec<String>)>,
    /// The bracket right behind the last figure, which may hold its parts.
    pub parts: Option<usize>,
    /// The year that the line goes on to speak of, where that isn't the list's.
    pub spoken: Option<Spoken>,
    /// The bracket right behind another year's amount.
    pub beyond: Option<Beyond>,
    pub read: OfLine,
}

impl<'c> Scan<'c> {
    fn new(chars: &'c Chars, year: FiscalYear, brackets: Brackets, consumed: usize) -> Self {
        let read = OfLine::default();
        let (waiting, planned, parts, spoken, beyond) = (None, None, None, None, None);
        Self { chars, year, consumed, brackets, pending: Vec::new(), waiting, planned, parts, spoken, beyond, read }
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
        match c {
            '(' => return self.skip_lost_bracket(at),
            ':' => return self.pass_no_value(at + 1).unwrap_or(at + 1),
            _ if is_written(c) => return self.pass_written(at),
            _ => {}
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
        self.read_year_behind(&mut found);
        let behind = read_behind(self.chars, found.end, self.year, self.brackets);
        let own = || self.name_own_year(read_label(self.chars, self.floor(found.start), found.start));
        let shared = self.label_before(&found, &behind.previous).or_else(|| self.label_behind_planned(&found));
        let shared = shared.or_else(|| self.label_waiting(&found));
        let label = take_unit(shared.unwrap_or_else(|| self.name_result(own())), &mut found);
        self.hear(&label, &found);
        let verdict = self.judge(&mut found, &label, &behind);
        let end = behind.end.max(found.end).max(tail);
        if verdict == Verdict::Skip {
            self.leave_skipped(&label, &found);
            return found.end;
        }
        if let Verdict::Ask(why) = verdict {
            return self.ask_about(why, label, found, &behind, end);
        }
        behind.tell(&mut found);
        let figure = self.figure(label, found, end);
        if let Verdict::TakeAndAsk(why) = verdict {
            self.ask_taken(why, &figure, &behind, end);
        }
        self.take_with(figure, behind, end)
    }

    fn judge(&self, found: &mut Found, label: &Label, behind: &Behind) -> Verdict {
        let verdict = match judge(self.chars, found, label, &behind.previous, self.year) {
            Verdict::Take | Verdict::TakeAndAsk(_) if label.is_unnamed(found) => Verdict::Ask(NO_NAME),
            Verdict::Take | Verdict::TakeAndAsk(_) if counts_two_ways(found, label, behind) => Verdict::Ask(COUNTING),
            Verdict::Take | Verdict::TakeAndAsk(_) if self.is_of_both(found, behind) => Verdict::Ask(BOTH),
            Verdict::Take | Verdict::TakeAndAsk(_) if self.is_of_a_day(found, label) => Verdict::Ask(DAYS),
            Verdict::Skip if self.is_second(found) => Verdict::Ask(NO_NAME),
            Verdict::Skip => self.row_unit(found, label).map_or(Verdict::Skip, Verdict::Ask),
            verdict => verdict,
        };
        let verdict = Odd::ask(self.odd_around(found, label, behind), verdict, &behind.previous);
        let other = self.is_other_time(label, found) || self.is_said_to_be_other(found);
        let other = other || self.former_year(label, found).is_some();
        if other && verdict != Verdict::Skip { Verdict::Ask(OTHER_VALUE) } else { verdict }
    }

    /// Takes a figure, and asks about a number in brackets of which nothing is said.
    fn take_with(&mut self, figure: OnLine, behind: Behind, end: usize) -> usize {
        self.ask_shared_name(&figure, end);
        let (start, bearer) = (figure.label.start.min(figure.found.start), figure.clone());
        let plain = self.ends_plainly(&behind, &figure.found);
        let previous = match behind.previous {
            Previous::Silent => self.waiting_for(&figure.label).unwrap_or(Previous::Silent),
            previous => previous,
        };
        let silent = previous == Previous::Silent;
        self.take(figure, previous, behind.note, end);
        if plain {
            self.go_beyond(Of::Before, end, Placed::Yes);
        }
        match behind.beside {
            Some(number) if silent => self.ask_bare(&number, &bearer, (start, end)),
            Some(number) => self.ask_beside(&[number], &bearer, (start, end)),
            None => {}
        }
        self.consumed
    }

    pub fn figure(&self, mut label: Label, found: Found, end: usize) -> OnLine {
        label.part = self.is_part(&found);
        let as_printed = self.chars.printed(label.start, end);
        OnLine { as_printed, label, value: Some(found.figure), found, previous: None, earlier: Vec::new(), note: None }
    }

    fn take(&mut self, mut figure: OnLine, previous: Previous, note: Option<String>, end: usize) {
        let within = self.chars.enclosing(figure.found.start).and_then(|open| self.chars.closing(open));
        let (behind, after) = self.read_note(end, within.unwrap_or(self.chars.len()));
        figure.note = note.or(behind);
        let (start, figure_end) = (figure.label.start, figure.found.end);
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
                self.leave_changes(figure_end, end);
                if !beside.is_empty() {
                    let figure = self.read.figures[self.read.figures.len() - 1].clone();
                    self.ask_beside(&beside, &figure, (start, end));
                }
                self.take_before(&given, earlier, (start, end));
            }
            Previous::Unread => self.pending.clear(),
            Previous::Silent => {}
        }
    }

    fn take_before(&mut self, given: &[Given], earlier: Vec<Earlier>, (start, end): (usize, usize)) {
        match self.pending[..] {
            [only] => self.read.figures[only].earlier = earlier,
            _ if earlier.is_empty() => {}
            _ => self.ask(start, end, SHARED, Ways::rest_left(Vec::new())),
        }
        if !given.is_empty() {
            self.hand_out(given, start, end);
        }
        self.pending.clear();
    }

    pub fn ask(&mut self, at: usize, end: usize, why: &'static str, ways: Ways) {
        self.read.unsure.push(Unsure { at, text: self.chars.slice(at, end), why, ways });
    }
}
