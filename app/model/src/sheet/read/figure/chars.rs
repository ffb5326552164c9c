//! A line of meaning as signs that can be looked at from both sides, with its brackets paired.

use crate::sheet::read::lines::bullet_len;
use crate::text::narrow;

/// The signs of a line, as printed and in half width.
pub(super) struct Chars {
    printed: Vec<char>,
    plain: Vec<char>,
    /// For each sign the innermost open bracket before it.
    within: Vec<Option<usize>>,
    /// For each opening bracket its closing one.
    close: Vec<Option<usize>>,
    /// Signs of a bullet and what stands with it.
    begin: usize,
}

impl Chars {
    pub fn new(text: &str) -> Self {
        let printed: Vec<char> = text.chars().collect();
        let plain: Vec<char> = printed.iter().map(|c| plain_sign(*c)).collect();
        let mut within = vec![None; plain.len()];
        let mut close = vec![None; plain.len()];
        let mut open: Vec<usize> = Vec::new();
        for (at, c) in plain.iter().enumerate() {
            if *c == ')'
                && let Some(start) = open.pop()
            {
                close[start] = Some(at);
            }
            within[at] = open.last().copied();
            if *c == '(' {
                open.push(at);
            }
        }
        Self { printed, plain, within, close, begin: bullet_len(text) }
    }

    /// Whether the line's text begins at `at`: nothing but a bullet stands before.
    pub fn begins(&self, at: usize) -> bool {
        at <= self.begin
    }

    pub fn len(&self) -> usize {
        self.plain.len()
    }

    /// The sign at `at` in half width; a space beyond the end.
    pub fn at(&self, at: usize) -> char {
        self.plain.get(at).copied().unwrap_or(' ')
    }

    /// The sign before `at`; a space before the start.
    pub fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or(' ', |at| self.at(at))
    }

    pub fn is_end(&self, at: usize) -> bool {
        at >= self.plain.len()
    }

    /// What stands between two places, with the end of a bracket that is begun between them.
    pub fn printed(&self, start: usize, end: usize) -> String {
        let open = end.checked_sub(1).and_then(|last| self.enclosing(last)).filter(|open| *open > start);
        let close = open.and_then(|open| self.closing(open)).filter(|close| *close == self.skip_spaces(end));
        self.slice(start, close.map_or(end, |close| close + 1))
    }

    /// As printed.
    pub fn slice(&self, from: usize, to: usize) -> String {
        self.printed[from.min(to)..to.min(self.printed.len())].iter().collect()
    }

    /// As printed, from `at` on, no more than a figure could need.
    pub fn head(&self, at: usize) -> String {
        self.slice(at, (at + 48).min(self.len()))
    }

    pub fn enclosing(&self, at: usize) -> Option<usize> {
        self.within.get(at).copied().flatten()
    }

    pub fn closing(&self, open: usize) -> Option<usize> {
        self.close.get(open).copied().flatten()
    }

    pub fn starts_with(&self, at: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(step, c)| !self.is_end(at + step) && self.at(at + step) == narrow(c))
    }

    /// The longest of `words` that ends right before `at`.
    pub fn ending<'w>(&self, at: usize, words: &[&'w str]) -> Option<&'w str> {
        let fits = |word: &&&str| {
            let len = word.chars().count();
            at >= len && self.starts_with(at - len, word)
        };
        words.iter().filter(fits).max_by_key(|word| word.len()).copied()
    }

    pub fn skip_spaces(&self, mut at: usize) -> usize {
        while !self.is_end(at) && self.at(at) == ' ' {
            at += 1;
        }
        at
    }

    pub fn skip_spaces_back(&self, mut at: usize, floor: usize) -> usize {
        while at > floor && self.before(at) == ' ' {
            at -= 1;
        }
        at
    }
}

/// Half width; brackets that stand for round ones become round.
fn plain_sign(c: char) -> char {
    match narrow(c) {
        '[' | '〔' => '(',
        ']' | '〕' => ')',
        other => other,
    }
}

pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}
