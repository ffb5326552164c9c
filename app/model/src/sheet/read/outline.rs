//! Plans, policies and items by their numbers. The widths of digits tell them apart, so nothing is folded before:
//! 「１　計画」, 「1 基本施策」, 「(1)」. What stands in an item is none of its business.

use super::ReadRefused;
use super::asking::Asking;
use super::block::Labelled;
use super::complaint::{
    ask_gap, ask_plan, ask_unknown, refuse_before_table, refuse_document, refuse_legend, refuse_lines, refuse_loose,
    refuse_number, refuse_number_form, refuse_restart, refuse_rows, title_of_only_plan,
};
use super::department::ends_with_department;
use super::furniture::Sorted;
use super::heading::{Above, Heading, Headings, is_title_like, plan_heading, read_heading, read_next_heading};
use super::legend::is_like_legend;
use super::lines::{Gap, Line};
use super::marks::Marks;
use super::numbering::{item_number, numbered};
use super::shared::open_shared;
use crate::text::name_key;

/// A plan with its policies.
#[derive(Debug)]
pub(super) struct PlanPart<'a> {
    pub title: String,
    pub line: u32,
    pub policies: Vec<PolicyPart<'a>>,
}

impl PlanPart<'_> {
    /// The number of the last item that has one, else 0.
    pub fn last_number(&self) -> u32 {
        let mut items = self.policies.iter().flat_map(|policy| &policy.items).rev();
        items.find_map(|item| item.number).unwrap_or(0)
    }
}

/// A 基本施策 with its items.
#[derive(Debug)]
pub(super) struct PolicyPart<'a> {
    pub number: u32,
    pub title: String,
    pub items: Vec<ItemPart<'a>>,
}

/// The lines of one 項目.
#[derive(Debug)]
pub(super) struct ItemPart<'a> {
    /// `None` for a report that answers whole policies.
    pub number: Option<u32>,
    /// Numbers of the policies that it answers.
    pub shared: Vec<String>,
    pub line: u32,
    /// All lines behind the number.
    pub lines: Vec<Line<'a>>,
    /// Instead of lines, cells that labels tell apart.
    pub labelled: Option<Labelled<'a>>,
}

/// Cuts the body into plans, policies and items.
pub(super) fn read_outline<'a>(
    sorted: &mut Sorted<'a>,
    asking: &mut Asking<'_>,
) -> Result<Vec<PlanPart<'a>>, ReadRefused> {
    let body = std::mem::take(&mut sorted.body);
    let marks = Marks::of(&sorted.legends);
    let title = sorted.title.clone().unwrap_or_default();
    let key = name_key(&title);
    let mut outline = Outline {
        body: &body,
        headings: Headings::of(&body, &marks, &key),
        marks,
        printed_title: &title,
        title: key,
        plans: Vec::new(),
        unknown: Vec::new(),
        after_heading: false,
        has_mark: false,
        rows: 0,
    };
    let mut at = 0;
    while at < body.len() {
        at += outline.step(at, asking)?;
    }
    let Outline { plans, unknown, .. } = outline;
    if plans.iter().all(|plan| plan.policies.iter().all(|policy| policy.items.is_empty())) {
        return Err(refuse_document(unknown.first().copied(), &body, &plans));
    }
    if let Some(line) = unknown.iter().find(|line| sorted.legends.is_empty() && is_like_legend(line.text)) {
        return Err(refuse_legend(line));
    }
    let item = unknown.iter().find(|line| item_number(line.text).is_some());
    item.map_or(Ok(()), |line| Err(refuse_before_table(line)))?;
    sorted.unknown = unknown.first().map(|line| **line);
    for line in unknown {
        ask_unknown(line, asking);
        let why = "表の前にある行".to_owned();
        sorted.left.push(super::Left { line: line.number, text: line.text.to_owned(), why });
    }
    Ok(plans)
}

struct Outline<'b, 'a> {
    body: &'b [Line<'a>],
    headings: Headings,
    marks: Marks<'b>,
    printed_title: &'b str,
    /// The list's title, folded.
    title: String,
    plans: Vec<PlanPart<'a>>,
    unknown: Vec<&'b Line<'a>>,
    /// Whether nothing stands yet behind the last policy's heading.
    after_heading: bool,
    /// Whether the open item's mark has come.
    has_mark: bool,
    rows: usize,
}

