//! Doubts of collating: their ids, and what people decided. An id is made of what is asked (titles, names, years,
//! figures), so that a decision holds however often and in whatever order the lists come in.

use crate::calendar::Calendar;
use crate::id::PublicationId;
use crate::indicator::{Figure, grouped};
use crate::intake::{Choice, Decisions, Doubt, DoubtKind, renaming_key};
use crate::year::FiscalYear;
use std::collections::BTreeSet;

/// Something to be asked.
pub(super) struct Question {
    pub kind: DoubtKind,
    /// What the id is made of.
    pub about: Vec<String>,
    /// Publication and line that make somebody ask: of two years the later.
    pub at: Where,
    pub text: String,
    pub why: String,
    pub assumed: String,
    /// Key and words; the first is what is assumed.
    pub choices: Vec<(&'static str, String)>,
}

/// A line of a publication, from 1; 0 where a list tells none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Where(pub PublicationId, pub u32);

/// What holds for a question.
pub(super) struct Answer {
    pub doubt: String,
    pub key: &'static str,
    /// A person has said so.
    pub decided: bool,
}

/// Collects the doubts, and looks up what was decided.
pub(super) struct Asking<'d> {
    decisions: &'d Decisions,
    ids: BTreeSet<String>,
    doubts: Vec<Doubt>,
}

impl<'d> Asking<'d> {
    pub(super) fn new(decisions: &'d Decisions) -> Self {
        Self { decisions, ids: BTreeSet::new(), doubts: Vec::new() }
    }

    /// The folded name that a department bears instead, where somebody has entered it by hand.
    pub(super) fn renamed(&self, key: &str) -> Option<&'d str> {
        self.decisions.get(&renaming_key(key)).map(String::as_str)
    }

    /// Asks, and answers with what a person has decided or else with what is assumed.
    pub(super) fn ask(&mut self, question: Question) -> Answer {
        let id = self.id(&question);
        let said = self.decisions.get(&id).map(String::as_str);
        let decided = question.choices.iter().map(|(key, _)| *key).find(|key| said == Some(key));
        let assumed = question.choices.first().map_or("", |(key, _)| key);
        let choices = question.choices.into_iter().map(|(key, words)| Choice { key: key.to_owned(), words });
        self.doubts.push(Doubt {
            id: id.clone(),
            kind: question.kind,
            line: question.at.1,
            source: Some(question.at.0),
            text: question.text,
            why: question.why,
            assumed: question.assumed,
            choices: choices.collect(),
        });
        Answer { doubt: id, key: decided.unwrap_or(assumed), decided: decided.is_some() }
    }

    /// Two questions of the same words (two rows printed alike) get ids by the order in which they are asked.
    fn id(&mut self, question: &Question) -> String {
        let base = format!("j-{:012x}", digest(question) & 0xffff_ffff_ffff);
        let mut id = base.clone();
        let mut turn = 1;
        while !self.ids.insert(id.clone()) {
            turn += 1;
            id = format!("{base}-{turn}");
        }
        id
    }

    pub(super) fn into_doubts(self) -> Vec<Doubt> {
        self.doubts
    }
}

/// FNV-1a: no secret is kept here, and the same words must give the same id in every release.
fn digest(question: &Question) -> u64 {
    let kind = match question.kind {
        DoubtKind::Reading => "reading",
        DoubtKind::Joining => "joining",
        DoubtKind::SameFigure => "same_figure",
        DoubtKind::Difference => "difference",
        DoubtKind::Redefinition => "redefinition",
    };
    let parts = std::iter::once(kind).chain(question.about.iter().map(String::as_str));
    parts
        .flat_map(|part| part.bytes().chain(std::iter::once(0)))
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// 「令和６年度」.
pub(super) fn year_words(year: FiscalYear) -> String {
    Calendar::Japanese.year(year)
}

/// 「4,850P」「実施なし」.
pub(super) fn figure_words(figure: &Figure, unit: Option<&str>) -> String {
    match figure {
        Figure::Value(value) => format!("{}{}", grouped(*value), unit.unwrap_or("")),
        Figure::Absent(reason) => reason.words().to_owned(),
    }
}
