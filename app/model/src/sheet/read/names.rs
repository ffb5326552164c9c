//! 担当 at the end of a row: where its lines begin, and whose names they are once torn ones are joined.

use super::cells::Widths;
use super::department::{is_department, is_name};
use super::lines::{Gap, Line};
use super::tail::is_narrow;
use crate::text::{Letter, columns};

/// First line of the 担当, reading upwards: whole names, each on one to three lines.
pub(super) fn start_of_departments(lines: &[Line<'_>], widths: Widths) -> usize {
    let mut start = block_of_names(lines, widths).unwrap_or(lines.len());
    while start > 0 {
        let limit = start.saturating_sub(3);
        let name = (limit..start).rev().find(|from| {
            let part = &lines[*from..start];
            let whole: String = part.iter().map(|line| line.text).collect();
            let narrow = part.iter().all(|line| line.indent <= 2 && columns(line.text) <= widths.narrow().max(26));
            let torn = part[1..].iter().all(|line| line.gap != Gap::Blank);
            narrow
                && torn
                && is_department(&whole)
                && part.iter().all(|line| is_name(line.text) || part.len() > 1 || is_department(line.text))
        });
        match name {
            Some(from) => start = if tears_word(lines, from) { from - 1 } else { from },
            None => break,
        }
    }
    if start == lines.len() { start_of_last_block(lines, widths) } else { start }
}

/// Start of a last block that is names alone, torn ones joined.
fn block_of_names(lines: &[Line<'_>], widths: Widths) -> Option<usize> {
    let block = (1..lines.len()).rev().find(|at| lines[*at].gap != Gap::None)?;
    let names = &lines[block..];
    // One marked name stands among others; alone it may be the end of a list.
    let marked = names.iter().filter(|line| !is_name(line.text)).count() * 2 > names.len();
    let narrow =
        |line: &Line<'_>| line.indent <= 2 && columns(line.text) <= widths.narrow() && is_name(bare(line.text));
    (names.len() <= 9
        && !marked
        && names.iter().all(narrow)
        && join_names(names, widths).iter().all(|name| is_department(name)))
    .then_some(block)
}

/// Whether the line before breaks off within a word in katakana: 「くらしサ⏎ポートセンター」.
fn tears_word(lines: &[Line<'_>], at: usize) -> bool {
    let katakana = |c: char| Letter::of(c) == Letter::Katakana;
    at.checked_sub(1).map(|before| &lines[before]).is_some_and(|before| {
        lines[at].gap == Gap::None
            && lines[at].text.starts_with(katakana)
            && before.text.ends_with(katakana)
            && is_name(before.text)
            && !is_department(before.text)
            && before.indent == 0
    })
}

/// No known ending: a last block of names alone is still 担当, by its place.
fn start_of_last_block(lines: &[Line<'_>], widths: Widths) -> usize {
    let Some(block) = (1..lines.len()).rev().find(|at| lines[*at].gap == Gap::Blank) else { return lines.len() };
    let names = lines[block..].iter().all(|line| is_narrow(line, widths) && is_name(line.text));
    if names && lines.len() - block <= 6 { block } else { lines.len() }
}

/// Joins names that were torn at the column's edge.
pub(super) fn join_names(lines: &[Line<'_>], widths: Widths) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut torn = false;
    for line in lines {
        let line = &Line { text: bare(line.text), ..*line };
        let bracketed = in_brackets(line.text);
        let own =
            bracketed.filter(|inner| !is_part(inner) && split_names(inner).iter().all(|name| is_department(name)));
        match names.last_mut() {
            Some(last)
                if own.is_none()
                    && (torn || bracketed.is_some() || completes(last, line))
                    && line.gap != Gap::Blank =>
            {
                last.push_str(line.text);
            }
            _ => names.push(own.unwrap_or(line.text).to_owned()),
        }
        let whole = names.last().map_or("", String::as_str);
        torn = !is_department(whole) && columns(line.text) + 2 >= widths.title;
    }
    names.iter().flat_map(|name| split_names(name)).collect()
}

/// Whether a bracket holds a part of the department above it: 「高齢者支援課⏎（包括支援係）」.
fn is_part(name: &str) -> bool {
    ["係", "班", "担当", "グループ", "チーム"].iter().any(|end| name.ends_with(end))
}

/// What a line says that is one bracket: of a department below a body a name of its own, 「社会福祉協議会⏎（福祉課）」, else an
/// addition to the name above, 「福祉課⏎（主管）」.
fn in_brackets(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?.trim();
    (!inner.is_empty() && !inner.contains(['（', '(', '）', ')'])).then_some(inner)
}

/// Whether a line is only the end of a name: 「社会推進⏎課」.
fn completes(name: &str, line: &Line<'_>) -> bool {
    !is_department(name) && !is_department(line.text) && is_department(&format!("{name}{}", line.text))
}

/// Several names on one line, where each is a name by itself: 「地域支援課・健康課」.
fn split_names(name: &str) -> Vec<String> {
    let parts: Vec<&str> = name
        .split(['・', '･', '、', '､', '，', ',', '／', '/', ' ', '\u{3000}'])
        .filter(|part| !part.is_empty())
        .collect();
    let parts: Vec<&str> = parts.into_iter().flat_map(|part| split_joined(part)).collect();
    if parts.len() > 1 && parts.iter().all(|part| is_department(part)) {
        return parts.into_iter().map(str::to_owned).collect();
    }
    vec![name.to_owned()]
}

/// 「地域支援課及び健康課並びに福祉課」.
fn split_joined(name: &str) -> Vec<&str> {
    let words = ["及び", "および", "並びに", "ならびに"];
    words.iter().fold(vec![name], |parts, word| parts.iter().flat_map(|part| part.split(word)).collect())
}

/// A line of names without the sign of the one in charge, a number or how to call: 「○地域支援課」, 「①健康課」, 「健康課　℡…」.
fn bare(text: &str) -> &str {
    // A number follows: 「子ども電話相談室」 is a name.
    let called = |behind: &str| {
        let number = behind.trim_start_matches(['：', ':', '（', '(', ' ', '\u{3000}', '番', '号', '.', '．']);
        number.starts_with(|c: char| c.is_numeric())
    };
    let call = ["℡", "☎", "TEL", "ＴＥＬ", "電話", "内線"].iter().filter_map(|word| {
        text.match_indices(word).map(|(at, _)| at).find(|at| *at > 0 && called(&text[at + word.len()..]))
    });
    let text = call.min().map_or(text, |at| text[..at].trim_end_matches(['（', '(', ' ', '\u{3000}']));
    text.trim_start_matches(|c: char| "○◎●◯〇※★☆◇◆■□・･".contains(c) || ('①'..='⑳').contains(&c)).trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_below_a_body_is_a_department_or_an_addition() {
        for (printed, names) in [
            (&["社会福祉協議会", "（福祉課）"][..], &["社会福祉協議会", "福祉課"][..]),
            (&["社会福祉協議会", "(福祉課)", "健康課"], &["社会福祉協議会", "福祉課", "健康課"]),
            (&["社会福祉協議会", "（福祉課・健康課）"], &["社会福祉協議会", "福祉課", "健康課"]),
            (&["ＮＰＯ法人みんなの家", "（福祉課）"], &["ＮＰＯ法人みんなの家", "福祉課"]),
            (&["福祉課", "（主管）", "健康課"], &["福祉課（主管）", "健康課"]),
            (&["社会福祉協議会（福祉課）"], &["社会福祉協議会（福祉課）"]),
            (&["（福祉課）"], &["福祉課"]),
            (&["福祉総務課／高齢者支援課"], &["福祉総務課", "高齢者支援課"]),
            (&["地域包括支援セン", "ター（８か所）"], &["地域包括支援センター（８か所）"]),
            (&["福祉課及び健康課並びに住宅課"], &["福祉課", "健康課", "住宅課"]),
            (&["健康課　℡ 51-5131", "福祉課（内線2345）"], &["健康課", "福祉課"]),
            (&["子ども電話相談室"], &["子ども電話相談室"]),
        ] {
            let line = |(at, text): (usize, &&'static str)| Line {
                number: u32::try_from(at).unwrap() + 1,
                text,
                indent: 0,
                gap: Gap::None,
            };
            let lines: Vec<_> = printed.iter().enumerate().map(line).collect();
            let widths = Widths { title: 16, commitment: 56, narrative: 60, widest: 60 };
            assert_eq!(join_names(&lines, widths), names, "{printed:?}");
        }
    }
}
