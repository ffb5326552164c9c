//! What is stored of each year: the figure of its own list, else what the next year's list prints as 前年度. Where
//! both speak and differ, both are kept and a person decides.

use super::asking::{Asking, Question, Where, figure_words, year_words};
use super::indicators::{Line, Printed};
use super::measures::{Replaced, Thread};
use super::meetings::compare_meetings;
use super::sheets::PlanSheets;
use crate::id::PublicationId;
use crate::indicator::{Figure, Origin};
use crate::intake::DoubtKind;
use crate::text::name_key;
use crate::year::FiscalYear;
use std::collections::BTreeMap;

/// The stored value of one year.
pub(super) struct Value {
    pub year: FiscalYear,
    pub figure: Figure,
    pub approximate: bool,
    pub as_printed: String,
    pub note: Option<String>,
    pub origin: Origin,
    pub publication: PublicationId,
}

/// A printed value that differs from what the year's own row prints.
pub(super) struct Differs {
    pub doubt: String,
    pub year: FiscalYear,
    pub stored: Figure,
    pub printed: Figure,
    pub publication: PublicationId,
}

/// The values of one indicator, oldest first, and the differences among what is printed about it.
pub(super) fn settle_values(
    plan: &PlanSheets<'_>,
    thread: &Thread<'_>,
    line: &Line<'_>,
    asking: &mut Asking<'_>,
) -> (Vec<Value>, Vec<Differs>) {
    let publication = |printed: &Printed<'_>| plan.sheets[thread.seen[printed.seen].sheet].publication.id;
    let mut values: BTreeMap<FiscalYear, Value> = BTreeMap::new();
    let mut differences = Vec::new();
    for printed in &line.printed {
        let Some(figure) = printed.figure.value else { continue };
        let mut value = own_value(printed, figure, publication(printed));
        let replaced = thread.seen[printed.seen].replaced.iter().find(|it| it.at == printed.order);
        differences.extend(replaced.and_then(|it| stand_in(&mut value, it)));
        values.insert(printed.year, value);
    }
    compare_meetings(plan, thread, line, (&mut values, &mut differences), asking);
    for (printed, year, previous) in printed_before(line) {
        let stored = values.get(&year).map(|value| (value.figure, value.origin));
        match stored {
            None => {
                values.insert(year, value_before(printed, year, previous, publication(printed)));
            }
            Some((stored, _)) if stored == previous => {}
            Some((stored, origin)) => {
                let publication = publication(printed);
                let about = About {
                    plan: plan.key(thread.seen[printed.seen].sheet),
                    thread,
                    printed,
                    year,
                    publication,
                    origin,
                };
                let (doubt, takes_printed) = ask(&about, stored, previous, asking);
                differences.push(Differs { doubt, year, stored, printed: previous, publication });
                if takes_printed && let Some(value) = values.get_mut(&year) {
                    correct(value, printed, previous, publication);
                }
            }
        }
    }
    (values.into_values().collect(), differences)
}

/// What the lists say of years before their own. Of one year the list that comes soonest after it speaks first.
fn printed_before<'l, 'a>(line: &'l Line<'a>) -> Vec<(&'l Printed<'a>, FiscalYear, Figure)> {
    let mut said = Vec::new();
    for printed in &line.printed {
        said.extend(printed.year.previous().zip(printed.figure.previous).map(|(year, figure)| (printed, year, figure)));
        let earlier = printed.figure.earlier.iter().filter(|one| one.year < printed.year);
        said.extend(earlier.map(|one| (printed, one.year, one.figure)));
    }
    said.sort_by_key(|(printed, year, _)| (*year, printed.year));
    said
}

fn own_value(printed: &Printed<'_>, figure: Figure, publication: PublicationId) -> Value {
    Value {
        year: printed.year,
        figure,
        approximate: printed.figure.approximate,
        as_printed: printed.figure.as_printed.clone(),
        note: printed.figure.note.clone(),
        origin: Origin::Printed,
        publication,
    }
}

