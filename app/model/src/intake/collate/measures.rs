//! 項目 through the years: by folded title, else a doubt where title, 計画の記載, indicators and departments make it
//! likely. Two items of one list are never joined, and a title that merely begins alike joins nothing.

use super::asking::{Asking, Question, Where, year_words};
use super::items::{Item, read_items};
use super::matching::{Likenesses, Verdict, join_equal};
use super::profile::Profile;
use super::relisted::settle_relisted;
use super::sheets::{PlanSheets, Sheet};
use crate::intake::DoubtKind;
use crate::sheet::PrintedIndicator;
use crate::text::name_key;
use std::collections::{BTreeSet, HashMap};

/// From here on a pair is asked about.
const LIKELY: u32 = 420;
/// From here on a pair is assumed to be one until somebody decides.
const VERY_LIKELY: u32 = 580;

/// One measure through the years.
pub(super) struct Thread<'a> {
    /// Oldest first; one a list, after [`Thread::keep_last_of_year`] one a year.
    pub seen: Vec<Seen<'a>>,
    /// Those of an earlier meeting on a year of which a later one tells again.
    pub superseded: Vec<Seen<'a>>,
}

/// A measure in one list.
pub(super) struct Seen<'a> {
    /// Index into the plan's sheets.
    pub sheet: usize,
    pub item: Item<'a>,
    /// What counts of its figures, each once, in printed order.
    pub figures: Vec<&'a PrintedIndicator>,
    /// Those of `figures` that a 再掲 prints and not this row.
    pub replaced: Vec<Replaced<'a>>,
    /// What counts of its marks.
    pub mark: Option<&'a str>,
}

/// A figure of a 再掲 that counts, as somebody said, instead of the one that the row itself prints.
pub(super) struct Replaced<'a> {
    /// Position in [`Seen::figures`].
    pub at: usize,
    /// What the row itself prints.
    pub own: &'a PrintedIndicator,
    /// Under which it was decided.
    pub doubt: String,
}

impl<'a> Thread<'a> {
    fn last(&self) -> Option<&Seen<'a>> {
        self.seen.last()
    }

    /// Of two meetings on one year the later one counts.
    fn keep_last_of_year(&mut self, sheets: &[Sheet<'a>]) {
        let years: Vec<_> = self.seen.iter().map(|seen| sheets[seen.sheet].year).collect();
        for at in (1..years.len()).rev().filter(|at| years[*at] == years[*at - 1]) {
            self.superseded.insert(0, self.seen.remove(at - 1));
        }
    }
}

/// Joins the lists of one plan, and of those that go on from it.
pub(super) fn join_measures<'a>(plan: &PlanSheets<'a>, asking: &mut Asking<'_>) -> Vec<Thread<'a>> {
    let mut threads: Vec<Thread<'a>> = Vec::new();
    for (sheet, printed) in plan.sheets.iter().enumerate() {
        let items = read_items(printed);
        let joined = join_list(plan, &threads, sheet, &items, asking);
        for (at, item) in items.into_iter().enumerate() {
            let (figures, mark) = (item.row.indicators.iter().collect(), item.row.mark.as_deref());
            let seen = Seen { sheet, item, figures, replaced: Vec::new(), mark };
            match joined.get(&at) {
                Some(thread) => threads[*thread].seen.push(seen),
                None => threads.push(Thread { seen: vec![seen], superseded: Vec::new() }),
            }
        }
    }
    for thread in &mut threads {
        thread.keep_last_of_year(&plan.sheets);
        thread.seen.iter_mut().for_each(|seen| settle_relisted(plan, seen, asking));
    }
    threads
}

