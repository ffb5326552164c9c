//! What the audit log's rows of the year concern, in words.

use super::hints::heading_of;
use crate::report::draft::store as drafts;
use crate::store::Snapshot;
use crate::{Backend, Error};
use model::calendar::Calendar;
use model::id::{IndicatorId, PlanId, PublicationId, ReportId};
use model::year::FiscalYear;
use std::collections::BTreeMap;

impl Backend {
    /// The words for each of these subjects that is of this room: 「report 12 提出」, 「inquiry of plan 1, 2025」,
    /// 「publication 3」.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn name_subjects(&self, subjects: impl Iterator<Item = &str>) -> Result<BTreeMap<String, String>, Error> {
        let now = self.snapshot().await?;
        let mut headings: BTreeMap<ReportId, String> = BTreeMap::new();
        let mut named = BTreeMap::new();
        for subject in subjects {
            let words = match subject.strip_prefix("report ") {
                Some(rest) => {
                    let (id, rest) = rest.split_once(' ').unwrap_or((rest, ""));
                    let Ok(report) = id.parse().map(ReportId) else { continue };
                    let heading = match headings.get(&report) {
                        Some(known) => known.clone(),
                        None => {
                            let Some(found) = drafts::get(self.connection().reading(), report).await? else { continue };
                            let (place, title) = heading_of(&now, &found);
                            let heading = format!("{} {place} {title}", Calendar::Japanese.year(found.year));
                            headings.entry(report).or_insert(heading).clone()
                        }
                    };
                    format!("{heading}{}", words_of_rest(&now, rest))
                }
                None => match name_of_year(&now, subject) {
                    Some(words) => words,
                    None => continue,
                },
            };
            named.insert(subject.to_owned(), words);
        }
        Ok(named)
    }
}

/// What of a report: a step as it is kept, or an indicator by its name.
fn words_of_rest(now: &Snapshot, rest: &str) -> String {
    let indicator = rest.strip_prefix("indicator ").and_then(|id| id.parse().ok()).map(IndicatorId);
    match indicator {
        Some(id) => now.indicator(id).map_or_else(String::new, |it| format!("　指標「{}」", it.name)),
        None if rest.is_empty() => String::new(),
        None => format!("　{rest}"),
    }
}

fn name_of_year(now: &Snapshot, subject: &str) -> Option<String> {
    if let Some(rest) = subject.strip_prefix("inquiry of plan ") {
        let (plan, year) = rest.split_once(", ")?;
        let plan = now.plan(PlanId(plan.parse().ok()?))?;
        let year = FiscalYear::new(year.parse().ok()?).ok()?;
        return Some(format!("{}　{}", plan.title, Calendar::Japanese.year(year)));
    }
    let id = PublicationId(subject.strip_prefix("publication ")?.parse().ok()?);
    let found = now.publications.iter().find(|it| it.id == id)?;
    let edition = if found.edition > 1 { "（訂正版）" } else { "" };
    let number = found.material_number.as_deref().unwrap_or_default();
    Some(format!("{}の一覧表　{number}{edition}", Calendar::Japanese.year(found.year)))
}
