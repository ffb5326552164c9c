//! The year before, in a bracket: 「（前年度634件）」, 「（前年度　女子会５回、ママ会３回）」, 「（前年度実施なし）」, 「（令和４年度
//! 598件）」, 「（R5：4回）」.

use super::elsewhen::why_of_aside;
use super::given::{Given, Row, is_change, read_row};
use super::said::{ENDS, Of, year_at};
use super::unit::rate_len;
use crate::indicator::Figure;
use crate::sheet::Earlier;
use crate::text::narrow;
use crate::year::FiscalYear;

/// What a bracket says of the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Previous {
    /// Nothing: it speaks of something else.
    Silent,
    /// Figures, one or several with short names, other parts with numbers that stand beside them, and years further back.
    Figures { given: Vec<Given>, beside: Vec<String>, earlier: Vec<Earlier> },
    /// It names the year before, but what it says can't be read.
    Unread,
}

/// Reads what stands in a bracket behind a figure of the year `year`.
pub(super) fn read_previous(content: &str, year: FiscalYear) -> Previous {
    let mut read = Parts::new(year);
    for part in split_parts(content) {
        if read.take(part).is_none() {
            return Previous::Unread;
        }
    }
    match (read.named, read.given.is_empty()) {
        (false, _) => Previous::Silent,
        (true, true) if read.compared => Previous::Silent,
        (true, true) => Previous::Unread,
        (true, false) => Previous::Figures { given: read.given, beside: read.beside, earlier: read.earlier },
    }
}

