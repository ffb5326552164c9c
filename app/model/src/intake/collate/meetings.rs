//! Two meetings on one year: the later one counts, and each figure of which the earlier one said something else is asked
//! about, so that no value changes unseen.

use super::asking::{Asking, Question, Where, figure_words, year_words};
use super::indicators::{Line, Printed, key};
use super::measures::{Seen, Thread};
use super::sheets::PlanSheets;
use super::values::{Differs, Value};
use crate::indicator::{Figure, Origin};
use crate::intake::DoubtKind;
use crate::publication::Publication;
use crate::sheet::PrintedIndicator;
use crate::text::name_key;
use crate::year::FiscalYear;
use std::collections::BTreeMap;

/// Compares a line's values with what earlier meetings said of the same years.
pub(super) fn compare_meetings(
    plan: &PlanSheets<'_>,
    thread: &Thread<'_>,
    line: &Line<'_>,
    (values, differences): (&mut BTreeMap<FiscalYear, Value>, &mut Vec<Differs>),
    asking: &mut Asking<'_>,
) {
    for (printed, earlier, figure) in superseded(plan, thread, line) {
        let publication = plan.sheets[earlier.sheet].publication;
        let Some((now, before)) = printed.figure.value.zip(figure.value).filter(|(now, before)| now != before) else {
            continue;
        };
        let seen = &thread.seen[printed.seen];
        let (key, later) = (plan.key(seen.sheet), plan.sheets[seen.sheet].publication);
        let about = About { plan: key, later, publication, printed, title: &seen.item.title };
        let (doubt, takes_earlier) = about.ask((now, before), asking);
        differences.push(Differs {
            doubt,
            year: printed.year,
            stored: now,
            printed: before,
            publication: publication.id,
        });
        if takes_earlier && let Some(value) = values.get_mut(&printed.year) {
            (value.figure, value.approximate) = (before, figure.approximate);
            (value.origin, value.publication) = (Origin::Corrected, publication.id);
        }
    }
}

/// The figures of the line that an earlier meeting on the same year printed too.
fn superseded<'l, 'a>(
    plan: &PlanSheets<'_>,
    thread: &'l Thread<'a>,
    line: &'l Line<'a>,
) -> Vec<(&'l Printed<'a>, &'l Seen<'a>, &'a PrintedIndicator)> {
    let mut found = Vec::new();
    for printed in &line.printed {
        let mut earlier = thread.superseded.iter().filter(|seen| plan.sheets[seen.sheet].year == printed.year);
        // Of several earlier meetings the last one is what people know.
        let last = earlier.next_back().and_then(|seen| {
            let mut same = seen.figures.iter().filter(|figure| key(figure) == key(printed.figure));
            Some((printed, seen, *same.next()?))
        });
        found.extend(last);
    }
    found
}

struct About<'p, 'a> {
    plan: &'p str,
    later: &'p Publication,
    /// The earlier one.
    publication: &'p Publication,
    printed: &'p Printed<'a>,
    title: &'p str,
}

impl About<'_, '_> {
    /// The doubt, and whether the earlier value is to be taken.
    fn ask(&self, (now, before): (Figure, Figure), asking: &mut Asking<'_>) -> (String, bool) {
        let figure = self.printed.figure;
        let (year, name, title) = (year_words(self.printed.year), &figure.name, self.title);
        let [now, before] = [now, before].map(|it| figure_words(&it, figure.unit.as_deref()));
        let [first, second] =
            [self.publication, self.later].map(|it| it.meeting.clone().unwrap_or_else(|| "前の一覧表".to_owned()));
        let answer = asking.ask(Question {
            kind: DoubtKind::Difference,
            about: vec![
                "meeting".to_owned(),
                self.plan.to_owned(),
                name_key(title),
                name_key(name),
                figure.counting.map_or("", |it| it.words()).to_owned(),
                self.printed.year.western().to_string(),
                now.clone(),
                before.clone(),
            ],
            at: Where(self.later.id, figure.line),
            text: figure.as_printed.clone(),
            why: format!("「{title}」の{name}：{year}の値を、先の会議（{first}）の一覧表は{before}、あとの会議（{second}）の一覧表は{now}としています。"),
            assumed: format!("{year}の値は、あとの会議の{now}とします。"),
            choices: vec![
                ("later", format!("あとの会議の{now}とする")),
                ("earlier", format!("先の会議の{before}とする")),
            ],
        });
        (answer.doubt, answer.key == "earlier")
    }
}
