//! Brackets that name the year before where it can't be taken: no figure stands before them, or what they say is no
//! plain value. What they could mean is told; a person says what they do.

use super::amount::Found;
use super::bracket::read_behind;
use super::given::{Given, alone, is_unit_like};
use super::kind::{counts, is_other_value};
use super::label::{Label, Tie, read_label};
use super::odd::KANJI;
use super::previous::{Previous, only_changes, read_previous};
use super::prose::is_boundary;
use super::said::{Of, year_at};
use super::scan::{OnLine, Scan};
use super::ways::{Way, Ways};
use crate::indicator::{Decimal, Figure, Reason};
use crate::number::{leading_number, leading_unit, read_circled, read_kanji};
use crate::plan::fold_symbol;
use crate::text::narrow;

const LOST: &str = "前年度の値がありますが、その前に今年度の値が読み取れません。";
/// Words that say that the year before is the same.
const SAME: &[&str] = &["同数", "同じ", "同様", "同額", "同率", "同値"];
const NO_VALUE: &str = "値の代わりに「－」や「なし」などと書かれていて、０か実施なしか決まりません。";
/// Words that mean 0 or 実施なし.
const NONE: &[&str] = &[
    "なし",
    "無し",
    "無",
    "実績なし",
    "実績無し",
    "該当なし",
    "該当無し",
    "中止",
    "開催中止",
    "休止",
    "延期",
    "見送り",
    "開催見送り",
    "ゼロ",
    "零",
    "皆無",
    "不明",
];
/// A text longer than that is no such word.
const LONGEST: usize = 8;

impl Scan<'_> {
    /// A bracket with a year before that no figure stands before.
    pub fn skip_lost_bracket(&mut self, open: usize) -> usize {
        let Some(close) = self.chars.closing(open).filter(|close| close - open < 120) else { return open + 1 };
        let content = self.chars.slice(open + 1, close);
        if self.parts == Some(open) && only_changes(&content, self.year) {
            self.leave_changes(open, close + 1);
            self.consumed = close + 1;
            return close + 1;
        }
        // 「相談件数（R6：27件、R5：20件）」 gives this year's first.
        let own = year_at(&content, self.year).is_some_and(|(of, _)| of == Of::This);
        let Previous::Figures { given, .. } = read_previous(&content, self.year) else { return open + 1 };
        if own {
            return open + 1;
        }
        let readings = alone(&given).map_or_else(Vec::new, |only| self.read_lost(open, close + 1, only));
        self.ask(open.saturating_sub(20).max(self.consumed), close + 1, LOST, Ways::nothing(readings));
        self.leave_changes(open, close + 1);
        self.consumed = close + 1;
        close + 1
    }

    /// 「平均年齢：71.5歳（令和５年度：70.8歳）」, 「相談件数（前年度20件）」: both values, or the year before alone.
    fn read_lost(&self, open: usize, end: usize, only: &Given) -> Vec<Way> {
        let label = read_label(self.chars, self.floor(open), open);
        if label.tie == Tie::Bare || label.from_sentence {
            return Vec::new();
        }
        let Some((label, amount)) = split_amount(label) else { return Vec::new() };
        let figure = |now: Option<&Given>| {
            let Given { figure, unit, .. } = now.unwrap_or(only).clone();
            let figure = self.figure(label.clone(), Found::plain((open, open), figure, unit), end);
            OnLine { value: now.map(|now| now.figure), previous: Some(only.clone()), ..figure }
        };
        let both = amount.as_ref().map(|now| Way::take("take", figure(Some(now))));
        both.into_iter().chain([Way::take("before", figure(None))]).collect()
    }

    /// 「登録者数：－」, 「登録者数：ゼロ」: what stands behind the colon is no number. Answers where it ends.
    pub fn pass_no_value(&mut self, colon_end: usize) -> Option<usize> {
        let at = self.chars.skip_spaces(colon_end);
        let end = (at..=at + LONGEST).find(|end| is_boundary(self.chars, *end))?;
        let open = self.chars.skip_spaces(end);
        let lost = self
            .chars
            .closing(open)
            .is_some_and(|close| read_previous(&self.chars.slice(open + 1, close), self.year) != Previous::Silent);
        let label = read_label(self.chars, self.floor(at), at);
        let counted = counts(&label.text) && !label.from_sentence && !is_other_value(&label.text, self.year);
        let printed = self.chars.slice(at, end);
        if !is_none(&printed) || lost && (label.from_sentence || label.text.is_empty()) {
            return None;
        }
        if !counted && !lost {
            if label.tie == Tie::Colon && !label.from_sentence && !label.text.is_empty() {
                self.leave_word(label.start, end);
            }
            return None;
        }
        let unit = unit_of_zero(&printed).map(str::to_owned);
        let zero = Found::plain((at, end), Figure::Value(Decimal::ZERO), unit);
        let not_held = Found::plain((at, end), Figure::Absent(Reason::NotHeld), None);
        let behind = read_behind(self.chars, end, self.year, self.brackets);
        let start = label.start;
        let end = if lost { behind.end.max(end) } else { end };
        let figure = |found| self.figure_before(self.figure(label.clone(), found, end), &behind);
        let mut ways = vec![Way::take("not-held", figure(not_held.clone())), Way::take("zero", figure(zero))];
        let before = Some(figure(not_held)).filter(|it| it.previous.is_some());
        ways.extend(before.map(|it| Way::take("before", OnLine { value: None, ..it })));
        self.ask(start, end, NO_VALUE, Ways::nothing(ways));
        self.consumed = end;
        Some(end)
    }

    /// What a bracket that names the year before could say of a figure, though it is no plain value.
    pub fn read_unread(&self, found: &Found, content: &str) -> Vec<(&'static str, Given)> {
        let head = content.split(['（', '(']).next().unwrap_or_default();
        if let Previous::Figures { given, .. } = read_previous(head, self.year)
            && let Some(only) = alone(&given)
        {
            return vec![("before", only.clone())];
        }
        if SAME.iter().any(|word| content.contains(word)) {
            return vec![("same", Given::from(found))];
        }
        let rest = year_at(content, self.year).map_or("", |(_, len)| &content[len..]);
        let rest = rest.trim_matches(|c: char| matches!(narrow(c), ' ' | ':' | '、'));
        if is_none(rest) {
            let zero = Given::plain(Figure::Value(Decimal::ZERO), found.unit.clone());
            return vec![("not-held", Given::plain(Figure::Absent(Reason::NotHeld), None)), ("zero", zero)];
        }
        let read = read_written(rest).filter(|(_, unit)| leading_unit(unit).is_some_and(|known| known == *unit));
        let given = read.map(|(value, unit)| Given::plain(Figure::Value(value), Some(unit.to_owned())));
        given.into_iter().map(|given| ("before", given)).collect()
    }
}

