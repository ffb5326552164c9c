//! Reading a 年度 as people print it. A date is not a year: 「令和６年10月」 names none here.

use super::{ERAS, Era, FiscalYear};
use crate::number::{leading_digits, read_kanji};
use crate::text::narrow;

/// A year found at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintedYear {
    /// Which.
    pub year: FiscalYear,
    /// Bytes that name it.
    pub len: usize,
}

impl FiscalYear {
    /// Reads a whole text as a year: 令和６年度, Ｒ６, R06, 令6, 令和元年度, 平成31年度, 2024年度, 令和６(2024)年度,
    /// 令和６年度（2024年度）. `None` for anything else, also for two calendars that disagree.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::read_in(ERAS, text)
    }

    /// As [`Self::read`], with eras of the caller's.
    #[must_use]
    pub fn read_in(eras: &[Era<'_>], text: &str) -> Option<Self> {
        let text = text.trim();
        let found = year_at(eras, text)?;
        text[found.len..].trim().is_empty().then_some(found.year)
    }

    /// Reads a bare 「６年度」 or 「6年」 on a page that speaks of the year `page`: of the eras that are possible, that
    /// which comes nearest to the page's year. Whole years are read as by [`Self::read`].
    #[must_use]
    pub fn read_on_page(text: &str, page: Self) -> Option<Self> {
        if let Some(year) = Self::read(text) {
            return Some(year);
        }
        let text = text.trim();
        let (count, len) = count_at(text)?;
        if !matches!(text[len..].trim(), "年度" | "年") {
            return None;
        }
        let years = ERAS.iter().filter_map(|era| Self::new(era.first_year() + count - 1).ok());
        years.min_by_key(|year| (year.western() - page.western()).abs())
    }
}

/// Reads a year at the start of `text`; what follows is left to the caller.
#[must_use]
pub fn read_year_at(text: &str) -> Option<PrintedYear> {
    year_at(ERAS, text)
}

