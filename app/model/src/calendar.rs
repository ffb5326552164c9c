//! 和暦 and 西暦: how a year or a day is written for a reader. It
//! reads nothing: years as people write them are read in `year`, which also holds the eras.

use crate::date::Date;
use crate::number::prose;
use crate::year::{ERAS, Era, FiscalYear};
use serde::{Deserialize, Serialize};

/// The calendar that a reader has chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calendar {
    /// 和暦
    #[default]
    Japanese,
    /// 西暦
    Western,
}

impl Calendar {
    /// Both, in the order of the switch.
    pub const ALL: [Self; 2] = [Self::Japanese, Self::Western];

    /// 「和暦」「西暦」.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Japanese => "和暦",
            Self::Western => "西暦",
        }
    }

    /// The same in English.
    #[must_use]
    pub const fn english(self) -> &'static str {
        match self {
            Self::Japanese => "Japanese eras",
            Self::Western => "Western years",
        }
    }

    /// The value of `calendar=` in addresses.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Japanese => "japanese",
            Self::Western => "western",
        }
    }

    /// From an address; anything unknown is 和暦.
    #[must_use]
    pub fn from_key(key: &str) -> Self {
        if key == Self::Western.key() { Self::Western } else { Self::Japanese }
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Japanese => Self::Western,
            Self::Western => Self::Japanese,
        }
    }

    /// 「令和６年度」「令和元年度」「2024年度」.
    #[must_use]
    pub fn year(self, year: FiscalYear) -> String {
        match self {
            Self::Western => format!("{}年度", year.western()),
            Self::Japanese => format!("{}{}", era_of(year).name, self.short_year(year)),
        }
    }

    /// 「６年度」「元年度」「2024年度」: where the era is clear from what stands beside it.
    #[must_use]
    pub fn short_year(self, year: FiscalYear) -> String {
        format!("{}年度", self.number(year))
    }

    /// 「６」「元」「2024」: under an axis.
    #[must_use]
    pub fn number(self, year: FiscalYear) -> String {
        match self {
            Self::Western => year.western().to_string(),
            Self::Japanese => in_era(year.western(), era_of(year)),
        }
    }

    /// 「令和６〜11年度」「2024〜2029年度」.
    #[must_use]
    pub fn span(self, first: FiscalYear, last: FiscalYear) -> String {
        match self {
            Self::Western => format!("{}〜{}年度", first.western(), last.western()),
            Self::Japanese if era_of(first).name == era_of(last).name => {
                format!("{}{}〜{}年度", era_of(first).name, self.number(first), self.number(last))
            }
            Self::Japanese => format!("{}〜{}", self.year(first), self.year(last)),
        }
    }

    /// 「令和７年３月31日」「2025年３月31日」.
    #[must_use]
    pub fn day(self, day: Date) -> String {
        let part = |it: i8| prose(usize::from(it.unsigned_abs()));
        let year = match self {
            Self::Western => day.year().to_string(),
            Self::Japanese => {
                let era = ERAS.iter().rev().find(|era| era.first <= (day.year(), day.month(), day.day()));
                era.map_or_else(
                    || day.year().to_string(),
                    |era| format!("{}{}", era.name, in_era(i32::from(day.year()), *era)),
                )
            }
        };
        format!("{year}年{}月{}日", part(day.month()), part(day.day()))
    }
}

/// A 年度 bears the era that began in its first calendar year, even after April: 2019 is 令和元年度.
fn era_of(year: FiscalYear) -> Era<'static> {
    year.in_era().era
}

fn in_era(western: i32, era: Era<'_>) -> String {
    match western - era.first_year() + 1 {
        1 => "元".to_owned(),
        number => usize::try_from(number).map_or_else(|_| western.to_string(), prose),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(western: i32) -> FiscalYear {
        FiscalYear::new(western).unwrap()
    }

    #[test]
    fn years_are_written_as_the_city_writes_them() {
        let check = |western, words: &str, short: &str| {
            assert_eq!(Calendar::Japanese.year(year(western)), words);
            assert_eq!(Calendar::Japanese.short_year(year(western)), short);
            assert_eq!(Calendar::Western.year(year(western)), format!("{western}年度"));
        };
        check(2024, "令和６年度", "６年度");
        check(2019, "令和元年度", "元年度");
        check(2018, "平成30年度", "30年度");
        check(2028, "令和10年度", "10年度");
        check(1989, "平成元年度", "元年度");
        check(1988, "昭和63年度", "63年度");
        check(1868, "明治元年度", "元年度");
    }

    #[test]
    fn a_span_names_the_era_once() {
        let check = |first, last, words: &str| assert_eq!(Calendar::Japanese.span(year(first), year(last)), words);
        check(2024, 2029, "令和６〜11年度");
        check(2017, 2023, "平成29年度〜令和５年度");
        assert_eq!(Calendar::Western.span(year(2024), year(2029)), "2024〜2029年度");
    }

    #[test]
    fn days_keep_to_the_day_on_which_an_era_began() {
        let check = |y, m, d, words: &str| assert_eq!(Calendar::Japanese.day(jiff::civil::date(y, m, d)), words);
        check(2025, 3, 31, "令和７年３月31日");
        check(2025, 5, 19, "令和７年５月19日");
        check(2019, 4, 30, "平成31年４月30日");
        check(2019, 5, 1, "令和元年５月１日");
        assert_eq!(Calendar::Western.day(jiff::civil::date(2025, 3, 31)), "2025年３月31日");
    }
}
