//! Numbers that are understood and are no value: they are named among what was left, so that nothing goes unseen.

use super::amount::{Found, Nature};
use super::chars::is_digit;
use super::kind::{Kind, is_each, kind_of};
use super::label::{Label, Tie, read_label};
use super::previous::changes_in;
use super::prose::{NO_NAME, NO_UNIT, NO_UNIT_AT_ALL, end_of_word, is_boundary};
use super::scan::{Aside, Scan};
use super::verb::is_done;
use crate::number::unit_key;

const CHANGE: &str = "増減（値ではない数）";
const IN_BRACKET: &str = "かっこの中の数（指標の値として取らない数）";
const OFTEN: &str = "頻度、時間、料金などの数（指標の値として取らない数）";
pub(super) const IN_WORDS: &str = "文の中の数（指標の値として取らない数）";
const NO_NUMBER: &str = "値の代わりの語（指標の値として取らないもの）";
const BARE: &str = "何の数か、名前と単位から決まらない数（指標の値として取らない数）";
const BEHIND_SLASH: &str = "斜線のあとの数（指標の値として取らない数）";

impl Scan<'_> {
    /// Names what is no value: a difference, 「５基増」, a number in the bracket behind a figure, 「24人（12組）」, how often
    /// and how long, 「会議：月１回」, and what stands behind a slash, 「4.5点／5点」.
    pub fn leave_skipped(&mut self, label: &Label, found: &Found) {
        let signed = "△▲▼↑↓+±".contains(self.chars.at(found.start));
        if found.nature == Nature::Change && (signed || found.unit.is_some()) {
            return self.set_aside(found.start, self.chars.slice(found.start, found.end));
        }
        let Some((at, why)) = self.start_of_aside(label, found) else { return };
        let mut end = self.end_of_piece(found.end);
        while self.chars.at(end) == '、' && is_digit(self.chars.at(end + 1)) {
            end = self.end_of_piece(end + 1);
        }
        let told = |aside: &Aside| (aside.at..aside.at + aside.text.chars().count()).contains(&found.start);
        if !self.read.aside.iter().any(told) {
            self.read.aside.push(Aside { at, text: self.chars.slice(at, end), why });
        }
    }

    /// Where what is named of a skipped amount begins, and why it is named.
    fn start_of_aside(&self, label: &Label, found: &Found) -> Option<(usize, &'static str)> {
        let floor = self.floor(found.start);
        let apart = (floor..found.start).rfind(|at| is_boundary(self.chars, *at) || self.chars.at(*at) == ':');
        if self.is_part(found) {
            let at = apart.filter(|at| *at >= label.start).map_or(label.start.min(found.start), |at| at + 1);
            // 新規 of 「新規20件」 is no number.
            let number = found.figure.value().is_some();
            return (number && matches!(found.nature, Nature::Amount | Nature::Unsure)).then_some((at, IN_BRACKET));
        }
        let each = found.nature == Nature::Other || is_each(&label.text);
        let sign = apart.map_or(' ', |at| self.chars.at(at));
        let is_bare = is_bare(found) && !each;
        let is_over = found.figure.value().is_some() && found.nature != Nature::Change && found.unit.is_some();
        let is_over = is_over && is_boundary(self.chars, found.end);
        let named = apart.map(|at| read_label(self.chars, floor, at + 1)).filter(|label| label.tie != Tie::Bare);
        match named {
            Some(name) if sign == ':' && found.figure.value().is_none() => Some((name.start, NO_NUMBER)),
            Some(name) if sign == ':' && is_bare => Some((name.start, BARE)),
            Some(name) if sign == ':' || sign == ' ' && each => Some((name.start, OFTEN)),
            _ if self.chars.before(found.start) == '/' && !self.read.figures.is_empty() => {
                Some((found.start, BEHIND_SLASH))
            }
            _ if self.is_told_in_words(label, found) => Some((label.start.min(found.start), IN_WORDS)),
            _ if is_bare && self.is_said(label, found) => Some((label.start.min(found.start), BARE)),
            _ if is_over && (each || self.is_said(label, found)) => Some((label.start.min(found.start), IN_WORDS)),
            _ if found.nature == Nature::Amount && found.unit.is_some() && self.is_told(found.end) => {
                Some((label.start.min(found.start), IN_WORDS))
            }
            _ => None,
        }
    }

    /// Whether an amount of things has a name before it, though the two stand in a sentence: 「周知、ポスター10枚」.
    fn is_told_in_words(&self, label: &Label, found: &Found) -> bool {
        let timely = |unit: &str| matches!(&*unit_key(unit), "時間" | "日間" | "か月" | "円" | "割");
        let unit = found.unit.as_deref().is_some_and(|unit| !timely(unit));
        let word = || found.figure.value().is_some() && end_of_word(self.chars, found.end, label).is_some();
        if found.unit.is_none() && word() {
            let noun = !label.from_sentence && !label.text.ends_with(|c| ('ぁ'..='ん').contains(&c));
            return found.nature == Nature::Amount && label.tie != Tie::Bare && !label.text.is_empty() && noun;
        }
        let next = self.chars.at(found.end);
        let over = found.is_over(self.chars) || matches!(next, 'を' | 'が' | 'で' | 'の');
        let named = matches!(label.tie, Tie::Direct | Tie::Space) && !label.text.is_empty();
        found.nature == Nature::Amount && unit && over && named
    }

    /// Whether a name, or a word like 計, stands before a number alone that is over.
    fn is_said(&self, label: &Label, found: &Found) -> bool {
        let named = label.tie != Tie::Bare && label.text.contains(char::is_alphabetic);
        (named || !is_digit(self.chars.at(found.start))) && is_boundary(self.chars, found.end)
    }

    /// What is asked of a line that is nothing but a name and a number, 「電話　45」 under 「相談件数（件）」, 「配食　120食」, or a
    /// number alone.
    pub fn row_unit(&self, found: &mut Found, label: &Label) -> Option<&'static str> {
        if found.figure.value().is_none() || matches!(found.nature, Nature::Other | Nature::Change) {
            return None;
        }
        let is_end = |at: usize| self.chars.is_end(self.chars.skip_spaces(at));
        if self.chars.begins(found.start) && is_end(found.end) {
            return Some(NO_NAME);
        }
        let alone = label.above.is_empty() && self.chars.begins(label.start);
        let named = matches!(label.tie, Tie::Space | Tie::Colon) && !label.from_sentence;
        let named = named && label.text.contains(char::is_alphabetic) && kind_of(&label.text) != Kind::Limit;
        if !(alone && named) {
            return None;
        }
        if is_end(found.end) {
            let unknown = (found.nature == Nature::Unknown).then_some(NO_UNIT);
            return if found.unit.is_none() { Some(NO_UNIT_AT_ALL) } else { unknown };
        }
        // 「会場：802会議室」.
        let counts = kind_of(&label.text) != Kind::Place && found.unit.is_none();
        let end = end_of_word(self.chars, found.end, label).filter(|end| counts && is_end(*end))?;
        (found.unit, found.end) = (Some(self.chars.slice(found.end, end)), end);
        Some(NO_UNIT)
    }

    /// Names a word that stands for a value where no figure is made of it: 「夏の講座：なし」.
    pub fn leave_word(&mut self, start: usize, end: usize) {
        self.read.aside.push(Aside { at: start, text: self.chars.slice(start, end), why: NO_NUMBER });
    }

    /// Names a number whose word mostly makes it no amount.
    pub fn leave_ordinal(&mut self, start: usize, end: usize) {
        self.read.aside.push(Aside { at: start, text: self.chars.slice(start, end), why: IN_WORDS });
    }

    /// Names numbers in a bracket that say nothing of a year: 「（2,835/5,000）」.
    pub fn leave_bracketed(&mut self, start: usize, end: usize) {
        self.read.aside.push(Aside { at: start, text: self.chars.slice(start, end), why: IN_BRACKET });
    }

    /// Whether a verb follows: 「5,000枚配布した」, 「42日であった」.
    fn is_told(&self, end: usize) -> bool {
        let told =
            ["であ", "だっ", "とな", "にな", "に達", "に上", "にのぼ"].iter().any(|it| self.chars.starts_with(end, it));
        told || is_done(self.chars, end)
    }

    fn end_of_piece(&self, from: usize) -> usize {
        let group = |at: usize| self.chars.at(at) == ',' && is_digit(self.chars.at(at + 1));
        (from..self.chars.len()).find(|at| is_boundary(self.chars, *at) && !group(*at)).unwrap_or(self.chars.len())
    }

    /// Names the differences that brackets between two places tell beside a value.
    pub fn leave_changes(&mut self, from: usize, to: usize) {
        let mut at = from;
        while at < to {
            let close = self.chars.closing(at).filter(|_| self.chars.at(at) == '(');
            if let Some(close) = close {
                let content = self.chars.slice(at + 1, close);
                for change in changes_in(&content, self.year) {
                    self.set_aside(at, change.to_owned());
                }
            }
            at = close.unwrap_or(at) + 1;
        }
    }

    pub fn set_aside(&mut self, at: usize, text: String) {
        self.read.aside.push(Aside { at, text, why: CHANGE });
    }
}

/// A number alone, which may be an amount of anything.
fn is_bare(found: &Found) -> bool {
    found.unit.is_none() && found.figure.value().is_some() && !matches!(found.nature, Nature::Other | Nature::Change)
}