/// A hundred plans of a city have fewer. Lists are compared row by row, so that their number must be bounded.
const MAX_ROWS: usize = 3_000;
/// An item of ten pages has fewer.
const MAX_LINES: usize = 1_000;

impl<'a> Outline<'_, 'a> {
    /// Takes the line at `at` and says how many lines that took.
    fn step(&mut self, at: usize, asking: &mut Asking<'_>) -> Result<usize, ReadRefused> {
        let line = self.body[at];
        if let Some(title) = self.plan_title(at, asking) {
            if self.goes_on(at, &title) {
                return Ok(1);
            }
            self.plans.push(PlanPart { title, line: line.number, policies: Vec::new() });
            return Ok(1);
        }
        if let Some(Heading { number, title, taken, .. }) = self.policy_heading(at, asking) {
            self.open_policy(number, title, &line, asking);
            return Ok(taken);
        }
        if let Some((number, rest)) = self.item_start(at)? {
            self.open_item(number, &line, rest)?;
            return Ok(1);
        }
        self.add_text(at)?;
        Ok(1)
    }

    /// 「１　第６期…計画」: a full-width number, a wide space and a title that the list's own title names.
    fn plan_title(&self, at: usize, asking: &mut Asking<'_>) -> Option<String> {
        let line = &self.body[at];
        let (title, named) = plan_heading(line, &self.title)?;
        if !named && self.is_within_item() {
            return None;
        }
        if !named && !self.title.is_empty() {
            ask_plan(line, asking);
        }
        Some(title.to_owned())
    }

    /// Whether the open plan's heading is printed again and its policies go on behind it.
    fn goes_on(&self, at: usize, title: &str) -> bool {
        let Some(plan) = self.plans.last().filter(|plan| name_key(&plan.title) == name_key(title)) else {
            return false;
        };
        let last = plan.policies.last().map_or(0, |policy| policy.number);
        let next = self.body[at + 1..].iter().find_map(|line| numbered(line.text));
        next.is_some_and(|(number, _)| number > last)
    }

    /// Whether the open item still waits for its mark. One that nobody has answered ends with its departments.
    fn is_within_item(&self) -> bool {
        self.current_item().is_some_and(|item| !self.has_mark && !ends_with_department(&item.lines))
    }

    fn current_item(&self) -> Option<&ItemPart<'a>> {
        self.plans.last()?.policies.last()?.items.last()
    }

    /// 「1 市民の…」 with a number that can come next, where no open item goes on. Above an item that goes on with the numbers
    /// of the plan, `heading` tells more.
    fn policy_heading(&self, at: usize, asking: &mut Asking<'_>) -> Option<Heading> {
        let last = self.plans.last().and_then(|plan| plan.policies.last()).map_or(0, |policy| policy.number);
        let next = || read_next_heading(&self.body[at..], last).filter(|_| self.after_heading);
        let heading = read_heading(self.body, at, &self.marks).or_else(next).filter(|it| it.number > last)?;
        let near = heading.number <= last + 3 && !heading.spoken;
        let open = self.current_item().filter(|item| self.is_within_item() && !item.lines.is_empty());
        let counts = |number: &u32| last > 0 && (*number > 2 || *number == 2 && open.is_some());
        let Some(number) = heading.item.filter(counts) else { return (near && open.is_none()).then_some(heading) };
        let before = self.last_item().filter(|_| !self.after_heading);
        let Some(item) = before else { return (near && number > self.last_number()).then_some(heading) };
        if number <= self.last_number() {
            return None;
        }
        let above = Above::of(item, &self.marks, heading.number);
        self.headings.tell(at, &heading, last, above).holds(&self.body[at], asking).then_some(heading)
    }

    /// The last item of the open plan, and its number.
    fn last_item(&self) -> Option<&ItemPart<'a>> {
        self.plans.last()?.policies.iter().rev().find_map(|policy| policy.items.last())
    }

    fn last_number(&self) -> u32 {
        self.plans.last().map_or(0, PlanPart::last_number)
    }

    fn open_policy(&mut self, number: u32, title: String, line: &Line<'_>, asking: &mut Asking<'_>) {
        if self.plans.is_empty() {
            let title = title_of_only_plan(self.printed_title, line, asking);
            self.plans.push(PlanPart { title, line: line.number, policies: Vec::new() });
        }
        if let Some(plan) = self.plans.last_mut() {
            let last = plan.policies.last().map_or(0, |policy| policy.number);
            if number != last + 1 {
                ask_gap(line, &format!("{}番の基本施策", last + 1), asking);
            }
            plan.policies.push(PolicyPart { number, title, items: Vec::new() });
            self.after_heading = true;
        }
    }

    /// 「(1)」 where an item can begin.
    fn item_start(&self, at: usize) -> Result<Option<(u32, &'a str)>, ReadRefused> {
        let line = &self.body[at];
        let Some((number, rest)) = item_number(line.text) else { return Ok(None) };
        let Some(policy) = self.plans.last().and_then(|plan| plan.policies.last()) else { return Ok(None) };
        let last = policy.items.last().and_then(|item| item.number).unwrap_or(0);
        // Behind a heading, the numbers may go on from the policy before.
        let through = || Some(self.last_number()).filter(|before| *before > 0).is_some_and(|before| number > before);
        let expected = number == last + 1 || self.after_heading && through();
        let waiting = self.is_within_item();
        if line.indent > 4 && !expected || !rest.is_empty() && (waiting || !expected || !is_title_like(rest)) {
            return Ok(None);
        }
        if !rest.is_empty()
            && policy.items.last().is_some_and(|item| !ends_with_department(&item.lines))
            && !self.mark_follows(at)
        {
            return Ok(None);
        }
        if number <= last {
            let above = self.body[..at].iter().rev().take(6);
            let heading = |(it, title)| it <= policy.number && title != policy.title;
            let again = above.rev().find(|line| numbered(line.text).is_some_and(heading));
            return Err(again.map_or_else(|| refuse_number(line, last), |line| refuse_restart(line, policy.number)));
        }
        Ok(Some((number, rest)))
    }

    /// Whether a mark comes before the next number: 「(2)」 within a text has none of its own.
    fn mark_follows(&self, at: usize) -> bool {
        let mut below = self.body[at + 1..].iter();
        let next = below.find(|line| self.marks.fill(line) || item_number(line.text).is_some());
        next.is_some_and(|line| self.marks.fill(line))
    }

    fn open_item(&mut self, number: u32, line: &Line<'a>, rest: &'a str) -> Result<(), ReadRefused> {
        let Some(policy) = self.plans.last_mut().and_then(|plan| plan.policies.last_mut()) else {
            return Err(refuse_loose(line));
        };
        if policy.items.iter().any(|item| item.number.is_none()) {
            return Err(refuse_number(line, 0));
        }
        self.rows += 1;
        if self.rows > MAX_ROWS {
            return Err(refuse_rows(line, MAX_ROWS));
        }
        let mut item =
            ItemPart { number: Some(number), shared: Vec::new(), line: line.number, lines: Vec::new(), labelled: None };
        if !rest.is_empty() {
            item.lines.push(Line { text: rest, gap: Gap::None, ..*line });
        }
        policy.items.push(item);
        (self.after_heading, self.has_mark) = (false, false);
        Ok(())
    }

    fn add_text(&mut self, at: usize) -> Result<(), ReadRefused> {
        let line = self.body[at];
        let Some(plan) = self.plans.last_mut() else {
            self.unknown.push(&self.body[at]);
            return Ok(());
        };
        if plan.policies.last().is_none() {
            let below = self.body.get(at + 1).filter(|_| numbered(line.text).is_some());
            return Err(below.map_or_else(|| refuse_loose(&line), refuse_number_form));
        }
        if std::mem::take(&mut self.after_heading) {
            open_shared(plan, &line);
            self.has_mark = false;
        }
        if let Some(item) = plan.policies.iter_mut().rev().find_map(|policy| policy.items.last_mut()) {
            if item.lines.len() == MAX_LINES {
                return Err(refuse_lines(item.line, MAX_LINES));
            }
            item.lines.push(line);
        }
        self.has_mark |= self.marks.fill(&line);
        Ok(())
    }
}
