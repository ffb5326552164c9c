//! How a reader is written to: in which language, and years by which calendar. Japanese is what the city writes; English
//! is said beside it, in one place each, by [`Lang::say`]. Names and texts of plans have one language and stay as printed.

use crate::calendar::Calendar;
use crate::date::Date;
use crate::number::prose;
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// The language of what is the site's own to say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// 日本語
    #[default]
    Ja,
    /// English
    En,
}

impl Lang {
    /// The value of `lang=` in addresses and of the attribute `lang` in documents.
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.say("ja", "en")
    }

    /// From an address; anything unknown is Japanese.
    #[must_use]
    pub fn from_key(key: &str) -> Self {
        if key == Self::En.key() { Self::En } else { Self::Ja }
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Ja => Self::En,
            Self::En => Self::Ja,
        }
    }

    /// The one of two wordings that is of this language.
    #[must_use]
    pub const fn say(self, japanese: &'static str, english: &'static str) -> &'static str {
        match self {
            Self::Ja => japanese,
            Self::En => english,
        }
    }

    /// A sentence around a word: what stands before and behind it in each language.
    #[must_use]
    pub fn around(self, word: &str, japanese: (&str, &str), english: (&str, &str)) -> String {
        let (before, behind) = match self {
            Self::Ja => japanese,
            Self::En => english,
        };
        format!("{before}{word}{behind}")
    }

    /// A count in a sentence: 「３」, "3".
    #[must_use]
    pub fn count(self, count: usize) -> String {
        match self {
            Self::Ja => prose(count),
            Self::En => count.to_string(),
        }
    }

    /// A count of things: 「３項目」, "3 measures". `english` is the word for one and for several.
    #[must_use]
    pub fn counted(self, count: usize, japanese: &str, english: (&str, &str)) -> String {
        match self {
            Self::Ja => format!("{}{japanese}", prose(count)),
            Self::En => format!("{count} {}", if count == 1 { english.0 } else { english.1 }),
        }
    }

    /// 「３項目」, "3 measures".
    #[must_use]
    pub fn measures(self, count: usize) -> String {
        self.counted(count, "項目", ("measure", "measures"))
    }

    /// 「３件」, "3": how many a list holds.
    #[must_use]
    pub fn items(self, count: usize) -> String {
        match self {
            Self::Ja => format!("{}件", prose(count)),
            Self::En => count.to_string(),
        }
    }

    /// 「３指標」, "3": behind words that name them already, where 「３」 alone would be no word to the ear.
    #[must_use]
    pub fn say_of_indicators(self, count: usize) -> String {
        match self {
            Self::Ja => self.indicators(count),
            Self::En => self.count(count),
        }
    }

    /// 「３指標」, "3 indicators".
    #[must_use]
    pub fn indicators(self, count: usize) -> String {
        self.counted(count, "指標", ("indicator", "indicators"))
    }
}

/// 「相談」, “相談”.
#[must_use]
pub fn quoted(words: &str, lang: Lang) -> String {
    lang.around(words, ("「", "」"), ("“", "”"))
}

/// Whether a text holds letters of Japanese: on a page in English its element says so.
#[must_use]
pub fn is_japanese(text: &str) -> bool {
    // 々〆〇, both kana, ideographs, half-width kana. Signs that stand in both (「①」, 「→」) and wide digits are neither.
    const LETTERS: [std::ops::RangeInclusive<char>; 6] = [
        '\u{3005}'..='\u{3007}',
        '\u{3041}'..='\u{30fa}',
        '\u{30fc}'..='\u{30ff}',
        '\u{3400}'..='\u{9fff}',
        '\u{f900}'..='\u{faff}',
        '\u{ff66}'..='\u{ff9f}',
    ];
    text.chars().any(|it| LETTERS.iter().any(|letters| letters.contains(&it)))
}

/// Language and calendar, as a reader has chosen them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Writing {
    /// 和暦 or 西暦.
    #[serde(default)]
    pub calendar: Calendar,
    /// Japanese or English.
    #[serde(default)]
    pub lang: Lang,
}

impl From<Calendar> for Writing {
    fn from(calendar: Calendar) -> Self {
        Self { calendar, ..Self::default() }
    }
}

impl Writing {
    /// The same in another calendar.
    #[must_use]
    pub const fn by(self, calendar: Calendar) -> Self {
        Self { calendar, ..self }
    }