fn year_at(eras: &[Era<'_>], text: &str) -> Option<PrintedYear> {
    let first = era_at(eras, text).or_else(|| western_at(text, Suffix::Needed))?;
    let mut len = first.len;
    let rest = &text[len..];
    if let Some((other, other_len)) = bracketed_at(eras, rest) {
        if other != first.year {
            return None;
        }
        len += other_len;
        len += suffix_len(&text[len..]);
    }
    Some(PrintedYear { year: first.year, len })
}

/// 「(2024)」 or 「（2024年度）」 behind a year, or 「（令和６年度）」 behind a western one.
fn bracketed_at(eras: &[Era<'_>], text: &str) -> Option<(FiscalYear, usize)> {
    let open = text.chars().next().filter(|open| narrow(*open) == '(')?;
    let inside = &text[open.len_utf8()..];
    let found = western_at(inside, Suffix::Optional).or_else(|| era_at(eras, inside))?;
    let close = inside[found.len..].chars().next().filter(|close| narrow(*close) == ')')?;
    Some((found.year, open.len_utf8() + found.len + close.len_utf8()))
}

fn era_at(eras: &[Era<'_>], text: &str) -> Option<PrintedYear> {
    for era in eras {
        let Some((name_len, spelled)) = name_at(era, text) else { continue };
        let gap = text[name_len..].len() - text[name_len..].trim_start_matches([' ', '\u{3000}', '.']).len();
        let at = name_len + gap;
        let Some((count, len)) = count_at(&text[at..]) else { continue };
        let end = at + len;
        let suffix = suffix_len(&text[end..]);
        // 「R5回」 or 「令6人」 are no years: a short name needs 年 or an end behind it.
        let ended = text[end..].chars().next().is_none_or(|next| " \u{3000}:：)）(（、,/／".contains(next));
        if suffix == 0 && !spelled && !ended || is_month_next(&text[end + suffix..]) {
            return None;
        }
        let year = FiscalYear::new(era.first_year() + count - 1).ok()?;
        return Some(PrintedYear { year, len: end + suffix });
    }
    None
}

/// Length of the era's name at the start, and whether it is the full one.
fn name_at(era: &Era<'_>, text: &str) -> Option<(usize, bool)> {
    if text.starts_with(era.name) {
        return Some((era.name.len(), true));
    }
    let first = text.chars().next()?;
    let letter = narrow(first).to_ascii_uppercase() == era.letter;
    if letter {
        return Some((first.len_utf8(), false));
    }
    text.starts_with(era.short).then_some((era.short.len(), false))
}

/// 元 or up to three digits, not 0.
fn count_at(text: &str) -> Option<(i32, usize)> {
    if text.starts_with('元') {
        return Some((1, '元'.len_utf8()));
    }
    let (digits, len) = leading_digits(text);
    if digits.is_empty()
        && let Some(found) = kanji_count_at(text)
    {
        return Some(found);
    }
    if digits.is_empty() || digits.len() > 3 {
        return None;
    }
    digits.parse().ok().filter(|count| *count > 0).map(|count| (count, len))
}

/// 五 of 「五年度」.
fn kanji_count_at(text: &str) -> Option<(i32, usize)> {
    let len = text.find(|c: char| !"一二三四五六七八九十".contains(c)).filter(|len| *len > 0)?;
    let count = read_kanji(&text[..len]).filter(|_| text[len..].starts_with('年'))?;
    Some((i32::try_from(count).ok()?, len))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Suffix {
    Needed,
    Optional,
}

fn western_at(text: &str, suffix: Suffix) -> Option<PrintedYear> {
    let (digits, len) = leading_digits(text);
    let year = digits.parse().ok().filter(|_| digits.len() == 4).and_then(|year| FiscalYear::new(year).ok())?;
    let after = suffix_len(&text[len..]);
    if suffix == Suffix::Needed && after == 0 && bracketed_at(ERAS, &text[len..]).is_none() {
        return None;
    }
    if is_month_next(&text[len + after..]) {
        return None;
    }
    Some(PrintedYear { year, len: len + after })
}

fn suffix_len(text: &str) -> usize {
    ["年度", "年"].iter().find(|suffix| text.starts_with(**suffix)).map_or(0, |suffix| suffix.len())
}

fn is_month_next(text: &str) -> bool {
    let (digits, len) = leading_digits(text);
    !digits.is_empty() && text[len..].starts_with('月')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, western: Option<i32>) {
        assert_eq!(FiscalYear::read(text).map(FiscalYear::western), western, "{text}");
    }

    #[test]
    fn a_year_is_read_in_all_its_spellings() {
        for text in [
            "令和６年度",
            "令和6年度",
            "令和6",
            "Ｒ６",
            "R6",
            "R06",
            "r6",
            "令6",
            "2024年度",
            "２０２４年度",
            "令和６年",
        ] {
            check(text, Some(2024));
        }
        for text in [
            "令和６(2024)年度",
            "令和６（2024）年度",
            "令和６年度（2024年度）",
            "2024年度（令和６年度）",
            "2024(令和６)年度",
        ] {
            check(text, Some(2024));
        }
        for text in ["令和元年度", "平成31年度", "平成３１年度", "R元", "R1", "H31", "平31", "令和１年度"]
        {
            check(text, Some(2019));
        }
        for text in ["令和六年度", "令和六年", "平成三十六年度"] {
            check(text, Some(2024));
        }
        check("平成30年度", Some(2018));
        check("昭和64年度", Some(1989));
    }

    #[test]
    fn what_is_no_year_is_not_read_as_one() {
        for text in [
            "",
            "令和",
            "令和０年度",
            "令和６年10月",
            "令和７年３月31日",
            "2024",
            "R5回",
            "６年度",
            "令和６(2023)年度",
            "令和999年度",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn a_bare_year_takes_the_era_of_its_page() {
        let page = FiscalYear::new(2024).unwrap();
        let read = |text: &str| FiscalYear::read_on_page(text, page).map(FiscalYear::western);
        assert_eq!(read("６年度"), Some(2024));
        assert_eq!(read("元年度"), Some(2019));
        assert_eq!(read("30年度"), Some(2018));
        assert_eq!(read("５年"), Some(2023));
        assert_eq!(read("６回"), None);
    }

    #[test]
    fn a_future_era_is_a_row_of_data() {
        let coming = Era { name: "未来", roman: "Mirai", short: "未", letter: 'Z', first: (2050, 1, 1) };
        let eras: Vec<Era<'_>> = ERAS.iter().copied().chain([coming]).collect();
        assert_eq!(FiscalYear::read_in(&eras, "未来元年度").map(FiscalYear::western), Some(2050));
        assert_eq!(FiscalYear::read("未来元年度"), None);
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(western in 1868i32..=2200) {
            let year = FiscalYear::new(western).unwrap();
            prop_assert_eq!(FiscalYear::read(&year.to_string()), Some(year));
            prop_assert_eq!(FiscalYear::read(&crate::calendar::Calendar::Western.year(year)), Some(year));
        }

        #[test]
        fn width_makes_no_difference(western in 1990i32..=2117) {
            let year = FiscalYear::new(western).unwrap();
            let era = year.in_era();
            let half = format!("{}{}年度", era.era.name, era.count);
            let full: String = half.chars().map(crate::text::widen).collect();
            prop_assert_eq!(FiscalYear::read(&half), Some(year));
            prop_assert_eq!(FiscalYear::read(&full), Some(year));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,20}") {
            let _ = FiscalYear::read(&text);
            let _ = read_year_at(&text);
        }
    }
}
