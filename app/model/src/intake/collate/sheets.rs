//! Which lists count: the newest edition of each meeting's list, gathered by plan, oldest first.

use crate::date::Date;
use crate::id::PublicationId;
use crate::intake::Listing;
use crate::publication::Publication;
use crate::sheet::{MarkWords, PolicyTable};
use crate::text::name_key;
use crate::year::FiscalYear;
use std::collections::BTreeMap;

/// All lists of one plan.
pub(super) struct PlanSheets<'a> {
    /// Folded title.
    pub key: String,
    /// Oldest first; of one year the later meeting last. Never empty.
    pub sheets: Vec<Sheet<'a>>,
    /// First and last year, as somebody said last.
    pub years: Option<(FiscalYear, FiscalYear)>,
}

/// One plan in one publication.
pub(super) struct Sheet<'a> {
    pub publication: &'a Publication,
    pub year: FiscalYear,
    /// Position of the plan in its list, from 1.
    pub order: usize,
    pub title: &'a str,
    pub legend: &'a [MarkWords],
    pub policies: Vec<&'a PolicyTable>,
}

/// What makes lists editions of one another: year, meeting and 資料番号; where one of them is not printed, the plans
/// listed tell the papers of a meeting apart.
type Paper = (FiscalYear, Option<String>, Option<String>, Vec<String>);

/// Gathers the lists that count by plan, in the order in which the plans appear.
pub(super) fn gather(listings: &[Listing]) -> Vec<PlanSheets<'_>> {
    let mut plans: BTreeMap<String, PlanSheets<'_>> = BTreeMap::new();
    for listing in newest_editions(listings) {
        for (at, table) in listing.table.plans.iter().enumerate() {
            let key = name_key(&table.title);
            let plan = plans.entry(key.clone()).or_insert_with(|| PlanSheets { key, sheets: Vec::new(), years: None });
            let here = |sheet: &&mut Sheet<'_>| std::ptr::eq(sheet.publication, &raw const listing.publication);
            if let Some(sheet) = plan.sheets.last_mut().filter(here) {
                sheet.policies.extend(&table.policies); // a plan's heading printed again after a break
                continue;
            }
            plan.sheets.push(Sheet {
                publication: &listing.publication,
                year: listing.publication.year,
                order: at + 1,
                title: &table.title,
                legend: &table.mark_scheme,
                policies: table.policies.iter().collect(),
            });
        }
        for (title, first, last) in &listing.plan_years {
            if let Some(plan) = plans.get_mut(&name_key(title)) {
                plan.years = Some((*first, *last));
            }
        }
    }
    let mut plans: Vec<_> = plans.into_values().collect();
    plans.sort_by_key(|plan| plan.sheets.first().map(|sheet| (sheet.year, sheet.order)));
    plans
}

/// Oldest first; of one year by the day of the meeting.
fn newest_editions(listings: &[Listing]) -> Vec<&Listing> {
    let mut newest: BTreeMap<Paper, &Listing> = BTreeMap::new();
    for listing in listings {
        let kept = newest.entry(paper_of(listing)).or_insert(listing);
        if edition_of(kept) < edition_of(listing) {
            *kept = listing;
        }
    }
    let mut newest: Vec<_> = newest.into_iter().collect();
    newest.sort_by(|(paper, one), (other_paper, other)| {
        let when = |it: &Listing| (it.publication.year, it.publication.meeting_date);
        when(one).cmp(&when(other)).then_with(|| paper.cmp(other_paper))
    });
    newest.into_iter().map(|(_, listing)| listing).collect()
}

fn paper_of(listing: &Listing) -> Paper {
    let it = &listing.publication;
    let (meeting, number) = (it.meeting.as_deref().map(name_key), it.material_number.as_deref().map(name_key));
    let named = meeting.is_some() && number.is_some();
    let plans = listing.table.plans.iter().filter(|_| !named).map(|plan| name_key(&plan.title)).collect();
    (it.year, meeting, number, plans)
}

/// Which of two editions is newer; the key is asked last, as it tells the order of import.
fn edition_of(listing: &Listing) -> (i32, Option<Date>, PublicationId) {
    let it = &listing.publication;
    (it.edition, it.meeting_date, it.id)
}
