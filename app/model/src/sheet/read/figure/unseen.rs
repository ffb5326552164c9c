//! Amounts of a line that nothing has told of: no figure, no question, nothing left. They are named among what was left, so
//! that whatever was printed is found again.

use super::aside::IN_WORDS;
use super::chars::is_digit;
use super::given::is_unit_like;
use super::prose::is_boundary;
use super::scan::{Aside, OnLine, Scan};
use crate::indicator::Decimal;
use crate::number::{leading_number, leading_unit};
use crate::sheet::read::joining::ENDLESS;
use std::ops::Range;

/// What counts no things: when, and in what order.
const TIMES: &[&str] = &["日", "年", "年間", "か月", "ヶ月", "カ月", "週", "週間", "時間", "分", "分間"];

/// So far before an amount the words that name it are looked for.
const WORDS: usize = 48;

impl Scan<'_> {
    /// Names what the line tells besides.
    pub fn leave_unseen(&mut self) {
        // As a 説明 it is refused; what else reads it looks for figures alone.
        if self.chars.len() > ENDLESS {
            return;
        }
        let (told, mut unseen, mut named) = (self.told(), Vec::new(), 0);
        let mut at = 0;
        while !self.chars.is_end(at) {
            let begins = is_digit(self.chars.at(at)) && !is_digit(self.chars.before(at));
            let amount = begins.then(|| self.amount_at(at)).flatten();
            if let Some((value, end)) = amount
                && !told.iter().any(|range| range.contains(&at))
                && !self.is_of_figure(at, value)
                && !self.is_left(&self.chars.slice(at, end))
            {
                let floor = at.saturating_sub(WORDS).max(named);
                let from = (floor..at).rfind(|at| is_boundary(self.chars, *at)).map_or(floor, |at| at + 1);
                unseen.push(Aside { at: from, text: self.chars.slice(from, end), why: IN_WORDS });
                named = end;
            }
            at = amount.map_or(at + 1, |(_, end)| end);
        }
        self.read.aside.extend(unseen);
        self.read.aside.sort_by_key(|aside| aside.at);
    }

    /// Number, and where its unit ends, of what counts things.
    fn amount_at(&self, at: usize) -> Option<(Decimal, usize)> {
        let before = self.chars.before(at);
        let ordinal = "第.,/-~〜～:".contains(before)
            || "RHS".contains(before) && !self.chars.before(at - 1).is_ascii_alphabetic();
        let head = self.chars.head(at);
        let (value, len) = leading_number(&head).filter(|_| !ordinal)?;
        let rest = &head[len..];
        let unit = leading_unit(rest).or_else(|| odd_unit(rest))?;
        let end = at + head[..len].chars().count() + unit.chars().count();
        (!TIMES.contains(&unit) && !"目つ代".contains(self.chars.at(end))).then_some((value, end))
    }

    /// Whether what was left tells of it already, at another place.
    fn is_left(&self, text: &str) -> bool {
        self.read.aside.iter().any(|aside| aside.text.contains(text))
    }

    /// Places of the line that a question or what was left tells of.
    fn told(&self) -> Vec<Range<usize>> {
        let unsure = self.read.unsure.iter().map(|it| (it.at, &it.text));
        let aside = self.read.aside.iter().map(|it| (it.at, &it.text));
        unsure.chain(aside).map(|(at, text)| at..at + text.chars().count()).collect()
    }

    /// Whether a number is a value, a part of the name or of the note of the figure in which it stands.
    fn is_of_figure(&self, at: usize, value: Decimal) -> bool {
        let figures = self.read.figures.iter().chain(self.read.formers.iter().map(|(_, former)| former));
        figures.into_iter().any(|it| {
            let from = it.label.start.min(it.found.start);
            let within = (from..from + it.as_printed.chars().count().max(it.found.end - from)).contains(&at);
            let named = (it.label.start..it.label.start + it.label.text.chars().count()).contains(&at);
            named
                || within && (tells(it, value) || it.note.as_ref().is_some_and(|note| note.contains(&self.digits(at))))
        })
    }

    fn digits(&self, at: usize) -> String {
        let end = (at..self.chars.len()).find(|at| !is_digit(self.chars.at(*at))).unwrap_or(self.chars.len());
        self.chars.slice(at, end)
    }
}

fn tells(figure: &OnLine, value: Decimal) -> bool {
    let previous = figure.previous.iter().map(|given| given.figure);
    let earlier = figure.earlier.iter().map(|earlier| earlier.figure);
    figure.value.into_iter().chain(previous).chain(earlier).any(|it| it.value() == Some(value))
}

/// A word behind a number that is none of the known units: 「36ケース」, 「82歳」.
fn odd_unit(rest: &str) -> Option<&str> {
    let end = rest.find(|c: char| !is_unit_like(c)).unwrap_or(rest.len());
    let word = &rest[..end];
    let ends = rest[end..].chars().next().is_none_or(|c| " \u{3000}、。，,（）()・／/：:※」".contains(c));
    let counts = !word
        .starts_with(['期', '次', '条', '項', '号', '級', '位', '番', '丁', '階', '度', '代', '版', '種', '目', '日']);
    (ends && counts && (1..=4).contains(&word.chars().count())).then_some(word)
}
