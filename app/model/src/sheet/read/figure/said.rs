//! The year that a label or a bracket names: 「R5登録者数」, 「令和６年３月末」, 「前々年度」. Which figure it then makes is told by
//! those who ask.

use crate::number::{leading_digits, leading_unit};
use crate::text::narrow;
use crate::year::{FiscalYear, read_year_at};

/// A year within a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub of: Of,
    /// Bytes that name it.
    pub start: usize,
    pub end: usize,
}

/// Which year that is, seen from the list's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// The list's own; whether it is named by its number, or as 今年度.
    This,
    /// The year before.
    Before,
    /// One further back.
    Earlier(FiscalYear),
    /// One to come, or one that isn't told: 初年度.
    Other,
}

/// Years told from the list's own, and how far off they are. The longer ones first.
const RELATIVE: &[(&str, i32)] = &[
    ("前々年度", -2),
    ("一昨年度", -2),
    ("前年度", -1),
    ("昨年度", -1),
    ("今年度", 0),
    ("本年度", 0),
    ("当年度", 0),
    ("来年度", 1),
    ("次年度", 1),
    ("翌年度", 1),
    ("前々年", -2),
    ("一昨年", -2),
    ("前年", -1),
    ("昨年", -1),
];

/// Words behind a year that make it the start of something that still goes on: 「令和元年度からの累計」.
const SINCE: &[&str] = &[
    "から", "より", "以前", "以降", "以来", "開始", "開設", "設立", "設置", "創設", "発足", "施行", "制定", "改正",
    "改定", "策定", "版",
];
/// Signs of a span of years: 「令和６～11年度」. A span of months is a time within a year.
const SPAN: &[&str] = &["～", "〜", "~", "-", "－"];

/// The year that a text names, wherever it stands; of several the first that isn't the list's own.
pub(super) fn year_in(text: &str, year: FiscalYear) -> Option<Named> {
    let mut own = None;
    let mut before = ' ';
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        let begins = at >= skip && begins_year(before, c);
        before = narrow(c);
        let Some((of, len)) = begins.then(|| year_at(&text[at..], year)).flatten() else { continue };
        skip = at + len;
        let month = text[at..skip].contains(['月', '.', '．', '/']);
        let follows = |words: &[&str]| words.iter().any(|word| text[skip..].starts_with(word));
        if follows(SINCE) || !month && follows(SPAN) {
            return None;
        }
        let named = Named { of, start: at, end: skip };
        match of {
            Of::This => own = own.or(Some(named)),
            _ => return Some(named),
        }
    }
    own
}

/// Whether a text names a year behind the list's own by its number, whatever it says of it: 「令和７年度から開始する」.
pub(super) fn names_later_year(text: &str, year: FiscalYear) -> bool {
    let mut before = ' ';
    text.char_indices().any(|(at, c)| {
        let begins = begins_year(before, c);
        before = narrow(c);
        let read = if begins { read_year_at(&text[at..]) } else { None };
        read.is_some_and(|found| found.year > year && !SPAN.iter().any(|sign| text[..at].ends_with(sign)))
    })
}

/// Whether a year can begin with `c`: an era, a word or digits, behind another word.
fn begins_year(before: char, c: char) -> bool {
    let first = narrow(c);
    let word = "令平昭前一昨今本当来次翌".contains(first);
    let number = (first.is_ascii_digit() || matches!(first, 'R' | 'H'))
        && !before.is_ascii_alphanumeric()
        && !"第.元和成".contains(before);
    // 還元 and 地元 are no years.
    word || number || first == '元' && !before.is_alphanumeric()
}

/// The year at the start of a text, and the bytes that name it.
pub(super) fn year_at(text: &str, year: FiscalYear) -> Option<(Of, usize)> {
    if let Some((word, off)) = RELATIVE.iter().find(|(word, _)| text.starts_with(word)) {
        let of = FiscalYear::new(year.western() + off).map_or(Of::Other, |named| of_year(named, year));
        return Some((of, word.len()));
    }
    if let Some(read) = day_at(text, year) {
        return Some(read);
    }
    if let Some(found) = read_year_at(text).filter(|found| !text[found.len..].starts_with("度")) {
        return Some((of_year(found.year, year), found.len));
    }
    if let Some((named, len)) = letter_at(text) {
        return Some((of_year(named, year), len));
    }
    if let Some(len) = first_year_at(text) {
        return FiscalYear::read_on_page("元年度", year).map(|named| (of_year(named, year), len));
    }
    let (digits, len) = leading_digits(text);
    let end = len + text[len..].strip_prefix("年度").map(|_| "年度".len())?;
    let lasts = ["目", "間", "分", "連続", "以"].iter().any(|word| text[end..].starts_with(word));
    if digits.is_empty() || digits.len() > 2 || lasts {
        return None;
    }
    FiscalYear::read_on_page(&text[..end], year).map(|named| (of_year(named, year), end))
}