/// Whether a text stands for 0 or 実施なし.
fn is_none(text: &str) -> bool {
    NONE.contains(&text) || fold_symbol(text) == "－" || unit_of_zero(text).is_some()
}

/// 件 of 「ゼロ件」.
fn unit_of_zero(text: &str) -> Option<&str> {
    let unit = text.strip_prefix("ゼロ").or_else(|| text.strip_prefix('零'))?;
    leading_unit(unit).filter(|known| *known == unit)
}

/// A number in kanji or in a circle at the start, and what follows it.
fn read_written(text: &str) -> Option<(Decimal, &str)> {
    let first = text.chars().next()?;
    if let Some(value) = read_circled(first) {
        return Some((value, &text[first.len_utf8()..]));
    }
    let rest = text.trim_start_matches(KANJI);
    read_kanji(&text[..text.len() - rest.len()]).map(|value| (value, rest))
}

/// A label without the amount at its end, whose unit isn't known, or the dash that stands for one. `None` where more
/// stands there than one amount.
fn split_amount(label: Label) -> Option<(Label, Option<Given>)> {
    let text = label.text.clone();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let begins = narrow(c).is_ascii_digit() && !narrow(before).is_ascii_digit() && before != '第';
        before = c;
        let Some((value, len)) = leading_number(&text[at..]).filter(|_| begins) else { continue };
        let unit = text[at + len..].trim();
        if unit.chars().count() <= 5 && unit.chars().all(is_unit_like) {
            let unit = (!unit.is_empty()).then(|| unit.to_owned());
            let label = without_end(label, at);
            return (!label.text.is_empty()).then(|| (label, Some(Given::plain(Figure::Value(value), unit))));
        }
        if text[at + len..].starts_with(['～', '〜', '~', '/', '／', '-']) {
            return None;
        }
    }
    let label = if is_none(&text) { without_end(label, 0) } else { label };
    (!label.text.is_empty()).then_some((label, None))
}

/// A label up to a place; where nothing stands before that, what is set off above it.
fn without_end(mut label: Label, at: usize) -> Label {
    label.text.truncate(at);
    label.text.truncate(label.text.trim_end_matches(['：', ':', ' ', '\u{3000}', 'は']).len());
    if label.text.is_empty() {
        label.text = label.above.pop().unwrap_or_default();
    }
    label
}
