//! What one list says of one measure: its row, and every place where it stands. A 再掲 and a report that several
//! policies share are one item with several places.

use super::sheets::Sheet;
use crate::sheet::Row;
use crate::text::name_key;
use std::collections::HashMap;

/// One measure in one list.
#[derive(Clone)]
pub(super) struct Item<'a> {
    /// Position in the list, for the order of ids.
    pub at: usize,
    /// As printed; of a shared report the titles of its policies.
    pub title: String,
    /// Folded title.
    pub key: String,
    /// One report for whole policies.
    pub shared: bool,
    pub row: &'a Row,
    /// Where it stands; its own place first.
    pub places: Vec<Place<'a>>,
}

/// One 掲載.
#[derive(Clone)]
pub(super) struct Place<'a> {
    /// Index into the list's policies.
    pub policy: usize,
    /// Position within the policy.
    pub order: usize,
    pub row: &'a Row,
    pub relisted: bool,
}

impl<'a> Item<'a> {
    /// The rows printed as 再掲 of this one.
    pub(super) fn relisted_rows(&self) -> impl Iterator<Item = &Place<'a>> {
        self.places.iter().filter(|place| place.relisted)
    }
}

/// The measures of a list in printed order.
pub(super) fn read_items<'a>(sheet: &Sheet<'a>) -> Vec<Item<'a>> {
    let printed: Vec<Place<'a>> = rows(sheet).collect();
    let sources = sources(sheet, &printed);
    let mut items: Vec<Item<'a>> = Vec::new();
    let mut item_of: HashMap<usize, usize> = HashMap::new();
    for (at, place) in printed.iter().enumerate().filter(|(at, _)| sources[*at].is_none()) {
        item_of.insert(at, items.len());
        items.push(read_item(sheet, at, place));
    }
    for (at, place) in printed.into_iter().enumerate() {
        let Some(item) = sources[at].and_then(|source| item_of.get(&source)) else { continue };
        items[*item].places.push(Place { relisted: true, ..place });
    }
    items
}

fn rows<'s, 'a>(sheet: &'s Sheet<'a>) -> impl Iterator<Item = Place<'a>> + 's {
    let policies = sheet.policies.iter().copied().enumerate();
    policies.flat_map(|(policy, table)| {
        let rows = table.rows.iter().enumerate();
        rows.map(move |(order, row)| Place { policy, order, row, relisted: false })
    })
}

fn read_item<'a>(sheet: &Sheet<'a>, at: usize, place: &Place<'a>) -> Item<'a> {
    let row = place.row;
    let mut places = vec![place.clone()];
    for number in &row.shared_with {
        let found = sheet.policies.iter().position(|policy| policy.number == *number);
        if let Some(policy) = found.filter(|policy| places.iter().all(|place| place.policy != *policy)) {
            places.push(Place { policy, order: 0, row, relisted: false });
        }
    }
    let shared = row.title.is_none();
    let titles = || places.iter().map(|place| sheet.policies[place.policy].title.as_str()).collect::<Vec<_>>();
    let title = row.title.clone().unwrap_or_else(|| titles().join("／"));
    Item { at, key: name_key(&title), title, shared, row, places }
}

/// For each printed row the row that it repeats. A 再掲 whose source is not exactly one other row stands for itself.
fn sources(sheet: &Sheet<'_>, printed: &[Place<'_>]) -> Vec<Option<usize>> {
    let mut by_number: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_title: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, place) in printed.iter().enumerate() {
        let number = place.row.number.as_deref().unwrap_or("");
        by_number.entry(address(&format!("{}-{number}", sheet.policies[place.policy].number))).or_default().push(at);
        if place.row.relisted_from.is_none() {
            by_title.entry(name_key(place.row.title.as_deref().unwrap_or(""))).or_default().push(at);
        }
    }
    let alone = |found: Option<&Vec<usize>>, at: usize| match found.map(Vec::as_slice) {
        Some([source]) if *source != at => Some(*source),
        _ => None,
    };
    let direct = |at: usize| {
        let row = printed[at].row;
        let named = alone(by_number.get(&address(row.relisted_from.as_deref()?)), at);
        named.or_else(|| alone(by_title.get(&name_key(row.title.as_deref().unwrap_or(""))), at))
    };
    (0..printed.len()).map(|at| follow(at, printed.len(), direct)).collect()
}

/// A 再掲 of a 再掲 leads to the first source; rows that name each other in a circle have none.
fn follow(at: usize, longest: usize, direct: impl Fn(usize) -> Option<usize>) -> Option<usize> {
    let mut source = direct(at)?;
    for _ in 0..longest {
        match direct(source) {
            Some(next) => source = next,
            None => return Some(source),
        }
    }
    None
}

/// 「３-(1)」「3-（１）」 → one form.
fn address(text: &str) -> String {
    name_key(text).chars().filter(|sign| sign.is_alphanumeric() || *sign == '-').collect()
}