/// ※ in the next year's list speaks of that year, not of the one before.
fn value_before(printed: &Printed<'_>, year: FiscalYear, figure: Figure, publication: PublicationId) -> Value {
    let as_printed = printed.figure.as_printed.clone();
    let approximate = printed.figure.previous_approximate && printed.year.previous() == Some(year);
    Value { year, figure, approximate, as_printed, note: None, origin: Origin::PrintedAsPrevious, publication }
}

/// The value of a 再掲 stands in for what the row itself prints.
fn stand_in(value: &mut Value, replaced: &Replaced<'_>) -> Option<Differs> {
    value.as_printed.clone_from(&replaced.own.as_printed);
    value.note.clone_from(&replaced.own.note);
    let stored = replaced.own.value.filter(|own| *own != value.figure)?;
    value.origin = Origin::Corrected;
    let (doubt, year, printed) = (replaced.doubt.clone(), value.year, value.figure);
    Some(Differs { doubt, year, stored, printed, publication: value.publication })
}

/// What the year's own list prints stays where it prints anything.
fn correct(value: &mut Value, printed: &Printed<'_>, figure: Figure, publication: PublicationId) {
    value.figure = figure;
    value.approximate = printed.figure.previous_approximate;
    value.publication = publication;
    if value.origin == Origin::PrintedAsPrevious {
        value.as_printed.clone_from(&printed.figure.as_printed);
    } else {
        value.origin = Origin::Corrected;
    }
}

/// Another row's value of the same indicator holds, as a person has said.
pub(super) fn take_other(values: &mut [Value], differences: &mut Vec<Differs>, other: Differs) {
    let Some(value) = values.iter_mut().find(|it| it.year == other.year) else { return };
    (value.figure, value.origin, value.publication) = (other.printed, Origin::Corrected, other.publication);
    let same = |it: &&mut Differs| (it.year, it.publication) == (other.year, other.publication);
    match differences.iter_mut().find(same) {
        Some(known) => *known = Differs { stored: known.stored, ..other },
        None => differences.push(other),
    }
}

struct About<'p, 'a> {
    plan: &'p str,
    thread: &'p Thread<'a>,
    printed: &'p Printed<'a>,
    year: FiscalYear,
    /// The publication that prints the value.
    publication: PublicationId,
    /// Where the stored value comes from.
    origin: Origin,
}

impl About<'_, '_> {
    /// What the printed value is called in its list.
    fn printed_words(&self) -> String {
        let before = self.printed.year.previous() == Some(self.year);
        if before { "前年度".to_owned() } else { year_words(self.year) }
    }

    /// Which list the stored value is from.
    fn list_words(&self) -> String {
        let year = year_words(self.year);
        if self.origin == Origin::PrintedAsPrevious {
            format!("ほかの一覧表に印刷された{year}の値")
        } else {
            format!("{year}の一覧表")
        }
    }
}

/// The doubt, and whether the printed 前年度 is to be taken.
fn ask(about: &About<'_, '_>, stored: Figure, previous: Figure, asking: &mut Asking<'_>) -> (String, bool) {
    let printed = about.printed;
    let item = &about.thread.seen[printed.seen].item;
    let unit = printed.figure.unit.as_deref();
    let (before, now) = (year_words(about.year), year_words(printed.year));
    let (stored, previous) = (figure_words(&stored, unit), figure_words(&previous, unit));
    let (called, list) = (about.printed_words(), about.list_words());
    let name = &printed.figure.name;
    let answer = asking.ask(Question {
        kind: DoubtKind::Difference,
        about: vec![
            "previous".to_owned(),
            about.plan.to_owned(),
            item.key.clone(),
            name_key(name),
            printed.figure.counting.map_or("", |it| it.words()).to_owned(),
            about.year.western().to_string(),
            stored.clone(),
            previous.clone(),
        ],
        at: Where(about.publication, printed.figure.line),
        text: printed.figure.as_printed.clone(),
        why: format!(
            "「{}」の{name}：{now}の一覧表は{called}を{previous}としていますが、{list}では{stored}です。",
            item.title
        ),
        assumed: format!("{before}の値は、{list}の{stored}のままとします。"),
        choices: vec![
            ("stored", format!("{list}の{stored}のままとする")),
            ("printed", format!("{now}の一覧表に{called}として印刷された{previous}に訂正する")),
        ],
    });
    (answer.doubt, answer.key == "printed")
}