    /// The same in another language.
    #[must_use]
    pub const fn said_in(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }

    /// What differs from the default, by the names and in the order of addresses.
    pub fn parts(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let calendar = (self.calendar != Calendar::default()).then(|| ("calendar", self.calendar.key()));
        let lang = (self.lang != Lang::default()).then(|| ("lang", self.lang.key()));
        calendar.into_iter().chain(lang)
    }

    /// The one of two wordings that is of its language.
    #[must_use]
    pub const fn say(self, japanese: &'static str, english: &'static str) -> &'static str {
        self.lang.say(japanese, english)
    }

    /// 「令和６年度」「2024年度」, "FY2024 (Reiwa 6)", "FY2024".
    #[must_use]
    pub fn year(self, year: FiscalYear) -> String {
        match (self.lang, self.calendar) {
            (Lang::Ja, calendar) => calendar.year(year),
            (Lang::En, Calendar::Japanese) => format!("FY{} ({})", year.western(), in_era(year)),
            (Lang::En, Calendar::Western) => format!("FY{}", year.western()),
        }
    }

    /// The same year by the other calendar, beside it: 「2024年度」. English names both, or is content with one.
    #[must_use]
    pub fn year_beside(self, year: FiscalYear) -> Option<String> {
        (self.lang == Lang::Ja).then(|| self.calendar.other().year(year))
    }

    /// 「６年度」「2024年度」, "R6", "2024": where there is little room, or the era is clear.
    #[must_use]
    pub fn short_year(self, year: FiscalYear) -> String {
        match self.lang {
            Lang::Ja => self.calendar.short_year(year),
            Lang::En => self.number(year),
        }
    }

    /// The whole year as it is said in the place of a short one, which stands in it (WCAG 2.5.3): 「R7」 does not in
    /// "FY2025 (Reiwa 7)".
    #[must_use]
    pub fn spoken_year(self, year: FiscalYear) -> String {
        let (whole, short) = (self.year(year), self.short_year(year));
        if whole.contains(&short) { whole } else { format!("{short}, {whole}") }
    }

    /// 「６」「2024」, "R6", "2024": under an axis.
    #[must_use]
    pub fn number(self, year: FiscalYear) -> String {
        match (self.lang, self.calendar) {
            (Lang::En, Calendar::Japanese) => format!("{}{}", year.in_era().era.letter, year.in_era().count),
            _ => self.calendar.number(year),
        }
    }

    /// 「令和６〜11年度」, "FY2024–2029 (Reiwa 6–11)".
    #[must_use]
    pub fn span(self, first: FiscalYear, last: FiscalYear) -> String {
        let western = format!("FY{}–{}", first.western(), last.western());
        match (self.lang, self.calendar) {
            (Lang::Ja, calendar) => calendar.span(first, last),
            (Lang::En, Calendar::Western) => western,
            (Lang::En, Calendar::Japanese) if first.in_era().era == last.in_era().era => {
                format!("{western} ({}–{})", in_era(first), last.in_era().count)
            }
            (Lang::En, Calendar::Japanese) => format!("{western} ({} – {})", in_era(first), in_era(last)),
        }
    }

    /// 「令和７年３月31日」, "31 March 2025".
    #[must_use]
    pub fn day(self, day: Date) -> String {
        match self.lang {
            Lang::Ja => self.calendar.day(day),
            Lang::En => format!("{} {}", day.day(), self.month(day)),
        }
    }

    /// 「令和７年３月31日現在」, "as of 31 March 2025".
    #[must_use]
    pub fn as_of(self, day: Date) -> String {
        self.lang.around(&self.day(day), ("", "現在"), ("as of ", ""))
    }

    /// 「（令和７年５月19日）」, " (19 May 2025)": behind other words.
    #[must_use]
    pub fn in_brackets(self, words: &str) -> String {
        self.lang.around(words, ("（", "）"), (" (", ")"))
    }

    /// 「　訂正版」, ", corrected edition": behind the number of a paper.
    #[must_use]
    pub const fn edition(self, edition: i32) -> &'static str {
        if edition > 1 { self.say("　訂正版", ", corrected edition") } else { "" }
    }

    /// 「令和７年３月」, "March 2025".
    #[must_use]
    pub fn month(self, day: Date) -> String {
        match self.lang {
            Lang::Ja => self.calendar.day(day).split_inclusive('月').next().unwrap_or_default().to_owned(),
            Lang::En => {
                let at = usize::from(day.month().unsigned_abs()).saturating_sub(1);
                format!("{} {}", MONTHS.get(at).copied().unwrap_or_default(), day.year())
            }
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn in_era(year: FiscalYear) -> String {
    format!("{} {}", year.in_era().era.roman, year.in_era().count)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: Writing = Writing { calendar: Calendar::Japanese, lang: Lang::En };

    fn year(western: i32) -> FiscalYear {
        FiscalYear::new(western).unwrap()
    }

    #[test]
    fn english_names_the_year_and_its_place_in_the_era() {
        let check = |western, words: &str, short: &str| {
            assert_eq!(ENGLISH.year(year(western)), words);
            assert_eq!(ENGLISH.short_year(year(western)), short);
            let other = ENGLISH.by(Calendar::Western);
            assert_eq!(
                (other.year(year(western)), other.short_year(year(western))),
                (format!("FY{western}"), western.to_string())
            );
        };
        check(2024, "FY2024 (Reiwa 6)", "R6");
        check(2019, "FY2019 (Reiwa 1)", "R1");
        check(2018, "FY2018 (Heisei 30)", "H30");
        check(1988, "FY1988 (Showa 63)", "S63");
        check(1868, "FY1868 (Meiji 1)", "M1");
    }

    #[test]
    fn what_is_seen_of_a_year_stands_in_what_is_said() {
        assert_eq!(Writing::default().spoken_year(year(2025)), "令和７年度");
        assert_eq!(ENGLISH.spoken_year(year(2025)), "R7, FY2025 (Reiwa 7)");
        assert_eq!(ENGLISH.by(Calendar::Western).spoken_year(year(2025)), "FY2025");
    }

    #[test]
    fn english_spans_name_an_era_once() {
        let check = |first, last, words: &str| assert_eq!(ENGLISH.span(year(first), year(last)), words);
        check(2024, 2029, "FY2024–2029 (Reiwa 6–11)");
        check(2017, 2023, "FY2017–2023 (Heisei 29 – Reiwa 5)");
        assert_eq!(ENGLISH.by(Calendar::Western).span(year(2024), year(2029)), "FY2024–2029");
    }

    #[test]
    fn days_and_months_are_written_in_the_readers_language() {
        let day = jiff::civil::date(2025, 3, 31);
        assert_eq!((ENGLISH.day(day), ENGLISH.month(day)), ("31 March 2025".to_owned(), "March 2025".to_owned()));
        let japanese = Writing::default();
        assert_eq!((japanese.day(day), japanese.month(day)), (Calendar::Japanese.day(day), "令和７年３月".to_owned()));
    }

    #[test]
    fn japanese_is_written_as_its_calendar_writes_it() {
        for calendar in Calendar::ALL {
            let writing = Writing::from(calendar);
            assert_eq!(writing.year(year(2024)), calendar.year(year(2024)));
            assert_eq!(writing.short_year(year(2024)), calendar.short_year(year(2024)));
            assert_eq!(writing.number(year(2024)), calendar.number(year(2024)));
            assert_eq!(writing.span(year(2024), year(2029)), calendar.span(year(2024), year(2029)));
            assert_eq!(writing.year_beside(year(2024)), Some(calendar.other().year(year(2024))));
        }
    }

    #[test]
    fn counts_are_written_as_each_language_writes_them() {
        let check = |count, japanese: &str, english: &str| {
            assert_eq!((Lang::Ja.measures(count).as_str(), Lang::En.measures(count).as_str()), (japanese, english));
        };
        check(0, "０項目", "0 measures");
        check(1, "１項目", "1 measure");
        check(18, "18項目", "18 measures");
    }

    #[test]
    fn letters_tell_japanese_and_signs_do_not() {
        for text in ["項目", "ことば", "〇", "ﾊﾟ", "R6 人"] {
            assert!(is_japanese(text), "{text}");
        }
        for text in ["", "FY2024 – 1,200.5 %", "①→ ○△□×◎－ ‹ ›", "（１）・", "「 」"] {
            assert!(!is_japanese(text), "{text}");
        }
    }
}