/// A bare 「元年度」, or 「元：634件」, of the page's era.
fn first_year_at(text: &str) -> Option<usize> {
    let first = text.strip_prefix('元')?;
    if first.starts_with("年度") {
        return Some("元年度".len());
    }
    first.starts_with(['：', ':']).then_some('元'.len_utf8())
}

fn of_year(named: FiscalYear, year: FiscalYear) -> Of {
    match named.western() - year.western() {
        0 => Of::This,
        -1 => Of::Before,
        ..-1 => Of::Earlier(named),
        _ => Of::Other,
    }
}

/// 「R5」 before a word: 「R5登録者数」, 「R5実績」, but not 「R5回」, 「R5号室」, 「H2O」.
fn letter_at(text: &str) -> Option<(FiscalYear, usize)> {
    let letter = text.chars().next().filter(|c| matches!(narrow(*c), 'R' | 'H'))?;
    let (digits, len) = leading_digits(&text[letter.len_utf8()..]);
    let end = letter.len_utf8() + len;
    let next = text[end..].chars().next()?;
    let span = SPAN.iter().any(|sign| text[end..].starts_with(sign));
    let closed = ">＞］]〕】」》〉".contains(next);
    let word = span || closed || matches!(next, '一'..='龠') && !"号級型番階線系区組期".contains(next);
    if digits.is_empty() || digits.len() > 2 || !word || leading_unit(&text[end..]).is_some() {
        return None;
    }
    read_year_at(&text[..end]).map(|found| (found.year, end))
}

/// A day or month of a year: 「令和６年３月末」, 「R6.3.31」, 「令和５年１月」. The first of April stands for the year that it ends,
/// as lists give it behind a year's amounts.
fn day_at(text: &str, year: FiscalYear) -> Option<(Of, usize)> {
    let (name, count) = era_at(text)?;
    let mark = text[name..].chars().next()?;
    let between = match narrow(mark) {
        '年' => '月',
        other @ ('.' | '/') => other,
        _ => return None,
    };
    let at = name + mark.len_utf8();
    let (month, len) = leading_digits(&text[at..]);
    let month: i32 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let mut end = at + len;
    end += text[end..].chars().next().filter(|c| narrow(*c) == between).map_or(0, char::len_utf8);
    let (day, len) = leading_digits(&text[end..]);
    end += len;
    end += ["末日", "末", "日"].iter().find(|word| text[end..].starts_with(**word)).map_or(0, |word| word.len());
    let first_of_april = month == 4 && day == "1" && text[end..].starts_with(['現', '時']);
    let named = FiscalYear::new(if month <= 3 { count - 1 } else { count }).ok()?;
    let of = if first_of_april && Some(named) == year.next() { Of::This } else { of_year(named, year) };
    Some((of, end))
}

/// The calendar year at the start, without 年, and its bytes.
fn era_at(text: &str) -> Option<(usize, i32)> {
    let (digits, len) = leading_digits(text);
    if digits.len() == 4 {
        return digits.parse().ok().map(|count| (len, count));
    }
    for era in crate::year::ERAS {
        let first = text.chars().next()?;
        let name = if text.starts_with(era.name) {
            era.name.len()
        } else if narrow(first) == era.letter || text.starts_with(era.short) {
            first.len_utf8()
        } else {
            continue;
        };
        if text[name..].starts_with('元') {
            return Some((name + '元'.len_utf8(), era.first_year()));
        }
        let (digits, len) = leading_digits(&text[name..]);
        let count: i32 = digits.parse().ok().filter(|count| (1..100).contains(count))?;
        return Some((name + len, era.first_year() + count - 1));
    }
    None
}

/// What follows a year that only says that its result comes.
const RESULT: &[&str] = &["", "実績", "実績値", "の実績", "の実績値", "は", "値", "分"];

/// A text without the number of the list's own year; `None` where it has none. Days stay, and so does 今年度.
pub(super) fn without_own_year(text: &str, year: FiscalYear) -> Option<String> {
    let named = year_in(text, year).filter(|named| named.of == Of::This)?;
    let own = &text[named.start..named.end];
    let relative = RELATIVE.iter().any(|(word, _)| own.starts_with(word));
    let day = own.contains(['月', '.', '．', '/']);
    if text[named.end..].starts_with('末') && !relative && !day {
        return Some(format!("{}年度{}", &text[..named.start], &text[named.end..]));
    }
    (!relative && !day).then(|| without_year(text, named))
}

