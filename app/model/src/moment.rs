//! A moment, as an argument: nothing here looks at a clock.

use crate::date::Date;
use crate::year::FiscalYear;
use jiff::Timestamp;
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};
use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds since 1970, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// That many seconds later; at the end of time it stays there.
    #[must_use]
    pub const fn after(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Seconds from an earlier moment to this one; 0 where that one is later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i64 {
        let seconds = self.0.saturating_sub(earlier.0);
        if seconds < 0 { 0 } else { seconds }
    }

    /// The day in Japan, where clocks have never been put forward since 1951; `None` beyond all calendars.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        let timestamp = Timestamp::from_second(self.0).ok()?;
        Some(Offset::constant(9).to_datetime(timestamp).date())
    }

    /// 「10:42」, by the clock in Japan; empty beyond all calendars.
    #[must_use]
    pub fn clock(self) -> String {
        let Ok(timestamp) = Timestamp::from_second(self.0) else { return String::new() };
        let time = Offset::constant(9).to_datetime(timestamp);
        format!("{}:{:02}", time.hour(), time.minute())
    }

    /// Midnight in Japan, at which a day begins.
    #[must_use]
    pub fn beginning(day: Date) -> Self {
        let midnight = day.to_datetime(jiff::civil::Time::midnight());
        Self(Offset::constant(9).to_timestamp(midnight).map_or(0, Timestamp::as_second))
    }

    /// The 年度 of that day.
    #[must_use]
    pub fn fiscal_year(self) -> Option<FiscalYear> {
        let day = self.day()?;
        FiscalYear::new(i32::from(day.year()) - i32::from(day.month() < 4)).ok()
    }
}

impl From<SystemTime> for Moment {
    fn from(time: SystemTime) -> Self {
        let seconds = time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        Self(i64::try_from(seconds).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fiscal_year_begins_at_midnight_in_japan() {
        let check = |seconds, western: Option<i32>| {
            assert_eq!(Moment(seconds).fiscal_year().map(FiscalYear::western), western, "{seconds}");
        };
        check(1_743_433_199, Some(2024)); // 2025-03-31 23:59:59 +09:00
        check(1_743_433_200, Some(2025));
        check(1_735_657_200, Some(2024)); // 2025-01-01 00:00 +09:00
        check(i64::MAX, None);
    }

    #[test]
    fn a_day_begins_at_midnight_in_japan() {
        let first = Moment::beginning(jiff::civil::date(2025, 4, 1));
        assert_eq!((first, first.clock().as_str()), (Moment(1_743_433_200), "0:00"));
        assert_eq!(Moment(1_743_433_200 - 60).clock(), "23:59");
        assert_eq!(Moment(1_743_433_200 - 60).day(), Some(jiff::civil::date(2025, 3, 31)));
        assert_eq!(Moment(i64::MAX).clock(), "");
    }
}
