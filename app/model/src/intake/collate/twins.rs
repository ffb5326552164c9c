//! The same figure under two measures of one list: equal unit, value and 前年度, similar names. Proposed as one, and
//! different until a person agrees. Small figures are equal by chance too often to ask about.

use super::asking::{Asking, Question, Where, figure_words, year_words};
use super::indicators::Printed;
use super::likeness::{Pairs, fold_unit};
use super::measures::place_words;
use super::run::Known;
use super::sheets::PlanSheets;
use super::values::Differs;
use crate::indicator::{Counting, Decimal};
use crate::intake::DoubtKind;
use crate::text::name_key;
use crate::year::FiscalYear;
use std::collections::{BTreeMap, BTreeSet};

/// Names alike from here on may be one.
const SIMILAR: u32 = 600;

/// Measure and line.
type At = (usize, usize);

/// Equal in all that is counted.
type Count = (FiscalYear, String, Option<u8>, Decimal, Decimal);

/// Which lines a person has said to be another one, which is never itself another's; and where the two disagree the value
/// that holds, each with the line whose own value it replaces.
pub(super) fn find_twins(
    plan: &PlanSheets<'_>,
    measures: &[Known<'_>],
    asking: &mut Asking<'_>,
) -> (BTreeMap<At, At>, Vec<(At, Differs)>) {
    let mut twins: BTreeMap<At, At> = BTreeMap::new();
    let mut asked: BTreeSet<(At, At)> = BTreeSet::new();
    for ((year, ..), group) in equal_counts(measures) {
        let names: Vec<Pairs> = group.iter().map(|at| Pairs::of(name(measures, *at, year))).collect();
        for (turn, second) in group.iter().enumerate().skip(1) {
            let similar = group[..turn]
                .iter()
                .zip(&names)
                .find(|(first, other)| first.0 != second.0 && other.likeness(&names[turn]) >= SIMILAR);
            let Some(first) = similar.map(|(first, _)| *first).filter(|first| asked.insert((*first, *second))) else {
                continue;
            };
            let root = twins.get(&first).copied().unwrap_or(first);
            if ask(plan, measures, [first, *second], year, asking) && root != *second {
                twins.entry(*second).or_insert(root);
            }
        }
    }
    // A line may have been taken as the same before its partner became the same as a third.
    let roots = twins.clone();
    twins.values_mut().for_each(|to| {
        if let Some(root) = roots.get(to) {
            *to = *root;
        }
    });
    twins.retain(|from, to| from != to);
    let mut holding = Vec::new();
    for (from, to) in &twins {
        holding.extend(ask_conflicts(plan, measures, [*to, *from], asking));
    }
    (twins, holding)
}

/// One figure can't have two values: each year in which the two rows disagree is asked about, and one value is then stored
/// of both.
fn ask_conflicts(
    plan: &PlanSheets<'_>,
    measures: &[Known<'_>],
    [one, other]: [At; 2],
    asking: &mut Asking<'_>,
) -> Vec<(At, Differs)> {
    let mut holding = Vec::new();
    let line = |at: At| &measures[at.0].lines[at.1];
    for printed in &line(other).line.printed {
        let Some(counting) = find(measures, one, printed.year) else { continue };
        let (Some(first), Some(second)) = (counting.figure.value, printed.figure.value) else { continue };
        if first == second {
            continue;
        }
        let seen = &measures[other.0].thread.seen[printed.seen];
        let (sheet, unit) = (&plan.sheets[seen.sheet], printed.figure.unit.as_deref());
        let here = format!("{}「{}」の{}", place_words(sheet, &seen.item), seen.item.title, printed.figure.name);
        let [held, differing] = [first, second].map(|figure| figure_words(&figure, unit));
        let year = year_words(printed.year);
        let answer = asking.ask(Question {
            kind: DoubtKind::SameFigure,
            about: vec![
                "twins-differ".to_owned(),
                plan.key(seen.sheet).to_owned(),
                seen.item.key.clone(),
                name_key(&printed.figure.name),
                printed.year.western().to_string(),
                held.clone(),
                differing.clone(),
            ],
            at: Where(sheet.publication.id, printed.figure.line),
            text: format!("{here}：{differing}"),
            why: format!(
                "{here}は、ほかの指標と同じ一つの指標とされていますが、{year}の値が違います（{held}と{differing}）。"
            ),
            assumed: format!("{held}を用います。"),
            choices: vec![("first", format!("{held}を用いる")), ("second", format!("{differing}を用いる"))],
        });
        let of_first = plan.sheets[measures[one.0].thread.seen[counting.seen].sheet].publication.id;
        let (doubt, year) = (answer.doubt, printed.year);
        holding.push(if answer.key == "second" {
            (one, Differs { doubt, year, stored: first, printed: second, publication: sheet.publication.id })
        } else {
            (other, Differs { doubt, year, stored: second, printed: first, publication: of_first })
        });
    }
    holding
}

/// Lines by what they count, those of one list in printed order; only where two stand together.
fn equal_counts(measures: &[Known<'_>]) -> BTreeMap<Count, Vec<At>> {
    let mut groups: BTreeMap<Count, Vec<(usize, usize, At)>> = BTreeMap::new();
    for (measure, known) in measures.iter().enumerate() {
        for (line, settled) in known.lines.iter().enumerate() {
            for printed in &settled.line.printed {
                let Some(count) = count(printed) else { continue };
                let at = known.thread.seen[printed.seen].item.at;
                groups.entry(count).or_default().push((at, printed.order, (measure, line)));
            }
        }
    }
    groups.retain(|_, group| group.len() > 1);
    let sorted = groups.into_iter().map(|(count, mut group)| {
        group.sort_unstable();
        (count, group.into_iter().map(|(_, _, at)| at).collect())
    });
    sorted.collect()
}

fn count(printed: &Printed<'_>) -> Option<Count> {
    let figure = printed.figure;
    let (value, previous) = (figure.value?.value()?, figure.previous?.value()?);
    let counting = figure.counting.map(|it| u8::from(it == Counting::Distinct));
    let unit = fold_unit(figure.unit.as_deref());
    (value.max(previous) >= Decimal::TEN).then_some((printed.year, unit, counting, value, previous))
}

fn find<'k, 'a>(measures: &'k [Known<'a>], at: At, year: FiscalYear) -> Option<&'k Printed<'a>> {
    measures[at.0].lines[at.1].line.printed.iter().find(|printed| printed.year == year)
}

fn name<'a>(measures: &[Known<'a>], at: At, year: FiscalYear) -> &'a str {
    find(measures, at, year).map_or("", |printed| &printed.figure.name)
}

