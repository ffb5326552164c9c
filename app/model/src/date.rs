//! Calendar days as the documents give them (令和７年３月31日). No time of day, no zone, no clock.

pub use jiff::civil::Date;

use crate::number::leading_digits;
use crate::text::narrow;
use crate::year::ERAS;

/// A day found at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintedDate {
    /// Which.
    pub date: Date,
    /// Bytes that name it, a day of the week in brackets included.
    pub len: usize,
}

/// Reads a whole text as a day: 令和７年３月31日, R7.3.31, 2025年3月31日, 2025/3/31, each with or without （月）.
#[must_use]
pub fn read_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let found = read_date_at(text)?;
    text[found.len..].trim().is_empty().then_some(found.date)
}

/// Reads a day at the start of `text`.
#[must_use]
pub fn read_date_at(text: &str) -> Option<PrintedDate> {
    let (year, mut at) = calendar_year_at(text)?;
    let mark = text[at..].chars().next()?;
    at += mark.len_utf8();
    let between = match narrow(mark) {
        '年' => '月',
        other @ ('.' | '/' | '-') => other,
        _ => return None,
    };
    let (month, len) = small_at(&text[at..])?;
    at += len;
    at += text[at..].chars().next().filter(|mark| narrow(*mark) == between)?.len_utf8();
    let (day, len) = small_at(&text[at..])?;
    at += len;
    if between == '月' {
        at += text[at..].chars().next().filter(|mark| *mark == '日')?.len_utf8();
    }
    let date = Date::new(i16::try_from(year).ok()?, month, day).ok()?;
    Some(PrintedDate { date, len: at + weekday_len(&text[at..]) })
}

fn calendar_year_at(text: &str) -> Option<(i32, usize)> {
    for era in ERAS {
        let first = text.chars().next()?;
        let name = if text.starts_with(era.name) {
            era.name.len()
        } else if narrow(first) == era.letter {
            first.len_utf8()
        } else {
            continue;
        };
        if text[name..].starts_with('元') {
            return Some((era.first_year(), name + '元'.len_utf8()));
        }
        let (digits, len) = leading_digits(&text[name..]);
        let count: i32 = digits.parse().ok().filter(|count| (1..100).contains(count))?;
        return Some((era.first_year() + count - 1, name + len));
    }
    let (digits, len) = leading_digits(text);
    if digits.len() != 4 {
        return None;
    }
    Some((digits.parse().ok()?, len))
}

fn small_at(text: &str) -> Option<(i8, usize)> {
    let (digits, len) = leading_digits(text);
    digits.parse().ok().filter(|_| digits.len() <= 2).map(|number| (number, len))
}

fn weekday_len(text: &str) -> usize {
    let mut chars = text.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some(open), Some(day), Some(close))
            if narrow(open) == '(' && "月火水木金土日".contains(day) && narrow(close) == ')' =>
        {
            open.len_utf8() + day.len_utf8() + close.len_utf8()
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, day: Option<(i16, i8, i8)>) {
        let day = day.map(|(year, month, day)| Date::new(year, month, day).unwrap());
        assert_eq!(read_date(text), day, "{text}");
    }

    #[test]
    fn a_day_is_read_as_printed() {
        for text in [
            "令和７年３月31日",
            "令和7年3月31日",
            "Ｒ７．３．31",
            "R7.3.31",
            "2025年３月31日",
            "2025/3/31",
            "令和７年３月31日（月）",
        ] {
            check(text, Some((2025, 3, 31)));
        }
        check("令和元年５月１日", Some((2019, 5, 1)));
        check("平成31年4月1日", Some((2019, 4, 1)));
    }

    #[test]
    fn an_impossible_day_is_none() {
        for text in ["令和７年２月30日", "令和７年３月", "8/23", "令和７年", "", "25.3.31"] {
            check(text, None);
        }
    }
}
