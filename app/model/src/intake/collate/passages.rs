//! What became of everything from one listed year to the next, told from what was joined. Joins nothing itself.

use super::departments::Departments;
use super::items::Item;
use super::likeness::fold_unit;
use super::measures::{Seen, place_words};
use super::run::{Joined, Known};
use super::sheets::{PlanSheets, Sheet};
use crate::intake::{ListedIndicator, ListedMeasure, ListedPolicy, MarkTurn, Passage, Renamed, Turnover};
use crate::plan::fold_symbol;
use crate::sheet::{PolicyTable, PrintedIndicator};
use crate::text::name_key;
use crate::year::FiscalYear;
use std::collections::{BTreeMap, BTreeSet};

/// Every plan's passages, oldest first.
pub(super) fn list_passages(joined: &[Joined<'_>], departments: &Departments) -> Vec<Passage> {
    let mut passages = Vec::new();
    for it in joined {
        let years: BTreeSet<FiscalYear> = it.plan.sheets.iter().map(|sheet| sheet.year).collect();
        let years: Vec<_> = years.into_iter().collect();
        passages.extend(years.windows(2).map(|pair| passage(it, departments, pair[0], pair[1])));
    }
    passages
}

fn passage(joined: &Joined<'_>, departments: &Departments, from: FiscalYear, to: FiscalYear) -> Passage {
    let plan = &joined.plan;
    let newest = |year| plan.sheets.iter().rev().find(|sheet| sheet.year == year);
    let title = newest(to).map_or("", |sheet| sheet.title);
    let before = newest(from).filter(|before| newest(to).is_some_and(|after| after.period != before.period));
    let mut passage = Passage {
        plan: title.to_owned(),
        follows: before.map(|sheet| sheet.title.to_owned()),
        from,
        to,
        policies: compare_policies(plan, from, to),
        measures: Turnover::default(),
        moved: Vec::new(),
        renumbered: Vec::new(),
        marks: Vec::new(),
        indicators: Turnover::default(),
        shifted: Vec::new(),
        departments: compare_departments(joined, departments, from, to),
        succeeded: Vec::new(),
    };
    passage.succeeded = list_succeeded(&passage.departments, departments);
    let mut pairs: Vec<_> = joined.measures.iter().map(|known| (seen_in(plan, known, from), known)).collect();
    pairs.sort_by_key(|(before, known)| order(*before, seen_in(plan, known, to)));
    let (mut lost, mut gained) = (Vec::new(), Vec::new());
    for (measure, (before, known)) in pairs.into_iter().enumerate() {
        match (before, seen_in(plan, known, to)) {
            (Some(before), Some(after)) => {
                let (ended, began) = (passage.indicators.ended.len(), passage.indicators.began.len());
                pass_on(&mut passage, plan, known, [before, after]);
                lost.extend(passage.indicators.ended[ended..].iter().map(|it| (measure, it.clone())));
                gained.extend(passage.indicators.began[began..].iter().map(|it| (measure, it.clone())));
            }
            (Some(ended), None) => {
                lost.extend(figures_of(known, (measure, &listed(plan, ended).place), from));
                passage.measures.ended.push(listed(plan, ended));
            }
            (None, Some(began)) => {
                gained.extend(figures_of(known, (measure, &listed(plan, began).place), to));
                passage.measures.began.push(listed(plan, began));
            }
            (None, None) => {}
        }
    }
    passage.shifted = list_shifted(&lost, &gained);
    passage
}

/// An indicator and the 項目 that it is of.
type Of = (usize, ListedIndicator);

/// The figures of a 項目 that only one of the two lists has.
fn figures_of(known: &Known<'_>, (measure, place): (usize, &str), year: FiscalYear) -> Vec<Of> {
    let printed = known.lines.iter().flat_map(|line| &line.line.printed).filter(|printed| printed.year == year);
    printed.map(|printed| (measure, name(place, printed.figure))).collect()
}

/// What one 項目 lost and exactly one other has gained under the same name, counted in the same way and unit.
fn list_shifted(lost: &[Of], gained: &[Of]) -> Vec<Renamed<ListedIndicator>> {
    let key = |it: &ListedIndicator| (name_key(&it.name), fold_unit(it.unit.as_deref()), it.counting);
    let alone = |list: &[Of], it: &ListedIndicator| list.iter().filter(|(_, one)| key(one) == key(it)).count() == 1;
    let pair = |(measure, from): &Of| {
        let (_, to) = gained.iter().find(|(other, to)| other != measure && key(to) == key(from))?;
        (alone(lost, from) && alone(gained, to)).then(|| Renamed { from: from.clone(), to: to.clone() })
    };
    lost.iter().filter_map(pair).collect()
}

fn name(place: &str, figure: &PrintedIndicator) -> ListedIndicator {
    let (name, unit) = (figure.name.clone(), figure.unit.clone());
    ListedIndicator { place: place.to_owned(), name, unit, counting: figure.counting }
}

/// In the order of the later list; what ended, in that of the earlier one.
fn order(before: Option<&Seen<'_>>, after: Option<&Seen<'_>>) -> (Option<usize>, Option<usize>) {
    (after.map(|seen| seen.item.at), before.map(|seen| seen.item.at))
}

fn seen_in<'k, 'a>(plan: &PlanSheets<'a>, known: &'k Known<'a>, year: FiscalYear) -> Option<&'k Seen<'a>> {
    known.thread.seen.iter().find(|seen| plan.sheets[seen.sheet].year == year)
}

fn listed(plan: &PlanSheets<'_>, seen: &Seen<'_>) -> ListedMeasure {
    ListedMeasure { place: place_words(&plan.sheets[seen.sheet], &seen.item), title: seen.item.title.clone() }
}

/// A 項目 that stands in both lists, with its 指標.
fn pass_on(passage: &mut Passage, plan: &PlanSheets<'_>, known: &Known<'_>, [before, after]: [&Seen<'_>; 2]) {
    let pair = Renamed { from: listed(plan, before), to: listed(plan, after) };
    let sheets = [before, after].map(|seen| &plan.sheets[seen.sheet]);
    let retitled = before.item.key != after.item.key;
    passage.measures.kept += 1;
    if !stays(sheets, [&before.item, &after.item]) {
        passage.moved.push(pair.clone());
    } else if pair.from.place != pair.to.place && !retitled {
        passage.renumbered.push(pair.clone());
    }
    if retitled {
        passage.measures.renamed.push(pair.clone());
    }
    if before.mark != after.mark && knows(sheets, before.mark) {
        let [from, to] = [before.mark, after.mark].map(|mark| mark.map(str::to_owned));
        passage.marks.push(MarkTurn { measure: pair.to.clone(), from, to });
    }
    for line in &known.lines {
        let figure = |year| {
            let printed = line.line.printed.iter().find(|printed| printed.year == year);
            printed.map(|printed| printed.figure)
        };
        let (from, to) = (figure(passage.from), figure(passage.to));
        let indicators = &mut passage.indicators;
        match (from, to) {
            (Some(from), Some(to)) => {
                indicators.kept += 1;
                if name_key(&from.name) != name_key(&to.name) {
                    let (from, to) = (name(&pair.from.place, from), name(&pair.to.place, to));
                    indicators.renamed.push(Renamed { from, to });
                }
            }
            (Some(ended), None) => indicators.ended.push(name(&pair.from.place, ended)),
            (None, Some(began)) => indicators.began.push(name(&pair.to.place, began)),
            (None, None) => {}
        }
    }
}

/// Whether a mark of the earlier list is one of the later list's 評価: plans may judge by other signs.
fn knows([before, after]: [&Sheet<'_>; 2], mark: Option<&str>) -> bool {
    let known = |mark: &str| after.legend.iter().any(|it| fold_symbol(&it.symbol) == fold_symbol(mark));
    before.period == after.period || mark.is_none_or(known)
}

/// Whether the two own places are under one 基本施策: by title, else by a number whose title was changed in place.
fn stays(sheets: [&Sheet<'_>; 2], items: [&Item<'_>; 2]) -> bool {
    let policy = |at: usize| items[at].places.first().map(|place| sheets[at].policies[place.policy]);
    let (Some(before), Some(after)) = (policy(0), policy(1)) else { return true };
    let [old, new] = sheets.map(|sheet| sheet.policies.as_slice());
    is_same(before, after, old, new)
}

/// One 基本施策: the same title, else the same number where neither title stands in the other list.
fn is_same(before: &PolicyTable, after: &PolicyTable, old: &[&PolicyTable], new: &[&PolicyTable]) -> bool {
    let has = |list: &[&PolicyTable], title: &str| list.iter().any(|it| name_key(&it.title) == name_key(title));
    let retitled = before.number == after.number && !has(new, &before.title) && !has(old, &after.title);
    name_key(&before.title) == name_key(&after.title) || retitled
}

fn compare_policies(plan: &PlanSheets<'_>, from: FiscalYear, to: FiscalYear) -> Turnover<ListedPolicy> {
    let policies = |year| {
        let newest = plan.sheets.iter().rev().find(|sheet| sheet.year == year);
        newest.map(|sheet| sheet.policies.clone()).unwrap_or_default()
    };
    let (old, new) = (policies(from), policies(to));
    let listed = |it: &PolicyTable| ListedPolicy { number: it.number.clone(), title: it.title.clone() };
    let mut turnover = Turnover::default();
    for after in &new {
        match old.iter().find(|before| is_same(before, after, &old, &new)) {
            Some(before) => {
                turnover.kept += 1;
                if name_key(&before.title) != name_key(&after.title) {
                    turnover.renamed.push(Renamed { from: listed(before), to: listed(after) });
                }
            }
            None => turnover.began.push(listed(after)),
        }
    }
    let gone = |before: &&&PolicyTable| !new.iter().any(|after| is_same(before, after, &old, &new));
    turnover.ended = old.iter().filter(gone).map(|it| listed(it)).collect();
    turnover
}

/// Those that ended and whose work another took over.
fn list_succeeded(turnover: &Turnover<String>, departments: &Departments) -> Vec<Renamed<String>> {
    let successor = |name: &String| {
        let successor = departments.list[departments.find(name)?].successor?;
        let to = departments.list[successor].names.first()?.name.clone();
        Some(Renamed { from: name.clone(), to })
    };
    turnover.ended.iter().filter_map(successor).collect()
}

fn compare_departments(
    joined: &Joined<'_>,
    departments: &Departments,
    from: FiscalYear,
    to: FiscalYear,
) -> Turnover<String> {
    let [before, after] = [from, to].map(|year| names_in(joined, departments, year));
    let mut turnover = Turnover::default();
    for (at, name) in &after {
        match before.get(at) {
            Some(old) => {
                turnover.kept += 1;
                if name_key(old) != name_key(name) {
                    turnover.renamed.push(Renamed { from: old.clone(), to: name.clone() });
                }
            }
            None => turnover.began.push(name.clone()),
        }
    }
    turnover.ended = before.into_iter().filter(|(at, _)| !after.contains_key(at)).map(|(_, name)| name).collect();
    turnover
}

/// Department → its name in the lists of that year.
fn names_in(joined: &Joined<'_>, departments: &Departments, year: FiscalYear) -> BTreeMap<usize, String> {
    let seen = joined.measures.iter().filter_map(|known| seen_in(&joined.plan, known, year));
    let names = seen.flat_map(|seen| &seen.item.places).flat_map(|place| &place.row.departments);
    names.filter_map(|name| Some((departments.find(name)?, name.clone()))).collect()
}