/// Parts set off by 、 or a slash; 「２回／年」 and 「10/5」 are whole.
fn split_parts(content: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut before) = (0, ' ');
    for (at, c) in content.char_indices() {
        let next = content[at + c.len_utf8()..].chars().next().map_or(' ', narrow);
        let apart = match narrow(c) {
            '、' | ';' => true,
            ',' => !(before.is_ascii_digit() && next.is_ascii_digit()),
            '/' => !(before.is_ascii_digit() && next.is_ascii_digit() || is_rate(&content[at..])),
            _ => false,
        };
        if apart {
            parts.push(content[from..at].trim());
            from = at + c.len_utf8();
        }
        before = narrow(c);
    }
    parts.push(content[from..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether a text begins with the slash of 「２回／年」 or 「12人/日」.
fn is_rate(text: &str) -> bool {
    let a_year = ["/年", "／年"].iter().find_map(|year| text.strip_prefix(year));
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(['、', '，', ',', ' ', '\u{3000}']);
    a_year.is_some_and(ends) || rate_len(text) > 0
}

/// What the parts of a bracket have said so far.
struct Parts {
    year: FiscalYear,
    given: Vec<Given>,
    beside: Vec<String>,
    earlier: Vec<Earlier>,
    named: bool,
    /// It only compares with the year before.
    compared: bool,
}

impl Parts {
    fn new(year: FiscalYear) -> Self {
        Self { year, given: Vec::new(), beside: Vec::new(), earlier: Vec::new(), named: false, compared: false }
    }

    /// A part whose numbers are neither a value that is asked for, nor a day, nor a difference.
    fn set_aside(&mut self, part: &str, rest: &str) {
        if has_digits(rest) && !is_calendar(rest) && !is_difference(rest) {
            self.beside.push(part.to_owned());
        }
    }

    /// `None` where a part that should give the year before can't be read.
    fn take(&mut self, part: &str) -> Option<()> {
        let (rest, of) = after_year(part, self.year);
        match of {
            Some(Of::Before) => self.named = true,
            Some(Of::Earlier(year)) => {
                match whole_value(rest) {
                    Some(figure) => self.earlier.push(Earlier { year, figure }),
                    None => self.set_aside(part, rest),
                }
                return Some(());
            }
            Some(_) => {
                self.set_aside(part, rest);
                return Some(());
            }
            None if !self.named => {
                self.set_aside(part, part);
                return Some(());
            }
            None if is_change(rest) => return Some(()),
            None => {}
        }
        if is_comparison(rest) {
            self.compared = true;
            // What follows is of this year again: 「前年度比３件増、うち新規２件」.
            self.named = !self.given.is_empty();
            self.set_aside(part, rest);
            return Some(());
        }
        match read_row(rest)? {
            Row::Values(given) => self.given.extend(given),
            Row::Ratio => self.compared = true,
        }
        Some(())
    }
}

/// What a bracket says of the difference to the year before, which is no value: 「＋７件」, 「前年度比105％」, 「増減△5人」.
pub(super) fn changes_in(content: &str, year: FiscalYear) -> Vec<&str> {
    let mut changes = Vec::new();
    for part in split_parts(content) {
        let rest = after_year(part, year).0;
        if is_difference(rest) {
            changes.push(part);
        } else {
            changes.extend(tokens(rest).skip(1).filter(|token| is_change(token)));
        }
    }
    changes
}

/// Whether a bracket tells numbers, and each of them is a difference.
pub(super) fn only_changes(content: &str, year: FiscalYear) -> bool {
    let parts = split_parts(content);
    let mut told = parts.iter().map(|part| after_year(part, year).0).filter(|rest| has_digits(rest)).peekable();
    told.peek().is_some() && told.all(is_difference)
}

fn is_difference(rest: &str) -> bool {
    let compared = ["比", "対比", "対前年", "対昨年", "増減", "差"].iter().any(|word| rest.starts_with(word));
    let share = || rest.strip_prefix('の').is_some_and(is_share);
    has_digits(rest) && (compared || share() || tokens(rest).filter(|token| has_digits(token)).all(is_change))
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\u{3000}', '・', '：', ':']).filter(|token| !token.is_empty())
}

fn has_digits(text: &str) -> bool {
    text.contains(|c: char| narrow(c).is_ascii_digit())
}

/// The value of a part that holds one and nothing else.
fn whole_value(rest: &str) -> Option<Figure> {
    match read_row(rest)? {
        Row::Values(given) if given.len() == 1 && given[0].name.is_empty() => Some(given[0].figure),
        _ => None,
    }
}

/// Which year a part of a bracket speaks of, and what it says of it.
fn after_year(part: &str, year: FiscalYear) -> (&str, Option<Of>) {
    // 「（前：1,100人）」, which in a name would be the time before something.
    let part = part.trim_start_matches(['↓', '↑', '→', '←']);
    if let Some(rest) = ["前：", "前:", "昨：", "昨:"].iter().find_map(|word| part.strip_prefix(word)) {
        return (trim_between(rest), Some(Of::Before));
    }
    match year_at(part, year) {
        // 「令和６年３月：10件」 is a month's.
        Some((_, len)) if part[..len].ends_with('月') && end_of_time(&part[len..]) == 0 => (part, Some(Of::Other)),
        // 「令和５年12月末：90人」 is no value of that year.
        Some((_, len)) if why_of_aside(part[..len + end_of_time(&part[len..])].trim()).is_some() => {
            (part, Some(Of::Other))
        }
        Some((of, len)) => (trim_between(&part[len..]), Some(of)),
        None => (part, None),
    }
}

/// Bytes of the words that tell that a time is told.
fn end_of_time(rest: &str) -> usize {
    ENDS.iter().find(|word| rest.starts_with(**word)).map_or(0, |word| word.len())
}

fn trim_between(rest: &str) -> &str {
    let between = |c: char| matches!(narrow(c), ' ' | ':' | '=' | '…' | '・');
    let words = ["末現在", "末時点", "末日現在", "末", "現在", "時点", "実績値", "実績"];
    let mut rest = rest.trim_start_matches(between);
    while let Some(after) = words.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after.trim_start_matches(between);
    }
    // は and の may begin a word: はつらつ講座, のべ.
    let rest =
        rest.strip_prefix('は').filter(|after| !after.starts_with(|c| ('ぁ'..='ん').contains(&c))).unwrap_or(rest);
    let rest = rest.strip_prefix('の').filter(|after| !after.starts_with('べ')).map_or(rest, |after| {
        // 「前年度の135％」 is a share of it.
        if is_share(after) { rest } else { after }
    });
    rest.trim_start_matches(between).trim_end()
}

fn is_share(text: &str) -> bool {
    let number = text.trim_start_matches(|c: char| narrow(c).is_ascii_digit() || matches!(narrow(c), '.' | '約'));
    number.len() < text.len() && number.starts_with(['%', '％', '割', '倍'])
}

/// 前年度比, 前年度より: no value.
fn is_comparison(rest: &str) -> bool {
    let words =
        ["比", "より", "から", "に引き続", "同様", "並", "に比", "対比", "にも", "まで", "増減", "△", "▲", "＋", "+"];
    words.iter().any(|word| rest.starts_with(word)) || rest.strip_prefix('の').is_some_and(is_share)
}

/// Days and months, and nothing else: 「５月・11月」, 「令和７年４月１日現在」.
pub(super) fn is_calendar(text: &str) -> bool {
    let signs = |c: char| {
        let plain = narrow(c);
        plain.is_ascii_digit()
            || " /.~-,・、()".contains(plain)
            || "〜～年度月日末火水木金土曜令和平成RHＲＨ元現在時点から第回期".contains(c)
    };
    let dated = text.contains(['月', '/', '／', '.', '．']) || text.ends_with("年度");
    dated && text.chars().all(signs) && !text.contains('%')
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
        check("前：1,100人", &[("", "1100人")]);
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
