//! 指標 of one measure through the years: by folded name, 延べ/実 and unit, else a doubt. A name that merely begins
//! alike joins nothing, and 延べ never joins 実.

use super::asking::{Asking, Question, Where, figure_words, year_words};
use super::likeness::{fold_unit, likeness};
use super::matching::{Likenesses, Verdict, join_equal};
use super::measures::Thread;
use super::sheets::PlanSheets;
use crate::id::PublicationId;
use crate::indicator::{Ancestry, Counting, Figure};
use crate::intake::DoubtKind;
use crate::sheet::PrintedIndicator;
use crate::text::name_key;
use crate::year::FiscalYear;
use std::collections::{BTreeSet, HashMap};

/// Names alike from here on are asked about.
const SIMILAR: u32 = 550;
/// Names so little alike are asked about only when the printed 前年度 is the stored value.
const FAINTLY: u32 = 250;

/// One indicator through the years.
pub(super) struct Line<'a> {
    /// Oldest first, one a year.
    pub printed: Vec<Printed<'a>>,
}

/// An indicator in one list.
#[derive(Clone, Copy)]
pub(super) struct Printed<'a> {
    /// Index into the thread's lists.
    pub seen: usize,
    pub year: FiscalYear,
    /// Position in the list's figures of this measure.
    pub order: usize,
    pub figure: &'a PrintedIndicator,
}

/// The measure in the new list.
struct About<'p> {
    plan: &'p str,
    /// Its folded title.
    measure: &'p str,
    title: &'p str,
    publication: PublicationId,
}

/// What a new list's figure could be the next year of.
struct Candidate<'l, 'a> {
    line: &'l Printed<'a>,
    /// Its stored value is what the new list prints as 前年度, and that of no other open line.
    continues: bool,
    likeness: u32,
}

/// Joins the figures of a measure's lists.
pub(super) fn join_indicators<'a>(
    plan: &PlanSheets<'a>,
    thread: &Thread<'a>,
    asking: &mut Asking<'_>,
) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    for (at, seen) in thread.seen.iter().enumerate() {
        let year = plan.sheets[seen.sheet].year;
        let about = About {
            plan: plan.key(seen.sheet),
            measure: &seen.item.key,
            title: &seen.item.title,
            publication: plan.sheets[seen.sheet].publication.id,
        };
        let list = seen.figures.iter().enumerate();
        let printed: Vec<_> = list.map(|(order, figure)| Printed { seen: at, year, order, figure }).collect();
        let joined = join_list(&about, &lines, &printed, asking);
        for (order, printed) in printed.into_iter().enumerate() {
            match joined.get(&order) {
                Some(line) => lines[*line].printed.push(printed),
                None => lines.push(Line { printed: vec![printed] }),
            }
        }
    }
    lines
}