/// A text without the year that it names, its bracket and 実績 behind it: empty where nothing else stands in it.
pub(super) fn without_year(text: &str, named: Named) -> String {
    let (before, after) = (&text[..named.start], &text[named.end..]);
    let open = ['（', '(', '<', '＜', '［', '[', '〔', '「', '【'];
    let bare = before.strip_suffix(open).zip(after.strip_prefix(['）', ')', '>', '＞', '］', ']', '〕', '」', '】']));
    let (before, after) = bare.unwrap_or((before, after));
    let after = after.trim_start_matches(['の', '\u{3000}', ' ', '：', ':']);
    let rest = if RESULT.contains(&after) { before.to_owned() } else { format!("{before}{after}") };
    rest.trim().to_owned()
}

/// What tells, behind a year or a day, of which time a state is; longer words first.
pub(super) const ENDS: [&str; 5] = ["末現在", "末時点", "末", "現在", "時点"];

/// Whether a text says nothing but a year or its end, 「令和６年度末現在」.
pub(super) fn is_time_alone(text: &str, year: FiscalYear) -> bool {
    let bare = text.trim().trim_end_matches(['：', ':']);
    let end = ENDS.iter().find_map(|word| bare.strip_suffix(word));
    is_year_alone(text, year) || end.is_some_and(|before| is_year_alone(before, year))
}

/// Whether a text says nothing but a year, and that its result follows.
pub(super) fn is_year_alone(text: &str, year: FiscalYear) -> bool {
    let text = text.trim().trim_end_matches(['：', ':']);
    let bare = text
        .strip_prefix(['（', '(', '【', '＜', '<', '〈', '《', '〔', '［'])
        .map_or(text, |inner| inner.trim_end_matches(['）', ')', '】', '＞', '>', '〉', '》', '〕', '］']));
    year_at(bare, year).is_some_and(|(_, len)| RESULT.contains(&bare[len..].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_of_a_label_is_told() {
        let year = FiscalYear::new(2024).unwrap();
        let earlier = |year| Some(Of::Earlier(FiscalYear::new(year).unwrap()));
        for (label, of) in [
            ("R5登録者数", Some(Of::Before)),
            ("令和５年度相談件数", Some(Of::Before)),
            ("2023年度参加者数", Some(Of::Before)),
            ("令和５年の相談件数", Some(Of::Before)),
            ("相談件数（令和５年度）", Some(Of::Before)),
            ("R6.3末", Some(Of::Before)),
            ("登録者数（令和６年３月31日現在）", Some(Of::Before)),
            ("前々年度の受講者", earlier(2022)),
            ("H30登録者数", earlier(2018)),
            ("令和７年度登録予定者数", Some(Of::Other)),
            ("来年度の受講者", Some(Of::Other)),
            ("R6登録者数", Some(Of::This)),
            ("登録者数（令和７年３月31日現在）", Some(Of::This)),
            ("登録者数（令和７年４月１日現在）", Some(Of::This)),
            ("令和５年１月～12月の相談件数", earlier(2022)),
            ("令和６～11年度計画の冊子", None),
            ("計画期間中（R3～R8）の整備数", None),
            ("昭和60年度以前の建物", None),
            ("令和元年度からの累計", None),
            ("平成12年４月設置のひろば", None),
            ("R5号室利用者", None),
            ("年度更新", None),
            ("３年度目の参加者", None),
            ("４月講座", None),
            ("3.11追悼行事", None),
            ("第５年度", None),
        ] {
            assert_eq!(year_in(label, year).map(|named| named.of), of, "{label}");
        }
    }

    #[test]
    fn the_own_year_is_no_part_of_a_name() {
        let year = FiscalYear::new(2024).unwrap();
        for (label, name) in [
            ("令和６年度の相談件数", Some("相談件数")),
            ("R6登録者数", Some("登録者数")),
            ("相談件数（令和６年度）", Some("相談件数")),
            ("令和６年度実績", Some("")),
            ("R６年度末登録者数", Some("年度末登録者数")),
            ("登録者数（令和７年３月31日現在）", None),
            ("今年度実績", None),
            ("相談件数", None),
        ] {
            assert_eq!(without_own_year(label, year).as_deref(), name, "{label}");
        }
        assert!(is_year_alone("令和５年度実績", year));
        assert!(is_year_alone("R5：", year));
        assert!(!is_year_alone("令和５年度登録者", year));
        for text in ["令和６年度末", "前年度末", "R7.3.31現在", "令和５年度末現在："] {
            assert!(is_time_alone(text, year) && !is_year_alone("令和６年度末", year), "{text}");
        }
        assert!(!is_time_alone("令和５年度末登録者", year));
    }
}
