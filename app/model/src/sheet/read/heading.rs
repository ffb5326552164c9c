//! Headings of 計画 and 基本施策: 「１　第６期…計画」, 「1 市民の…」. A policy's stands above an item, the next heading or a mark.
//! Above an item whose number only goes on, it may be the end of the text before as well: what stands around it tells,
//! else a person. What the outline does with a heading is none of its business.

use super::asking::{Asking, Question};
use super::department::{ends_with_department, is_department};
use super::lines::{Gap, Line};
use super::marks::Marks;
use super::numbering::{item_number, numbered};
use super::outline::ItemPart;
use crate::text::{Letter, name_key};
use std::collections::BTreeMap;

/// A numbered line, perhaps torn, above something that a 基本施策 begins with.
pub(super) struct Heading {
    pub number: u32,
    pub title: String,
    /// Whether its first line is a sentence or has no word of Japanese.
    pub spoken: bool,
    /// How many lines it takes.
    pub taken: usize,
    /// The number of the item below, where one follows.
    pub item: Option<u32>,
}

/// The heading that the line at `at` could be.
pub(super) fn read_heading(body: &[Line<'_>], at: usize, marks: &Marks<'_>) -> Option<Heading> {
    let line = &body[at];
    let (number, title) = numbered(line.text)?;
    let spoken = title.ends_with('。') || title.is_ascii();
    let mut title = title.to_owned();
    for taken in 1..=3 {
        let after = body.get(at + taken)?;
        let item = item_number(after.text).map(|(number, _)| number);
        let next = || numbered(after.text).is_some_and(|(other, _)| other == number + 1);
        if item.is_some()
            || marks.fill(after)
            || marks.begin(after)
            || next()
            || is_answered(&body[at + taken..], marks)
        {
            return Some(Heading { number, title, spoken, taken, item });
        }
        let torn = after.gap != Gap::Blank && after.indent == line.indent && !after.is_bullet();
        if !torn || is_department(after.text) {
            return None;
        }
        title.push_str(after.text);
    }
    None
}

/// The heading that follows another one, of policies that one report answers: behind the last of them stand the cells of that
/// report, set off by a blank line or a sign of a list.
pub(super) fn read_next_heading(lines: &[Line<'_>], last: u32) -> Option<Heading> {
    let (line, below) = (lines.first()?, lines.get(1)?);
    let (number, title) = numbered(line.text).filter(|(number, _)| last > 0 && *number == last + 1)?;
    let apart = below.gap == Gap::Blank || below.is_bullet() || is_department(below.text);
    let spoken = title.contains('。') || title.is_ascii();
    (apart && !spoken).then(|| Heading { number, title: title.to_owned(), spoken, taken: 1, item: None })
}

/// Whether these lines are the 担当 of a report, which may stand before its mark, and then that mark.
fn is_answered(lines: &[Line<'_>], marks: &Marks<'_>) -> bool {
    const MOST: usize = 8;
    let departments = lines.iter().take(MOST).take_while(|line| is_department(line.text)).count();
    departments > 0 && lines.get(departments).is_some_and(|line| marks.fill(line))
}

/// Whether what stands behind the number of an item could be its title.
pub(super) fn is_title_like(rest: &str) -> bool {
    rest.chars().count() <= 40 && !rest.contains('。')
}

/// A plan's title behind a full-width number or one that the list's own title (folded: `list`) names, and whether it
/// names it.
pub(super) fn plan_heading<'a>(line: &Line<'a>, list: &str) -> Option<(&'a str, bool)> {
    let (_, title) = numbered(line.text)?;
    // 「1 利用促進」 is no plan, though 「…利用促進計画」 is.
    let whole = ["計画", "プラン", "プログラム", "ビジョン", "指針", "戦略", "大綱", "方針", "構想"]
        .iter()
        .any(|word| title.contains(word));
    let named = whole && !list.is_empty() && list.contains(&name_key(title)) && title.chars().count() >= 3;
    let wide = line.text.starts_with(|c: char| matches!(c, '０'..='９' | 'Ⅰ'..='Ⅻ')) && title.ends_with("計画");
    (named || wide).then_some((title, named))
}

/// All lines of a list that could be headings above items, to be asked how the items are numbered: anew under each
/// 基本施策, or through the whole plan.
pub(super) struct Headings {
    /// The plan of each.
    plans: BTreeMap<usize, usize>,
    /// The last one of a plan and a number above an item (1).
    anew: BTreeMap<(usize, u32), usize>,
    /// The last one of a plan and a number above another item.
    onward: BTreeMap<(usize, u32), usize>,
}

impl Headings {
    pub fn of(body: &[Line<'_>], marks: &Marks<'_>, list: &str) -> Self {
        let mut found = Self { plans: BTreeMap::new(), anew: BTreeMap::new(), onward: BTreeMap::new() };
        // A plan's heading may be printed again on each page.
        let (mut titles, mut plan) = (BTreeMap::new(), 0);
        for (at, line) in body.iter().enumerate() {
            let above_policy = || body.get(at + 1).is_some_and(|below| numbered(below.text).is_some());
            if let Some((title, _)) = plan_heading(line, list).filter(|(_, named)| *named || above_policy()) {
                let next = titles.len() + 1;
                plan = *titles.entry(name_key(title)).or_insert(next);
                continue;
            }
            let Some(heading) = read_heading(body, at, marks).filter(|heading| heading.item.is_some()) else {
                continue;
            };
            found.plans.insert(at, plan);
            if !heading.spoken {
                let lines = if heading.item == Some(1) { &mut found.anew } else { &mut found.onward };
                lines.insert((plan, heading.number), at);
            }
        }
        found
    }

    /// Whether the line at `at`, above an item that goes on with the numbers, is a heading behind the policy `last`.
    pub fn tell(&self, at: usize, heading: &Heading, last: u32, above: Above) -> Told {
        let plan = self.plans.get(&at).copied().unwrap_or_default();
        let comes_later = |lines: &BTreeMap<_, usize>| lines.get(&(plan, heading.number)).is_some_and(|it| *it > at);
        if comes_later(&self.anew) {
            return Told::Text;
        }
        let anew = self.anew.range((plan, 0)..(plan + 1, 0)).nth(1).is_some();
        let beside = [heading.number.saturating_sub(1), heading.number + 1];
        let chained = beside.iter().any(|number| self.onward.contains_key(&(plan, *number)));
        let near = !heading.spoken && heading.number <= last + 3;
        if !near && (anew || !matches!(above, Above::Departments)) {
            return Told::Text;
        }
        let sure = near && heading.number == last + 1 && !anew && (chained || !may_count(&heading.title));
        match above {
            Above::Departments if sure => Told::Heading,
            Above::Departments if !near => Told::Hardly,
            Above::Departments | Above::Unmarked => Told::Perhaps,
            Above::Listed if anew => Told::Text,
            Above::Text if sure && chained && !comes_later(&self.onward) => Told::Heading,
            Above::Text if sure && !comes_later(&self.onward) => Told::Perhaps,
            Above::Text | Above::Listed => Told::Hardly,
        }
    }
}

/// How an item ends before a line that could be a heading.
#[derive(Clone, Copy)]
pub(super) enum Above {
    /// With names of departments: the item can be over.
    Departments,
    /// Before any mark: as text, this line would leave the item without one.
    Unmarked,
    /// With other text, in which the number before stands at the start of a line as well: 「1 会議」 over 「2 研修」.
    Listed,
    /// With other text.
    Text,
}

impl Above {
    pub fn of(item: &ItemPart<'_>, marks: &Marks<'_>, number: u32) -> Self {
        let precedes = |line: &Line<'_>| numbered(line.text).is_some_and(|(other, _)| other + 1 == number);
        if ends_with_department(&item.lines) {
            Self::Departments
        } else if !item.lines.iter().any(|line| marks.fill(line) || marks.begin(line)) {
            Self::Unmarked
        } else if item.lines.iter().any(precedes) {
            Self::Listed
        } else {
            Self::Text
        }
    }
}

/// Whether a line is a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Heading,
    /// It is asked, and assumed.
    Perhaps,
    /// It is asked, and text is assumed.
    Hardly,
    Text,
}

impl Told {
    /// What holds, asked where it must be.
    pub fn holds(self, line: &Line<'_>, asking: &mut Asking<'_>) -> bool {
        const HEADING: (&str, &str) = ("heading", "基本施策の見出しである");
        const ITEM: (&str, &str) = ("text", "前の項目の文である");
        let (assumed, choices) = match self {
            Self::Heading | Self::Text => return self == Self::Heading,
            Self::Perhaps => ("基本施策の見出しとして読みました。", [HEADING, ITEM]),
            Self::Hardly => ("前の項目の文として読みました。", [ITEM, HEADING]),
        };
        let answer = asking.ask(Question {
            topic: "policy",
            line: line.number,
            text: line.text,
            why: "次の項目のすぐ前にあり、基本施策の見出しか、前の項目の文の終わりか、番号からは決まりません。"
                .to_owned(),
            assumed: assumed.to_owned(),
            choices: &choices,
        });
        answer == HEADING.0
    }
}

/// Whether a number and this text could be an amount: 「2 名が欠席」, 「2 参加者数：10人」.
fn may_count(text: &str) -> bool {
    let behind = ["人", "名", "件", "回", "日", "校", "か所", "団体"].iter().find_map(|unit| text.strip_prefix(unit));
    let goes_on = |rest: &str| rest.chars().next().is_none_or(|c| c == '目' || Letter::of(c) == Letter::Hiragana);
    behind.is_some_and(goes_on) || text.contains([':', '：'])
}

#[cfg(test)]
mod tests {
    use super::super::lines::split_lines;
    use super::*;

    /// How the line 「2 相談…」 of a text is told behind policy 1.
    fn check(text: &str, above: Above, told: Told) {
        let body = split_lines(text).unwrap();
        let marks = Marks::of(&[]);
        let at = body.iter().position(|line| line.text.starts_with("2 ")).unwrap();
        let heading = read_heading(&body, at, &marks).unwrap();
        assert_eq!(Headings::of(&body, &marks, "").tell(at, &heading, 1, above), told, "{text}");
    }

    #[test]
    fn what_stands_around_a_line_tells_whether_it_is_a_heading() {
        use Above::{Departments, Listed, Text, Unmarked};
        let alone = "1 支え合い\n(1)\n2 相談の支援\n(3)\n";
        let chained = &format!("{alone}3 担い手\n(5)\n");
        let again = &format!("{alone}2 担い手\n(5)\n");
        let anew = &format!("{alone}3 担い手\n(1)\n");
        let later = &format!("{alone}2 担い手\n(1)\n");
        let next_plan = &format!("{alone}２　みらい計画\n1 学び\n(1)\n2 遊び\n(1)\n");
        for (text, above, told) in [
            (alone, Departments, Told::Heading),
            (alone, Text, Told::Perhaps),
            (alone, Unmarked, Told::Perhaps),
            (alone, Listed, Told::Hardly),
            (chained, Text, Told::Heading),
            (chained, Listed, Told::Hardly),
            (again, Departments, Told::Heading),
            (again, Text, Told::Hardly),
            (anew, Departments, Told::Perhaps),
            (anew, Text, Told::Hardly),
            (anew, Listed, Told::Text),
            (later, Departments, Told::Text),
            (next_plan, Departments, Told::Heading),
            ("1 支え合い\n(1)\n2 名が欠席\n(3)\n", Departments, Told::Perhaps),
            ("1 支え合い\n(1)\n2 名が欠席\n(3)\n", Text, Told::Hardly),
            ("1 支え合い\n(1)\n2 名が欠席した。\n(3)\n", Departments, Told::Hardly),
            ("1 支え合い\n(1)\n2 名が欠席した。\n(3)\n", Text, Told::Text),
        ] {
            check(text, above, told);
        }
    }

    #[test]
    fn a_torn_heading_is_read_to_the_item_below() {
        let read = |text: &str| {
            let heading = read_heading(&split_lines(text).unwrap(), 0, &Marks::of(&[]))?;
            Some((heading.title, heading.taken, heading.item))
        };
        assert_eq!(read("2 相談の\n支援\n（３）"), Some(("相談の支援".to_owned(), 2, Some(3))));
        assert_eq!(read("2 相談の支援\n3 担い手"), Some(("相談の支援".to_owned(), 1, None)));
        for text in ["2 相談の\n\n支援\n(3)", "2 相談\n福祉課\n(3)", "2 相談の支援\n・進めます。\n(3)", "2 相談"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
