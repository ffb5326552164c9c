//! Which lists count: the newest edition of each meeting's list, gathered by plan, oldest first. Plans that go on from
//! each other are then taken together (`successions`).

use super::asking::{Asking, Question, Where, year_words};
use super::successions::join_successions;
use crate::date::Date;
use crate::id::PublicationId;
use crate::intake::{DoubtKind, Listing};
use crate::publication::Publication;
use crate::sheet::{MarkWords, PolicyTable};
use crate::text::name_key;
use crate::year::FiscalYear;
use std::collections::BTreeMap;

/// All lists of one plan, and of the plans of other 期 that go on from it.
pub(super) struct PlanSheets<'a> {
    /// Oldest first; of one year the later meeting last. Never empty.
    pub sheets: Vec<Sheet<'a>>,
    /// Oldest first; one, unless plans go on from each other.
    pub periods: Vec<Period>,
    /// Title of the plan of another 期 that has lists of the same years, so that neither can go on from the other.
    pub beside: Option<String>,
}

/// One plan.
pub(super) struct Period {
    /// Folded title.
    pub key: String,
    /// First and last year, as somebody said last.
    pub years: Option<(FiscalYear, FiscalYear)>,
}

impl<'a> PlanSheets<'a> {
    fn of_title(key: String) -> Self {
        Self { sheets: Vec::new(), periods: vec![Period { key, years: None }], beside: None }
    }

    /// Folded title of the plan that this list is of: questions about two lists are asked of the later one's plan.
    pub(super) fn key(&self, sheet: usize) -> &str {
        &self.periods[self.sheets[sheet].period].key
    }

    /// The lists of one of the plans.
    pub(super) fn sheets_of(&self, period: usize) -> impl DoubleEndedIterator<Item = &Sheet<'a>> {
        self.sheets.iter().filter(move |sheet| sheet.period == period)
    }
}

/// One plan in one publication.
pub(super) struct Sheet<'a> {
    pub publication: &'a Publication,
    /// Index into the plans.
    pub period: usize,
    pub year: FiscalYear,
    /// First and last year of the plan, as said with this list.
    given: Option<(FiscalYear, FiscalYear)>,
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
            let plan = plans.entry(key.clone()).or_insert_with(|| PlanSheets::of_title(key));
            let here = |sheet: &&mut Sheet<'_>| std::ptr::eq(sheet.publication, &raw const listing.publication);
            if let Some(sheet) = plan.sheets.last_mut().filter(here) {
                sheet.policies.extend(&table.policies); // a plan's heading printed again after a break
                continue;
            }
            plan.sheets.push(Sheet {
                publication: &listing.publication,
                period: 0,
                year: listing.publication.year,
                given: given_years(listing, &table.title),
                order: at + 1,
                title: &table.title,
                legend: &table.mark_scheme,
                policies: table.policies.iter().collect(),
            });
        }
        for (title, first, last) in &listing.plan_years {
            if let Some(plan) = plans.get_mut(&name_key(title)) {
                plan.periods[0].years = Some((*first, *last));
            }
        }
    }
    join_successions(plans.into_values().collect())
}

fn given_years(listing: &Listing, title: &str) -> Option<(FiscalYear, FiscalYear)> {
    let same = listing.plan_years.iter().rev().find(|(other, _, _)| name_key(other) == name_key(title));
    same.map(|(_, first, last)| (*first, *last))
}

/// Asks about each list of a year that lies outside the plan's years as said with it: one of them is wrong.
pub(super) fn ask_years(plan: &PlanSheets<'_>, asking: &mut Asking<'_>) {
    for (at, sheet) in plan.sheets.iter().enumerate() {
        let Some((first, last)) = sheet.given.filter(|(first, last)| !(*first..=*last).contains(&sheet.year)) else {
            continue;
        };
        let [year, first, last] = [sheet.year, first, last].map(year_words);
        asking.ask(Question {
            kind: DoubtKind::Difference,
            about: ["plan-years", plan.key(at), &year, &first, &last].map(str::to_owned).to_vec(),
            at: Where(sheet.publication.id, 0),
            text: format!("{year}「{}」：計画期間は{first}から{last}", sheet.title),
            why: format!("{year}の一覧表ですが、「{}」の計画期間とされた{first}から{last}に入りません。", sheet.title),
            assumed: "一覧表の年度も計画期間も、そのままとしました。".to_owned(),
            choices: vec![("keep", "一覧表の年度も計画期間も正しい".to_owned())],
        });
    }
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
