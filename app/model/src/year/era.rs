//! Eras as data. The table is the only place that knows their names and first years.

use super::FiscalYear;
use crate::calendar::Calendar;

/// 元号: a name for counting years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Era<'a> {
    /// 「令和」.
    pub name: &'a str,
    /// 「Reiwa」.
    pub roman: &'a str,
    /// 「令」.
    pub short: &'a str,
    /// 「R」.
    pub letter: char,
    /// First day: year, month, day.
    pub first: (i16, i8, i8),
}

impl Era<'_> {
    /// Western year of its 元年.
    #[must_use]
    pub const fn first_year(&self) -> i32 {
        self.first.0 as i32
    }
}

/// The eras, oldest first. A new one is a new row.
pub const ERAS: &[Era<'static>] = &[
    Era { name: "明治", roman: "Meiji", short: "明", letter: 'M', first: (1868, 1, 25) },
    Era { name: "大正", roman: "Taisho", short: "大", letter: 'T', first: (1912, 7, 30) },
    Era { name: "昭和", roman: "Showa", short: "昭", letter: 'S', first: (1926, 12, 25) },
    Era { name: "平成", roman: "Heisei", short: "平", letter: 'H', first: (1989, 1, 8) },
    Era { name: "令和", roman: "Reiwa", short: "令", letter: 'R', first: (2019, 5, 1) },
];

/// A year counted in an era. A year in which an era begins belongs to the new era: 平成31年度 is 令和元年度.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EraYear {
    /// Its era.
    pub era: Era<'static>,
    /// 1 is 元年.
    pub count: i32,
}

impl FiscalYear {
    /// The year as counted in its era.
    #[must_use]
    pub fn in_era(self) -> EraYear {
        let oldest = ERAS[0];
        let era = ERAS.iter().rev().find(|era| era.first_year() <= self.western()).copied().unwrap_or(oldest);
        EraYear { era, count: self.western() - era.first_year() + 1 }
    }
}

impl std::fmt::Display for FiscalYear {
    /// 「令和６年度（2024年度）」.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}（{}）", Calendar::Japanese.year(*self), Calendar::Western.year(*self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(western: i32, shown: &str) {
        assert_eq!(FiscalYear::new(western).unwrap().to_string(), shown);
    }

    #[test]
    fn a_year_is_shown_in_both_calendars() {
        check(2024, "令和６年度（2024年度）");
        check(2019, "令和元年度（2019年度）");
        check(2018, "平成30年度（2018年度）");
        check(2028, "令和10年度（2028年度）");
        check(1989, "平成元年度（1989年度）");
        check(1868, "明治元年度（1868年度）");
    }
}
