//! A list in running text: blocks of labelled cells, one an item, under numbered headings. A cell that a 一覧表 doesn't
//! have is left and asked about, and so are numbers that the text doesn't give.

use super::asking::Asking;
use super::block::Labelled;
use super::blocks::Blocks;
use super::code::{heading_above, is_code_above, lone_code};
use super::complaint::{
    ask_again, ask_heading, ask_numbers, ask_other, ask_policy, ask_stray, ask_unknown, refuse_document, refuse_number,
    title_of_only_plan,
};
use super::furniture::Sorted;
use super::labels::{Field, bare_label, number_before, split_labels};
use super::lines::{Gap, Line};
use super::numbering::{item_number, numbered};
use super::outline::{ItemPart, PlanPart, PolicyPart};
use super::unknown::{ask_label, first_word, like_label, repeated_words};
use super::{Left, ReadRefused};
use crate::text::{name_key, narrow};
use crate::year::FiscalYear;
use std::collections::{BTreeMap, BTreeSet};

/// Reads the body of such a text.
pub(super) fn read_labelled<'a>(
    sorted: &mut Sorted<'a>,
    year: FiscalYear,
    asking: &mut Asking<'_>,
) -> Result<Vec<PlanPart<'a>>, ReadRefused> {
    let body = std::mem::take(&mut sorted.body);
    let title = sorted.title.clone().unwrap_or_default();
    let mut reader = Reader {
        year,
        key: name_key(&title),
        title,
        plans: Vec::new(),
        heading: None,
        open: None,
        begins: false,
        unnumbered: None,
        number: None,
        others: BTreeMap::new(),
        repeated: repeated_words(&body),
        blocks: Blocks::of(&body),
        above: Labelled::default(),
        ahead: false,
        said: BTreeMap::new(),
        left: &mut sorted.left,
    };
    for (at, line) in body.iter().enumerate() {
        reader.step(*line, &body[at + 1..], asking)?;
    }
    let Reader { plans, unnumbered, others, .. } = reader;
    if plans.iter().all(|plan| plan.policies.iter().all(|policy| policy.items.is_empty())) {
        return Err(refuse_document(None, &body, &plans));
    }
    if let Some(line) = unnumbered {
        ask_numbers(line, asking);
    }
    for (label, line) in others {
        ask_other(line, &label, asking);
    }
    Ok(plans)
}