/// Figure of this list → line.
fn join_list(
    about: &About<'_>,
    lines: &[Line<'_>],
    printed: &[Printed<'_>],
    asking: &mut Asking<'_>,
) -> HashMap<usize, usize> {
    let mut joined = join_renamed(lines, printed);
    let passes: [(KeyOf, KeysOf); 3] =
        [(exact_key, latest_keys), (exact_key, all_keys), (uncounted_key, latest_uncounted_keys)];
    for (key, keys) in passes {
        let (figures, open) = open(printed, lines.len(), &joined);
        let left: Vec<_> =
            figures.iter().map(|at| (*at, key(&printed[*at]), printed[*at].figure.previous.map(Stored))).collect();
        let right: Vec<_> = open.iter().flat_map(|at| keys(*at, &lines[*at], printed)).collect();
        joined.extend(join_equal(&left, &right));
    }
    let (figures, open) = open(printed, lines.len(), &joined);
    let candidate = |figure: usize, line: usize| {
        Some(Candidate {
            line: lines[line].printed.last()?,
            continues: continues(&printed[figure], &lines[line]) && {
                open.iter().filter(|at| continues(&printed[figure], &lines[**at])).count() == 1
            },
            likeness: likeness(&printed[figure].figure.name, &lines[line].printed.last()?.figure.name),
        })
    };
    let score = |figure: usize, line: usize| candidate(figure, line).map_or(0, |it| it.score(printed[figure].figure));
    let pairs = Likenesses::of(&figures, &open, 1, score);
    joined.extend(pairs.settle(|figure, line, _| match candidate(figure, line) {
        Some(candidate) => judge(about, &candidate, &printed[figure], asking),
        None => Verdict::Apart,
    }));
    joined
}

/// What its own list calls by the name that it had before goes on from that.
fn join_renamed(lines: &[Line<'_>], printed: &[Printed<'_>]) -> HashMap<usize, usize> {
    let former = |it: &Printed<'_>| match &it.figure.lineage.ancestry {
        Ancestry::Renamed(name) => Some((name_key(name), exact_key(it).1, exact_key(it).2)),
        Ancestry::Unsaid | Ancestry::New => None,
    };
    let left = printed.iter().enumerate();
    let left: Vec<_> = left.filter_map(|(at, it)| Some((at, former(it)?, it.figure.previous.map(Stored)))).collect();
    let right: Vec<_> = lines.iter().enumerate().flat_map(|(at, line)| latest_keys(at, line, printed)).collect();
    join_equal(&left, &right).into_iter().collect()
}

/// What its own list calls new goes on from nothing.
fn open(printed: &[Printed<'_>], lines: usize, joined: &HashMap<usize, usize>) -> (Vec<usize>, Vec<usize>) {
    let taken: BTreeSet<_> = joined.values().collect();
    let is_new = |at: &usize| printed[*at].figure.lineage.ancestry == Ancestry::New;
    let figures = (0..printed.len()).filter(|at| !joined.contains_key(at) && !is_new(at)).collect();
    (figures, (0..lines).filter(|at| !taken.contains(at)).collect())
}

type Name = (String, Option<Counting>, String);
pub(super) type Key = (String, u8, String);
type KeyOf = fn(&Printed<'_>) -> Key;
type KeysOf = fn(usize, &Line<'_>, &[Printed<'_>]) -> Vec<Keyed>;

fn exact_key(printed: &Printed<'_>) -> Key {
    key(printed.figure)
}

/// Without a number that only counts the lines: 「② 電話相談」.
fn uncounted_key(printed: &Printed<'_>) -> Key {
    let (_, counting, unit) = key(printed.figure);
    let name = printed.figure.name.trim_start_matches(|c: char| matches!(c, '①'..='⑳') || c.is_whitespace());
    (name_key(name), counting, unit)
}

/// What tells figures of one measure apart.
pub(super) fn key(figure: &PrintedIndicator) -> Key {
    let (name, counting, unit): Name = (name_key(&figure.name), figure.counting, fold_unit(figure.unit.as_deref()));
    let counting = match counting {
        None => 0,
        Some(Counting::Cumulative) => 1,
        Some(Counting::Distinct) => 2,
    };
    (name, counting, unit)
}

/// A figure as a trait to tell apart what is called alike.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stored(Figure);

impl Ord for Stored {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let rank = |figure: Figure| match figure {
            Figure::Value(value) => (0, Some(value)),
            Figure::Absent(reason) => (1 + reason as u8, None),
        };
        rank(self.0).cmp(&rank(other.0))
    }
}

impl PartialOrd for Stored {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

type Keyed = (usize, Key, Option<Stored>);

fn latest_keys(at: usize, line: &Line<'_>, list: &[Printed<'_>]) -> Vec<Keyed> {
    let year = list.first().map(|it| it.year);
    line.printed.last().map(|last| (at, key(last.figure), stored_before(line, year))).into_iter().collect()
}

fn latest_uncounted_keys(at: usize, line: &Line<'_>, list: &[Printed<'_>]) -> Vec<Keyed> {
    let year = list.first().map(|it| it.year);
    line.printed.last().map(|last| (at, uncounted_key(last), stored_before(line, year))).into_iter().collect()
}

fn all_keys(at: usize, line: &Line<'_>, list: &[Printed<'_>]) -> Vec<Keyed> {
    let year = list.first().map(|it| it.year);
    let mut keys: Vec<Keyed> = Vec::new();
    for printed in line.printed.iter().rev() {
        let key = key(printed.figure);
        if keys.iter().all(|(_, known, _)| *known != key) {
            keys.push((at, key, stored_before(line, year)));
        }
    }
    keys
}

fn stored_before(line: &Line<'_>, year: Option<FiscalYear>) -> Option<Stored> {
    let before = year?.previous()?;
    let printed = line.printed.last().filter(|it| it.year == before)?;
    printed.figure.value.map(Stored)
}

