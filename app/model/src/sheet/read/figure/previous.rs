//! The year before, in a bracket: 「（前年度634件）」, 「（前年度　女子会５回、ママ会３回）」, 「（前年度実施なし）」, 「（令和４年度
//! 598件）」, 「（R5：4回）」.

use crate::indicator::{Counting, Figure, Reason};
use crate::number::{leading_number, leading_unit};
use crate::text::narrow;
use crate::year::{FiscalYear, read_year_at};

/// What a bracket says of the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Previous {
    /// Nothing: it speaks of something else.
    Silent,
    /// Figures, one or several with short names, and other parts with numbers that stand beside them.
    Figures { given: Vec<Given>, beside: Vec<String> },
    /// It names the year before, but what it says can't be read.
    Unread,
}

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

/// Reads what stands in a bracket behind a figure of the year `year`.
pub(super) fn read_previous(content: &str, year: FiscalYear) -> Previous {
    let mut all = Vec::new();
    let mut beside = Vec::new();
    let mut named = false;
    let mut compared = false;
    for part in content.split(['、', '；', '／']).map(str::trim).filter(|part| !part.is_empty()) {
        let (rest, of) = after_year(part, year);
        match of {
            Of::Before => named = true,
            Of::Other => continue,
            Of::Unsaid if !named => {
                if part.contains(|c: char| narrow(c).is_ascii_digit()) {
                    beside.push(part.to_owned());
                }
                continue;
            }
            Of::Unsaid => {}
        }
        if is_comparison(rest) {
            compared = true;
            continue;
        }
        match read_row(rest) {
            Some(given) => all.extend(given),
            None => return Previous::Unread,
        }
    }
    match (named, all.is_empty()) {
        (false, _) => Previous::Silent,
        (true, true) if compared => Previous::Silent,
        (true, true) => Previous::Unread,
        (true, false) => Previous::Figures { given: all, beside },
    }
}

/// Which year a part of a bracket speaks of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Before,
    Other,
    Unsaid,
}

fn after_year(part: &str, year: FiscalYear) -> (&str, Of) {
    if ["前々年", "一昨年"].iter().any(|word| part.starts_with(word)) {
        return (part, Of::Other);
    }
    for word in ["前年度", "昨年度", "前年", "昨年"] {
        if let Some(rest) = part.strip_prefix(word) {
            return (trim_between(rest), Of::Before);
        }
    }
    if let Some(found) = read_year_at(part) {
        let of = if Some(found.year) == year.previous() { Of::Before } else { Of::Other };
        return (trim_between(&part[found.len..]), of);
    }
    if let Some(at) = part.find("年度")
        && let Some(named) = FiscalYear::read_on_page(&part[..at + "年度".len()], year)
    {
        let of = if Some(named) == year.previous() { Of::Before } else { Of::Other };
        return (trim_between(&part[at + "年度".len()..]), of);
    }
    (part, Of::Unsaid)
}

