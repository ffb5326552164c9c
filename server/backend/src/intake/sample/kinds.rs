//! What a sample consists of. It knows neither the importer nor the lists.

use model::intake::{Decisions, Doubt, DoubtKind};
use model::publication::Provenance;
use model::year::FiscalYear;

/// Lists of one city, and what its staff would have decided about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Name of the city.
    pub site_name: String,
    /// 団体コード.
    pub site_code: String,
    /// Whose words and figures the lists hold: pages say so.
    pub provenance: Provenance,
    /// The lists, in the order in which they came out.
    pub texts: Vec<SampleText>,
    /// Answers to what the importer asks about them; what no answer fits stays open.
    pub decisions: Vec<SampleDecision>,
}

/// One list in the official text form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleText {
    /// The text.
    pub text: String,
    /// Title, first and last 年度 of its plans, which a list doesn't say.
    pub plan_years: Vec<(String, FiscalYear, FiscalYear)>,
}

/// The answer to a doubt, found by what it is about: its id is made from the data, and known only after an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleDecision {
    /// Kind of the doubt.
    pub kind: DoubtKind,
    /// Words that the doubt's text or reason must all hold.
    pub mentions: Vec<String>,
    /// Key of the choice.
    pub choice: String,
}

impl SampleDecision {
    /// Whether this is the answer to that doubt.
    #[must_use]
    pub fn answers(&self, doubt: &Doubt) -> bool {
        let mentioned = |word: &String| doubt.text.contains(word.as_str()) || doubt.why.contains(word.as_str());
        doubt.kind == self.kind
            && self.mentions.iter().all(mentioned)
            && doubt.choices.iter().any(|choice| choice.key == self.choice)
    }
}

impl Sample {
    /// Doubt id → key of the choice, for those of the doubts that the sample has an answer to.
    #[must_use]
    pub fn decide(&self, doubts: &[Doubt]) -> Decisions {
        let answer = |doubt: &Doubt| self.decisions.iter().find(|it| it.answers(doubt)).map(|it| it.choice.clone());
        doubts.iter().filter_map(|doubt| Some((doubt.id.clone(), answer(doubt)?))).collect()
    }
}