fn continues(printed: &Printed<'_>, line: &Line<'_>) -> bool {
    let stored = stored_before(line, Some(printed.year));
    stored.is_some_and(|Stored(stored)| Some(stored) == printed.figure.previous && stored.value().is_some())
}

impl Candidate<'_, '_> {
    fn has_other_unit(&self, figure: &PrintedIndicator) -> bool {
        fold_unit(self.line.figure.unit.as_deref()) != fold_unit(figure.unit.as_deref())
    }

    /// 0 where nobody needs to be asked.
    fn score(&self, figure: &PrintedIndicator) -> u32 {
        let counted_otherwise = self.line.figure.counting.zip(figure.counting).is_some_and(|(one, other)| one != other);
        let least = if self.continues && !self.has_other_unit(figure) { FAINTLY } else { SIMILAR };
        if counted_otherwise || self.likeness < least {
            return 0;
        }
        self.likeness + if self.continues { 1000 } else { 0 } + if self.has_other_unit(figure) { 0 } else { 500 }
    }

    /// One until somebody decides: the figure goes on from the stored one, or only gained or lost its unit.
    fn is_assumed_one(&self, figure: &PrintedIndicator) -> bool {
        let unit_missing = self.line.figure.unit.is_none() != figure.unit.is_none();
        let renamed = name_key(&self.line.figure.name) != name_key(&figure.name);
        let only_unit = !renamed && unit_missing && self.line.figure.counting == figure.counting;
        (self.continues && self.likeness >= SIMILAR) || only_unit
    }
}

fn judge(about: &About<'_>, candidate: &Candidate<'_, '_>, printed: &Printed<'_>, asking: &mut Asking<'_>) -> Verdict {
    let (old, new) = (candidate.line, printed);
    let was = format!("{}「{}」", year_words(old.year), words(old.figure));
    let is = format!("{}「{}」", year_words(new.year), words(new.figure));
    let mut why = format!("「{}」の指標で、{was}と{is}は{}。", about.title, differing(old.figure, new.figure));
    if let (true, Some(previous)) = (candidate.continues, new.figure.previous) {
        // Of two units the bracket may name either.
        let unit = new.figure.unit.as_deref().filter(|_| !candidate.has_other_unit(new.figure));
        let previous = figure_words(&previous, unit);
        why.push_str(&format!("前年度として印刷された{previous}は、{}の値と同じです。", year_words(old.year)));
    }
    let one = candidate.is_assumed_one(new.figure);
    let same = ("same", "同じ指標として年度をつなぐ".to_owned());
    let apart = ("new", "別の指標とする".to_owned());
    let (old_key, new_key) = (key(old.figure), key(new.figure));
    let answer = asking.ask(Question {
        kind: DoubtKind::Joining,
        about: vec![
            "indicator".to_owned(),
            about.plan.to_owned(),
            about.measure.to_owned(),
            format!("{}/{}/{}", old_key.0, old_key.1, old_key.2),
            format!("{}/{}/{}", new_key.0, new_key.1, new_key.2),
        ],
        at: Where(about.publication, new.figure.line),
        text: format!("{was} → {is}"),
        why,
        assumed: if one { "同じ指標として年度をつなぎます。" } else { "別の指標とします。" }.to_owned(),
        choices: if one { vec![same, apart] } else { vec![apart, same] },
    });
    match (answer.key, answer.decided) {
        ("same", _) => Verdict::Joined,
        (_, true) => Verdict::Forbidden,
        (_, false) => Verdict::Apart,
    }
}

fn words(figure: &PrintedIndicator) -> String {
    let unit = figure.unit.as_deref().unwrap_or("単位なし");
    let counting = figure.counting.map_or(String::new(), |it| format!("、{}", it.words()));
    format!("{}（{unit}{counting}）", figure.name)
}

fn differing(old: &PrintedIndicator, new: &PrintedIndicator) -> &'static str {
    let (old, new) = (key(old), key(new));
    match (old.0 == new.0, old.1 == new.1, old.2 == new.2) {
        (true, true, true) => "名前が同じですが、同じ名前の指標が他にもあります",
        (true, true, false) => "名前が同じで、単位が違います",
        (true, false, _) => "名前が同じで、延べ・実の書き方が違います",
        (false, _, true) => "名前が違いますが、よく似ています",
        (false, _, false) => "名前も単位も違いますが、似ています",
    }
}