struct Reader<'r, 'a> {
    year: FiscalYear,
    title: String,
    key: String,
    plans: Vec<PlanPart<'a>>,
    /// The last 基本施策's heading, and whether its number had to be another.
    heading: Option<(Line<'a>, bool)>,
    /// The cell that goes on.
    open: Option<Field>,
    /// Whether nothing of it has been read yet.
    begins: bool,
    /// The first item without a number of its own.
    unnumbered: Option<u32>,
    /// A number on a line of its own, above its item, and whether it is that within its 基本施策.
    number: Option<(u32, bool)>,
    /// Labels of cells that are left, each with its first line.
    others: BTreeMap<String, u32>,
    /// Words that begin a line in most blocks.
    repeated: BTreeSet<&'a str>,
    blocks: Blocks,
    /// Cells above the name of the next item, and whether one of them goes on.
    above: Labelled<'a>,
    ahead: bool,
    /// Labels that are not known, and the cells that they are of; `None`: they are text.
    said: BTreeMap<String, Option<Field>>,
    left: &'r mut Vec<Left>,
}

impl<'a> Reader<'_, 'a> {
    fn step(&mut self, line: Line<'a>, below: &[Line<'a>], asking: &mut Asking<'_>) -> Result<(), ReadRefused> {
        if self.open_heading(&line, below, asking) {
            return Ok(());
        }
        self.number = number_before(line.text).map(|(number, _)| (number, true)).or(self.number);
        if let Some(number) = lone_code(line.text).filter(|_| is_code_above(&line, below)) {
            self.number = Some((number, false));
            return Ok(());
        }
        let above = self.begins_below(below);
        if let Some((number, "")) = item_number(line.text).filter(|_| above) {
            self.number = Some((number, true));
            return Ok(());
        }
        let heading = heading_above(&line, below).filter(|_| above);
        if let Some(number) = heading.filter(|_| ask_heading(&line, asking)) {
            self.leave(&line, "項目の上の見出し");
            (self.number, self.open) = (number.map(|number| (number, false)).or(self.number), None);
            return Ok(());
        }
        let (before, pieces) = split_labels(line, self.open);
        if let Some(text) = before.filter(|text| !text.is_empty()) {
            let told = self.open_unknown(&Line { text, ..line }, asking);
            self.open = told.map(|(field, _)| field).or(self.open);
            let text = told.map_or(text, |(_, text)| text);
            if !text.is_empty() {
                self.add(Line { text, ..line }, asking);
            }
        }
        for (field, piece) in pieces {
            self.open_field(field, &line, piece, asking)?;
        }
        Ok(())
    }

    /// Whether the next line begins a block, or is the code of the one that begins below it.
    fn begins_below(&self, below: &[Line<'_>]) -> bool {
        let coded = |next: &Line<'_>| lone_code(next.text).is_some() && is_code_above(next, &below[1..]);
        below.first().is_some_and(|next| self.blocks.begin_with(next.text) || coded(next))
    }

    /// A label that no 一覧表 is known to have, in most blocks or in a cell in which figures would not be looked for: it
    /// is asked about once. Answers with its cell and the text behind it.
    fn open_unknown(&mut self, line: &Line<'a>, asking: &mut Asking<'_>) -> Option<(Field, &'a str)> {
        let bare = matches!(self.open, Some(Field::Commitment | Field::Remark | Field::Department));
        let repeated = first_word(line.text).filter(|(word, _)| self.repeated.contains(word));
        let (label, from) = repeated.or_else(|| like_label(line.text).filter(|_| bare))?;
        let year = self.year;
        let said = self.said.entry(label.to_owned());
        let said = said.or_insert_with(|| match ask_label(line.number, label, year, asking).as_str() {
            "narrative" => Some(Field::Narrative(Some(year))),
            "remark" => Some(Field::Remark),
            "leave" => Some(Field::Other),
            _ => None,
        });
        said.map(|field| (field, line.text[from..].trim()))
    }

    /// A numbered line above an item: a plan's heading or a policy's.
    fn open_heading(&mut self, line: &Line<'a>, below: &[Line<'a>], asking: &mut Asking<'_>) -> bool {
        let Some((number, title)) = numbered(line.text) else { return false };
        let named = title.chars().count() >= 3 && self.key.contains(&name_key(title));
        let begins = |text: &str| self.blocks.begin_with(text);
        let heads = |line: &Line<'_>| begins(line.text) || item_number(line.text).is_some_and(|it| it.1.is_empty());
        let policy = below.first().is_some_and(heads) || self.begins_below(below);
        let plan = below.first().is_some_and(|next| numbered(next.text).is_some()) && below.get(1).is_some_and(heads);
        if named && (plan || policy) || plan && title.ends_with("計画") {
            self.plans.push(PlanPart { title: title.to_owned(), line: line.number, policies: Vec::new() });
            self.open = None;
            return true;
        }
        if policy && !title.ends_with('。') {
            self.open_policy(number, title, line, asking);
            return true;
        }
        false
    }

    fn open_policy(&mut self, number: u32, title: &str, line: &Line<'a>, asking: &mut Asking<'_>) {
        if self.plans.is_empty() {
            let title = title_of_only_plan(&self.title, line, asking);
            self.plans.push(PlanPart { title, line: line.number, policies: Vec::new() });
        }
        let Some(plan) = self.plans.last_mut() else { return };
        // A heading over other headings is no 基本施策 itself.
        if plan.policies.pop_if(|last| last.items.is_empty()).is_some() {
            let above = self.heading.map_or(*line, |(heading, _)| heading);
            let why = "施策の上の見出し".to_owned();
            self.left.push(Left { line: above.number, text: above.text.to_owned(), why });
        }
        let last = plan.policies.last().map_or(0, |policy| policy.number);
        self.heading = Some((*line, number <= last));
        let number = if number > last { number } else { last + 1 };
        plan.policies.push(PolicyPart { number, title: title.to_owned(), items: Vec::new() });
        self.open = None;
    }

    fn open_field(
        &mut self,
        field: Field,
        line: &Line<'a>,
        piece: Line<'a>,
        asking: &mut Asking<'_>,
    ) -> Result<(), ReadRefused> {
        let within = field == Field::Title && !self.blocks.open_with(line.text);
        let field = if within { Field::Other } else { field };
        match field {
            Field::Policy => {
                let known = self.plans.last().and_then(|plan| plan.policies.last());
                let label = line.text.strip_suffix(piece.text).unwrap_or_default();
                let digits = label.chars().map(narrow).filter(char::is_ascii_digit).collect::<String>();
                let number = digits.parse().unwrap_or_else(|_| known.map_or(1, |last| last.number + 1));
                let (number, title) = numbered(piece.text).unwrap_or((number, piece.text));
                // Repeated in every block: the same policy goes on.
                if known.is_none_or(|last| name_key(&last.title) != name_key(title)) {
                    self.open_policy(number, title, line, asking);
                }
                self.open = None;
                return Ok(());
            }
            Field::Title => self.open_item(line, &piece, asking)?,
            _ => {}
        }
        let field = match field {
            Field::Narrative(Some(named)) if named != self.year => Field::Other,
            other => other,
        };
        (self.open, self.begins, self.ahead) = (Some(field), true, self.blocks.is_leading(field));
        if field == Field::Other {
            self.others.entry(bare_label(line.text).to_owned()).or_insert(line.number);
            self.leave(line, OTHER_CELL);
        } else if field != Field::Title && !piece.text.is_empty() {
            self.add(piece, asking);
        }
        Ok(())
    }

    fn open_item(&mut self, line: &Line<'a>, piece: &Line<'a>, asking: &mut Asking<'_>) -> Result<(), ReadRefused> {
        if self.plans.last().is_none_or(|plan| plan.policies.is_empty()) {
            ask_policy(line, asking);
            self.open_policy(1, WITHOUT_POLICY, line, asking);
        }
        let Some(policy) = self.plans.last_mut().and_then(|plan| plan.policies.last_mut()) else { return Ok(()) };
        // Asked at the first item: a heading over other headings needs no number.
        if let Some((heading, true)) = self.heading.take() {
            ask_again(&heading, policy.number, asking);
        }
        let last = policy.items.last().and_then(|item| item.number).unwrap_or(0);
        let above = self.number.take().filter(|(number, sure)| *sure || *number > last);
        let above = above.map(|(number, _)| (number, piece.text));
        let printed = item_number(piece.text).filter(|(_, rest)| !rest.is_empty()).or(above);
        let number = printed.map_or(last + 1, |(number, _)| number);
        if number <= last {
            return Err(refuse_number(line, last));
        }
        if printed.is_none() && self.unnumbered.is_none() {
            self.unnumbered = Some(line.number);
        }
        let text = printed.map_or(piece.text, |(_, rest)| rest);
        let title = if text.is_empty() { Vec::new() } else { vec![Line { text, ..*piece }] };
        let cells = Labelled { title, ..std::mem::take(&mut self.above) };
        let (shared, lines) = (Vec::new(), Vec::new());
        policy.items.push(ItemPart { number: Some(number), shared, line: line.number, lines, labelled: Some(cells) });
        Ok(())
    }

    /// Text of the open cell.
    fn add(&mut self, line: Line<'a>, asking: &mut Asking<'_>) {
        let item = self.plans.last_mut().and_then(|plan| plan.policies.last_mut()?.items.last_mut());
        let cells = if self.ahead { Some(&mut self.above) } else { item.and_then(|item| item.labelled.as_mut()) };
        let (Some(open), Some(cells)) = (self.open, cells) else {
            ask_unknown(&line, asking);
            self.leave(&line, OTHER_CELL);
            return;
        };
        match open {
            Field::Title => cells.title.push(line),
            Field::Commitment => cells.commitment.push(line),
            Field::Mark if cells.mark.is_empty() => cells.mark.push(line),
            Field::Mark => self.leave_stray(&line, asking),
            // A second cell that is 説明 too is no torn line of the first.
            Field::Narrative(_) if std::mem::take(&mut self.begins) => {
                cells.narrative.push(Line { gap: Gap::Cell, ..line });
            }
            Field::Narrative(_) => cells.narrative.push(line),
            Field::Remark => cells.remark.push(line),
            // A sentence is no name, whatever its cell.
            Field::Department if line.text.ends_with('。') => self.leave_stray(&line, asking),
            Field::Department => cells.departments.push(line),
            Field::Policy | Field::Other => self.leave(&line, OTHER_CELL),
        }
    }

    /// Behind a mark nothing goes on.
    fn leave_stray(&mut self, line: &Line<'_>, asking: &mut Asking<'_>) {
        ask_stray(line, asking);
        self.leave(line, OTHER_CELL);
    }

    fn leave(&mut self, line: &Line<'_>, why: &str) {
        self.left.push(Left { line: line.number, text: line.text.to_owned(), why: why.to_owned() });
    }
}

const OTHER_CELL: &str = "一覧表にない欄";
/// Title of the 基本施策 of a list that has none.
const WITHOUT_POLICY: &str = "（基本施策の見出しなし）";
