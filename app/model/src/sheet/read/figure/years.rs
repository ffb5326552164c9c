//! Figures of a line that are told by their years: 「R6：27件、R5：20件」, 「令和５年度20件→令和６年度27件」.

use super::amount::Found;
use super::label::{Label, Tie, is_name, is_odd_name, read_label};
use super::previous::{Given, Previous};
use super::said::{Of, is_year_alone, without_own_year, without_year, year_in};
use super::scan::Scan;
use crate::indicator::Figure;

/// A value of the year before that stands before this year's.
pub(super) struct Waiting {
    /// Its label without the year.
    label: Label,
    given: Given,
    end: usize,
    /// Which question asks about it.
    asked: usize,
}

impl Scan<'_> {
    /// A label that only names the list's own year gives way to what stands before it.
    pub fn name_own_year(&self, label: Label) -> Label {
        let own = year_in(&label.text, self.year).is_some_and(|named| named.of == Of::This);
        if label.tie == Tie::Bare || !own || !is_year_alone(&label.text, self.year) {
            return label;
        }
        let mut above = label.above.clone();
        if let Some(text) = above.pop() {
            return if is_name(&text) && !is_odd_name(&text) { Label { text, above, ..label } } else { label };
        }
        let around = self.chars.enclosing(label.start).filter(|open| self.chars.skip_spaces(open + 1) == label.start);
        if let Some(open) = around {
            let named = read_label(self.chars, self.consumed.min(open), open);
            let whole = named.tie == Tie::Direct && !named.from_sentence && !is_odd_name(&named.text);
            return if whole { named } else { label };
        }
        match self.waiting.as_ref().filter(|waiting| self.is_beside(waiting.end, label.start)) {
            Some(waiting) => waiting.label.clone(),
            None => label,
        }
    }

    /// Whether nothing but signs that set apart stands between.
    fn is_beside(&self, end: usize, start: usize) -> bool {
        start >= end && start - end <= 3 && (end..start).all(|at| " 、,/・→⇒".contains(self.chars.at(at)))
    }

    /// The year before that has stood before this year's figure.
    pub fn waiting_for(&mut self, label: &Label) -> Option<Previous> {
        let waiting = self.waiting.as_ref()?;
        let own = without_own_year(&label.text, self.year);
        let same = waiting.label.start == label.start && waiting.label.text == label.text
            || own.is_some_and(|own| own == waiting.label.text) && self.is_beside(waiting.end, label.start);
        let waiting = self.waiting.take().filter(|_| same)?;
        if waiting.asked + 1 == self.read.unsure.len() {
            self.read.unsure.pop();
        }
        Some(Previous::Figures { given: vec![waiting.given], beside: Vec::new(), earlier: Vec::new() })
    }

    /// A value of the year before: it goes to the figure of the same name that it stands behind, or waits for one.
    /// Answers whether it has found its figure.
    pub fn keep_year_before(&mut self, label: &Label, found: &Found, end: usize) -> Option<usize> {
        let named = year_in(&label.text, self.year).filter(|named| named.of == Of::Before)?;
        let (Figure::Value(_), Some(_)) = (found.figure, &found.unit) else { return None };
        let mut label = Label { text: without_year(&label.text, named), ..label.clone() };
        if label.text.is_empty() {
            label.text = label.above.pop()?;
        }
        let given = Given {
            name: String::new(),
            figure: found.figure,
            unit: found.unit.clone(),
            approximate: found.approximate,
            counting: found.counting,
        };
        if let Some(last) = self.pending.last().copied()
            && self.is_beside(self.consumed, label.start)
            && self.bare_name(last) == label.text
        {
            self.give(last, &given, self.read.figures[last].label.start, end);
            self.pending.clear();
            return Some(end);
        }
        if is_name(&label.text) && !is_odd_name(&label.text) {
            self.waiting = Some(Waiting { label, given, end, asked: self.read.unsure.len() });
        }
        None
    }

    fn bare_name(&self, at: usize) -> String {
        let text = &self.read.figures[at].label.text;
        without_own_year(text, self.year).unwrap_or_else(|| text.clone())
    }
}