/// Whether a person has said that they are one.
fn ask(
    plan: &PlanSheets<'_>,
    measures: &[Known<'_>],
    pair: [At; 2],
    year: FiscalYear,
    asking: &mut Asking<'_>,
) -> bool {
    let mut about = vec!["twins".to_owned()];
    let mut words = Vec::new();
    let mut figures = String::new();
    let mut later = None;
    for at in pair {
        let Some(printed) = find(measures, at, year) else { return false };
        let (seen, figure) = (&measures[at.0].thread.seen[printed.seen], printed.figure);
        if later.is_none() {
            about.push(plan.key(seen.sheet).to_owned());
        }
        about.extend([seen.item.key.clone(), name_key(&figure.name)]);
        later = Some(Where(plan.sheets[seen.sheet].publication.id, figure.line));
        let place = place_words(&plan.sheets[seen.sheet], &seen.item);
        words.push(format!("{place}「{}」の{}", seen.item.title, figure.name));
        let [value, previous] = [figure.value, figure.previous]
            .map(|it| it.map_or_else(String::new, |it| figure_words(&it, figure.unit.as_deref())));
        figures = format!("{value}（前年度{previous}）");
    }
    let (Some(later), year) = (later, year_words(year)) else { return false };
    let answer = asking.ask(Question {
        kind: DoubtKind::SameFigure,
        about,
        at: later,
        text: words.join("／"),
        why: format!("{year}の一覧表で、{}は、名前がよく似ていて、どちらも{figures}です。", words.join("と")),
        assumed: "別の指標として、それぞれ数えます。".to_owned(),
        choices: vec![
            ("different", "別の指標として、それぞれ数える".to_owned()),
            ("same", "同じ指標として、一つに数える".to_owned()),
        ],
    });
    answer.key == "same"
}
