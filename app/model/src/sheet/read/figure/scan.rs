//! One line of meaning, from left to right: amounts, their labels, their years before.

use super::amount::{Found, read_amount, read_reason};
use super::bracket::read_behind;
use super::cell::is_series;
use super::chars::{Chars, is_digit};
use super::columns::read_columns;
use super::label::{Label, read_label};
use super::previous::{Given, Previous, is_unit_like, read_previous};
use super::prose::{SERIES, Verdict, judge};
use crate::indicator::Figure;
use crate::number::leading_unit;
use crate::sheet::Earlier;
use crate::year::FiscalYear;

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
    let mut scan = Scan { chars: &chars, year, consumed: start, pending: Vec::new(), read: OfLine::default() };
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
pub(super) fn scan_line(text: &str, year: FiscalYear) -> OfLine {
    let chars = Chars::new(text);
    let start = bullet_len(text);
    let mut scan = Scan { chars: &chars, year, consumed: start, pending: Vec::new(), read: OfLine::default() };
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
    year: FiscalYear,
    /// Behind the last figure.
    consumed: usize,
    /// Figures without a year before of their own, which a common bracket may give.
    pub pending: Vec<usize>,
    pub read: OfLine,
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
        if "実未開集調確精対非該新皆廃事終".contains(c)
            && let Some(found) = read_reason(self.chars, at)
        {
            return self.consider(found);
        }
        at + 1
    }

    /// A number that can't be read where a figure's would stand: 「件数：1,23件」.
    fn pass_odd_number(&mut self, at: usize, next: usize) -> usize {
        let odd = self.chars.slice(at, next).contains([',', '，']) && self.chars.before(next) != ',';
        let start = read_label(self.chars, self.floor(at), at).start.min(at);
        if odd && leading_unit(&self.chars.head(next)).is_some() {
            self.ask(start, next, "数の桁区切りが読み取れません。", None);
        }
        if matches!(self.chars.at(next), '~' | '〜') && start < at {
            let mut end = next + 1;
            while is_digit(self.chars.at(end)) {
                end += 1;
            }
            if leading_unit(&self.chars.head(end)).is_some_and(|unit| unit != "日") {
                self.ask(start, end + 1, "幅のある数で、一つの値になりません。", None);
            }
        }
        next
    }

    /// How far back a label may reach.
    fn floor(&self, at: usize) -> usize {
        self.consumed.max(self.chars.enclosing(at).map_or(0, |open| open + 1))
    }

    /// A bracket with a year before that no figure stands before.
    fn skip_lost_bracket(&mut self, open: usize) -> usize {
        let Some(close) = self.chars.closing(open).filter(|close| close - open < 120) else { return open + 1 };
        let lost = matches!(read_previous(&self.chars.slice(open + 1, close), self.year), Previous::Figures { .. });
        if !lost {
            return open + 1;
        }
        let why = "前年度の値がありますが、その前に今年度の値が読み取れません。";
        self.ask(open.saturating_sub(20).max(self.consumed), close + 1, why, None);
        self.consumed = close + 1;
        close + 1
    }

    fn consider(&mut self, mut found: Found) -> usize {
        self.read_odd_unit(&mut found);
        let behind = read_behind(self.chars, found.end, self.year);
        let label = read_label(self.chars, self.floor(found.start), found.start);
        let label = self.label_before(&found, &behind.previous).unwrap_or(label);
        let verdict = judge(self.chars, &mut found, &label, &behind.previous);
        if verdict == Verdict::Skip {
            return found.end;
        }
        found.counting = found.counting.or(behind.counting);
        let beside = behind.beside;
        let end = behind.end.max(found.end);
        let figure = OnLine {
            as_printed: self.chars.slice(label.start, end),
            label,
            value: Some(found.figure),
            found,
            previous: None,
            earlier: Vec::new(),
            note: None,
        };
        let start = figure.label.start.min(figure.found.start);
        match verdict {
            Verdict::Ask(SERIES) => {
                let after = self.end_of_series(figure.found.end);
                self.ask(start, after, SERIES, None);
                self.consumed = after;
                return after;
            }
            Verdict::Ask(why) => {
                let after = figure.found.end;
                self.ask(start, end, why, Some(figure));
                return after;
            }
            Verdict::TakeAndAsk(why) => self.ask(start, end, why, None),
            Verdict::Take | Verdict::Skip => {}
        }
        self.take(figure, behind.previous, end);
        if beside.is_some() {
            self.ask(start, end, BESIDE, None);
        }
        self.consumed
    }

    /// Behind the numbers that follow one another.
    fn end_of_series(&self, mut end: usize) -> usize {
        while let Ok(next) = read_amount(self.chars, self.chars.skip_spaces(end), end) {
            if next.end <= end || !is_digit(self.chars.at(self.chars.skip_spaces(end))) {
                break;
            }
            end = next.end;
        }
        end
    }

    /// A unit that isn't known is one where the year before has it too: 「５基（前年度４基）」.
    fn read_odd_unit(&self, found: &mut Found) {
        if found.unit.is_some() || !matches!(found.figure, Figure::Value(_)) {
            return;
        }
        let mut end = found.end;
        while !self.chars.is_end(end) && end - found.end < 5 && is_unit_like(self.chars.at(end)) {
            end += 1;
        }
        let unit = self.chars.slice(found.end, end);
        let same = |given: &[Given]| given.first().is_some_and(|one| one.unit.as_deref() == Some(unit.as_str()));
        if end > found.end
            && matches!(read_behind(self.chars, end, self.year).previous, Previous::Figures { given, .. } if same(&given))
        {
            found.unit = Some(unit);
            found.end = end;
        }
    }

    fn take(&mut self, mut figure: OnLine, previous: Previous, end: usize) {
        let within = self.chars.enclosing(figure.found.start).and_then(|open| self.chars.closing(open));
        let (note, after) = self.read_note(end, within.unwrap_or(self.chars.len()));
        figure.note = note;
        self.consumed = after;
        let start = figure.label.start;
        self.read.figures.push(figure);
        self.pending.push(self.read.figures.len() - 1);
        match previous {
            Previous::Figures { given, beside } => {
                if !beside.is_empty() {
                    self.ask(start, end, BESIDE, None);
                }
                self.hand_out(&given, start, end);
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
