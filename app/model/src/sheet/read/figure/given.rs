//! The values that a bracket gives: 「延べ20人」, 「女子会５回」, 「10回　250人」.

use super::amount::{Found, begins_grouped_by_point};
use super::unit::longer_unit;
use crate::indicator::{Amount, Counting, Figure, Reason};
use crate::number::{is_rough, leading_number, leading_unit, sized_unit};
use crate::text::narrow;

/// One figure of the bracket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Given {
    /// Short name before the value, empty where none is.
    pub name: String,
    pub figure: Figure,
    pub unit: Option<String>,
    pub approximate: bool,
    pub counting: Option<Counting>,
}

impl From<&Found> for Given {
    fn from(found: &Found) -> Self {
        let (approximate, counting) = (found.approximate, found.counting);
        Self { approximate, counting, ..Self::plain(found.figure, found.unit.clone()) }
    }
}

impl Given {
    /// A value that nothing more is said of.
    pub fn plain(figure: Figure, unit: Option<String>) -> Self {
        Self { name: String::new(), figure, unit, approximate: false, counting: None }
    }

    /// 「約20件」, 「実施なし」.
    pub fn words(&self) -> String {
        Amount { figure: Some(self.figure), unit: self.unit.clone(), approximate: self.approximate }.words()
    }

    /// In the unit of the figure that it belongs to, where the two differ by size alone: 9,800万円 beside 1億円.
    pub fn in_unit_of(&self, unit: Option<&str>) -> Self {
        let mut given = self.clone();
        let sizes = unit.and_then(sized_unit).zip(given.unit.as_deref().and_then(sized_unit));
        if let Some(((base, size), (other, given_size))) = sizes
            && base == other
            && size != given_size
            && let Figure::Value(value) = given.figure
            && let Some(value) = value.checked_mul(given_size).and_then(|value| value.checked_div(size))
        {
            given.figure = Figure::Value(value.normalize());
            given.unit = unit.map(str::to_owned);
        }
        given
    }
}

/// The one value of a bracket, without a name of its own.
pub(super) fn alone(given: &[Given]) -> Option<&Given> {
    match given {
        [only] if only.name.is_empty() => Some(only),
        _ => None,
    }
}

/// What stands behind 前年度.
pub(super) enum Row {
    Values(Vec<Given>),
    /// How much this year is of it: 「1.5倍」.
    Ratio,
}

/// One figure, or several set off by spaces: 「10回　250人」, 「電話　20件　来所　25件」, 「10回200人」. A change beside them is
/// no figure: 「20件　7件増」.
pub(super) fn read_row(text: &str) -> Option<Row> {
    let text = text.trim_end_matches("／年").trim_end_matches("/年");
    if let Some(given) = read_given(text) {
        let ratio = given.unit.as_deref() == Some("倍") && given.name.is_empty();
        return Some(if ratio { Row::Ratio } else { Row::Values(vec![given]) });
    }
    let mut rows = Vec::new();
    let mut name = String::new();
    let parts: Vec<&str> = text.split([' ', '\u{3000}', '・', '：', ':']).filter(|part| !part.is_empty()).collect();
    for (at, part) in parts.iter().copied().enumerate() {
        if !rows.is_empty() && is_change(part) {
            continue;
        }
        let read = read_given(part);
        let silent = !part.contains(|c: char| narrow(c).is_ascii_digit()) && Reason::read(part).is_none();
        // 「要支援１：20人」: the first number belongs to the name.
        let named = read.as_ref().is_some_and(|one| !one.name.is_empty() && one.unit.is_none());
        if silent || named && at + 1 < parts.len() {
            name.push_str(part);
            continue;
        }
        let mut given = read.map(|one| vec![one]).or_else(|| read_glued(part))?;
        let first = given.first_mut()?;
        first.name = std::mem::take(&mut name) + &first.name;
        first.name = without_prefix(&first.name.clone(), first).to_owned();
        rows.extend(given);
    }
    (name.is_empty() && !rows.is_empty()).then_some(Row::Values(rows))
}

