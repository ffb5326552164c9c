//! 武蔵野市's list of 令和６年度 in the official text form: titles, marks, departments, figures and meeting as the city
//! published them; 計画の記載, 説明 and 備考 are retold in other words and are not the city's own.

use super::{Sample, SampleText};
use model::publication::Provenance;
use model::year::FiscalYear;

const TEXT: &str = include_str!("musashino.txt");
/// The titles that the list's first line names, and the years for which both plans were adopted.
const PLANS: [&str; 2] = ["第６期地域福祉計画", "再犯防止推進計画"];
const TERM: (i32, i32) = (2024, 2029);

/// One list, as the importer takes it.
#[must_use]
pub fn musashino() -> Sample {
    let years = FiscalYear::new(TERM.0).ok().zip(FiscalYear::new(TERM.1).ok());
    let plan_years = PLANS.iter().filter_map(|title| years.map(|(first, last)| ((*title).to_owned(), first, last)));
    Sample {
        site_name: "武蔵野市".to_owned(),
        site_code: "13203".to_owned(),
        provenance: Provenance::Retold,
        texts: vec![SampleText { text: TEXT.to_owned(), plan_years: plan_years.collect() }],
        decisions: Vec::new(),
    }
}