fn trim_between(rest: &str) -> &str {
    let between = |c: char| matches!(narrow(c), ' ' | ':' | '=');
    let rest = rest.trim_start_matches(between);
    let rest = ["実績値", "実績", "の", "は"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    rest.trim_start_matches(between).trim_end()
}

/// 前年度比, 前年度より: no value.
fn is_comparison(rest: &str) -> bool {
    let words =
        ["比", "より", "から", "に引き続", "同様", "並", "に比", "対比", "にも", "まで", "増減", "△", "▲", "＋", "+"];
    words.iter().any(|word| rest.starts_with(word))
}

/// One figure, or several set off by spaces: 「10回　250人」.
fn read_row(text: &str) -> Option<Vec<Given>> {
    if let Some(given) = read_given(text) {
        return Some(vec![given]);
    }
    let parts: Vec<&str> = text.split([' ', '\u{3000}', '・']).filter(|part| !part.is_empty()).collect();
    (parts.len() > 1).then(|| parts.into_iter().map(read_given).collect()).flatten()
}

fn read_given(text: &str) -> Option<Given> {
    if let Some(reason) = Reason::read(text) {
        return Some(given("", Figure::Absent(reason)));
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

fn given(name: &str, figure: Figure) -> Given {
    Given { name: name.to_owned(), figure, unit: None, approximate: false, counting: None }
}

fn begins_value(text: &str, at: usize) -> bool {
    let first = text[at..].chars().next().map_or(' ', narrow);
    first.is_ascii_digit() && !text[..at].ends_with('第') || at > 0 && Reason::read(&text[at..]).is_some()
}

fn read_value(text: &str) -> Option<(Given, &str)> {
    if let Some(reason) = Reason::read(text) {
        return Some((given("", Figure::Absent(reason)), ""));
    }
    let (value, len) = leading_number(text)?;
    let after = text[len..].trim_start();
    let unit = leading_unit(after);
    let mut read = given("", Figure::Value(value));
    read.unit = unit.map(str::to_owned);
    Some((read, after[unit.map_or(0, str::len)..].trim()))
}

/// Whether a value is over, 程度 and notes aside. An unknown unit is no end.
fn is_end(rest: &str, read: &mut Given) -> bool {
    if matches!(rest, "程度" | "余" | "余り" | "ほど") {
        read.approximate = true;
        return true;
    }
    if rest.starts_with('※') || rest.is_empty() {
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
    c.is_alphabetic() && !('ぁ'..='ん').contains(&c) && !"年月増減比時分".contains(c)
}

/// 約, 延べ, 実, 年 and 計 at the end of what stands before a value.
fn without_prefix<'t>(mut name: &'t str, read: &mut Given) -> &'t str {
    loop {
        name = name.trim_end_matches([' ', '\u{3000}', '：', ':']);
        if let Some(rest) = ["約", "およそ", "おおむね", "概ね"].iter().find_map(|word| name.strip_suffix(word))
        {
            read.approximate = true;
            name = rest;
        } else if let Some(rest) = ["延べ", "のべ", "延"].iter().find_map(|word| name.strip_suffix(word)) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(content: &str, expected: &[(&str, &str)]) {
        let year = FiscalYear::new(2024).unwrap();
        let Previous::Figures { given: read, .. } = read_previous(content, year) else {
            assert_eq!(expected, [], "{content}");
            return;
        };
        let read: Vec<(String, String)> = read
            .into_iter()
            .map(|given| {
                let value = match given.figure {
                    Figure::Value(value) => format!("{value}{}", given.unit.unwrap_or_default()),
                    Figure::Absent(reason) => reason.words().to_owned(),
                };
                (given.name, if given.approximate { format!("約{value}") } else { value })
            })
            .collect();
        let read: Vec<(&str, &str)> = read.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(read, expected, "{content}");
    }

    #[test]
    fn the_year_before_is_read_in_its_forms() {
        check("前年度634件", &[("", "634件")]);
        check("前年度　 87人", &[("", "87人")]);
        check("前年度：４，８５０Ｐ", &[("", "4850Ｐ")]);
        check("前年度35", &[("", "35")]);
        check("前年度実施なし", &[("", "実施なし")]);
        check("前年度　新規", &[("", "新規")]);
        check("前年度約50人", &[("", "約50人")]);
        check("前年度　延べ762件", &[("", "762件")]);
        check("前年度12.5%", &[("", "12.5%")]);
        check("令和５年度　598件", &[("", "598件")]);
        check("R5：4回", &[("", "4回")]);
        check("５年度 ４回", &[("", "4回")]);
        check("前年度　女子会５回、ママ会３回", &[("女子会", "5回"), ("ママ会", "3回")]);
        check("うち新規20件、前年度634件", &[("", "634件")]);
        check("R5：４回、R4：３回", &[("", "4回")]);
        check("前年度634件、前々年度700件", &[("", "634件")]);
        check("前年度５基", &[("", "5基")]);
        check("前年度　10回　250人", &[("", "10回"), ("", "250人")]);
        check("前年度73人、増減△5人", &[("", "73人")]);
        check("前年度１万部", &[("", "10000部")]);
    }

    #[test]
    fn other_brackets_say_nothing_of_it() {
        for content in [
            "延べ",
            "都事業",
            "前年度比３件増",
            "前年度より３件増",
            "令和４年度　598件",
            "前年度634件増",
            "前年度－",
            "令和６年４月",
        ] {
            check(content, &[]);
        }
        let year = FiscalYear::new(2024).unwrap();
        assert_eq!(read_previous("前年度－", year), Previous::Unread);
        assert_eq!(read_previous("前年度634件増", year), Previous::Unread);
        assert_eq!(read_previous("前年度比△３件", year), Previous::Silent);
        assert_eq!(read_previous("前年度と同数", year), Previous::Unread);
    }
}