/// Item of this list → thread.
fn join_list(
    plan: &PlanSheets<'_>,
    threads: &[Thread<'_>],
    sheet: usize,
    items: &[Item<'_>],
    asking: &mut Asking<'_>,
) -> HashMap<usize, usize> {
    let mut joined: HashMap<usize, usize> = HashMap::new();
    for keys in [latest_keys, all_keys] {
        let (open_items, open_threads) = open(items.len(), threads.len(), &joined);
        let left = open_items.iter().map(|at| (*at, items[*at].key.clone(), policy(&plan.sheets[sheet], &items[*at])));
        let right = open_threads.iter().flat_map(|at| keys(plan, *at, &threads[*at]));
        joined.extend(join_equal(&left.collect::<Vec<_>>(), &right.collect::<Vec<_>>()));
    }
    let (mut open_items, open_threads) = open(items.len(), threads.len(), &joined);
    // What its own list calls 新規 goes on from nothing, however alike it is to what has ended.
    open_items.retain(|at| !items[*at].row.new);
    if open_items.is_empty() || open_threads.is_empty() {
        return joined;
    }
    let here: HashMap<_, _> =
        open_items.iter().map(|at| (*at, Profile::of(&plan.sheets[sheet], &items[*at]))).collect();
    let before: HashMap<_, _> =
        open_threads.iter().filter_map(|at| Some((*at, profile(plan, &threads[*at])?))).collect();
    let likeness = |item: usize, thread: usize| before.get(&thread).map_or(0, |it| here[&item].likeness(it));
    let pairs = Likenesses::of(&open_items, &open_threads, LIKELY, likeness);
    joined.extend(
        pairs.settle(|item, thread, likeness| judge(plan, &threads[thread], (sheet, &items[item]), likeness, asking)),
    );
    joined
}

fn open(items: usize, threads: usize, joined: &HashMap<usize, usize>) -> (Vec<usize>, Vec<usize>) {
    let taken: BTreeSet<_> = joined.values().collect();
    let items = (0..items).filter(|at| !joined.contains_key(at)).collect();
    (items, (0..threads).filter(|at| !taken.contains(at)).collect())
}

type Key = (usize, String, String);

fn latest_keys(plan: &PlanSheets<'_>, at: usize, thread: &Thread<'_>) -> Vec<Key> {
    let key = |seen: &Seen<'_>| (at, seen.item.key.clone(), policy(&plan.sheets[seen.sheet], &seen.item));
    thread.last().map(key).into_iter().collect()
}

/// Every title that the measure ever had, each once.
fn all_keys(plan: &PlanSheets<'_>, at: usize, thread: &Thread<'_>) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for seen in thread.seen.iter().rev() {
        if keys.iter().all(|(_, key, _)| *key != seen.item.key) {
            keys.push((at, seen.item.key.clone(), policy(&plan.sheets[seen.sheet], &seen.item)));
        }
    }
    keys
}

fn policy(sheet: &Sheet<'_>, item: &Item<'_>) -> String {
    item.places.first().map(|place| name_key(&sheet.policies[place.policy].title)).unwrap_or_default()
}

fn profile(plan: &PlanSheets<'_>, thread: &Thread<'_>) -> Option<Profile> {
    thread.last().map(|seen| Profile::of(&plan.sheets[seen.sheet], &seen.item))
}

fn judge(
    plan: &PlanSheets<'_>,
    thread: &Thread<'_>,
    (at, item): (usize, &Item<'_>),
    likeness: u32,
    asking: &mut Asking<'_>,
) -> Verdict {
    let Some(before) = thread.last() else { return Verdict::Apart };
    let sheet = &plan.sheets[at];
    let old = &plan.sheets[before.sheet];
    let was = format!("{}の{}「{}」", year_words(old.year), place_words(old, &before.item), before.item.title);
    let is = format!("{}の{}「{}」", year_words(sheet.year), place_words(sheet, item), item.title);
    let same = ("same", "同じ項目として年度をつなぐ".to_owned());
    let new = ("new", "別の項目とする（前のものは終わり、新しいものが始まった）".to_owned());
    let likely = likeness >= VERY_LIKELY;
    let answer = asking.ask(Question {
        kind: DoubtKind::Joining,
        about: vec!["measure".to_owned(), plan.key(at).to_owned(), before.item.key.clone(), item.key.clone()],
        at: Where(sheet.publication.id, item.row.line),
        text: format!("{was} → {is}"),
        why: if before.item.key == item.key {
            format!("{was}と{is}は題名が同じですが、同じ題名の項目が他にもあります。")
        } else {
            format!("{was}と{is}は題名が違いますが、題名・計画の記載・指標・担当がよく似ています。")
        },
        assumed: if likely {
            "同じ項目として年度をつなぎます。"
        } else {
            "別の項目とします。"
        }
        .to_owned(),
        choices: if likely { vec![same, new] } else { vec![new, same] },
    });
    match (answer.key, answer.decided) {
        ("same", _) => Verdict::Joined,
        (_, true) => Verdict::Forbidden,
        (_, false) => Verdict::Apart,
    }
}

/// 「1-(2)」, of a shared report 「1〜4」.
pub(super) fn place_words(sheet: &Sheet<'_>, item: &Item<'_>) -> String {
    let number = |at: usize| item.places.get(at).map_or("", |place| sheet.policies[place.policy].number.as_str());
    match &item.row.number {
        Some(printed) => format!("{}-{printed}", number(0)),
        None if item.places.len() > 1 => format!("{}〜{}", number(0), number(item.places.len() - 1)),
        None => number(0).to_owned(),
    }
}
