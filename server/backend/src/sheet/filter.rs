//! Which rows of 一覧表 a reader wants: 評価, 担当 and ことば. Words are looked for as people type them: width, kana and
//! case don't matter; all of them have to be there.

use crate::report::{departments_of, title_of};
use crate::store::Snapshot;
use model::id::MeasureId;
use model::plan::Placement;
use model::report::StripTile;
use model::sheet::{MarkWanted, TableFilter};
use model::text::search_key;
use std::collections::HashSet;

/// Lets rows through, and counts measures: those that came and those that stayed, each once.
pub(super) struct Sieve<'a> {
    now: &'a Snapshot,
    filter: &'a TableFilter,
    words: Vec<String>,
    seen: HashSet<MeasureId>,
    found: HashSet<MeasureId>,
}

impl<'a> Sieve<'a> {
    pub fn new(now: &'a Snapshot, filter: &'a TableFilter) -> Self {
        let words = filter.words.split_whitespace().map(search_key).filter(|it| !it.is_empty()).collect();
        Self { now, filter, words, seen: HashSet::new(), found: HashSet::new() }
    }

    /// Measures that came.
    pub fn seen(&self) -> usize {
        self.seen.len()
    }

    /// Measures that stayed.
    pub fn found(&self) -> usize {
        self.found.len()
    }

    pub fn keeps(&mut self, placement: &Placement, tile: &StripTile) -> bool {
        self.seen.insert(placement.measure);
        let kept = self.bears(tile) && self.is_answered_by(placement) && self.says(placement, tile);
        if kept {
            self.found.insert(placement.measure);
        }
        kept
    }

    fn bears(&self, tile: &StripTile) -> bool {
        match &self.filter.mark {
            MarkWanted::Any => true,
            MarkWanted::Missing => tile.mark.is_none(),
            MarkWanted::Changed => tile.changed_from.is_some(),
            MarkWanted::Symbol(symbol) => tile.mark.as_ref().is_some_and(|it| it.symbol == *symbol),
        }
    }

    fn is_answered_by(&self, placement: &Placement) -> bool {
        let wanted = |department| departments_of(self.now, placement).iter().any(|it| it.0 == department);
        self.filter.department.is_none_or(wanted)
    }

    fn says(&self, placement: &Placement, tile: &StripTile) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let text = search_key(&self.text(placement, tile));
        self.words.iter().all(|word| text.contains(word.as_str()))
    }

    /// Everything that a row shows; parts apart, so that no word is found across two of them.
    fn text(&self, placement: &Placement, tile: &StripTile) -> String {
        let report = self.now.report(placement.measure, placement.year);
        let mut parts = vec![tile.place.clone(), title_of(self.now, placement)];
        parts.extend(self.now.policy(placement.policy).map(|it| it.title.clone()));
        parts.extend(placement.commitment.clone());
        parts.extend(report.map(|it| it.narrative.clone()));
        parts.extend(report.and_then(|it| it.remark.clone()));
        parts.extend(departments_of(self.now, placement).into_iter().map(|it| it.1));
        parts.join("\n")
    }
}
