//! Figures that the text says are another year's: under 「・相談実績（令和５年度）」, on a line that begins with 「前年度：」. Each goes
//! to this year's figure of the same name, wherever in the item that stands; where none does, it is asked about.

use super::prose::OTHER_VALUE;
use super::said::Of;
use crate::indicator::Amount;
use crate::number::unit_key;
use crate::sheet::read::asking::{Asking, Question};
use crate::sheet::{Earlier, PrintedIndicator};
use crate::text::name_key;

/// Such figures of one item, as they are named without their year.
#[derive(Default)]
pub(super) struct Formers(Vec<(Of, PrintedIndicator)>);

impl Formers {
    pub fn extend(&mut self, more: impl Iterator<Item = (Of, PrintedIndicator)>) {
        self.0.extend(more);
    }

    /// Gives each to its figure, else asks about it.
    pub fn settle(self, taken: &mut Vec<PrintedIndicator>, asking: &mut Asking<'_>) {
        let (mut rest, mut chosen) = (Vec::new(), Vec::new());
        for (of, former) in self.0 {
            match bearer(of, &former, taken) {
                Some(at) => give(&mut taken[at], of, former),
                None => rest.push((of, former)),
            }
        }
        for (of, former) in rest {
            chosen.extend(ask(of, former, asking));
        }
        for figure in chosen {
            let at = taken.partition_point(|one| one.line <= figure.line);
            taken.insert(at, figure);
        }
    }
}

/// The one figure of the same name, unit and counting that has nothing of that year yet.
fn bearer(of: Of, former: &PrintedIndicator, taken: &[PrintedIndicator]) -> Option<usize> {
    let whole = former.value.is_some() && former.previous.is_none() && former.earlier.is_empty();
    let unit = |one: &PrintedIndicator| one.unit.as_deref().map(unit_key);
    let open = |one: &PrintedIndicator| match of {
        Of::Before => one.previous.is_none(),
        Of::Earlier(year) => one.earlier.iter().all(|earlier| earlier.year != year),
        Of::This | Of::Other => false,
    };
    let same = |one: &PrintedIndicator| {
        name_key(&one.name) == name_key(&former.name) && unit(one) == unit(former) && one.counting == former.counting
    };
    let mut fits = (0..taken.len()).filter(|at| same(&taken[*at]));
    let only = fits.next().filter(|_| whole && fits.next().is_none())?;
    (taken[only].value.is_some() && open(&taken[only])).then_some(only)
}

fn give(figure: &mut PrintedIndicator, of: Of, former: PrintedIndicator) {
    match of {
        Of::Earlier(year) => {
            figure.earlier.extend(former.value.map(|figure| Earlier { year, figure }));
            figure.earlier.sort_by_key(|earlier| std::cmp::Reverse(earlier.year));
        }
        _ => (figure.previous, figure.previous_approximate) = (former.value, former.approximate),
    }
}

/// What a person makes of it; it is none until somebody says so.
fn ask(of: Of, former: PrintedIndicator, asking: &mut Asking<'_>) -> Option<PrintedIndicator> {
    let amount = Amount { figure: former.value, unit: former.unit.clone(), approximate: former.approximate };
    let before = format!("「{}」の前年度だけを{}とする", former.name, amount.words());
    let mut choices = vec![("skip", "指標ではない"), ("take", "指標として取る")];
    if of == Of::Before && former.value.is_some() && former.previous.is_none() {
        choices.push(("before", &before));
    }
    let answer = asking.ask(Question {
        topic: "figure",
        line: former.line,
        text: &former.as_printed,
        why: OTHER_VALUE.to_owned(),
        assumed: format!("指標として取りませんでした。取るなら名前は「{}」です。", former.label),
        choices: &choices,
    });
    match answer.as_str() {
        "take" => Some(former),
        "before" => {
            let (previous, previous_approximate) = (former.value, former.approximate);
            Some(PrintedIndicator { value: None, approximate: false, previous, previous_approximate, ..former })
        }
        _ => None,
    }
}