/// Values that follow one another without a sign between: 「10回200人」.
fn read_glued(text: &str) -> Option<Vec<Given>> {
    let mut given = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (read, after) = read_value(rest)?;
        read.unit.as_ref()?;
        given.push(read);
        rest = after;
    }
    (given.len() > 1).then_some(given)
}

/// 「7件増」, 「35％減」, 「＋3件」, 「前年度比105％」: how much more or less.
pub(super) fn is_change(text: &str) -> bool {
    let signed = text.starts_with(['+', '＋', '△', '▲', '▼', '-', '－', '−', '±', '↑', '↓']);
    let grown = ["増", "減", "増加", "減少"].iter().any(|word| text.ends_with(word));
    (signed || grown) && text.contains(|c: char| narrow(c).is_ascii_digit())
}

fn read_given(text: &str) -> Option<Given> {
    if let Some(reason) = Reason::read(text) {
        return Some(Given::plain(Figure::Absent(reason), None));
    }
    let mut starts = text.char_indices().map(|(at, _)| at).filter(|at| begins_value(text, *at));
    let at = starts.next()?;
    let name = text[..at].trim_end_matches([' ', '\u{3000}', '：', ':']).trim();
    let (mut read, rest) = read_value(&text[at..])?;
    if name.contains(|c: char| narrow(c).is_ascii_digit()) || !is_end(rest, &mut read) {
        return None;
    }
    read.name = without_prefix(name, &mut read).to_owned();
    Some(read)
}

fn begins_value(text: &str, at: usize) -> bool {
    let first = text[at..].chars().next().map_or(' ', narrow);
    first.is_ascii_digit() && !text[..at].ends_with('第') || at > 0 && Reason::read(&text[at..]).is_some()
}

fn read_value(text: &str) -> Option<(Given, &str)> {
    if let Some(reason) = Reason::read(text) {
        return Some((Given::plain(Figure::Absent(reason), None), ""));
    }
    let (value, len) = leading_number(text).filter(|(_, len)| !begins_grouped_by_point(text, *len))?;
    let after = text[len..].trim_start();
    let unit = leading_unit(after);
    let read = Given::plain(Figure::Value(value), unit.map(str::to_owned));
    Some((read, after[unit.map_or(0, str::len)..].trim()))
}

/// Whether a value is over, 程度 and notes aside. An unknown unit is no end.
fn is_end(rest: &str, read: &mut Given) -> bool {
    if is_rough(rest, read.unit.as_deref()) {
        read.approximate = true;
        return true;
    }
    if rest.starts_with('※') || rest.is_empty() {
        return true;
    }
    // 「12部屋」: what stands behind a known unit makes it another one.
    if let Some(unit) = &read.unit
        && longer_unit(&format!("{unit}{rest}"), unit).is_some_and(|longer| longer.len() == unit.len() + rest.len())
    {
        read.unit = Some(format!("{unit}{rest}"));
        return true;
    }
    // A unit that isn't known is one where nothing else stands there: 「５基」.
    if read.unit.is_none() && rest.chars().count() <= 3 && rest.chars().all(is_unit_like) {
        read.unit = Some(rest.to_owned());
        return true;
    }
    false
}

pub(super) fn is_unit_like(c: char) -> bool {
    c.is_alphabetic() && !('ぁ'..='ん').contains(&c) && !"年月増減比時分台".contains(c)
}

/// 約, 延べ, 実, 年 and 計 at the end of what stands before a value.
fn without_prefix<'t>(mut name: &'t str, read: &mut Given) -> &'t str {
    loop {
        name = name.trim_end_matches([' ', '\u{3000}', '：', ':']);
        if let Some(rest) = ["約", "およそ", "おおむね", "概ね"].iter().find_map(|word| name.strip_suffix(word))
        {
            read.approximate = true;
            name = rest;
        } else if let Some(rest) = ["延べ", "のべ", "ノベ", "延"].iter().find_map(|word| name.strip_suffix(word))
        {
            read.counting = Some(Counting::Cumulative);
            name = rest;
        } else if name == "実" {
            read.counting = Some(Counting::Distinct);
            name = "";
        } else if matches!(name, "年" | "年間" | "計" | "合計" | "全") {
            name = "";
        } else {
            return name.strip_suffix("年").unwrap_or(name).trim_end();
        }
    }
}
