//! The invented city's lists of all years, two plans to a list, and what its staff decided about them.

use super::community_rest::COMMUNITY;
use super::course::Edition;
use super::draw::below;
use super::guardianship::GUARDIANSHIP;
use super::list::Invented;
use super::sketch::{Event, Theme};
use crate::intake::sample::{Sample, SampleText};
use model::date::Date;
use model::number::prose;
use model::publication::Provenance;
use model::sheet::{Table, write};
use model::year::FiscalYear;

/// 令和元年度
const FIRST: i32 = 2019;
/// The plans run for ten years, or as long as there are lists.
const TERM: i32 = 10;
/// A list has so many plans; a hundred more plans are fifty more lists.
const PLANS_A_LIST: usize = 2;

/// One list of the invented city, not yet a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MihonList {
    /// What it says.
    pub table: Table,
    /// Title, first and last 年度 of its plans.
    pub plan_years: Vec<(String, FiscalYear, FiscalYear)>,
}

/// 見本市: so many plans over so many years from 令和元年度, the same for the same seed. A year in which a list was
/// corrected has two lists, the first edition first.
#[must_use]
pub fn mihon_lists(plans: usize, years: usize, seed: u64) -> Vec<MihonList> {
    let years = i32::try_from(years.clamp(1, 180)).unwrap_or(1);
    let span = (FIRST, FIRST + years - 1);
    let plans: Vec<_> = (0..plans).map(|at| invent(at, seed, span)).collect();
    let of_year = |year: i32| {
        plans.chunks(PLANS_A_LIST).enumerate().flat_map(move |(at, plans)| {
            let corrected = plans.iter().any(|plan| is_corrected(plan.theme, year));
            let editions = if corrected { &[Edition::First, Edition::Corrected][..] } else { &[Edition::Corrected] };
            editions.iter().filter_map(move |edition| list(plans, at, year, *edition))
        })
    };
    (span.0..=span.1).flat_map(of_year).collect()
}

/// 見本市 as the importer takes it.
#[must_use]
pub fn mihon(plans: usize, years: usize, seed: u64) -> Sample {
    let lists = mihon_lists(plans, years, seed);
    let text = |list: MihonList| SampleText { text: write(&list.table), plan_years: list.plan_years };
    Sample {
        site_name: "見本市".to_owned(),
        site_code: "99999".to_owned(), // no prefecture has 99
        provenance: Provenance::Invented,
        texts: lists.into_iter().map(text).collect(),
        decisions: super::decisions::decisions(),
    }
}

fn invent(at: usize, seed: u64, span: (i32, i32)) -> Invented {
    let themes: [&Theme; PLANS_A_LIST] = [&COMMUNITY, &GUARDIANSHIP];
    let theme = themes[at % themes.len()];
    let title = match at / themes.len() {
        0 => theme.title.to_owned(),
        area => format!("{}（第{}地区）", theme.title, prose(area)),
    };
    Invented { theme, title, key: [seed, at as u64], span }
}

fn is_corrected(theme: &Theme, year: i32) -> bool {
    let items = theme.policies.iter().flat_map(|policy| policy.items).chain(&theme.shared);
    items.flat_map(|item| item.events_in(year)).any(|event| matches!(event, Event::Corrected(_)))
}

fn list(plans: &[Invented], at: usize, year: i32, edition: Edition) -> Option<MihonList> {
    let first = plans.first()?;
    let [seed, _] = first.key;
    let next = i16::try_from(year + 1).ok()?;
    let day = 12 + i8::try_from(below(14, &[seed, year.unsigned_abs().into()])).ok()?;
    let term = (FiscalYear::new(first.span.0).ok()?, FiscalYear::new(first.span.1.max(first.span.0 + TERM - 1)).ok()?);
    let table = Table {
        fiscal_year: FiscalYear::new(year).ok()?,
        as_of: Date::new(next, 3, 31).ok(),
        meeting: Some("第１回見本市福祉推進審議会".to_owned()),
        meeting_date: Date::new(next, 5, day).ok(),
        material_number: Some(format!("資料{}", prose(at + 2))),
        plans: plans.iter().map(|plan| plan.table(year, edition)).collect(),
    };
    Some(MihonList { table, plan_years: plans.iter().map(|plan| (plan.title.clone(), term.0, term.1)).collect() })
}
