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
}
