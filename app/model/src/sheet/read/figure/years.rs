//! Figures of a line that are told by their years: 「R6：27件、R5：20件」, 「令和５年度20件→令和６年度27件」.

use super::amount::Found;
use super::bracket::skip_noun;
use super::given::Given;
use super::label::{Label, Tie, read_label};
use super::name::{is_name, is_odd_name};
use super::previous::Previous;
use super::remarked::Odd;
use super::said::{Of, is_time_alone, without_own_year, without_year, year_at, year_in};
use super::scan::{OnLine, Scan};
use super::spoken::{Placed, Told};
use crate::indicator::{Figure, Timing};
use crate::sheet::Earlier;

/// Values of years before that stand before this year's.
pub(super) struct Waiting {
    /// Their label without the year.
    label: Label,
    given: Option<Given>,
    earlier: Vec<Earlier>,
    end: usize,
    /// The first question that asks about them, and how many do.
    asked: usize,
    questions: usize,
}

impl Scan<'_> {
    /// A label that only names the list's own year gives way to what stands before it.
    pub fn name_own_year(&self, label: Label) -> Label {
        let own = year_in(&label.text, self.year).is_some_and(|named| named.of == Of::This);
        // A month is a part of the year, but for its end: 「R7.3末」.
        let month = label.text.contains(['月', '.', '．']) && !label.text.contains(['末', '現']);
        if label.tie == Tie::Bare || !own || month || !is_time_alone(&label.text, self.year) {
            return label;
        }
        let mut above = label.above.clone();
        if let Some(text) = above.pop() {
            let start = self.start_of(&text, label.start);
            return if is_name(&text) && !is_odd_name(&text) { Label { start, text, above, ..label } } else { label };
        }
        if self.bracket_begun_by(&label).is_some() {
            return self.named_before(&label).filter(|named| named.tie != Tie::Bare).unwrap_or(label);
        }
        match self.waiting.as_ref().filter(|waiting| self.is_beside(waiting.end, label.start)) {
            Some(waiting) => waiting.label.clone(),
            None => label,
        }
    }

    /// Where a text stands that is printed before `end` with nothing but a space or a colon between.
    fn start_of(&self, text: &str, end: usize) -> usize {
        let mut stop = end;
        while stop > self.consumed && " :".contains(self.chars.before(stop)) {
            stop -= 1;
        }
        let start = stop.saturating_sub(text.chars().count());
        if self.chars.starts_with(start, text) { start } else { end }
    }

    fn bracket_begun_by(&self, label: &Label) -> Option<usize> {
        self.chars.enclosing(label.start).filter(|open| self.chars.skip_spaces(open + 1) == label.start)
    }

    /// The name right before the bracket that a label begins: 「相談件数（R6：27件」, 「開催回数（計画20回」.
    fn label_around(&self, label: &Label) -> Option<Label> {
        self.named_before(label).filter(|named| named.tie == Tie::Direct)
    }

    /// The same, also where a space stands before the bracket: 「相談件数　（R6：27件」.
    fn named_before(&self, label: &Label) -> Option<Label> {
        let open = self.bracket_begun_by(label)?;
        let named = read_label(self.chars, self.consumed.min(open), open);
        (!named.from_sentence && !is_odd_name(&named.text)).then_some(named)
    }

    /// What stands above a label on its line: set off by a space, else before the bracket that it begins.
    pub fn above(&self, label: &Label) -> Vec<String> {
        if !label.above.is_empty() {
            return label.above.clone();
        }
        let around = self.label_around(label);
        around.map_or_else(Vec::new, |around| [around.above, vec![around.text]].concat())
    }

    /// 「開催回数（実績14回」, 「協力員（累計　５人）」, 「参加者（大人25名、子ども30名）」: a label within the bracket behind the name that
    /// begins its line takes that name along.
    pub fn name_result(&self, label: Label) -> Label {
        if !label.above.is_empty() {
            return label;
        }
        let result = ["実績", "実績値", "実績数", "累計"].contains(&label.text.as_str());
        let begins = |around: &Label| !self.chars.slice(0, around.start).contains(char::is_alphanumeric);
        match self.label_around(&label) {
            Some(around) if result || begins(&around) => {
                Label { above: [around.above, vec![around.text]].concat(), ..label }
            }
            Some(_) => label,
            None => Label { above: self.above_beside(&label), ..label },
        }
    }

    /// What stands above the first figure of the bracket that a label stands in.
    fn above_beside(&self, label: &Label) -> Vec<String> {
        let open = self.chars.enclosing(label.start);
        let within = |it: &&OnLine| open.is_some() && self.chars.enclosing(it.label.start) == open;
        let first = self.read.figures.iter().find(within).filter(|it| !it.label.part && it.label.start < label.start);
        let around = first.and_then(|it| self.label_around(&it.label));
        let named = first.filter(|it| around.is_some_and(|around| it.label.above.last() == Some(&around.text)));
        named.map(|it| it.label.above.clone()).unwrap_or_default()
    }

    /// A year that stands alone in the bracket behind an amount is that amount's: 「61人（令和５年度）」.
    pub fn read_year_behind(&self, found: &mut Found) {
        let open = self.chars.skip_spaces(skip_noun(self.chars, found.end));
        let Some(close) = self.chars.closing(open).filter(|_| found.figure.value().is_some()) else { return };
        let content = self.chars.slice(open + 1, close);
        let Some((of, len)) = year_at(content.trim(), self.year) else { return };
        // Another time of the list's own year is asked about.
        if of == Of::This && Odd::of(&content).is_some() {
            return;
        }
        if is_time_alone(&content, self.year) {
            let year_end = content.trim()[len..].starts_with('末').then_some(Timing::YearEnd);
            (found.of, found.end, found.timing) = (Some(of), close + 1, found.timing.or(year_end));
        }
    }

    /// The label of the year before, where this year's amount follows it: 「61人（R5）→58人（R6）」.
    pub fn label_waiting(&self, found: &Found) -> Option<Label> {
        let waiting = self.waiting.as_ref().filter(|_| found.of == Some(Of::This))?;
        self.is_beside(waiting.end, found.start).then(|| waiting.label.clone())
    }

    /// The other year that an amount is of, the label without it, and where that is told.
    fn other_year(&self, label: &Label, found: &Found) -> Option<(Of, Label, Told)> {
        let itself = found.of.map(|of| (of, label.clone(), Told::Itself));
        let named = || {
            let named = year_in(&label.text, self.year)?;
            Some((named.of, Label { text: without_year(&label.text, named), ..label.clone() }, Told::Itself))
        };
        let above = || {
            let of = label.above.iter().rev().find_map(|text| self.year_alone(text))?;
            let above = label.above.iter().filter(|text| self.year_alone(text).is_none()).cloned().collect();
            Some((of, Label { above, ..label.clone() }, Told::Before))
        };
        let former = || self.former_year(label, found).map(|(of, told)| (of, label.clone(), told));
        let (of, label, told) = itself.or_else(named).or_else(above).or_else(former)?;
        matches!(of, Of::Before | Of::Earlier(_)).then_some((of, label, told))
    }

    /// Whether nothing but signs that set apart stands between.
    pub fn is_beside(&self, end: usize, start: usize) -> bool {
        start >= end && start - end <= 3 && (end..start).all(|at| " 、,/・→⇒".contains(self.chars.at(at)))
    }

    /// The years before that have stood before this year's figure.
    pub fn waiting_for(&mut self, label: &Label) -> Option<Previous> {
        let waiting = self.waiting.as_ref()?;
        let own = without_own_year(&label.text, self.year);
        let same = waiting.label.start == label.start && waiting.label.text == label.text
            || own.is_some_and(|own| own == waiting.label.text) && self.is_beside(waiting.end, label.start);
        let waiting = self.waiting.take().filter(|_| same)?;
        if waiting.asked + waiting.questions == self.read.unsure.len() {
            self.read.unsure.truncate(waiting.asked);
        }
        let given = waiting.given.into_iter().collect();
        Some(Previous::Figures { given, beside: Vec::new(), earlier: waiting.earlier })
    }

    /// A value of a year before: it goes to the figure of the same name that it stands behind, or waits for one.
    /// Answers where it ends if it has found its figure.
    pub fn keep_other_year(&mut self, label: &Label, found: &Found, end: usize) -> Option<usize> {
        let (of, mut own, told) = self.other_year(label, found)?;
        self.go_beyond(of, found.end, Placed::No);
        let (Figure::Value(_), Some(unit)) = (found.figure, &found.unit) else { return None };
        if own.text.is_empty() {
            own.text = own.above.pop().unwrap_or_default();
            own.start = self.start_of(&own.text, own.start);
        }
        let last = self.last_before(label).filter(|last| own.text.is_empty() || self.bare_name(*last) == own.text);
        if let Some(last) = last.filter(|last| self.read.figures[*last].found.unit.as_ref() == Some(unit)) {
            self.add(last, of, found, end);
            self.go_beyond(of, end, Placed::Yes);
            return Some(end);
        }
        if told != Told::Itself {
            return self.keep_former(of, own, found, told, end);
        }
        let waiting = self.waiting.take().filter(|waiting| {
            self.is_beside(waiting.end, label.start) && (own.text.is_empty() || own.text == waiting.label.text)
        });
        let named_well = is_name(&own.text) && !is_odd_name(&own.text);
        let asked = self.read.unsure.len();
        let new = || Waiting { label: own, given: None, earlier: Vec::new(), end, asked, questions: 0 };
        let mut waiting = waiting.or_else(|| named_well.then(new))?;
        match of {
            Of::Earlier(year) => waiting.earlier.push(Earlier { year, figure: found.figure }),
            _ => waiting.given = Some(Given::from(found)),
        }
        waiting.end = end;
        waiting.questions += 1;
        self.waiting = Some(waiting);
        self.consumed = end;
        None
    }

    /// The figure right before a label or the year set off before it, its bracket of parts aside.
    fn last_before(&self, label: &Label) -> Option<usize> {
        let within = self.parts.is_some_and(|open| self.chars.enclosing(label.start) == Some(open));
        let last = self.read.figures.iter().rposition(|figure| within || !figure.label.part)?;
        let close =
            self.parts.and_then(|open| self.chars.closing(open)).filter(|close| !within && *close < label.start);
        let from = self.consumed.max(close.map_or(0, |close| close + 1));
        let year = label.above.last().filter(|text| self.year_alone(text).is_some());
        let start = year.map_or(label.start, |text| self.start_of(text, label.start));
        self.is_beside(from, start).then_some(last)
    }

    /// Gives a figure the value of a year before that stands behind it.
    fn add(&mut self, at: usize, of: Of, found: &Found, end: usize) {
        match of {
            Of::Earlier(year) => self.read.figures[at].earlier.push(Earlier { year, figure: found.figure }),
            _ => {
                let start = self.read.figures[at].label.start;
                self.give(at, &Given::from(found), start, end);
            }
        }
        self.pending.clear();
    }

    fn bare_name(&self, at: usize) -> String {
        let text = &self.read.figures[at].label.text;
        without_own_year(text, self.year).unwrap_or_else(|| text.clone())
    }
}
