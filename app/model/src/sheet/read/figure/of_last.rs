//! What an amount may be of the figure that it stands behind: its year before, one further back, or the same thing
//! counted in another unit.

use super::given::Given;
use super::label::Label;
use super::said::{Of, is_year_alone, year_in};
use super::scan::{OnLine, Scan};
use super::ways::{Way, Ways};
use crate::number::unit_key;

impl Scan<'_> {
    /// 「10件（令和４年度　12件）」 in a list of the year 6: either that year's, or the year is misprinted.
    pub fn earlier_of_last(&self, figure: &OnLine) -> Vec<Way> {
        let named =
            is_year_alone(&figure.label.text, self.year).then(|| year_in(&figure.label.text, self.year)).flatten();
        let (Some(Of::Earlier(year)), Some(unit)) = (named.map(|named| named.of), &figure.found.unit) else {
            return Vec::new();
        };
        let last = self.read.figures.iter().rev().find(|figure| !figure.label.part);
        let close = self.parts.filter(|_| self.is_part(&figure.found)).and_then(|open| self.chars.closing(open));
        let Some((last, close)) = last.zip(close).filter(|(last, _)| last.found.unit.as_ref() == Some(unit)) else {
            return Vec::new();
        };
        let as_printed = self.chars.slice(last.label.start, close + 1);
        Ways::earlier(last, year, &Given::from(&figure.found), &as_printed)
    }

    /// 「506件（634件）」: the year before of the figure behind which it stands, in the same unit.
    pub fn before_of_last(&self, figure: &OnLine) -> Option<Way> {
        let found = &figure.found;
        let open = self.parts.filter(|_| self.is_part(found) && figure.label.text.is_empty())?;
        let close = self.chars.closing(open)?;
        let alone = self.chars.skip_spaces(open + 1) == found.start && self.chars.skip_spaces(found.end) == close;
        let last = self.read.figures.iter().rev().find(|figure| !figure.label.part)?;
        let key = |unit: &Option<String>| unit.as_deref().map(unit_key);
        let same = last.previous.is_none() && key(&last.found.unit) == key(&found.unit);
        let as_printed = || self.chars.slice(last.label.start, close + 1);
        (alone && same).then(|| Way::before("before", last, &Given::from(found), as_printed()))
    }

    /// 「12団体、1,234千円」, 「７回（延べ152人）」: another amount under the name of the figure before, in another unit.
    pub fn under_last(&self, figure: &OnLine) -> Option<Way> {
        let found = &figure.found;
        let last = self.read.figures.iter().rev().find(|figure| !figure.label.part)?;
        let key = |unit: &Option<String>| unit.as_deref().map(unit_key);
        let other = found.unit.is_some() && key(&found.unit) != key(&last.found.unit);
        let beside = self.is_part(found) || self.is_beside(self.consumed, figure.label.start.min(found.start));
        let end = found.end + usize::from(self.is_part(found) && self.chars.at(found.end) == ')');
        let as_printed = self.chars.slice(last.label.start, end);
        let label = Label { part: false, ..last.label.clone() };
        let whole = OnLine { label, as_printed, ..figure.clone() };
        (figure.label.text.is_empty() && other && beside).then(|| Way::take("take", whole))
    }
}
